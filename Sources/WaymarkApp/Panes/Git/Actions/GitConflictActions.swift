/// Commands of the conflicts of one file.
package enum GitConflictAction: String, CommandSet {
  static let context = CommandContext.gitConflict

  case ours, theirs, both, base
  case open
  case write
  case edit
  case back

  var entry: CommandEntry {
    switch self {
    case .ours: .init("ours", "Takes our side of the conflict.", keys: ["o"])
    case .theirs: .init("theirs", "Takes their side of the conflict.", keys: ["t"])
    case .both: .init("both", "Takes our side and then theirs.", keys: ["b"])
    case .base: .init("before", "Takes what stood there before both.", keys: ["B"])
    case .open: .init("open again", "Takes the choice back.", keys: ["u"])
    case .write:
      .init(
        "write", "Writes the file; when all is chosen, it is resolved. Undo has the old one.",
        keys: ["enter"])
    case .edit:
      .init("edit", "Writes what is chosen and opens the file in the editor.", keys: ["e"])
    case .back: .init("back", "Goes back; nothing is written.", keys: ["esc"])
    }
  }
}
