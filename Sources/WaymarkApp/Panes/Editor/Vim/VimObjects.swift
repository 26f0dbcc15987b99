internal import WaymarkCore

/// The stretches that `i` and `a` with a key stand for.
struct VimObjects {
  let text: TextSnapshot

  func object(_ key: Character, isAround: Bool, at head: Int, times: Int) -> VimStretch? {
    switch key {
    case "w", "W": return words(at: head, isLarge: key == "W", isAround: isAround, times)
    case "(", ")", "b": return brackets("(", isAround, head, times)
    case "{", "}", "B": return brackets("{", isAround, head, times)
    case "[", "]": return brackets("[", isAround, head, times)
    case "<", ">": return angles(isAround, head)
    case "t": return tag(isAround, head, times)
    case "\"", "'", "`": return quotes(key, isAround, head)
    case "p": return paragraph(at: head, isAround: isAround, times)
    case "s": return sentence(at: head, isAround: isAround)
    default: return nil
    }
  }

  // MARK: - Words

  private func words(at head: Int, isLarge: Bool, isAround: Bool, _ times: Int) -> VimStretch? {
    guard var stretch = word(at: head, isLarge: isLarge, isAround: isAround) else { return nil }
    for _ in 1..<min(times, 10_000) {
      guard
        let next = word(at: stretch.range.upperBound, isLarge: isLarge, isAround: isAround),
        next.range.upperBound > stretch.range.upperBound
      else { break }
      stretch.range = stretch.range.lowerBound..<next.range.upperBound
    }
    return stretch
  }

  private func word(at head: Int, isLarge: Bool, isAround: Bool) -> VimStretch? {
    func kind(_ offset: Int) -> WordClass? {
      guard offset >= 0, let byte = text.byte(at: offset), byte != 0x0A else { return nil }
      return isLarge ? WordClass(large: byte) : WordClass(byte)
    }
    guard let wanted = kind(head) else { return nil }
    var (start, end) = (head, head)
    while kind(start - 1) == wanted { start -= 1 }
    while kind(end) == wanted { end += 1 }
    guard isAround else { return VimStretch(range: start..<end) }
    if wanted == .blank {
      let next = kind(end)
      while next != nil, kind(end) == next { end += 1 }
    } else if kind(end) == .blank {
      while kind(end) == .blank { end += 1 }
    } else {
      while kind(start - 1) == .blank { start -= 1 }
    }
    return VimStretch(range: start..<end)
  }

  // MARK: - Pairs

  private func brackets(
    _ open: Character, _ isAround: Bool, _ head: Int, _ times: Int
  ) -> VimStretch? {
    guard let byte = open.asciiValue else { return nil }
    var inside = text.byte(at: head) == byte ? head + 1 : head
    var found: Range<Int>?
    for _ in 0..<min(times, 1000) {
      guard let range = text.enclosingBrackets(at: inside, open: byte) else { break }
      found = range
      inside = range.lowerBound
    }
    guard let range = found else { return nil }
    if isAround { return VimStretch(range: range) }
    var (start, end) = (range.lowerBound + 1, max(range.lowerBound + 1, range.upperBound - 1))
    // Where the brackets have lines of their own, what is inside is the lines between them.
    if text.byte(at: start) == 0x0A, start + 1 < end {
      let line = text.startOfLine(at: end)
      if text.indent(ofLineAt: line).upperBound == end { (start, end) = (start + 1, line) }
    }
    return VimStretch(range: start..<max(start, end))
  }

  private func angles(_ isAround: Bool, _ head: Int) -> VimStretch? {
    let (line, end) = (text.startOfLine(at: head), text.endOfLine(at: head))
    let bytes = text.bytes(line..<min(end, line + 1 << 14))
    let place = head - line
    guard place <= bytes.count,
      let open = bytes.prefix(place + 1).lastIndex(of: UInt8(ascii: "<")),
      let close = bytes[open...].firstIndex(of: UInt8(ascii: ">")), close >= place
    else { return nil }
    return VimStretch(
      range: isAround ? line + open..<line + close + 1 : line + open + 1..<line + close)
  }

