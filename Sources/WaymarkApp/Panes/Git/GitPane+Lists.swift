internal import WaymarkCore
internal import WaymarkTerminal

/// The commands of the views beside the status, given to the view that they belong to.
extension GitPane {
  func listAvailability(of command: Command) -> Availability {
    if let action = command.action(of: GitLogAction.self) { return availability(of: action) }
    if let action = command.action(of: GitBranchesAction.self) { return availability(of: action) }
    if let action = command.action(of: GitTagsAction.self) {
      return action == .new || tags.selected != nil ? .enabled : .disabled("There is no tag.")
    }
    if let action = command.action(of: GitBlameAction.self) { return availability(of: action) }
    if let action = command.action(of: GitRebaseAction.self) { return availability(of: action) }
    if let action = command.action(of: GitConflictAction.self) { return availability(of: action) }
    if command.context == .gitSubmodules {
      return submodules.selected == nil ? .disabled("There is no submodule.") : .enabled
    }
    if let action = command.action(of: GitKeysAction.self) {
      return action == .remove && keys.selected == nil
        ? .disabled("The project has no key.") : .enabled
    }
    if command.context == .gitStashes {
      return stashes.selected == nil ? .disabled("Nothing is put aside.") : .enabled
    }
    if let action = command.action(of: GitWorktreesAction.self) {
      return availability(of: action)
    }
    if let action = command.action(of: GitRemotesAction.self) {
      return action == .add || remotes.selected != nil ? .enabled : .disabled("There is no remote.")
    }
    if command.context == .gitReflog {
      return reflog.selected == nil ? .disabled("The head has not moved yet.") : .enabled
    }
    if command.context == .gitUndo {
      return undos.selected == nil ? .disabled("Nothing can be taken back here.") : .enabled
    }
    return .enabled
  }

  mutating func performInList(_ command: Command) -> [Effect] {
    if let action = command.action(of: GitLogAction.self) { return perform(action) }
    if let action = command.action(of: GitBranchesAction.self) { return perform(action) }
    if let action = command.action(of: GitTagsAction.self) { return perform(action) }
    if let action = command.action(of: GitStashesAction.self) { return perform(action) }
    if let action = command.action(of: GitWorktreesAction.self) { return perform(action) }
    if let action = command.action(of: GitRemotesAction.self) { return perform(action) }
    if let action = command.action(of: GitReflogAction.self) { return perform(action) }
    if let action = command.action(of: GitBlameAction.self) { return perform(action) }
    if let action = command.action(of: GitHistoryAction.self) { return perform(action) }
    if let action = command.action(of: GitRebaseAction.self) { return perform(action) }
    if let action = command.action(of: GitConflictAction.self) { return perform(action) }
    if let action = command.action(of: GitSubmodulesAction.self) { return perform(action) }
    if let action = command.action(of: GitKeysAction.self) { return perform(action) }
    if command.context == .gitUndo { return askToUndo(undos.selected?.entry) }
    if command.context == .gitCommands {
      showsReads.toggle()
      return refresh()
    }
    return []
  }

  /// The commands of the shown view that are worth a hint.
  var listHints: [Command] {
    switch view {
    case .status: []
    case .log:
      [
        Command(GitLogAction.open), Command(GitLogAction.filter), Command(GitLogAction.checkOut),
        Command(GitLogAction.reset), Command(GitLogAction.cherryPick),
      ]
    case .branches:
      [
        Command(GitBranchesAction.checkOut), Command(GitBranchesAction.new),
        Command(GitBranchesAction.merge), Command(GitBranchesAction.delete),
      ]
    case .tags:
      [Command(GitTagsAction.new), Command(GitTagsAction.push), Command(GitTagsAction.delete)]
    case .stashes:
      [
        Command(GitStashesAction.apply), Command(GitStashesAction.pop),
        Command(GitStashesAction.drop),
      ]
    case .worktrees: [Command(GitWorktreesAction.add), Command(GitWorktreesAction.remove)]
    case .remotes:
      [
        Command(GitRemotesAction.fetch), Command(GitRemotesAction.add),
        Command(GitRemotesAction.remove),
      ]
    case .reflog: [Command(GitReflogAction.checkOut), Command(GitReflogAction.reset)]
    case .undo: [Command(GitUndoAction.undo)]
    case .commands: [Command(GitCommandsAction.reads)]
    case .blame:
      [
        Command(GitBlameAction.parent), Command(GitBlameAction.open), Command(GitBlameAction.back),
      ]
    case .rebase:
      [
        Command(GitRebaseAction.start), Command(GitRebaseAction.fixup),
        Command(GitRebaseAction.moveDown), Command(GitRebaseAction.drop),
        Command(GitRebaseAction.leave),
      ]
    case .history: [Command(GitHistoryAction.open), Command(GitHistoryAction.back)]
    case .conflict:
      [
        Command(GitConflictAction.ours), Command(GitConflictAction.theirs),
        Command(GitConflictAction.both), Command(GitConflictAction.write),
        Command(GitConflictAction.edit), Command(GitConflictAction.back),
      ]
    case .submodules:
      [
        Command(GitSubmodulesAction.update), Command(GitSubmodulesAction.updateAll),
        Command(GitSubmodulesAction.initialise),
      ]
    case .keys:
      [
        Command(GitKeysAction.generate), Command(GitKeysAction.importKey), Command(GitAction.copy),
        Command(GitKeysAction.remove),
      ]
    }
  }

