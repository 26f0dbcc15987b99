import Testing

@testable import WaymarkCore

@Suite struct LineFramerTests {
  private func lines(_ pieces: [String], limit: Int = LineFramer.limit) throws -> [String] {
    var framer = LineFramer(limit: limit)
    var lines: [String] = []
    for piece in pieces {
      try framer.append(Array(piece.utf8)) { lines.append(String(decoding: $0, as: UTF8.self)) }
    }
    framer.finish { lines.append(String(decoding: $0, as: UTF8.self)) }
    return lines
  }

  @Test func `only a line feed ends a line`() throws {
    #expect(try lines(["a\u{85}b\u{2028}c\u{B}d\re\nf"]) == ["a\u{85}b\u{2028}c\u{B}d\re", "f"])
  }

  @Test func `carriage returns, blank lines and a missing last line feed are taken`() throws {
    #expect(try lines(["a\r\n\r\n\n", "b", "\r", "\nc"]) == ["a", "b", "c"])
    #expect(try lines(["", "\n", ""]) == [])
  }

  @Test func `a character may be cut anywhere`() throws {
    let bytes = Array("👩‍👩‍👧 é\n日本\n".utf8)
    for cut in 0...bytes.count {
      var framer = LineFramer()
      var found: [String] = []
      let take = { (line: UnsafeRawBufferPointer) in
        found.append(String(decoding: line, as: UTF8.self))
      }
      try framer.append(Array(bytes[..<cut]), take)
      try framer.append(Array(bytes[cut...]), take)
      framer.finish(take)
      #expect(found == ["👩‍👩‍👧 é", "日本"])
    }
  }

  @Test func `a line that will not end is refused before it is held`() throws {
    #expect(try lines(["12345\n67890"], limit: 5) == ["12345", "67890"])
    #expect(throws: LineTooLong.self) { try lines(["123456\n"], limit: 5) }
    #expect(throws: LineTooLong.self) { try lines(["123", "456"], limit: 5) }
  }
}
