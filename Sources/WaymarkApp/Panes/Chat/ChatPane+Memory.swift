internal import WaymarkCore

/// What the chat remembers until the next start.
struct ChatMemory: PaneMemory, Hashable {
  var thread: Int64?
  /// What was written and not sent.
  var draft: String
}

extension ChatPane {
  package var memory: String? {
    let memory = remembered ?? ChatMemory(thread: thread?.id, draft: composer.text)
    guard memory.thread != nil || !memory.draft.isEmpty else { return nil }
    return memory.encoded
  }

  package mutating func restore(_ memory: String) {
    guard let memory = ChatMemory(encoded: memory) else {
      return
    }
    remembered = memory
  }
}
