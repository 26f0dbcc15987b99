/// Commands of the list of an interactive rebase.
package enum GitRebaseAction: String, CommandSet {
  static let context = CommandContext.gitRebase

  case start
  case pick, reword, edit, squash, fixup, drop
  case moveDown = "move-down"
  case moveUp = "move-up"
  case autosquash
  case leave

  var entry: CommandEntry {
    switch self {
    case .start:
      .init("start", "Rebases by the list; undo brings the old branch back.", keys: ["enter"])
    case .pick: .init("pick", "Keeps the commit as it is.", keys: ["p"])
    case .reword: .init("reword", "Changes the commit's message.", keys: ["r"])
    case .edit: .init("edit", "Stops behind the commit, so that it can be changed.", keys: ["e"])
    case .squash:
      .init("squash", "Puts the commit with its message into the one below.", keys: ["s"])
    case .fixup: .init("fixup", "Puts the commit into the one below.", keys: ["f"])
    case .drop: .init("drop", "Leaves the commit out.", keys: ["d"])
    case .moveDown: .init("move down", "Moves the commit down.", keys: ["J", "alt-down"])
    case .moveUp: .init("move up", "Moves the commit up.", keys: ["K", "alt-up"])
    case .autosquash:
      .init("autosquash", "Puts fixups above the commits that they are for.", keys: ["S"])
    case .leave: .init("leave", "Leaves; nothing was changed.", keys: ["esc"])
    }
  }
}
