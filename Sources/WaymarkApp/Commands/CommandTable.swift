extension Command {
  /// The sets of the command table, in the order in which help shows them; a new set is one line.
  private static let sets: [any CommandSet.Type] = [
    DashboardAction.self,
    ListAction.self,
    EvidenceAction.self,
    FilesAction.self,
    ContentSearchAction.self,
    EditorAction.self,
    CompareAction.self,
    ViewAction.self,
    DiscussAction.self,
    CompletionAction.self,
    CursorAction.self,
    FindAction.self,
    RunningAction.self,
    VimAction.self,
    WelcomeAction.self,
    ChatAction.self,
    ComposerAction.self,
    ThreadsAction.self,
    PromptsAction.self,
    PromptTextAction.self,
    PromptVersionsAction.self,
    PromptTrialAction.self,
    ServersAction.self,
    ModelsAction.self,
    SheetAction.self,
    GitAction.self,
    GitDiscussAction.self,
    GitViewAction.self,
    GitStatusAction.self,
    GitDiffAction.self,
    GitCommitAction.self,
    GitLogAction.self,
    GitBranchesAction.self,
    GitTagsAction.self,
    GitStashesAction.self,
    GitWorktreesAction.self,
    GitRemotesAction.self,
    GitReflogAction.self,
    GitUndoAction.self,
    GitCommandsAction.self,
    GitBlameAction.self,
    GitHistoryAction.self,
    GitRebaseAction.self,
    GitConflictAction.self,
    GitSubmodulesAction.self,
    GitKeysAction.self,
    GitPromptAction.self,
    DifferenceAction.self,
    HelpAction.self,
    PickerAction.self,
    FieldAction.self,
    TextAction.self,
    DialogAction.self,
    ActivitiesAction.self,
    LogAction.self,
    AppAction.self,
  ]

  /// The command table, in the order in which help shows it.
  package static let all: [Command] = sets.flatMap { $0.commands }

  /// The commands of one context.
  static func all(in context: CommandContext) -> [Command] {
    sets.filter { $0.context == context }.flatMap { $0.commands }
  }

  /// The contexts that have commands, in the order in which help shows them.
  static var contexts: [CommandContext] {
    sets.map { $0.context }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

extension CommandSet {
  fileprivate static var commands: [Command] { allCases.map { Command($0) } }
}
