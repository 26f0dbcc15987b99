import Testing

@testable import WaymarkTerminal

/// Text from files, git, models and servers is hostile until it is cleaned.
@Suite struct GlyphTests {
  @Test(arguments: [
    ("\u{1B}[2J", "�[2J"), ("\u{1B}]0;title\u{07}", "�]0;title�"), ("\u{9B}31m", "�31m"),
    ("\u{7F}\u{00}", "��"), ("a\u{202E}b", "a�b"), ("a\u{2066}b\u{2069}", "a�b�"),
    ("\r\n", " "), ("a\u{2028}b", "a b"), ("a\u{200B}\u{200D}\u{FEFF}b", "ab"),
    ("a\u{E0041}b", "a�b"), ("\u{FFFE}", "�"),
  ])
  func `what could steer a terminal is shown and not obeyed`(text: String, clean: String) {
    #expect(DisplayText.clean(text) == clean)
  }

  @Test func `a flood of marks is cut`() {
    let flood = "a" + String(repeating: "\u{0301}", count: 1_000)
    let all = glyphs(of: flood)
    #expect(all.count == 1)
    #expect(all[0].character.unicodeScalars.count == 1 + Glyph.markLimit)
  }

  @Test func `a mark without a base stands on a dotted circle`() {
    #expect(DisplayText.clean("\u{0301}") == "\u{25CC}\u{0301}")
  }

  @Test func `random scalars never leave a control on the screen`() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      let text = String(
        String.UnicodeScalarView(
          (0..<200).compactMap { _ in
            Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random))
          }))
      for glyph in glyphs(of: text + "\u{1B}\u{9C}\u{0}") {
        #expect(glyph.width == 1 || glyph.width == 2)
        for scalar in glyph.character.unicodeScalars {
          #expect(scalar.properties.generalCategory != .control, "\(scalar.value)")
        }
      }
    }
  }

  @Test func `characters of ambiguous width are as wide as the terminal makes them`() {
    for text in ["±", "…", "─", "Ω", "①"] {
      #expect(glyphs(of: text).map(\.width) == [1])
      #expect(glyphs(of: text, isAmbiguousWide: true).map(\.width) == [2])
    }
    for text in ["a", "ñ", "ʼ"] {
      #expect(glyphs(of: text, isAmbiguousWide: true).map(\.width) == [1])
    }
    #expect(glyphs(of: "日", isAmbiguousWide: true).map(\.width) == [2])
  }
}
