/// What the dashboard asks of the core about the one project it shows.
///
/// The live one works over the database and the project's files; tests prepare their own.
package protocol ProjectDesk: Sendable {
  /// The project as it stands in the registry, or nil while the directory is not registered.
  func project() async throws -> Project?

  /// Registers the directory's repository root; undoes an earlier removal.
  func register() async throws -> Project

  /// Registers another directory, such as a fresh clone.
  func register(_ folder: String) async throws -> Project

  /// The last finished analysis, or nil when there is none yet.
  func latestReport() async throws -> AnalysisReport?

  /// Snapshots of finished analyses, oldest first, at most `limit` of the newest.
  func history(limit: Int) async throws -> [Snapshot]

  /// The current git branch, a short commit when the head is detached, nil outside a repository.
  func branch() async -> String?

  /// Runs an analysis; cancelling the calling task stops it and leaves the last result standing.
  ///
  /// - Parameters:
  ///   - kind: How much is done anew.
  ///   - progress: Called from any thread, often.
  /// - Returns: The finished report, already stored.
  /// - Throws: What stopped it, in words; `CancellationError` when the task was cancelled.
  func analyze(
    _ kind: Analysis.Kind, progress: @escaping @Sendable (AnalysisProgress) -> Void
  ) async throws -> AnalysisReport

  /// Some lines of a source file around a line, already free of control characters.
  ///
  /// - Returns: Pairs of line number, counted from 1, and text; empty when the file cannot be read.
  func excerpt(path: String, line: Int, context: Int) async -> [SourceLine]

  /// The names of the functions, types and constants that the last analysis found; none before.
  func symbolNames() async -> [String]
}

extension ProjectDesk {
  package func symbolNames() async -> [String] { [] }
}

/// One line of a source file, for showing evidence.
package struct SourceLine: Sendable, Hashable {
  /// Counted from 1.
  package var number: Int
  /// Without the line break and without control characters.
  package var text: String

  package init(number: Int, text: String) {
    self.number = number
    self.text = text
  }
}
