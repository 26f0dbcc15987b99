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

  var entry: CommandEntry { fileEntry ?? changeEntry ?? placeEntry }

  private var fileEntry: CommandEntry? {
    switch self {
    case .save: CommandEntry("save", "Saves the file.", keys: ["ctrl-s", "f2"])
    case .saveAs:
      CommandEntry(
        "save as", "Saves the text as another file.", keys: ["alt-s"],
        arguments: [CommandArgument("PATH", "Where to, from the project's root.")])
    case .saveAll: CommandEntry("save all", "Saves every open file.", keys: ["alt-a"])
    case .open:
      CommandEntry(
        "open file", "Opens a file by its path.", keys: ["alt-o"],
        arguments: [CommandArgument("FILE[:LINE]", "A path, from the project's root.")])
    case .findFile:
      CommandEntry("find file", "Finds a file of the project by its name.", keys: ["ctrl-p"])
    case .searchFiles:
      CommandEntry("search files", "Finds text in all files of the project.", keys: ["alt-f"])
    case .new: CommandEntry("new file", "Begins a text that has no file yet.", keys: ["ctrl-n"])
    case .close:
      CommandEntry(
        "close", "Closes the file; asks when it is not saved.", keys: ["ctrl-w", "alt-q w"])
    case .buffers:
      CommandEntry(
        "open files", "Chooses among the files that are open.", keys: ["ctrl-b", "alt-b"],
        arguments: [CommandArgument("NUMBER", "The number of a file.", isOptional: true)])
    case .nextBuffer:
      CommandEntry("next file", "Goes to the next open file.", keys: ["ctrl-pagedown", "alt-."])
    case .previousBuffer:
      CommandEntry(
        "previous file", "Goes to the previous open file.", keys: ["ctrl-pageup", "alt-,"])
    case .reload:
      CommandEntry(
        "reload", "Reads the file again; undoing brings the edits back.", keys: ["alt-r"])
    case .overwrite:
      CommandEntry(
        "save over", "Saves over what another program wrote.", keys: ["alt-q o"],
        isDestructive: true)
    case .discard:
      CommandEntry(
        "close unsaved", "Closes the file without its edits.", keys: ["alt-q d"],
        isDestructive: true)
    case .saveAndClose:
      CommandEntry("save and close", "Saves the file, then closes it.", keys: ["alt-q c"])
    case .saveAllAndQuit:
      CommandEntry(
        "save all and quit", "Saves every open file, then leaves Waymark.", keys: ["alt-q q"])
    case .recover:
      CommandEntry(
        "recover", "Offers texts whose program ended before they were saved.", keys: ["alt-q r"])
    default: nil
    }
  }

  private var changeEntry: CommandEntry? {
    switch self {
    case .undo: CommandEntry("undo", "Takes the last change back.", keys: ["ctrl-z"])
    case .redo: CommandEntry("redo", "Makes the change again.", keys: ["ctrl-y", "ctrl-shift-z"])
    case .cut:
      CommandEntry("cut", "Cuts the selection, or the line.", keys: ["ctrl-x", "shift-delete"])
    case .copy:
      CommandEntry("copy", "Copies the selection, or the line.", keys: ["ctrl-c", "ctrl-insert"])
    case .paste:
      CommandEntry("paste", "Puts in what was copied.", keys: ["ctrl-v", "shift-insert"])
    case .newLine: CommandEntry("new line", "Breaks the line and indents.", keys: ["enter"])
    case .deleteBackward:
      CommandEntry(
        "delete", "Deletes the selection, or the character before the cursor.",
        keys: ["backspace", "shift-backspace", "ctrl-h"])
    case .deleteForward:
      CommandEntry("delete forward", "Deletes the character after the cursor.", keys: ["delete"])
    case .deleteWordBackward:
      CommandEntry(
        "delete word", "Deletes the word before the cursor.",
        keys: ["alt-backspace", "ctrl-backspace"])
    case .deleteWordForward:
      CommandEntry(
        "delete word forward", "Deletes the word after the cursor.",
        keys: ["ctrl-delete", "alt-delete"])
    case .deleteToLineEnd:
      CommandEntry("delete to end", "Deletes to the end of the line.", keys: ["alt-k"])
    case .indent: CommandEntry("indent", "Moves the lines in.", keys: ["tab"])
    case .outdent: CommandEntry("outdent", "Moves the lines out.", keys: ["shift-tab"])
    case .comment:
      CommandEntry(
        "comment", "Makes the lines comments, or no longer.", keys: ["ctrl-/", "ctrl-_"])
    case .duplicateLine:
      CommandEntry("duplicate", "Repeats the lines below.", keys: ["alt-d", "ctrl-shift-d"])
    case .deleteLine: CommandEntry("delete line", "Deletes the lines.", keys: ["ctrl-k"])
    case .lineUp: CommandEntry("line up", "Moves the lines up.", keys: ["alt-up"])
    case .lineDown: CommandEntry("line down", "Moves the lines down.", keys: ["alt-down"])
    case .joinLines: CommandEntry("join lines", "Puts the lines into one.", keys: ["alt-j"])
    case .sortLines:
      CommandEntry("sort lines", "Sorts the selected lines, or all.", keys: ["alt-q s"])
    case .upperCase: CommandEntry("upper case", "Makes capitals of the selection.", keys: ["alt-u"])
    case .lowerCase:
      CommandEntry("lower case", "Makes small letters of the selection.", keys: ["alt-l"])
    case .trim: CommandEntry("trim", "Takes blanks at the ends of lines away.", keys: ["alt-q t"])
    default: nil
    }
  }

  private var placeEntry: CommandEntry {
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
    case .selectAll: .init("select all", "Selects the whole text.", keys: ["ctrl-a"])
    case .selectLine: .init("select line", "Selects whole lines.", keys: ["alt-x"])
    case .selectNext:
      .init("select next", "Selects the word, then its next place, too.", keys: ["ctrl-d"])
    case .selectMatches:
      .init("select matches", "Selects every place with the same text.", keys: ["alt-f3"])
    case .expandSelection:
      .init("expand", "Selects what is around the selection.", keys: ["alt-e"])
    case .cursorAbove:
      .init("cursor above", "Adds a cursor above.", keys: ["ctrl-alt-up", "alt-shift-up"])
    case .cursorBelow:
      .init("cursor below", "Adds a cursor below.", keys: ["ctrl-alt-down", "alt-shift-down"])
    case .splitSelection:
      .init("split selection", "Puts a cursor into every selected line.", keys: ["alt-i"])
    case .oneCursor: .init("one cursor", "Leaves one cursor, then none selected.", keys: ["esc"])
    case .wrap: .init("wrap", "Breaks long lines on the screen, or no longer.", keys: ["alt-z"])
    case .lineNumbers: .init("line numbers", "Shows line numbers, or no longer.", keys: ["alt-n"])
    case .scrollUp: .init("scroll up", "Scrolls the view up.", keys: ["ctrl-up"])
    case .scrollDown: .init("scroll down", "Scrolls the view down.", keys: ["ctrl-down"])
    case .lineEndings:
      .init("line endings", "Changes all line endings to LF, or to CRLF.", keys: ["alt-q l"])
    default: .init("find", "Finds text in this file.", keys: ["ctrl-f"])
    }
  }

  /// Whether it changes the text.
  var changesText: Bool { changeEntry != nil && self != .copy }
}

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
