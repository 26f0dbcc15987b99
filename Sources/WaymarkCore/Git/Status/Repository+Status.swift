/// How much of what git does not track a status lists.
package enum UntrackedFiles: String, Sendable {
  /// None: the quickest, for a first look at a large work tree.
  case none = "no"
  /// A folder without tracked files is one entry.
  case folders = "normal"
  case all
}

extension Repository {
  /// What is staged, changed, new, in conflict and under way.
  ///
  /// A bare repository has a head and no entries.
  ///
  /// - Parameters:
  ///   - untracked: Looking for new files takes most of the time in a large work tree.
  ///   - ignored: Lists what is ignored too.
  /// - Returns: Entries with paths relative to the top of the work tree.
  /// - Throws: A `WaymarkError` with one of the `git` codes; `CancellationError`.
  package func status(
    untracked: UntrackedFiles = .all, ignored: Bool = false
  ) async throws -> WorkTreeStatus {
    let layout = try await layout()
    guard !layout.isBare else { return try await bareStatus() }
    var command = GitCommand.read(
      "status", "--porcelain=v2", "-z", "--branch", "--show-stash", "--ahead-behind",
      "--untracked-files=\(untracked.rawValue)")
    if ignored { command = command.adding("--ignored=matching") }
    var status = try StatusParser.parse(try await git.run(command).output)
    status.operation = OperationDetector(directory: layout.gitDirectory).detect()
    return status
  }

  private func bareStatus() async throws -> WorkTreeStatus {
    let branch = try await git.textIfAny(.read("symbolic-ref", "--quiet", "--short", "HEAD"))
    let commit = try await git.textIfAny(.read("rev-parse", "--verify", "--quiet", "HEAD"))
    return WorkTreeStatus(
      head: WorkTreeStatus.Head(branch: branch, commit: commit.flatMap { ObjectID($0) }),
      upstream: nil, stashCount: 0, entries: [], operation: nil)
  }
}
