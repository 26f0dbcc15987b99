internal import WaymarkCore

/// Commands that take changes into a thread of the chat.
package enum GitDiscussAction: String, CommandSet {
  static let context = CommandContext.git

  case review

  var entry: CommandEntry {
    switch self {
    case .review:
      .init("review", "Has a model review the changes on the screen.", keys: ["alt-r"])
    }
  }
}

extension GitPane {
  /// Why there is nothing to review; nil when there is.
  func obstacle(to action: GitDiscussAction) -> String? {
    reviewed == nil ? "Select a commit, or a file with changes." : nil
  }

  func perform(_ action: GitDiscussAction) -> [Effect] {
    guard let reviewed else { return [] }
    return [
      .discuss(
        Discussion("Review these changes: what is wrong, risky or missing? @\(reviewed) "))
    ]
  }

  /// What a message attaches of the changes on the screen; nil when they are no such thing.
  private var reviewed: String? {
    switch subject {
    case .file(let selection):
      switch selection.section {
      case .staged: "staged"
      case .unstaged, .conflicts: "diff"
      case .untracked, .ignored: nil
      }
    case .commit(let id): "commit:\(id.short)"
    case .comparison, .stash, .revision, .text, nil: nil
    }
  }
}
