/// How full a thread's window is, in the server's own numbers.
package struct ContextMeter: Sendable, Hashable {
  /// Tokens in the window: as the server counted them last, with an estimate of what has come since,
  /// such as a reply that was stopped; nil before a server has counted.
  package var used: Int?
  /// The window in force, in tokens; nil while it is not known.
  package var window: Int?
  /// Tokens by part, estimated and scaled to what was counted.
  package var parts: [ContextPart: Int]

  /// Reads the meter.
  ///
  /// - Parameters:
  ///   - thread: The thread.
  ///   - branch: Its messages, oldest first.
  ///   - loaded: What the server says of the model in memory; its window is the one in force.
  package init(_ thread: ChatThread, branch: [ChatMessage], loaded: LoadedModel? = nil) {
    window = loaded?.contextLength ?? thread.settings.window
    let conversation = Conversation(thread.settings, branch: branch)
    let estimator = TokenEstimator(branch: branch)
    let parts = estimator.tokens(of: conversation.sizes)
    used = ContextForecast.counted(
      conversation, branch, conversation.entries.map { estimator.tokens(of: $0) })
    let sum = parts.values.reduce(0, +)
    if let used, sum > 0 {
      self.parts = parts.mapValues { Int((Double($0) * Double(used) / Double(sum)).rounded()) }
    } else {
      self.parts = parts
    }
  }
}
