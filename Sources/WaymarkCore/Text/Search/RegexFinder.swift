/// Finds matches of a regular expression, across lines, pieces and windows.
struct RegexFinder: MatchFinder {
  let expression: RegularExpression

  init(_ query: SearchQuery) throws(WaymarkError) {
    var pattern = query.isRegex ? query.pattern : RegexFinder.quoted(query.pattern)
    if query.isWholeWord { pattern = "\\b(?:\(pattern))\\b" }
    do throws(WaymarkError) {
      expression = try RegularExpression(pattern, isCaseSensitive: query.isCaseSensitive)
    } catch {
      // The place is that of what was typed.
      guard query.isRegex, query.isWholeWord else { throw error }
      _ = try RegularExpression(query.pattern, isCaseSensitive: query.isCaseSensitive)
      throw error
    }
  }

  /// More text than this is not laid side by side for one match.
  private static let windowLimit = 1 << 28
  private static let windowSize = 1 << 16

  func find(
    in text: TextSnapshot, _ range: Range<Int>, _ passed: (Int) -> Void,
    _ body: (TextMatch) throws -> Bool
  ) throws {
    guard let matcher = RegexMatcher(expression) else { return }
    let memory = WindowMemory()
    // Where the next match may begin, and how much text is looked at from there.
    var (offset, size) = (range.lowerBound, Self.windowSize)
    var mayBeEmpty = true
    while offset <= range.upperBound {
      try Task.checkCancellation()
      let window = self.window(of: text, at: offset, size: size, memory)
      var next = window.end
      var at = offset
      matching: while at <= range.upperBound {
        switch matcher.match(
          window.bytes, from: at - window.start, isComplete: window.isComplete,
          mayBeEmpty: mayBeEmpty)
        {
        case .match:
          let match = self.match(matcher, window.start)
          guard match.range.upperBound <= range.upperBound, try body(match) else { return }
          at = match.range.upperBound
          mayBeEmpty = !match.range.isEmpty
        case .none:
          if window.isComplete {
            passed(window.end)
            return
          }
          break matching
        case .partial(let start):
          next = window.start + start
          break matching
        case .tooCostly: throw Self.tooCostly(text, at)
        }
      }
      text.storage.original.release(window.bytes)
      passed(next)
      // A match that the window is too small for is looked for again in a larger one.
      size = next > offset ? Self.windowSize : size * 4
      guard size <= Self.windowLimit else { throw Self.tooCostly(text, offset) }
      if next > at { mayBeEmpty = true }
      offset = next
    }
  }

  private struct Window {
    let bytes: UnsafeBufferPointer<UInt8>
    let start: Int
    let isComplete: Bool

    var end: Int { start + bytes.count }
  }

  /// The text from a place on, with what a match may look back at before it.
  private func window(
    of text: TextSnapshot, at offset: Int, size: Int, _ memory: WindowMemory
  ) -> Window {
    let back = min(offset, 4 * (expression.lookBehind + 1))
    let start = Self.characterStart(in: text, atOrBefore: offset - back)
    let bytes = text.window(
      at: start, size: offset - start + size, end: text.count, memory)
    let isComplete = start + bytes.count == text.count
    return Window(
      bytes: isComplete ? bytes : Self.withoutCutCharacter(bytes), start: start,
      isComplete: isComplete)
  }

  private func match(_ matcher: RegexMatcher, _ base: Int) -> TextMatch {
    func moved(_ range: Range<Int>) -> Range<Int> {
      base + range.lowerBound..<base + range.upperBound
    }
    let groups = (0..<expression.groupCount).map { matcher.range($0 + 1).map(moved) }
    return TextMatch(range: moved(matcher.range(0) ?? 0..<0), groups: groups)
  }

  private static func characterStart(in text: TextSnapshot, atOrBefore offset: Int) -> Int {
    var start = max(offset, 0)
    for _ in 0..<3 {
      guard start > 0, let byte = text.byte(at: start), byte & 0xC0 == 0x80 else { break }
      start -= 1
    }
    return start
  }

  /// The bytes without a character at the end that is not all there.
  private static func withoutCutCharacter(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    for back in 1...3 where back < bytes.count {
      let byte = bytes[bytes.count - back]
      if byte < 0x80 { break }
      guard byte >= 0xC0 else { continue }
      let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      return length > back ? UnsafeBufferPointer(rebasing: bytes.dropLast(back)) : bytes
    }
    return bytes
  }

  private static func quoted(_ text: String) -> String {
    // The end of a quotation cannot stand in one.
    "\\Q"
      + text.split(separator: "\\E", omittingEmptySubsequences: false)
      .joined(separator: "\\E\\\\E\\Q") + "\\E"
  }

  private static func tooCostly(_ text: TextSnapshot, _ offset: Int) -> WaymarkError {
    let place = text.line(at: offset).map { " in line \($0 + 1)" } ?? ""
    return WaymarkError(
      .patternTooCostly, "The pattern takes too long\(place).",
      hint: "Make it more exact: repeated groups that can match the same text are costly.",
      field: "pattern")
  }
}
