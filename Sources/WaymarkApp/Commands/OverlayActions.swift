internal import WaymarkTerminal

/// Commands of a list to pick from while typing.
package enum PickerAction: String, CommandSet {
  static let context = CommandContext.picker

  case accept, cancel, up, down
  case pageUp = "page-up"
  case pageDown = "page-down"
  case first, last

  var entry: CommandEntry {
    switch self {
    case .accept: .init("choose", "Takes the selected row.", keys: ["enter"])
    case .cancel: .init("cancel", "Leaves everything as it was.", keys: ["esc", "ctrl-g"])
    case .up: .init("up", "Selects the row above.", keys: ["up", "shift-tab"])
    case .down: .init("down", "Selects the row below.", keys: ["down", "tab", "ctrl-n"])
    case .pageUp: .init("page up", "Goes up by a page.", keys: ["pageup"])
    case .pageDown: .init("page down", "Goes down by a page.", keys: ["pagedown"])
    case .first: .init("first", "Selects the first row.", keys: ["ctrl-home"])
    case .last: .init("last", "Selects the last row.", keys: ["ctrl-end"])
    }
  }
}

/// Commands while a line of text is typed.
package enum FieldAction: String, CommandSet {
  static let context = CommandContext.field

  case left, right
  case wordLeft = "word-left"
  case wordRight = "word-right"
  case start, end
  case deleteBackward = "delete-backward"
  case deleteForward = "delete-forward"
  case deleteWordBackward = "delete-word-backward"
  case deleteWordForward = "delete-word-forward"
  case deleteToStart = "delete-to-start"
  case deleteToEnd = "delete-to-end"

  var entry: CommandEntry {
    switch self {
    case .left: .init("left", "Goes left by a character.", keys: ["left", "ctrl-b"])
    case .right: .init("right", "Goes right by a character.", keys: ["right", "ctrl-f"])
    case .wordLeft:
      .init("word left", "Goes left by a word.", keys: ["ctrl-left", "alt-left", "alt-b"])
    case .wordRight:
      .init("word right", "Goes right by a word.", keys: ["ctrl-right", "alt-right", "alt-f"])
    case .start: .init("start", "Goes to the start of the line.", keys: ["home", "ctrl-a"])
    case .end: .init("end", "Goes to the end of the line.", keys: ["end", "ctrl-e"])
    case .deleteBackward:
      .init("delete", "Deletes the character before the cursor.", keys: ["backspace", "ctrl-h"])
    case .deleteForward:
      .init(
        "delete forward", "Deletes the character after the cursor.", keys: ["delete", "ctrl-d"])
    case .deleteWordBackward:
      .init(
        "delete word", "Deletes the word before the cursor.", keys: ["ctrl-w", "alt-backspace"])
    case .deleteWordForward:
      .init(
        "delete word forward", "Deletes the word after the cursor.", keys: ["alt-d", "ctrl-delete"])
    case .deleteToStart:
      .init("delete to start", "Deletes everything before the cursor.", keys: ["ctrl-u"])
    case .deleteToEnd:
      .init("delete to end", "Deletes everything after the cursor.", keys: ["ctrl-k"])
    }
  }
}

/// Commands of a question with a few answers.
package enum DialogAction: String, CommandSet {
  static let context = CommandContext.dialog

  case accept
  case next, previous
  case cancel

  var entry: CommandEntry {
    switch self {
    case .accept: .init("answer", "Gives the answer with the focus.", keys: ["enter", "space"])
    case .next:
      .init("next", "Goes to the next answer.", keys: ["tab", "right", "l", "down", "j"])
    case .previous:
      .init(
        "previous", "Goes to the previous answer.", keys: ["shift-tab", "left", "h", "up", "k"])
    case .cancel: .init("cancel", "Leaves everything as it was.", keys: ["esc", "n", "q"])
    }
  }
}

/// Commands of the list of what runs.
package enum ActivitiesAction: String, CommandSet {
  static let context = CommandContext.activities

  case cancel
  case close

  var entry: CommandEntry {
    switch self {
    case .cancel: .init("cancel", "Stops the selected activity.", keys: ["x", "delete", "enter"])
    case .close: .init("close", "Closes the list.", keys: ["esc", "q"])
    }
  }
}

/// Commands of the log.
package enum LogAction: String, CommandSet {
  static let context = CommandContext.log

  case close
  case refresh

  var entry: CommandEntry {
    switch self {
    case .close: .init("close", "Closes the log.", keys: ["esc", "q"])
    case .refresh: .init("refresh", "Reads the log again.", keys: ["r"])
    }
  }
}

extension TextField {
  /// Carries out a command of a field.
  mutating func perform(_ action: FieldAction) {
    switch action {
    case .left: moveLeft()
    case .right: moveRight()
    case .wordLeft: moveWordLeft()
    case .wordRight: moveWordRight()
    case .start: moveToStart()
    case .end: moveToEnd()
    case .deleteBackward: deleteBackward()
    case .deleteForward: deleteForward()
    case .deleteWordBackward: deleteWordBackward()
    case .deleteWordForward: deleteWordForward()
    case .deleteToStart: deleteToStart()
    case .deleteToEnd: deleteToEnd()
    }
  }
}

extension Picker {
  /// Carries out a command of a picker, or of its field, that needs nothing around it.
  ///
  /// - Returns: False for what the overlay has to do: accept and cancel.
  mutating func perform(_ command: Command, page: Int) -> Bool {
    if let action = command.action(of: FieldAction.self) {
      edit { $0.perform(action) }
      return true
    }
    guard let action = command.action(of: PickerAction.self) else { return true }
    switch action {
    case .accept, .cancel: return false
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .pageUp: move(by: -max(1, page))
    case .pageDown: move(by: max(1, page))
    case .first: move(by: -matches.count)
    case .last: move(by: matches.count)
    }
    return true
  }

  /// Selects the row that is clicked on.
  ///
  /// - Parameters:
  ///   - event: In the coordinates of the box.
  ///   - box: The box around the picker, its border included.
  /// - Returns: Whether the row is to be taken: a second click on it.
  mutating func click(_ event: MouseEvent, in box: Rect) -> Bool {
    guard case .press(.left) = event.kind else { return false }
    let row = event.row - box.row - 1 - Picker.fieldRows + cursor.top
    guard event.row > box.row + Picker.fieldRows, matches.indices.contains(row) else {
      return false
    }
    select(item: matches[row].index)
    return event.clicks >= 2
  }

  /// Types a key into the field.
  mutating func type(_ key: Key) {
    if case .character(let character) = key.code { edit { $0.insert(String(character)) } }
  }
}
