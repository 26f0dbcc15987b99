extension EditorAction {
  /// The words of what goes somewhere or shows the text in another way.
  var placeEntry: CommandEntry {
    switch self {
    case .replace: .init("replace", "Finds and replaces.", keys: ["ctrl-r"])
    case .findNext: .init("find next", "Goes to the next match.", keys: ["f3"])
    case .findPrevious:
      .init("find previous", "Goes to the match before.", keys: ["shift-f3"])
    case .goToLine:
      .init(
        "go to line", "Goes to a line by its number.", keys: ["ctrl-g"],
        arguments: [CommandArgument("LINE[:COLUMN]", "A number, counted from 1.")])
    case .goToSymbol:
      .init("go to symbol", "Finds a function or type of this file.", keys: ["ctrl-t"])
    case .jumpBack: .init("back", "Goes to where the last jump began.", keys: ["alt-minus"])
    case .jumpForward:
      .init("forward", "Goes to where the last going back began.", keys: ["alt-="])
    case .wrap: .init("wrap", "Breaks long lines on the screen, or no longer.", keys: ["alt-z"])
    case .lineNumbers: .init("line numbers", "Shows line numbers, or no longer.", keys: ["alt-n"])
    case .scrollUp: .init("scroll up", "Scrolls the view up.", keys: ["ctrl-up"])
    case .scrollDown: .init("scroll down", "Scrolls the view down.", keys: ["ctrl-down"])
    case .lineEndings:
      .init("line endings", "Changes all line endings to LF, or to CRLF.", keys: ["alt-q l"])
    default: .init("find", "Finds text in this file.", keys: ["ctrl-f"])
    }
  }
}
