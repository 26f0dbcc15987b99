extension CommandContext {
  /// The contexts whose keys work as well where those of this one do.
  package var alongside: [CommandContext] {
    switch self {
    case .app: []
    case .running: [.app]
    case .list, .field, .dialog, .cursor, .sheet: [.app]
    case .editor: [.cursor, .app]
    case .find: [.field, .app]
    case .contentSearch: [.picker, .field, .app]
    case .completion: [.editor, .cursor, .app]
    case .vim: [.editor, .cursor, .app]
    case .picker, .text, .gitPrompt: [.field, .app]
    case .composer: [.field, .chat, .text, .app]
    case .gitCommit, .promptText: [.text, .field, .app]
    case .gitStatus, .gitDiff, .gitLog, .gitBranches, .gitTags, .gitStashes, .gitWorktrees,
      .gitRemotes, .gitReflog, .gitUndo, .gitCommands, .gitBlame, .gitHistory, .gitRebase,
      .gitConflict, .gitSubmodules, .gitKeys:
      [.git, .list, .app]
    case .models: [.servers, .list, .app]
    default: [.list, .app]
    }
  }

  /// Whether characters are typed here, so that a key must be a chord or no character.
  package var isTakingText: Bool {
    [
      .picker, .field, .text, .composer, .sheet, .promptText, .gitPrompt, .gitCommit, .editor,
      .cursor, .find, .vim, .running, .completion, .contentSearch,
    ].contains(self)
  }

  /// Whether the palette lists its commands: not those that only move around or belong to an
  /// overlay.
  var isInPalette: Bool {
    switch self {
    case .list, .help, .picker, .field, .text, .dialog, .activities, .log, .composer, .sheet,
      .gitPrompt, .gitCommit, .cursor, .find, .vim, .prompts, .promptText, .promptVersions,
      .promptTrial, .running, .difference, .completion, .contentSearch:
      false
    default: true
    }
  }
}
