import Foundation

/// What a reset takes along.
package enum ResetMode: String, Sendable, Hashable, CaseIterable {
  /// The branch alone; the difference is staged.
  case soft
  /// The index too; the difference is not staged.
  case mixed
  /// The files too; changes that are not committed are kept for undo.
  case hard
  /// The files too, but not those with changes that are not committed.
  case keep
}

extension Repository {
  /// Moves the current branch to a commit.
  ///
  /// - Parameters:
  ///   - revision: Where to.
  ///   - mode: What goes along.
  /// - Throws: `gitUnknownRevision`, `gitWouldOverwrite` and other `git` codes.
  package func reset(to revision: String, _ mode: ResetMode) async throws {
    let target = try await resolve(revision)
    try await git.exclusively {
      let old = try await headCommit()
      let index = mode == .mixed ? try await IndexSnapshot(of: [], in: self) : nil
      let snapshot = mode == .hard ? try await snapshot("Reset to \(revision)") : nil
      try await git.run(.write("reset", "--quiet", "--\(mode.rawValue)", target.hex))
      guard let old else { return }
      var steps: [UndoStep] =
        switch mode {
        case .soft, .mixed: [.git("reset", "--soft", old)]
        case .hard, .keep: [.git("reset", "--quiet", "--keep", old)]
        }
      if let index { steps += try await index.steps(in: self) }
      if let snapshot { steps.append(.git("stash", "apply", "--quiet", "--index", snapshot)) }
      guard old != target.hex || steps.count > 1 else { return }
      try await record(
        "Reset to \(revision) (\(mode.rawValue))", expecting: [try await referenceState("HEAD")],
        steps)
    }
  }

  /// Keeps what is not committed as git's stash does, without touching it.
  ///
  /// - Parameter title: For people who look at the reference.
  /// - Returns: The commit, or nil when everything is committed.
  /// - Throws: A `WaymarkError` with one of the `git` codes.
  private func snapshot(_ title: String) async throws -> String? {
    let status = try await status(untracked: .none)
    guard !status.entries.isEmpty else { return nil }
    guard status.conflicted.isEmpty else {
      // A stash cannot hold conflicts; the files at least are kept.
      _ = try await keep(status.entries.map(\.path), title)
      return nil
    }
    guard let commit = try await git.textIfAny(.write("stash", "create", title)) else {
      _ = try await keep(status.entries.map(\.path), title)
      return nil
    }
    let reference = "refs/waymark/snapshots/\(commit)"
    try await git.run(.write("update-ref", "-m", "waymark: \(title)", reference, commit))
    return commit
  }
}