  // MARK: - What several views do

  /// Asks for a name and makes a branch of it.
  mutating func askForBranch(at revision: String, _ place: String) -> [Effect] {
    prompt = GitPrompt(
      "New branch", help: "Begins at \(place).",
      take: { name, pane in
        pane.act("New branch") { repository in
          try await repository.createBranch(name, at: revision, switching: true)
          return nil
        }
      })
    return []
  }

  /// Goes to a commit that is on no branch, after a question.
  mutating func checkOut(_ id: ObjectID) -> [Effect] {
    question = GitQuestion(
      "Check out \(id.short)?",
      ["The head leaves its branch; commits made there belong to none until a branch is made."],
      focused: 1,
      answers: [
        (
          "Check out",
          { pane in
            pane.act("Check out") { repository in
              try await repository.switchDetached(to: id.hex)
              return nil
            }
          }
        )
      ])
    return []
  }

  /// Asks what goes along, and moves the current branch.
  mutating func askToReset(to revision: String, _ place: String) -> [Effect] {
    func mode(_ words: String, _ mode: ResetMode) -> (String, GitQuestion.Answer) {
      (
        words,
        { pane in
          pane.act("Reset") { repository in
            try await repository.reset(to: revision, mode)
            return "The branch is at \(place) now; undo moves it back."
          }
        }
      )
    }
    question = GitQuestion(
      "Reset to \(place)?",
      [
        "Soft keeps the difference staged, mixed keeps it in the files, hard takes it out of them.",
        "What is not committed is kept first: undo brings it back.",
      ], answers: [mode("Soft", .soft), mode("Mixed", .mixed), mode("Hard", .hard)])
    return []
  }

  /// Asks before something is deleted.
  mutating func askToDelete(
    _ title: String, _ message: [String], _ verb: String,
    _ action: @escaping @Sendable (Repository) async throws -> String?
  ) -> [Effect] {
    ask(title, message, focused: 0, verb, action)
  }

  /// Asks before something that changes commits or the branch and can be undone, so that a slip of
  /// the finger does nothing: `Enter` goes on.
  ///
  /// - Parameters:
  ///   - title: The question.
  ///   - message: What is going to happen.
  ///   - verb: The words on the button.
  ///   - action: What it does.
  /// - Returns: What has to be done for it.
  mutating func askToGoOn(
    _ title: String, _ message: String, _ verb: String,
    _ action: @escaping @Sendable (Repository) async throws -> String?
  ) -> [Effect] {
    ask(title, [message, "Undo takes it back."], focused: 1, verb, action)
  }

  /// What the head is, for a sentence: the branch by its name.
  var headWords: String { status?.head.branch ?? "the current commit" }

  private mutating func ask(
    _ title: String, _ message: [String], focused: Int, _ verb: String,
    _ action: @escaping @Sendable (Repository) async throws -> String?
  ) -> [Effect] {
    let answer: GitQuestion.Answer = { pane in pane.act(verb, action) }
    question = GitQuestion(title, message, focused: focused, answers: [(verb, answer)])
    return []
  }
}
