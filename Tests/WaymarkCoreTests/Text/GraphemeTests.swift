import Testing

@testable import WaymarkCore

@Suite struct GraphemeTests {
  private static let lines = [
    "plain", "é and e\u{301}", "漢字かな", "👨‍👩‍👧‍👦 🇩🇪🇫🇷 👍🏽", "\tx\u{0}y", "กำ नमस्ते", "a\u{200D}b",
    "🇩🇪🇫🇷🇬🇧🇮🇹", "", "각각",
  ]

  @Test(arguments: lines)
  func `columns agree with what Swift takes for characters`(line: String) {
    let text = TextBuffer("before\n\(line)\nafter").snapshot
    let start = 7
    var offset = start
    for (column, character) in line.enumerated() {
      #expect(text.column(at: offset) == column)
      #expect(text.offset(ofColumn: column, inLineAt: start) == offset)
      let next = offset + character.utf8.count
      #expect(text.boundary(after: offset) == next)
      #expect(text.boundary(before: next) == offset)
      offset = next
    }
    #expect(text.column(at: offset) == line.count)
    #expect(text.offset(ofColumn: 999, inLineAt: start) == offset)
    #expect(text.boundary(after: offset) == offset + 1)
  }

  @Test func `a line ending is one character`() {
    let text = TextBuffer("a\r\nb").snapshot
    #expect(text.boundary(after: 1) == 3)
    #expect(text.boundary(before: 3) == 1)
    #expect(text.position(at: 3) == TextPosition(line: 1, column: 0))
    #expect(text.offset(of: TextPosition(line: 1, column: 1)) == 4)
  }

  @Test func `bytes that are no UTF-8 are characters of their own`() {
    let bytes: [UInt8] = [0x61, 0xFF, 0xC3, 0xA9, 0xC3, 0x62]
    #expect(GraphemeBreaks.count(in: bytes) == 5)
    var index = 0
    var ends: [Int] = []
    while index < bytes.count {
      index = GraphemeBreaks.end(after: index, in: bytes)
      ends.append(index)
    }
    #expect(ends == [1, 2, 4, 5, 6])
    #expect(GraphemeBreaks.start(before: 4, in: bytes) == 2)
    #expect(GraphemeBreaks.start(before: 2, in: bytes) == 1)
  }

  @Test func `a column deep in a long line is found`() {
    let line = String(repeating: "ab漢", count: 50_000)
    let text = TextBuffer(line).snapshot
    #expect(text.offset(ofColumn: 120_000, inLineAt: 0) == 40_000 * 5)
    #expect(text.column(at: 40_000 * 5) == 120_000)
  }

  @Test func `a hostile run of combining characters costs no more`() {
    let text = TextBuffer("a" + String(repeating: "\u{301}", count: 100_000)).snapshot
    #expect(text.boundary(after: 0) <= 512)
  }
}
