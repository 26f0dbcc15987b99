internal import Foundation
internal import WaymarkCore

/// What the chat remembers until the next start.
struct ChatMemory: Sendable, Hashable, Codable {
  var thread: Int64?
  /// What was written and not sent.
  var draft: String
}

extension ChatPane {
  package var memory: String? {
    let memory = remembered ?? ChatMemory(thread: thread?.id, draft: composer.text)
    guard memory.thread != nil || !memory.draft.isEmpty else { return nil }
    return (try? JSONEncoder().encode(memory)).map { String(decoding: $0, as: UTF8.self) }
  }

  package mutating func restore(_ memory: String) {
    guard let memory = try? JSONDecoder().decode(ChatMemory.self, from: Data(memory.utf8)) else {
      return
    }
    remembered = memory
  }
}
