/// The tabs, in their order on the screen.
package enum Tab: String, Sendable, CaseIterable, Codable {
  case dashboard, chat, files, git, editor, servers

  package var title: String {
    switch self {
    case .dashboard: "Dashboard"
    case .chat: "Chat"
    case .files: "Files"
    case .git: "Git"
    case .editor: "Editor"
    case .servers: "Servers"
    }
  }

  /// Counted from 1, as on the keys.
  package var number: Int { (Tab.allCases.firstIndex(of: self) ?? 0) + 1 }

  func stepped(by steps: Int) -> Tab {
    let all = Tab.allCases
    return all[(number - 1 + steps + all.count) % all.count]
  }
}
