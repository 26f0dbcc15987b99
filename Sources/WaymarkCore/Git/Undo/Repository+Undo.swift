import Foundation

extension Repository {
  /// The actions that can be taken back here, newest last.
  package func undoList() async throws -> [UndoEntry] {
    let worktree = try await layout().gitDirectory
    return git.context.undo.entries.filter { $0.worktree == worktree }
  }

  /// Takes an action back.
  ///
  /// - Parameter entry: From the list; `commands` says what will run.
  /// - Throws: `gitChangedSince` when something came in between; then nothing is done. A
  ///   `WaymarkError` with one of the `git` codes.
  package func undo(_ entry: UndoEntry) async throws {
    try await git.exclusively {
      for state in entry.expected {
        let now = try await referenceState(state.name)
        guard now == state else {
          throw WaymarkError(
            .gitChangedSince,
            "“\(entry.title)” cannot be taken back: \(state.name) has moved since.",
            hint: "Take back what came later first, or look at the reflog.")
        }
      }
      for step in entry.steps { try await run(step) }
      try git.context.undo.remove(entry.id)
    }
  }

  private func run(_ step: UndoStep) async throws {
    switch step {
    case .command(let arguments): try await git.run(step.gitCommand(arguments))
    case .index(let lines):
      try await git.run(.write("update-index", "-z", "--index-info").input(Array(lines)))
    case .indexFrom(let blob):
      let lines = try await git.run(.read("cat-file", "blob", blob)).output
      try await git.run(.write("update-index", "-z", "--index-info").input(lines))
    case .discard(let reference): try await restoreDiscard(reference)
    }
  }

  /// Notes an action that can be taken back.
  ///
  /// - Parameters:
  ///   - title: What was done.
  ///   - references: What must not have moved when it is taken back.
  ///   - steps: How.
  /// - Throws: `notWritable` or `diskFull` from the log's file.
  func record(
    _ title: String, expecting references: [ReferenceState] = [], _ steps: [UndoStep]
  ) async throws {
    guard GitContext.notesUndo else { return }
    let entry = UndoEntry(
      id: UUID().uuidString, title: title, time: Date(),
      worktree: try await layout().gitDirectory, expected: references, steps: steps)
    try git.context.undo.append(entry)
  }

  /// Where a reference points; for `HEAD` with its branch, so that a switch is seen.
  func referenceState(_ name: String) async throws -> ReferenceState {
    let commit = try await git.textIfAny(.read("rev-parse", "--verify", "--quiet", name))
    guard name == "HEAD" else { return ReferenceState(name: name, commit: commit) }
    let branch = try await git.textIfAny(.read("symbolic-ref", "--quiet", "HEAD"))
    let both = [commit, branch].compactMap { $0 }.joined(separator: " ")
    return ReferenceState(name: name, commit: both.isEmpty ? nil : both)
  }
}

extension WaymarkError.Code {
  package static let gitChangedSince = Self(rawValue: "git-changed-since")
}
