/// Commands that move the cursors.
package enum CursorAction: String, CommandSet {
  static let context = CommandContext.cursor

  case left, right, up, down
  case wordLeft = "word-left"
  case wordRight = "word-right"
  case lineStart = "line-start"
  case lineEnd = "line-end"
  case pageUp = "page-up"
  case pageDown = "page-down"
  case paragraphUp = "paragraph-up"
  case paragraphDown = "paragraph-down"
  case textStart = "text-start"
  case textEnd = "text-end"
  case bracket
  case selectLeft = "select-left"
  case selectRight = "select-right"
  case selectUp = "select-up"
  case selectDown = "select-down"
  case selectWordLeft = "select-word-left"
  case selectWordRight = "select-word-right"
  case selectLineStart = "select-line-start"
  case selectLineEnd = "select-line-end"
  case selectPageUp = "select-page-up"
  case selectPageDown = "select-page-down"
  case selectTextStart = "select-text-start"
  case selectTextEnd = "select-text-end"

  /// Where the cursor goes and whether that selects.
  var motion: (motion: Motion, isSelecting: Bool) {
    switch self {
    case .left: (.left, false)
    case .right: (.right, false)
    case .up: (.up, false)
    case .down: (.down, false)
    case .wordLeft: (.wordLeft, false)
    case .wordRight: (.wordRight, false)
    case .lineStart: (.lineStart, false)
    case .lineEnd: (.lineEnd, false)
    case .pageUp: (.pageUp, false)
    case .pageDown: (.pageDown, false)
    case .paragraphUp: (.paragraphUp, false)
    case .paragraphDown: (.paragraphDown, false)
    case .textStart: (.textStart, false)
    case .textEnd: (.textEnd, false)
    case .bracket: (.bracket, false)
    case .selectLeft: (.left, true)
    case .selectRight: (.right, true)
    case .selectUp: (.up, true)
    case .selectDown: (.down, true)
    case .selectWordLeft: (.wordLeft, true)
    case .selectWordRight: (.wordRight, true)
    case .selectLineStart: (.lineStart, true)
    case .selectLineEnd: (.lineEnd, true)
    case .selectPageUp: (.pageUp, true)
    case .selectPageDown: (.pageDown, true)
    case .selectTextStart: (.textStart, true)
    case .selectTextEnd: (.textEnd, true)
    }
  }

  var entry: CommandEntry {
    switch self {
    case .left: .init("left", "Goes left by a character.", keys: ["left"])
    case .right: .init("right", "Goes right by a character.", keys: ["right"])
    case .up: .init("up", "Goes to the row above.", keys: ["up"])
    case .down: .init("down", "Goes to the row below.", keys: ["down"])
    case .wordLeft: .init("word left", "Goes left by a word.", keys: ["ctrl-left", "alt-left"])
    case .wordRight:
      .init("word right", "Goes right by a word.", keys: ["ctrl-right", "alt-right"])
    case .lineStart: .init("line start", "Goes to the start of the line.", keys: ["home"])
    case .lineEnd: .init("line end", "Goes to the end of the line.", keys: ["end", "ctrl-e"])
    case .pageUp: .init("page up", "Goes up by a page.", keys: ["pageup"])
    case .pageDown: .init("page down", "Goes down by a page.", keys: ["pagedown"])
    case .paragraphUp: .init("paragraph up", "Goes to the blank line above.", keys: ["alt-pageup"])
    case .paragraphDown:
      .init("paragraph down", "Goes to the blank line below.", keys: ["alt-pagedown"])
    case .textStart: .init("text start", "Goes to the start of the text.", keys: ["ctrl-home"])
    case .textEnd: .init("text end", "Goes to the end of the text.", keys: ["ctrl-end"])
    case .bracket: .init("bracket", "Goes to the other bracket.", keys: ["alt-m"])
    case .selectLeft: .init("select left", "Selects to the left.", keys: ["shift-left"])
    case .selectRight: .init("select right", "Selects to the right.", keys: ["shift-right"])
    case .selectUp: .init("select up", "Selects to the row above.", keys: ["shift-up"])
    case .selectDown: .init("select down", "Selects to the row below.", keys: ["shift-down"])
    case .selectWordLeft:
      .init(
        "select word left", "Selects a word to the left.",
        keys: ["ctrl-shift-left", "alt-shift-left"])
    case .selectWordRight:
      .init(
        "select word right", "Selects a word to the right.",
        keys: ["ctrl-shift-right", "alt-shift-right"])
    case .selectLineStart:
      .init("select to start", "Selects to the start of the line.", keys: ["shift-home"])
    case .selectLineEnd:
      .init("select to end", "Selects to the end of the line.", keys: ["shift-end"])
    case .selectPageUp: .init("select page up", "Selects a page up.", keys: ["shift-pageup"])
    case .selectPageDown:
      .init("select page down", "Selects a page down.", keys: ["shift-pagedown"])
    case .selectTextStart:
      .init("select to top", "Selects to the start of the text.", keys: ["ctrl-shift-home"])
    case .selectTextEnd:
      .init("select to bottom", "Selects to the end of the text.", keys: ["ctrl-shift-end"])
    }
  }
}
