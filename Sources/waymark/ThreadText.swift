import Foundation
import WaymarkCore

/// Threads as text for people: clean, whatever a model wrote.
enum ThreadText {
  /// A branch, message by message.
  static func branch(_ thread: ChatThread, _ messages: [ChatMessage]) -> String {
    var text = "\(Sanitiser.clean(thread.title))\n"
    if messages.first?.parent != nil { text += "\n… earlier messages are not shown\n" }
    for message in messages {
      text += "\n\(heading(message))\n\n"
      for attachment in message.attachments {
        let reference = Sanitiser.clean(attachment.reference)
        text += "[\(attachment.kind.rawValue): \(reference)]\n"
      }
      let content = ModelText.clean(message.content)
      text += content + (content.hasSuffix("\n") || content.isEmpty ? "" : "\n")
    }
    return text
  }

  /// Every message on a line below the one it follows; `*` marks the branch that is shown.
  static func tree(_ messages: [ChatMessage], head: Int64?) -> String {
    let children = Dictionary(grouping: messages, by: \.parent)
    let byID = Dictionary(messages.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    var shown: Set<Int64> = []
    var place = head
    while let id = place {
      shown.insert(id)
      place = byID[id]?.parent
    }
    var text = ""
    // A stack, since a thread can be longer than the call stack is deep.
    var stack = (children[nil] ?? []).reversed().map { ($0, 0) }
    while let (message, depth) = stack.popLast() {
      let mark = shown.contains(message.id) ? "*" : " "
      let line = Sanitiser.clean(String(message.content.prefix(60)))
      let indent = String(repeating: "  ", count: depth)
      text += "\(mark) \(message.id)\t\(indent)\(message.role.rawValue): \(line)\n"
      let below = children[message.id] ?? []
      // Only where branches part does the text move to the right.
      for child in below.reversed() { stack.append((child, below.count > 1 ? depth + 1 : depth)) }
    }
    return text
  }

  private static func heading(_ message: ChatMessage) -> String {
    guard message.role == .assistant else { return "── you" }
    var parts = [message.model, message.server].filter { !$0.isEmpty }.map(Sanitiser.clean)
    if message.status != .complete {
      let fault = Sanitiser.clean(message.fault)
      parts.append(fault.isEmpty ? message.status.rawValue : "\(message.status.rawValue): \(fault)")
    }
    return "── " + (parts.isEmpty ? "reply" : parts.joined(separator: ", "))
  }
}

/// A thread as JSON.
struct ThreadDocument: Encodable {
  let id: Int64
  let title: String
  let status: ChatThread.Status
  let isPinned: Bool
  let projectID: Int64?
  let serverID: Int64?
  let model: String
  let settings: ThreadSettings
  let head: Int64?
  let createdAt: Date
  let updatedAt: Date

  private enum CodingKeys: String, CodingKey {
    case id, title, status, model, settings, head
    case isPinned = "pinned"
    case projectID = "project_id"
    case serverID = "server_id"
    case createdAt = "created_at"
    case updatedAt = "updated_at"
  }

  init(_ thread: ChatThread) {
    id = thread.id
    title = thread.title
    status = thread.status
    isPinned = thread.isPinned
    projectID = thread.projectID
    serverID = thread.serverID
    model = thread.model
    settings = thread.settings
    head = thread.head
    createdAt = thread.createdAt
    updatedAt = thread.updatedAt
  }
}

/// A message that was found, as JSON.
struct HitDocument: Encodable {
  struct Segment: Encodable {
    let text: String
    let hit: Bool
  }

  let thread: Int64
  let title: String
  let message: Int64
  let role: ChatMessage.Role
  let snippet: [Segment]

  init(_ hit: ThreadHit) {
    thread = hit.thread.id
    title = hit.thread.title
    message = hit.messageID
    role = hit.role
    snippet = hit.snippet.map { Segment(text: $0.text, hit: $0.isHit) }
  }
}
