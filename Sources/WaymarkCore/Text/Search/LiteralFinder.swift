internal import CText

/// Finds bytes as they are, or with the letters A to Z in either case.
struct LiteralFinder: MatchFinder {
  private let needle: [UInt8]
  private let isCaseSensitive: Bool
  private let isWholeWord: Bool

  init(_ query: SearchQuery, _ bytes: [UInt8]) {
    isCaseSensitive = query.isCaseSensitive
    isWholeWord = query.isWholeWord
    needle =
      isCaseSensitive
      ? bytes : bytes.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 }
  }

  func find(
    in text: TextSnapshot, _ range: Range<Int>, _ passed: (Int) -> Void,
    _ body: (TextMatch) throws -> Bool
  ) throws {
    let memory = WindowMemory()
    var offset = range.lowerBound
    while range.upperBound - offset >= needle.count {
      try Task.checkCancellation()
      let window = text.window(
        at: offset, size: 2 * needle.count, end: range.upperBound, memory)
      let end = offset + window.count
      var at = 0
      while let found = next(in: window, from: at) {
        let match = offset + found..<offset + found + needle.count
        guard !isWholeWord || isWord(match, text) else {
          at = found + 1
          continue
        }
        guard try body(TextMatch(range: match, groups: [])) else { return }
        at = found + needle.count
      }
      text.storage.original.release(window)
      passed(end)
      if end >= range.upperBound { return }
      // A match may lie across the end.
      offset = max(offset + at, end - needle.count + 1)
    }
  }

  private func next(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let base = bytes.baseAddress, start < bytes.count else { return nil }
    let find = isCaseSensitive ? text_find : text_find_folded
    return needle.withUnsafeBufferPointer { needle in
      find(base + start, bytes.count - start, needle.baseAddress, needle.count).map { $0 - base }
    }
  }

  private func isWord(_ match: Range<Int>, _ text: TextSnapshot) -> Bool {
    !Self.isWordByte(match.lowerBound == 0 ? nil : text.byte(at: match.lowerBound - 1))
      && !Self.isWordByte(text.byte(at: match.upperBound))
  }

  private static func isWordByte(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return byte >= 0x80 || byte == UInt8(ascii: "_") || byte &- 0x30 < 10
      || (byte | 0x20) &- 0x61 < 26
  }
}
