/// Drafts a commit message from what is staged.
///
/// A prompt of the library that is called `commit-message` is asked instead of the usual words; its
/// variable `diff` gets the changes.
package struct CommitDraft: Sendable {
  /// What is asked for, without the changes.
  package static let request = """
    Write the message of a commit with these changes: one line of at most 50 characters in the \
    imperative that says what it does, an empty line, and in a few lines why. Answer with the \
    message alone.
    """
  /// The name of the prompt that is asked instead.
  package static let promptName = "commit-message"

  private let desk: ChatDesk

  package init(_ desk: ChatDesk) { self.desk = desk }

  /// Asks the project's usual model.
  ///
  /// - Parameter listener: Called with all that has come so far, from any thread.
  /// - Returns: The message.
  /// - Throws: `attachmentNotFound` when nothing is staged, and what a question throws.
  package func text(listener: @Sendable (String) -> Void) async throws -> String {
    let project = try await desk.project()
    let changes = try await desk.reader(for: project).read("staged").rendered
    let core = try desk.core()
    let defaults = try desk.defaults(of: project)
    let server =
      try defaults.server.map { try core.servers.store.find(named: $0) } ?? core.servers.standard()
    let model = try await model(defaults, core.servers.client(for: server))
    var stream = try await SingleQuestion(core.servers).ask(
      try question(changes), model, on: server)
    var text = ""
    while let pieces = try await stream.next() {
      for case .text(let piece) in pieces { text += piece }
      listener(CommitDraft.message(in: text))
    }
    return CommitDraft.message(in: text)
  }

  private func question(_ changes: String) throws -> String {
    let prompts = try desk.prompts().list()
    guard let prompt = prompts.first(where: { $0.name == CommitDraft.promptName }) else {
      return "\(CommitDraft.request)\n\n\(changes)"
    }
    return try prompt.template.filled(with: ["diff": changes])
  }

  private func model(_ defaults: ChatDefaults, _ client: OllamaClient) async throws -> String {
    if let model = defaults.model { return model }
    let models = try await client.models()
    guard let first = models.first(where: { $0.talks }) else {
      throw WaymarkError(
        .modelNotFound, "\(client.server.name) has no model to talk to.",
        hint: "`waymark models pull NAME` gets one.", field: "model")
    }
    return first.name
  }

  /// The message out of what a model wrote: without a fence around it and what it says before.
  static func message(in text: String) -> String {
    var lines = ModelText.clean(text).split(separator: "\n", omittingEmptySubsequences: false)
    if let open = lines.firstIndex(where: { $0.hasPrefix("```") }) {
      lines.removeSubrange(...open)
      if let end = lines.firstIndex(where: { $0.hasPrefix("```") }) { lines.removeSubrange(end...) }
    }
    while lines.first?.allSatisfy(\.isWhitespace) == true { lines.removeFirst() }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
