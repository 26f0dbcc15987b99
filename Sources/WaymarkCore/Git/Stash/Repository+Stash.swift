import Foundation

extension Repository {
  /// Puts changes aside.
  ///
  /// - Parameter options: Which, and under what name.
  /// - Throws: `gitNothingToCommit` when there is nothing to put aside; `gitTooOld`; other `git`
  ///   codes.
  package func stash(_ options: StashOptions) async throws {
    if options.stagedOnly { try await require(.stashStaged) }
    var arguments = ["stash", "push", "--quiet"]
    if options.includesUntracked { arguments.append("--include-untracked") }
    if options.keepsIndex { arguments.append("--keep-index") }
    if options.stagedOnly { arguments.append("--staged") }
    if !options.message.isEmpty { arguments.append("--message=\(options.message)") }
    var command = GitCommand(.write, arguments)
    if !options.paths.isEmpty { command = command.pathsFromInput(options.paths) }
    try await git.exclusively { [command] in
      let before = try await referenceState("refs/stash")
      // With the index left in place popping would meet it, so the files are kept instead.
      let kept = options.keepsIndex ? try await keepChanges(options) : nil
      try await git.run(command)
      let after = try await referenceState("refs/stash")
      guard before != after else {
        throw WaymarkError(
          .gitNothingToCommit, "There is nothing to put aside.", hint: "Change something first.")
      }
      let back: UndoStep =
        options.keepsIndex
        ? .git("stash", "drop", "--quiet")
        : .git("stash", "pop", "--quiet", "--index")
      try await finishDiscard(kept, "Stash", expecting: [after], [back])
    }
  }

  private func keepChanges(_ options: StashOptions) async throws -> Discard? {
    let status = try await status(untracked: options.includesUntracked ? .all : .none)
    let paths = status.entries.map(\.path).filter { path in
      options.paths.isEmpty
        || options.paths.contains { path == $0 || path.bytes.starts(with: $0.bytes + [0x2F]) }
    }
    return try await keep(paths, "Stash")
  }

  /// Brings changes back that were put aside, and keeps the stash.
  ///
  /// - Parameters:
  ///   - stash: Which.
  ///   - restoringIndex: Stages again what was staged.
  /// - Throws: `gitConflict`, which leaves the files in conflict and the stash in place;
  ///   `gitWouldOverwrite` and other `git` codes.
  package func apply(_ stash: Stash, restoringIndex: Bool = false) async throws {
    try await bring(stash, "Apply \(stash.message)", restoringIndex, thenDropping: false)
  }

  /// Brings changes back that were put aside, and drops the stash when that went well.
  ///
  /// - Parameters:
  ///   - stash: Which.
  ///   - restoringIndex: Stages again what was staged.
  /// - Throws: As `apply(_:restoringIndex:)`.
  package func pop(_ stash: Stash, restoringIndex: Bool = false) async throws {
    try await bring(stash, "Pop \(stash.message)", restoringIndex, thenDropping: true)
  }

  /// Deletes a stash; taking that back brings it back as the newest.
  package func drop(_ stash: Stash) async throws {
    try await git.exclusively {
      try await git.run(.write("stash", "drop", "--quiet", try await place(of: stash)))
      try await record("Drop \(stash.message)", [Self.storing(stash)])
    }
  }

  /// Makes a branch where a stash was made, brings the changes back there and drops the stash.
  package func branch(_ name: String, from stash: Stash) async throws {
    try await git.exclusively {
      let before = try await headState()
      let place = try await place(of: stash)
      try await git.run(.write("stash", "branch", "--end-of-options", name, place))
      try await record(
        "Branch \(name) from \(stash.message)",
        expecting: [try await referenceState("refs/heads/\(name)")],
        [
          Self.storing(stash), .git("reset", "--hard", "--quiet"), before.switchBack,
          .git("branch", "--delete", "--force", name),
        ])
    }
  }

  private func bring(
    _ stash: Stash, _ title: String, _ restoringIndex: Bool, thenDropping drops: Bool
  ) async throws {
    try await git.exclusively {
      var paths = try await changedFiles(stash.changes).map(\.path)
      if let untracked = try await untrackedChanges(of: stash) {
        paths += try await changedFiles(untracked).map(\.path)
      }
      let index = try await IndexSnapshot(of: paths, in: self)
      let kept = try await keep(paths, title)
      let place = try await place(of: stash)
      try await git.run(
        GitCommand(
          .write,
          ["stash", drops ? "pop" : "apply", "--quiet"] + (restoringIndex ? ["--index"] : [])
            + [place]))
      var steps = try await index.steps(in: self)
      if drops { steps.append(Self.storing(stash)) }
      try await finishDiscard(kept, title, steps)
    }
  }

  private static func storing(_ stash: Stash) -> UndoStep {
    .git("stash", "store", "--message", stash.message, stash.commit.hex)
  }

  /// The stash's name now: others may have come or gone since it was listed.
  private func place(of stash: Stash) async throws -> String {
    guard let now = try await stashes().first(where: { $0.commit == stash.commit }) else {
      throw WaymarkError(
        .gitUnknownRevision, "That stash is not there any more.", hint: "Refresh the list.")
    }
    return "stash@{\(now.index)}"
  }
}
