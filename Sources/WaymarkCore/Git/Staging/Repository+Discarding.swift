import Foundation

/// How far back discarding goes.
package enum DiscardExtent: Sendable {
  /// What is not staged; the files become as the index has them.
  case unstaged
  /// What is staged too; the files become as the last commit has them.
  case everything
}

extension Repository {
  /// Takes changes of whole files out of the work tree; untracked files are deleted.
  ///
  /// What is discarded is kept first, and taking it back is in the undo list.
  ///
  /// - Parameters:
  ///   - entries: From a status that lists every untracked file.
  ///   - extent: How far back to go.
  /// - Throws: `invalidArgument` for a folder or a conflict; a `WaymarkError` with one of the `git`
  ///   codes. Nothing is discarded that is not kept.
  package func discard(_ entries: [StatusEntry], _ extent: DiscardExtent) async throws {
    let plan = try DiscardPlan(entries, extent)
    let title = "Discard changes of \(Self.names(entries.map(\.path)))"
    try await git.exclusively {
      let index = try await IndexSnapshot(of: plan.touched, in: self)
      let kept = try await keep(plan.touched, title)
      if !plan.unstaged.isEmpty {
        try await git.run(GitCommand.write("reset", "--quiet").pathsFromInput(plan.unstaged))
      }
      for path in plan.deleted { try WorkTreeFile(root: root, path: path).remove() }
      if !plan.restored.isEmpty {
        let source = extent == .everything ? ["--source=HEAD", "--staged"] : []
        try await git.run(
          GitCommand(.write, ["restore", "--worktree"] + source).pathsFromInput(plan.restored))
      }
      try await finishDiscard(kept, title, try await index.steps(in: self))
    }
  }

  /// Takes some changed lines out of the work tree.
  ///
  /// - Parameters:
  ///   - selection: Which.
  ///   - file: From an unstaged diff with all white space and some context.
  /// - Throws: As `stage(_:of:)`.
  package func discard(_ selection: LineSelection, of file: FileDiff) async throws {
    let title = "Discard lines of \(file.path.text)"
    try await git.exclusively {
      let kept = try await discardWithoutUndo(selection, of: file)
      try await finishDiscard(kept, title, [])
    }
  }

  @discardableResult
  func discardWithoutUndo(
    _ selection: LineSelection, of file: FileDiff
  ) async throws -> Discard? {
    let patch = try Self.patch(selection, file, .backward)
    try await expectWorkTree(file)
    let kept = try await keep([file.path], "Discard lines of \(file.path.text)")
    try await git.run(Self.apply(patch))
    return kept
  }

  /// Notes how to take back an action whose files were kept.
  func finishDiscard(
    _ kept: Discard?, _ title: String, expecting references: [ReferenceState] = [],
    _ steps: [UndoStep]
  ) async throws {
    if let kept { try await noteLeft(kept) }
    let restore = kept.map { [UndoStep.discard(reference: $0.id)] } ?? []
    guard !(restore + steps).isEmpty else { return }
    try await record(title, expecting: references, restore + steps)
  }

  /// Makes sure that a diff is about the file as it is.
  private func expectWorkTree(_ file: FileDiff) async throws {
    guard let expected = file.newID else { return }
    var command = GitCommand.read("hash-object", "--")
    command.arguments.append(file.path.bytes)
    guard try await git.text(command) == expected.hex else { throw Self.staleDiff(file.path) }
  }
}

/// What discarding does with each file.
private struct DiscardPlan {
  /// Become as the index or the last commit has them.
  var restored: [GitPath] = []
  var deleted: [GitPath] = []
  /// Leave the index, since the last commit does not have them.
  var unstaged: [GitPath] = []

  var touched: [GitPath] { Array(Set(restored + deleted + unstaged)).sorted() }

  init(_ entries: [StatusEntry], _ extent: DiscardExtent) throws {
    for entry in entries {
      let name = Sanitiser.clean(entry.path.text)
      if entry.isFolder {
        throw WaymarkError(
          .invalidArgument, "\(name) is a folder of new files or a repository of its own.",
          hint: "Choose files in it.")
      }
      switch (entry.kind, extent) {
      case (.conflicted, _):
        throw WaymarkError(
          .invalidArgument, "\(name) is in conflict.", hint: "Resolve it by choosing a side.")
      case (.untracked, _), (.ignored, _):
        deleted.append(entry.path)
      case (.tracked, .unstaged):
        plan(entry, entry.unstaged)
      case (.tracked, .everything):
        plan(entry, entry.staged ?? entry.unstaged)
      }
    }
  }

  private mutating func plan(_ entry: StatusEntry, _ change: StatusEntry.Change?) {
    switch change {
    case nil: break
    case .added, .copied, .renamed:
      unstaged.append(entry.path)
      deleted.append(entry.path)
      if change == .renamed, let old = entry.originalPath { restored.append(old) }
    case .deleted, .modified, .typeChanged:
      restored.append(entry.path)
    }
  }
}
