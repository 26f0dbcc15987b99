import Testing

@testable import WaymarkTerminal

@Suite struct DisplayTextTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("请求", 4), ("é", 1), ("e\u{301}", 1), ("👩‍👩‍👧‍👦", 8), ("✅", 2), ("\u{200B}", 0),
    ("a\tb", 3), ("…", 1), ("─", 1), ("한글", 4), ("ｶﾅ", 2),
  ])
  func `the width of a text is that of its columns`(text: String, width: Int) {
    #expect(DisplayText.width(text) == width)
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""),
    ("请求处", 5, "请求…"), ("请求处", 4, "请…"), ("a请", 2, "a…"),
  ])
  func `what is cut off at the end is shown by an ellipsis`(text: String, width: Int, cut: String) {
    #expect(DisplayText.truncated(text, to: width) == cut)
    #expect(DisplayText.width(cut) <= max(0, width))
  }

  @Test(arguments: [
    ("a/b/c.swift", 11, "a/b/c.swift"), ("a/b/c.swift", 8, "…c.swift"), ("a/b/c.swift", 0, ""),
    ("目录/文件", 6, "…/文件"),
  ])
  func `a path keeps its end`(text: String, width: Int, cut: String) {
    #expect(DisplayText.truncatedHead(text, to: width) == cut)
  }

  @Test func `padding fills to the column`() {
    #expect(DisplayText.padded("请", to: 4) == "请  ")
    #expect(DisplayText.leftPadded("7", to: 3) == "  7")
    #expect(DisplayText.padded("abc", to: 2) == "a…")
  }

  @Test func `lines break at spaces and long words in the middle`() {
    #expect(DisplayText.wrapped("the quick brown fox", to: 9) == ["the quick", "brown fox"])
    #expect(DisplayText.wrapped("abcdefgh ij", to: 3) == ["abc", "def", "gh", "ij"])
    #expect(DisplayText.wrapped("a\n\nb", to: 5) == ["a", "", "b"])
    #expect(DisplayText.wrapped("请求处理", to: 5) == ["请求", "处理"])
    #expect(DisplayText.wrapped("text", to: 0) == [])
    #expect(DisplayText.wrapped("", to: 5) == [""])
  }

  @Test func `no line is wider than asked for`() {
    let text = String(repeating: "a请 bb🎉c 求 dddddddd\u{301} ", count: 40)
    for width in 2...30 {
      for line in DisplayText.wrapped(text, to: width) {
        #expect(DisplayText.width(line) <= width, "\(line) at \(width)")
      }
    }
  }
}
