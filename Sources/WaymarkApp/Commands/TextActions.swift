internal import WaymarkTerminal

/// Commands while several lines of text are typed, beside those of a single line.
///
/// A pane with a ``TextArea`` has the contexts `[…, .text, .field]`, gives the commands of both to
/// ``TextArea/perform(_:)`` and what that returns to the clipboard by `Effect.copy`.
package enum TextAction: String, CommandSet {
  static let context = CommandContext.text

  case newline = "new-line"
  case up, down
  case pageUp = "page-up"
  case pageDown = "page-down"
  case first, last
  case selectLeft = "select-left"
  case selectRight = "select-right"
  case selectUp = "select-up"
  case selectDown = "select-down"
  case selectWordLeft = "select-word-left"
  case selectWordRight = "select-word-right"
  case selectToStart = "select-to-start"
  case selectToEnd = "select-to-end"
  case selectAll = "select-all"
  case copy, cut
  case undo, redo

  var entry: CommandEntry {
    switch self {
    case .newline:
      .init(
        "new line", "Starts a new line.", keys: ["enter", "alt-enter", "shift-enter", "ctrl-j"])
    case .up: .init("up", "Goes up by a row.", keys: ["up"])
    case .down: .init("down", "Goes down by a row.", keys: ["down"])
    case .pageUp: .init("page up", "Goes up by a page.", keys: ["pageup"])
    case .pageDown: .init("page down", "Goes down by a page.", keys: ["pagedown"])
    case .first: .init("first", "Goes to the start of the text.", keys: ["ctrl-home"])
    case .last: .init("last", "Goes to the end of the text.", keys: ["ctrl-end"])
    case .selectLeft: select("left", "a character to the left", "shift-left")
    case .selectRight: select("right", "a character to the right", "shift-right")
    case .selectUp: select("up", "a row up", "shift-up")
    case .selectDown: select("down", "a row down", "shift-down")
    case .selectWordLeft: select("word left", "a word to the left", "ctrl-shift-left")
    case .selectWordRight: select("word right", "a word to the right", "ctrl-shift-right")
    case .selectToStart: select("to start", "to the start of the line", "shift-home")
    case .selectToEnd: select("to end", "to the end of the line", "shift-end")
    case .selectAll: .init("select all", "Selects the whole text.", keys: ["alt-a"])
    case .copy: .init("copy", "Copies what is selected.", keys: ["alt-c", "alt-w"])
    case .cut: .init("cut", "Copies what is selected and deletes it.", keys: ["ctrl-x"])
    case .undo: .init("undo", "Takes the last change back.", keys: ["ctrl-_", "alt-u"])
    case .redo: .init("redo", "Does again what was taken back.", keys: ["alt-r"])
    }
  }

  private func select(_ title: String, _ what: String, _ key: String) -> CommandEntry {
    CommandEntry("select \(title)", "Selects \(what).", keys: [key])
  }

  /// What the command does with the cursor; nil when it does something else.
  fileprivate var motion: (TextArea.Motion, extending: Bool)? {
    switch self {
    case .up: (.up, false)
    case .down: (.down, false)
    case .pageUp: (.pageUp, false)
    case .pageDown: (.pageDown, false)
    case .first: (.start, false)
    case .last: (.end, false)
    case .selectLeft: (.left, true)
    case .selectRight: (.right, true)
    case .selectUp: (.up, true)
    case .selectDown: (.down, true)
    case .selectWordLeft: (.wordLeft, true)
    case .selectWordRight: (.wordRight, true)
    case .selectToStart: (.lineStart, true)
    case .selectToEnd: (.lineEnd, true)
    case .newline, .selectAll, .copy, .cut, .undo, .redo: nil
    }
  }
}

extension TextArea {
  /// Carries out a command of the contexts `text` or `field`.
  ///
  /// - Returns: What is to be copied; nil for nothing.
  mutating func perform(_ command: Command) -> String? {
    if let action = command.action(of: FieldAction.self) { perform(action) }
    if let action = command.action(of: TextAction.self) { return perform(action) }
    return nil
  }

  private mutating func perform(_ action: TextAction) -> String? {
    if let motion = action.motion { move(motion.0, extending: motion.extending) }
    switch action {
    case .newline: insert("\n")
    case .selectAll: selectAll()
    case .copy: return selectedText
    case .cut: return cut()
    case .undo: undo()
    case .redo: redo()
    default: break
    }
    return nil
  }

  private mutating func perform(_ action: FieldAction) {
    switch action {
    case .left: move(.left)
    case .right: move(.right)
    case .wordLeft: move(.wordLeft)
    case .wordRight: move(.wordRight)
    case .start: move(.lineStart)
    case .end: move(.lineEnd)
    case .deleteBackward: deleteBackward()
    case .deleteForward: deleteForward()
    case .deleteWordBackward: deleteWordBackward()
    case .deleteWordForward: deleteWordForward()
    case .deleteToStart: deleteToLineStart()
    case .deleteToEnd: deleteToLineEnd()
    }
  }

  /// Types a key that no command claimed.
  mutating func type(_ key: Key) {
    if case .character(let character) = key.code { insert(String(character)) }
  }

  /// Takes a press, a drag or the wheel in the cells of the area.
  mutating func take(_ event: MouseEvent) {
    switch event.kind {
    case .press(.left):
      place(
        row: event.row, column: event.column, extending: event.modifiers.contains(.shift))
    case .drag(.left): place(row: event.row, column: event.column, extending: true)
    case .wheelUp: scroll(by: -MouseEvent.wheelRows)
    case .wheelDown: scroll(by: MouseEvent.wheelRows)
    default: break
    }
  }
}
