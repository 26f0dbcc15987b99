import Testing

@testable import WaymarkTerminal

/// What has to hold for every stream of bytes.
@Suite struct InputDecoderPropertyTests {
  private static let pieces = [
    "a", "é", "请", "🎉", "\u{1B}[A", "\u{1B}OP", "\u{1B}[1;5C", "\u{1B}x", "\u{1B}[97;6u",
    "\u{1B}[<0;10;20M", "\u{1B}[<0;10;20m", "\u{1B}[M !!", "\u{1B}[200~pasted ~ 请\u{1B}[201~",
    "\u{1B}[I", "\u{1B}[?62;4c", "\u{1B}]11;rgb:00/00/00\u{7}", "\u{1B}]11;rgb:ff/ff/ff\u{1B}\\",
    "\u{1B}[[A", "\u{1B}\u{1B}[A", "\r", "\t", "\u{3}", "\u{1B}[3$", "\u{1B}[?2026;1$y",
    "\u{1B}[5~", "~", "[", "O", "\u{7F}",
  ]

  private func decode(_ chunks: [[UInt8]]) -> [InputEvent] {
    var decoder = InputDecoder()
    var events: [InputEvent] = []
    for chunk in chunks { events += decoder.decode(chunk) }
    while decoder.patience != nil { events += decoder.timeOut() }
    return events
  }

  private func split(_ bytes: [UInt8], _ random: inout SystemRandomNumberGenerator) -> [[UInt8]] {
    var chunks: [[UInt8]] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Int.random(in: 1...min(5, rest.count), using: &random)
      chunks.append(Array(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    return chunks
  }

  @Test func `every split of a stream gives the same events`() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<500 {
      let bytes = (0..<20).flatMap { _ in
        Array((InputDecoderPropertyTests.pieces.randomElement(using: &random) ?? "").utf8)
      }
      let whole = decode([bytes])
      #expect(decode(bytes.map { [$0] }) == whole)
      #expect(decode(split(bytes, &random)) == whole, "\(bytes)")
    }
  }

  @Test func `random bytes are survived, split anywhere`() {
    var random = SystemRandomNumberGenerator()
    let likely = Array("\u{1B}\u{1B}\u{1B}[[O]?<>;:0123456789$~MmuPABRIZ\u{7}\\".utf8)
    for round in 0..<500 {
      let bytes = (0..<300).map { _ in
        round % 2 == 0
          ? UInt8.random(in: 0...255, using: &random)
          : likely.randomElement(using: &random) ?? 0
      }
      #expect(decode([bytes]) == decode(split(bytes, &random)), "\(bytes)")
    }
  }

  @Test func `no stream is kept for ever`() {
    var decoder = InputDecoder()
    _ = decoder.decode(Array("\u{1B}[".utf8) + Array(repeating: UInt8(ascii: "1"), count: 100_000))
    #expect(decoder.decode([UInt8(ascii: "A")]) == [])
    #expect(decoder.decode([UInt8(ascii: "x")]) == [.key(Key(.character("x")))])
  }
}
