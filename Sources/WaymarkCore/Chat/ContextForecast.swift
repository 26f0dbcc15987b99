/// Whether a conversation fits into its window, before it is sent: nothing is ever cut in silence.
package struct ContextForecast: Sendable, Hashable {
  /// Tokens by part, estimated.
  package var parts: [ContextPart: Int]
  /// Tokens of the whole prompt: the server's own count of what it has seen, where there is one,
  /// and an estimate of what is new.
  package var prompt: Int
  /// The window in tokens; nil while none has been chosen.
  package var window: Int?
  /// The messages that would have to go so that the rest fits, oldest first; empty when it fits.
  package var cut: [Int64]
  /// The message that would be the first then; nil when even the last alone is too long.
  package var firstKept: Int64?

  /// Whether the prompt has more tokens than the window holds.
  package var isTooLong: Bool { window.map { prompt > $0 } ?? false }

  /// The error that says why the conversation is not sent and what can be done; nil when it fits.
  package var refusal: WaymarkError? { isTooLong ? ContextRefusal(self).error : nil }

  /// Tokens that are left for the reply; nil while there is no window.
  package var room: Int? { window.map { max(0, $0 - prompt) } }

  init(_ conversation: Conversation, branch: [ChatMessage], window: Int?) {
    let estimator = TokenEstimator(branch: branch)
    self.window = window
    parts = estimator.tokens(of: conversation.sizes)
    let costs = conversation.entries.map { estimator.tokens(of: $0) }
    prompt = ContextForecast.counted(conversation, branch, costs) ?? costs.reduce(0, +)
    cut = []
    firstKept = conversation.entries.first { $0.id != nil }?.id
    guard let window, prompt > window else { return }
    var excess = prompt - window + min(ContextLadder.replyRoom, window / 4)
    for (entry, cost) in zip(conversation.entries, costs) {
      guard let id = entry.id else { continue }
      firstKept = id
      if excess <= 0, entry.message.role == "user" { return }
      cut.append(id)
      excess -= cost
    }
    // What is asked now cannot be left out.
    firstKept = nil
    if !cut.isEmpty { cut.removeLast() }
  }

  /// The server's count up to the last reply it counted, and an estimate of what follows; nil when
  /// it has counted none, or some of what it counted is not sent any more.
  static func counted(
    _ conversation: Conversation, _ branch: [ChatMessage], _ costs: [Int]
  ) -> Int? {
    guard
      let last = branch.last(where: { $0.statistics.counted?.promptTokens != nil }),
      let counted = last.statistics.counted, let prompt = counted.promptTokens,
      let index = conversation.entries.lastIndex(where: { $0.id == last.id }),
      conversation.entries.first(where: { $0.id != nil })?.id == branch.first?.id
    else { return nil }
    return prompt + (counted.replyTokens ?? costs[index]) + costs[(index + 1)...].reduce(0, +)
  }
}
