/// What another program asks of the Waymark that already runs on a project.
///
/// One request is one line of JSON over a Unix socket, answered by one line.
package enum CompanionRequest: Sendable, Hashable, Codable {
  /// Shows a file, and a line of it counted from 1 or 0 for none; what it serves is shown beside it.
  case open(path: String, line: Int)
  /// Shows an objective by its key.
  case objective(key: String)
  /// Shows what changed in a file of the project, or in all of them.
  case diff(path: String?)
  /// Shows a gap by its number in the list, counted from 1.
  case gap(number: Int)
  /// Asks a model in a new thread of the chat; words with `@` attach what they name.
  case ask(text: String)
  /// Analyses again; only changed files are parsed.
  case analyze

  /// The most bytes of a request or an answer.
  static let sizeLimit = 1 << 16
}

/// What the running Waymark says to a request.
package struct CompanionAnswer: Sendable, Hashable, Codable {
  /// A sentence for a person.
  package var message: String
  package var isDone: Bool

  package init(_ message: String, isDone: Bool) {
    self.message = message
    self.isDone = isDone
  }
}
