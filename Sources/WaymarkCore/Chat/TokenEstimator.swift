/// Estimates tokens where no server has counted them, and learns from where one has.
///
/// No tokenizer: models differ, and the server's own count of the last prompt corrects the estimate
/// for the next.
package struct TokenEstimator: Sendable, Hashable {
  /// Bytes in a token of prose; code has fewer.
  private static let proseBytes = 4.0
  private static let codeBytes = 3.6

  /// What the estimate is multiplied by.
  package private(set) var correction = 1.0

  package init() {}

  /// An estimator that a thread's last counted reply has corrected.
  ///
  /// - Parameter branch: The thread's messages, oldest first.
  package init(branch: [ChatMessage]) {
    for message in branch.reversed() {
      guard let counted = message.statistics.counted?.promptTokens, counted > 0,
        let estimated = message.statistics.estimatedPrompt, estimated > 50
      else { continue }
      correction = min(3, max(0.4, Double(counted) / Double(estimated)))
      return
    }
  }

  /// Tokens of a text of a part.
  package func tokens(bytes: Int, of part: ContextPart) -> Int {
    Int((Self.raw(bytes, part) * correction).rounded(.up))
  }

  /// Tokens of a conversation by part.
  func tokens(of sizes: [ContextPart: Int]) -> [ContextPart: Int] {
    sizes.reduce(into: [:]) { $0[$1.key] = tokens(bytes: $1.value, of: $1.key) }
  }

  /// Tokens of one entry; each message has a few of its own around it.
  func tokens(of entry: Conversation.Entry) -> Int {
    entry.sizes.reduce(4) { $0 + tokens(bytes: $1.value, of: $1.key) }
  }

  /// What a conversation would be estimated to have without correction: what is compared with the
  /// server's count.
  static func uncorrected(_ conversation: Conversation) -> Int {
    let plain = TokenEstimator()
    return conversation.entries.reduce(0) { $0 + plain.tokens(of: $1) }
  }

  private static func raw(_ bytes: Int, _ part: ContextPart) -> Double {
    switch part {
    case .files, .map: Double(bytes) / codeBytes
    case .system, .plan, .history: Double(bytes) / proseBytes
    }
  }
}
