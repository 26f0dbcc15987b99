/// Asks a model one thing outside of any thread.
package struct SingleQuestion: Sendable {
  private let servers: ServerDirectory

  package init(_ servers: ServerDirectory) { self.servers = servers }

  /// Asks; the window is large enough for the question, as far as the model can.
  ///
  /// - Throws: `contextExceeded` before anything is sent; otherwise as a reply of a thread does.
  package func ask(_ text: String, _ model: String, on server: Server) async throws -> ReplyStream {
    let client = try servers.client(for: server)
    let details = try await client.details(of: model)
    let needed = TokenEstimator().tokens(bytes: text.utf8.count, of: .history)
    if let trained = details.contextLength, needed > trained {
      throw WaymarkError(
        .contextExceeded,
        "The question has about \(needed) tokens and \(Sanitiser.clean(model)) takes \(trained).",
        hint: "Ask a model with a larger window, or about less.")
    }
    let window = ContextLadder.window(
      for: needed, trained: details.contextLength, configured: details.configuredContext,
      loaded: nil)
    return try await client.chat(
      ChatRequest(
        model: model, messages: [.init(role: "user", content: text)],
        options: ["num_ctx": .whole(window)]))
  }
}
