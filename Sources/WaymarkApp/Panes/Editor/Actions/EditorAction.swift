/// Commands of the editor.
package enum EditorAction: String, CommandSet {
  static let context = CommandContext.editor

  // Files.
  case save
  case saveAs = "save-as"
  case saveAll = "save-all"
  case open
  case new
  case findFile = "find-file"
  case searchFiles = "search-files"
  case close
  case buffers
  case nextBuffer = "next-buffer"
  case previousBuffer = "previous-buffer"
  case reload
  case overwrite
  case discard
  case saveAndClose = "save-and-close"
  case saveAllAndQuit = "save-all-and-quit"
  case recover

  // Changing.
  case undo, redo
  case cut, copy, paste
  case newLine = "new-line"
  case deleteBackward = "delete-backward"
  case deleteForward = "delete-forward"
  case deleteWordBackward = "delete-word-backward"
  case deleteWordForward = "delete-word-forward"
  case deleteToLineEnd = "delete-to-line-end"
  case indent, outdent
  case comment
  case duplicateLine = "duplicate-line"
  case deleteLine = "delete-line"
  case lineUp = "line-up"
  case lineDown = "line-down"
  case joinLines = "join-lines"
  case sortLines = "sort-lines"
  case upperCase = "upper-case"
  case lowerCase = "lower-case"
  case trim

  // Finding.
  case find
  case replace
  case findNext = "find-next"
  case findPrevious = "find-previous"
  case goToLine = "go-to-line"
  case goToSymbol = "go-to-symbol"
  case jumpBack = "jump-back"
  case jumpForward = "jump-forward"

  // Selecting.
  case selectAll = "select-all"
  case selectLine = "select-line"
  case selectNext = "select-next"
  case selectMatches = "select-matches"
  case expandSelection = "expand-selection"
  case cursorAbove = "cursor-above"
  case cursorBelow = "cursor-below"
  case splitSelection = "split-selection"
  case oneCursor = "one-cursor"

  // Showing.
  case wrap
  case lineNumbers = "line-numbers"
  case scrollUp = "scroll-up"
  case scrollDown = "scroll-down"
  case lineEndings = "line-endings"

  var entry: CommandEntry { fileEntry ?? changeEntry ?? selectEntry ?? placeEntry }

  /// Whether it changes the text.
  var changesText: Bool { changeEntry != nil && self != .copy }
}
