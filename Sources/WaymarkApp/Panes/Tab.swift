/// The tabs, in their order on the screen.
package enum Tab: String, Sendable, CaseIterable {
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

  /// What an empty tab says it will do.
  var promise: String {
    switch self {
    case .dashboard: ""
    case .chat: "Here you will talk with local models that know this plan and its gaps."
    case .files: "Here you will browse the project's files, with what changed and what is linked."
    case .git: "Here you will review, stage and commit changes beside the plan they serve."
    case .editor: "Here you will edit the plan and its source without leaving Waymark."
    case .servers: "Here you will see the model servers, what they hold and how they fare."
    }
  }

  func stepped(by steps: Int) -> Tab {
    let all = Tab.allCases
    return all[(number - 1 + steps + all.count) % all.count]
  }
}
