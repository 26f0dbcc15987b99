/// Commands for how a text is shown and for places in it.
package enum ViewAction: String, CommandSet {
  static let context = CommandContext.editor

  case split
  case splitAside = "split-aside"
  case otherPart = "other-part"
  case blanks
  case guides
  case bookmark
  case nextBookmark = "next-bookmark"
  case previousBookmark = "previous-bookmark"
  case objectives
  case encoding
  case reopen
  case complete
  case columnUp = "column-up"
  case columnDown = "column-down"
  case columnLeft = "column-left"
  case columnRight = "column-right"

  var entry: CommandEntry {
    switch self {
    case .split:
      .init(
        "split", "Shows the text in two parts, one below the other, or in one.", keys: ["alt-v"])
    case .splitAside:
      .init(
        "split aside", "Shows the text in two parts beside each other, or in one.",
        keys: ["alt-V"])
    case .otherPart:
      .init("other part", "Goes to the other part of a split text.", keys: ["alt-p"])
    case .blanks:
      .init("blanks", "Marks blanks and tabs, or no longer.", keys: ["alt-w"])
    case .guides:
      .init("guides", "Draws lines along what is indented, or no longer.", keys: ["alt-g"])
    case .bookmark:
      .init("bookmark", "Marks the line, or no longer.", keys: ["alt-q b", "ctrl-f2"])
    case .nextBookmark:
      .init("next bookmark", "Goes to the next line that is marked.", keys: ["alt-q n"])
    case .previousBookmark:
      .init("bookmark before", "Goes to the marked line before.", keys: ["alt-q p"])
    case .objectives:
      .init(
        "objectives", "Shows which objectives of the plan the code here serves.",
        keys: ["alt-q i"])
    case .encoding:
      .init(
        "encoding", "Changes how the text is written when it is saved.", keys: ["alt-q e"],
        arguments: [CommandArgument("ENCODING", "Such as UTF-8.", isOptional: true)])
    case .reopen:
      .init(
        "read as", "Reads the file again in another encoding.", keys: ["alt-q E"],
        arguments: [CommandArgument("ENCODING", "Such as ISO-8859-1.", isOptional: true)])
    case .complete:
      .init(
        "complete", "Proposes words that go on as this one begins.", keys: ["ctrl-space", "alt-/"])
    case .columnUp: .init("column up", "Selects a block, up a line.", keys: ["ctrl-shift-up"])
    case .columnDown:
      .init("column down", "Selects a block, down a line.", keys: ["ctrl-shift-down"])
    case .columnLeft:
      .init("column left", "Selects a block, a column to the left.", keys: ["ctrl-alt-left"])
    case .columnRight:
      .init("column right", "Selects a block, a column to the right.", keys: ["ctrl-alt-right"])
    }
  }
}

/// Commands while words are proposed.
package enum CompletionAction: String, CommandSet {
  static let context = CommandContext.completion

  case accept
  case next, previous
  case close

  var entry: CommandEntry {
    switch self {
    case .accept: .init("take", "Puts the word in.", keys: ["enter", "tab"])
    case .next:
      .init("next word", "Goes to the next word.", keys: ["down", "ctrl-n", "ctrl-space"])
    case .previous: .init("word before", "Goes to the word before.", keys: ["up", "ctrl-p"])
    case .close: .init("close", "Proposes nothing.", keys: ["esc"])
    }
  }
}
