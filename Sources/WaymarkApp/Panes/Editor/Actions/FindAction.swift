/// Commands while text is looked for.
package enum FindAction: String, CommandSet {
  static let context = CommandContext.find

  case next, previous
  case close
  case switchField = "switch-field"
  case replaceOne = "replace-one"
  case replaceAll = "replace-all"
  case regex
  case caseSensitive = "case-sensitive"
  case wholeWord = "whole-word"
  case selectAll = "select-all"

  var entry: CommandEntry {
    switch self {
    case .next: .init("next", "Goes to the next match.", keys: ["enter", "f3", "down"])
    case .previous:
      .init("previous", "Goes to the match before.", keys: ["shift-f3", "up", "alt-enter"])
    case .close: .init("close", "Closes the search.", keys: ["esc", "ctrl-g"])
    case .switchField:
      .init("other field", "Goes to the other field.", keys: ["tab", "shift-tab", "ctrl-r"])
    case .replaceOne: .init("replace", "Replaces the match.", keys: ["alt-r"])
    case .replaceAll: .init("replace all", "Replaces every match.", keys: ["alt-a"])
    case .regex: .init("regex", "Reads the text as a regular expression.", keys: ["alt-x"])
    case .caseSensitive: .init("case", "Minds capitals and small letters.", keys: ["alt-c"])
    case .wholeWord: .init("word", "Finds whole words alone.", keys: ["alt-w"])
    case .selectAll:
      .init("select all", "Puts a cursor on every match.", keys: ["alt-s"])
    }
  }
}
