/// What a terminal sends: what people do with it, and its answers to questions.
package enum InputEvent: Sendable, Hashable {
  case key(Key)
  /// A whole paste, with line feeds as line breaks; it may hold anything.
  case paste(String)
  case mouse(MouseEvent)
  /// Whether the terminal's window has the keyboard.
  case focus(Bool)
  case reply(TerminalReply)
}

/// Something done with the mouse in a cell, counted from 0.
package struct MouseEvent: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case press(Button)
    /// The button is nil where the terminal does not say which one it was.
    case release(Button?)
    case drag(Button)
    case move
    case wheelUp, wheelDown, wheelLeft, wheelRight
  }

  package enum Button: Sendable, Hashable {
    case left, middle, right
  }

  package var kind: Kind
  package var row: Int
  package var column: Int
  package var modifiers: Key.Modifiers
  /// 2 for the second press of a double click, 3 for the third.
  package var clicks: Int

  package init(
    _ kind: Kind, row: Int, column: Int, modifiers: Key.Modifiers = [], clicks: Int = 1
  ) {
    self.kind = kind
    self.row = row
    self.column = column
    self.modifiers = modifiers
    self.clicks = clicks
  }
}

/// An answer of the terminal; never anything that was typed.
package enum TerminalReply: Sendable, Hashable {
  /// Every terminal gives this answer, so it ends the wait for the others.
  case attributes
  /// The state of a mode: 0 for unknown, 1 on, 2 off, 3 and 4 fixed.
  case mode(Int, state: Int)
  /// The flags of the kitty keyboard protocol; the answer alone says that it is spoken.
  case keyboardFlags(Int)
  /// The background colour.
  case background(Color)
}
