/// Lets a model write a first version of a commit message.
///
/// What it writes is handed to a person; nothing is stored and nothing is committed.
package struct CommitMessageDraft: Sendable {
  private let desk: ChatDesk

  package init(_ desk: ChatDesk) { self.desk = desk }

  /// The most bytes of differences that are sent; the rest is told by the list of files alone.
  package static let diffLimit = 24_000

  static let system = """
    You write git commit messages. Answer with the message alone, without quotes, code fences or \
    remarks. The first line is an imperative subject of at most 50 characters without a full stop. \
    Then an empty line, then at most three short paragraphs, broken at 72 columns, that say why \
    the change is made. Leave the body out when the subject says everything.
    """

  /// Asks the project's model, else the one that was used last.
  ///
  /// - Parameters:
  ///   - changes: The staged differences as a patch, cut to ``diffLimit``.
  ///   - files: One line for each staged file.
  ///   - subjects: The last subjects of the log, for its language and manner.
  ///   - asked: Gets the model's name once it is known.
  ///   - listener: Gets the message so far whenever it grows.
  /// - Returns: The whole message.
  /// - Throws: `serverUnreachable`, `modelNotFound` and other errors in words; `CancellationError`.
  package func write(
    changes: String, files: [String], subjects: [String],
    asked: @Sendable (String) -> Void, listener: @Sendable (String) -> Void
  ) async throws -> CommitMessage {
    let core = try desk.core()
    let defaults = try desk.defaults(of: try await desk.project())
    let named = try defaults.server.flatMap { name in
      try core.servers.store.list().first { $0.name == name }
    }
    let client = try core.servers.client(for: try named ?? core.servers.standard())
    let model = try await model(defaults.model, on: client)
    asked(model)
    let question = Self.question(changes, files, subjects)
    let tokens = TokenEstimator().tokens(
      bytes: question.utf8.count + Self.system.utf8.count, of: .files)
    let window = ContextLadder.window(for: tokens, trained: nil, configured: nil, loaded: nil)
    var stream = try await client.chat(
      ChatRequest(
        model: model,
        messages: [
          .init(role: "system", content: Self.system), .init(role: "user", content: question),
        ],
        options: ["num_ctx": .whole(window), "temperature": .number(0.2)]))
    var text = ""
    while let pieces = try await stream.next() {
      for case .text(let piece) in pieces { text += piece }
      listener(Self.cleaned(text))
    }
    return CommitMessage(Self.cleaned(text))
  }

  private func model(_ wanted: String?, on client: OllamaClient) async throws -> String {
    if let wanted, !wanted.isEmpty { return wanted }
    let models = try await client.models()
    guard
      let first = models.first(where: {
        $0.capabilities.isEmpty || $0.capabilities.contains("completion")
      })
    else {
      throw WaymarkError(
        .modelNotFound, "\(client.server.name) has no model to write a message.",
        hint: "`waymark models pull NAME` gets one.", field: "model")
    }
    return first.name
  }

  private static func question(_ changes: String, _ files: [String], _ subjects: [String]) -> String
  {
    var parts = ["Files:\n" + files.prefix(200).joined(separator: "\n")]
    if !subjects.isEmpty {
      parts.insert("Earlier subjects:\n" + subjects.joined(separator: "\n"), at: 0)
    }
    parts.append("Differences:\n" + changes)
    return parts.joined(separator: "\n\n")
  }

  /// The text without what models put around it all the same.
  static func cleaned(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Sanitiser.clean(String($0)) }
    lines.removeAll { $0.hasPrefix("```") }
    while lines.first?.allSatisfy(\.isWhitespace) == true { lines.removeFirst() }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
