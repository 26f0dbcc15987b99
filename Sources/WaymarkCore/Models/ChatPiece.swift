/// A piece of a reply as it streams.
package enum ChatPiece: Sendable, Hashable {
  case thinking(String)
  case text(String)
  /// A line could not be read; what it said is lost.
  case damaged
  /// The reply is complete.
  case done(ChatStatistics)
}

/// What a server counts of a reply; every number may be missing.
package struct ChatStatistics: Sendable, Hashable, Codable {
  /// `stop`, or `length` when the limit on new tokens was reached.
  package var reason: String?
  /// Tokens of the whole prompt; older servers leave it out when they had it cached.
  package var promptTokens: Int?
  package var replyTokens: Int?
  /// Nanoseconds.
  package var totalDuration: Int64?
  package var loadDuration: Int64?
  package var promptDuration: Int64?
  package var replyDuration: Int64?

  package init(
    reason: String? = nil, promptTokens: Int? = nil, replyTokens: Int? = nil,
    totalDuration: Int64? = nil, loadDuration: Int64? = nil, promptDuration: Int64? = nil,
    replyDuration: Int64? = nil
  ) {
    self.reason = reason
    self.promptTokens = promptTokens
    self.replyTokens = replyTokens
    self.totalDuration = totalDuration
    self.loadDuration = loadDuration
    self.promptDuration = promptDuration
    self.replyDuration = replyDuration
  }

  private enum CodingKeys: String, CodingKey {
    case reason
    case promptTokens = "prompt_tokens"
    case replyTokens = "reply_tokens"
    case totalDuration = "total_ns"
    case loadDuration = "load_ns"
    case promptDuration = "prompt_ns"
    case replyDuration = "reply_ns"
  }

  /// Tokens a second of the reply; nil when the server did not measure it.
  package var speed: Double? {
    guard let replyTokens, let replyDuration, replyDuration > 0 else { return nil }
    return Double(replyTokens) * 1e9 / Double(replyDuration)
  }
}