  private func quotes(_ quote: Character, _ isAround: Bool, _ head: Int) -> VimStretch? {
    guard let byte = quote.asciiValue else { return nil }
    let (start, end) = (text.startOfLine(at: head), text.endOfLine(at: head))
    let line = text.bytes(start..<min(end, start + 1 << 16))
    var places: [Int] = []
    var isEscaped = false
    for (index, each) in line.enumerated() {
      if each == byte, !isEscaped { places.append(start + index) }
      isEscaped = each == UInt8(ascii: "\\") && !isEscaped
    }
    var index = 0
    while index + 1 < places.count {
      if head <= places[index + 1] {
        let (open, close) = (places[index], places[index + 1])
        guard isAround else { return VimStretch(range: open + 1..<close) }
        var (from, to) = (open, close + 1)
        func isBlank(_ offset: Int) -> Bool {
          text.byte(at: offset).map { $0 == 0x20 || $0 == 0x09 } ?? false
        }
        while isBlank(to) { to += 1 }
        if to == close + 1 { while from > start, isBlank(from - 1) { from -= 1 } }
        return VimStretch(range: from..<to)
      }
      index += 2
    }
    return nil
  }

  // MARK: - Tags

  /// In bytes, to both sides of the cursor.
  private static let tagReach = 1 << 16

  /// The element of a markup language around an offset.
  private func tag(_ isAround: Bool, _ head: Int, _ times: Int) -> VimStretch? {
    let start = max(0, head - VimObjects.tagReach)
    let bytes = text.bytes(start..<min(text.count, head + VimObjects.tagReach))
    var open: [(name: ArraySlice<UInt8>, outer: Int, inner: Int)] = []
    var found: [(outer: Range<Int>, inner: Range<Int>)] = []
    var index = 0
    while let from = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      guard let end = bytes[from...].firstIndex(of: UInt8(ascii: ">")) else { break }
      index = end + 1
      let isClosing = bytes.indices.contains(from + 1) && bytes[from + 1] == UInt8(ascii: "/")
      let body = bytes[(from + (isClosing ? 2 : 1))..<max(from + (isClosing ? 2 : 1), end)]
      let name = body.prefix { WordClass($0) == .word || $0 == 0x2D || $0 == 0x3A }
      guard !name.isEmpty, body.last != UInt8(ascii: "/") else { continue }
      if !isClosing {
        open.append((name, from, end + 1))
      } else if let match = open.lastIndex(where: { $0.name.elementsEqual(name) }) {
        let tag = open[match]
        open.removeSubrange(match...)
        let outer = start + tag.outer..<start + end + 1
        if outer.contains(head) { found.append((outer, start + tag.inner..<start + from)) }
      }
    }
    // The innermost was closed first.
    guard found.count >= times else { return nil }
    let element = found[times - 1]
    return VimStretch(range: isAround ? element.outer : element.inner)
  }

  // MARK: - Prose

  private func paragraph(at head: Int, isAround: Bool, _ times: Int) -> VimStretch {
    var start = text.startOfLine(at: head)
    var isBlank = text.isBlankLine(at: start)
    while start > 0 {
      let before = text.startOfLine(at: start - 1)
      guard text.isBlankLine(at: before) == isBlank else { break }
      start = before
    }
    var end = text.startOfLine(at: head)
    func skip(_ wanted: Bool) {
      while end < text.count, text.isBlankLine(at: end) == wanted {
        end = text.startOfNextLine(after: end) ?? text.count
      }
    }
    for _ in 0..<min(times, 10_000) {
      skip(isBlank)
      if isAround { skip(!isBlank) } else { isBlank.toggle() }
    }
    return VimStretch(range: start..<end, isLines: true)
  }

  /// A sentence within its paragraph: up to a stop, a question or an exclamation with a blank.
  private func sentence(at head: Int, isAround: Bool) -> VimStretch? {
    let around = paragraph(at: head, isAround: false, 1).range
    let start = max(around.lowerBound, head - VimObjects.tagReach)
    let bytes = text.bytes(start..<min(around.upperBound, head + VimObjects.tagReach))
    func isBlank(_ index: Int) -> Bool { WordClass(bytes[index]) == .blank }
    var first = 0
    var index = 0
    while index < bytes.count {
      var end = index
      if ".!?".utf8.contains(bytes[index]), index + 1 == bytes.count || isBlank(index + 1) {
        end = index + 1
        var next = end
        while next < bytes.count, isBlank(next) { next += 1 }
        if start + next > head || next == bytes.count {
          return VimStretch(range: start + first..<start + (isAround ? next : end))
        }
        (first, index) = (next, next)
        continue
      }
      index += 1
    }
    guard first < bytes.count else { return nil }
    var end = bytes.count
    while end > first, isBlank(end - 1) { end -= 1 }
    return VimStretch(range: start + first..<start + end)
  }
}
