internal import WaymarkTerminal

extension TextField {
  /// Does what a key does in a line of text.
  mutating func type(_ key: Key) {
    switch (key.code, key.modifiers) {
    case (.character(let character), let held) where held.isDisjoint(with: [.control, .alt]):
      insert(String(character))
    case (.backspace, let held): held.isEmpty ? deleteBackward() : deleteWordBackward()
    case (.delete, let held): held.isEmpty ? deleteForward() : deleteWordForward()
    case (.left, let held): held.isEmpty ? moveLeft() : moveWordLeft()
    case (.right, let held): held.isEmpty ? moveRight() : moveWordRight()
    case (.home, _), (.character("a"), .control): moveToStart()
    case (.end, _), (.character("e"), .control): moveToEnd()
    case (.character("w"), .control): deleteWordBackward()
    case (.character("u"), .control): deleteToStart()
    case (.character("k"), .control): deleteToEnd()
    case (.character("d"), .control): deleteForward()
    case (.character("b"), .alt): moveWordLeft()
    case (.character("f"), .alt): moveWordRight()
    case (.character("d"), .alt): deleteWordForward()
    default: break
    }
  }
}
