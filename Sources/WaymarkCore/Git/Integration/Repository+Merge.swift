import Foundation

/// How to merge.
package struct MergeOptions: Sendable, Hashable {
  package enum FastForward: String, Sendable, Hashable, CaseIterable {
    /// Without a commit where that is possible.
    case whenPossible = "--ff"
    case never = "--no-ff"
    case only = "--ff-only"
  }

  package var fastForward = FastForward.whenPossible
  /// Takes the changes over without a merge and without a commit.
  package var squashes = false
  /// Stops before the commit.
  package var stopsBeforeCommit = false
  package var message: CommitMessage?

  package init() {}
}

extension Repository {
  /// Merges a branch or commit into the current branch.
  ///
  /// - Parameters:
  ///   - revision: What to merge.
  ///   - options: How.
  ///   - output: Gets what git and hooks print as it comes.
  /// - Throws: `gitConflict`, and the merge waits to be continued or aborted; `gitWouldOverwrite`,
  ///   `gitDiverged`, `gitUnknownRevision` and other `git` codes.
  package func merge(
    _ revision: String, _ options: MergeOptions = MergeOptions(),
    output: (@Sendable ([UInt8]) -> Void)? = nil
  ) async throws {
    var arguments = ["merge", "--no-edit"]
    if options.squashes {
      arguments.append("--squash")
    } else {
      arguments.append(options.fastForward.rawValue)
    }
    if options.stopsBeforeCommit { arguments.append("--no-commit") }
    var command = GitCommand(.write, arguments)
    if let message = options.message {
      command = command.adding("--cleanup=whitespace", "-m", message.text)
    }
    let whole = command.adding("--end-of-options", revision).asking()
    try await movingHead("Merge \(revision)") { try await git.run(whole, progress: output) }
  }

  /// Copies commits onto the current branch, in the order given.
  ///
  /// - Parameters:
  ///   - commits: Which.
  ///   - mainline: For merges, the parent from 1 whose side is left out.
  ///   - noting: Notes the original in the message.
  ///   - committing: False leaves the changes staged.
  /// - Throws: `gitConflict`, and the picking waits to be continued, skipped or aborted; other `git`
  ///   codes.
  package func cherryPick(
    _ commits: [ObjectID], mainline: Int? = nil, noting: Bool = false, committing: Bool = true
  ) async throws {
    var arguments = ["cherry-pick", "--allow-empty"]
    if let mainline { arguments.append("--mainline=\(mainline)") }
    if noting { arguments.append("-x") }
    if !committing { arguments.append("--no-commit") }
    let command = GitCommand(.write, arguments + ["--end-of-options"] + commits.map(\.hex)).asking()
    try await movingHead("Cherry-pick \(Self.names(commits))") { try await git.run(command) }
  }

  /// Makes commits that take others back, in the order given.
  ///
  /// - Parameters:
  ///   - commits: Which.
  ///   - mainline: For merges, the parent from 1 that is gone back to.
  ///   - committing: False leaves the changes staged.
  /// - Throws: As `cherryPick(_:mainline:noting:committing:)`.
  package func revert(
    _ commits: [ObjectID], mainline: Int? = nil, committing: Bool = true
  ) async throws {
    var arguments = ["revert", "--no-edit"]
    if let mainline { arguments.append("--mainline=\(mainline)") }
    if !committing { arguments.append("--no-commit") }
    let command = GitCommand(.write, arguments + ["--end-of-options"] + commits.map(\.hex)).asking()
    try await movingHead("Revert \(Self.names(commits))") { try await git.run(command) }
  }

  private static func names(_ commits: [ObjectID]) -> String {
    commits.count == 1 ? commits[0].short : "\(commits.count) commits"
  }
}
