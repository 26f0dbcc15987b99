/// Commands while differences are shown above the panes.
package enum DifferenceAction: String, CommandSet {
  static let context = CommandContext.difference

  case accept
  case next, previous
  case leaveOut = "leave-out"
  case nextHunk = "next-hunk"
  case previousHunk = "previous-hunk"
  case sideBySide = "side-by-side"
  case close

  var entry: CommandEntry {
    switch self {
    case .accept: .init("choose", "Gives the answer with the focus.", keys: ["enter"])
    case .next: .init("other answer", "Goes to the next answer.", keys: ["tab", "right"])
    case .previous:
      .init("answer before", "Goes to the answer before.", keys: ["shift-tab", "left"])
    case .leaveOut:
      .init("leave out", "Leaves the file out, or takes it in again.", keys: ["space"])
    case .nextHunk: .init("next change", "Goes to the next change.", keys: ["n"])
    case .previousHunk: .init("change before", "Goes to the change before.", keys: ["p", "N"])
    case .sideBySide:
      .init("side by side", "Puts the two sides beside each other, or below.", keys: ["v"])
    case .close: .init("close", "Leaves everything as it is.", keys: ["esc", "q"])
    }
  }
}
