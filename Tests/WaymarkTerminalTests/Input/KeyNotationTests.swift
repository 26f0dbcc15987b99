import Testing

@testable import WaymarkTerminal

@Suite struct KeyNotationTests {
  private static let codes: [Key.Code] =
    [
      .enter, .escape, .tab, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end,
      .pageUp, .pageDown, .character(" "), .character("-"), .character("a"), .character("é"),
      .character("请"), .character("["), .character("?"),
    ] + (1...12).map { .function($0) }

  @Test func `what is written is read back`() {
    for code in KeyNotationTests.codes {
      for held in 0..<8 as Range<UInt8> {
        let key = Key(code, Key.Modifiers(rawValue: held))
        #expect(Key(key.notation) == key, "\(key.notation)")
      }
    }
  }

  @Test(arguments: ["", "ctrl-", "nonsense", "f0", "f99", "ctrl-nonsense", "ab"])
  func `what is no key is refused`(notation: String) {
    #expect(Key(notation) == nil)
  }

  @Test(arguments: [
    ("ctrl-l", "Ctrl-L"), ("alt-1", "Alt-1"), ("shift-tab", "Shift-Tab"), ("f1", "F1"),
    ("up", "↑"), ("ctrl-up", "Ctrl-↑"), ("space", "Space"), ("G", "G"), ("minus", "-"),
    ("pagedown", "PgDn"), ("ctrl-alt-delete", "Ctrl-Alt-Del"),
  ])
  func `a key has a short name for people`(notation: String, label: String) throws {
    #expect(try #require(Key(notation)).label == label)
  }
}
