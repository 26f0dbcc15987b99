/// What a byte belongs to, for motions by words.
package enum WordClass: Sendable, Hashable {
  case blank
  case word
  case sign

  /// Letters outside ASCII are all part of words.
  package init(_ byte: UInt8) {
    switch byte {
    case 0x09, 0x0A, 0x0D, 0x20: self = .blank
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      self = .word
    default: self = .sign
    }
  }

  /// The class where only blanks separate words.
  package init(large byte: UInt8) { self = WordClass(byte) == .blank ? .blank : .word }
}

extension TextSnapshot {
  /// The start of the next word, as vim's `w` goes.
  package func nextWordStart(after offset: Int, isLarge: Bool = false) -> Int {
    var walk = ByteWalk(self)
    var place = offset
    func kind(_ byte: UInt8) -> WordClass { isLarge ? WordClass(large: byte) : WordClass(byte) }
    guard let first = walk.byte(at: place) else { return count }
    let start = kind(first)
    if start != .blank {
      while let byte = walk.byte(at: place), kind(byte) == start { place += 1 }
    }
    while let byte = walk.byte(at: place), kind(byte) == .blank {
      // An empty line is a word of its own.
      if byte == 0x0A, place > offset, walk.byte(at: place - 1) == 0x0A { return place }
      place += 1
    }
    return place
  }

  /// The end of the word at or after an offset: the offset behind its last character.
  package func wordEnd(after offset: Int, isLarge: Bool = false) -> Int {
    var walk = ByteWalk(self)
    var place = offset
    func kind(_ byte: UInt8) -> WordClass { isLarge ? WordClass(large: byte) : WordClass(byte) }
    while let byte = walk.byte(at: place), kind(byte) == .blank { place += 1 }
    guard let first = walk.byte(at: place) else { return count }
    let start = kind(first)
    while let byte = walk.byte(at: place), kind(byte) == start { place += 1 }
    return place
  }

  /// The start of the word before an offset.
  package func wordStart(before offset: Int, isLarge: Bool = false) -> Int {
    var walk = ByteWalk(self)
    var place = offset
    func kind(_ byte: UInt8) -> WordClass { isLarge ? WordClass(large: byte) : WordClass(byte) }
    while let byte = walk.byte(at: place - 1), kind(byte) == .blank {
      place -= 1
      if byte == 0x0A, place < offset - 1, walk.byte(at: place - 1) == 0x0A { return place }
    }
    guard let last = walk.byte(at: place - 1) else { return 0 }
    let end = kind(last)
    while let byte = walk.byte(at: place - 1), kind(byte) == end { place -= 1 }
    return place
  }

  /// The word that an offset is in or at the end of; a cursor's place where there is none.
  package func word(at offset: Int) -> Range<Int> {
    var walk = ByteWalk(self)
    let here = walk.byte(at: offset).map { WordClass($0) }
    let before = walk.byte(at: offset - 1).map { WordClass($0) }
    guard let wanted = here == .word ? here : before == .word ? before : here ?? before,
      wanted != .blank
    else { return offset..<offset }
    var (start, end) = (offset, offset)
    while let byte = walk.byte(at: start - 1), WordClass(byte) == wanted { start -= 1 }
    while let byte = walk.byte(at: end), WordClass(byte) == wanted { end += 1 }
    return start..<end
  }

  /// The next blank line after an offset, or the end.
  package func paragraph(after offset: Int) -> Int {
    var place = offset
    var isInText = !isBlankLine(at: startOfLine(at: offset))
    while let next = startOfNextLine(after: place) {
      place = next
      let isBlank = isBlankLine(at: next)
      if isBlank, isInText { return next }
      if !isBlank { isInText = true }
    }
    return count
  }

  /// The blank line before an offset, or the beginning.
  package func paragraph(before offset: Int) -> Int {
    var place = startOfLine(at: offset)
    var isInText = false
    while place > 0 {
      place = startOfLine(at: place - 1)
      let isBlank = isBlankLine(at: place)
      if isBlank, isInText { return place }
      if !isBlank { isInText = true }
    }
    return 0
  }

  /// Whether the line that begins at an offset has nothing but blanks.
  package func isBlankLine(at start: Int) -> Bool {
    var walk = ByteWalk(self)
    var place = start
    while let byte = walk.byte(at: place), byte != 0x0A {
      if byte != 0x20, byte != 0x09, byte != 0x0D { return false }
      place += 1
    }
    return true
  }

  /// The blanks that the line at an offset begins with.
  package func indent(ofLineAt start: Int) -> Range<Int> {
    var walk = ByteWalk(self)
    var place = start
    while let byte = walk.byte(at: place), byte == 0x20 || byte == 0x09 { place += 1 }
    return start..<place
  }

  /// The bracket that belongs to the one at an offset; nil when there is none near.
  ///
  /// Strings and comments are not told apart, so that it also works in any text.
  package func matchingBracket(at offset: Int) -> Int? {
    var walk = ByteWalk(self)
    guard let byte = walk.byte(at: offset), let pair = Self.brackets[byte] else { return nil }
    var depth = 0
    var place = offset
    let step = pair.isOpening ? 1 : -1
    for _ in 0..<Self.bracketReach {
      guard let next = walk.byte(at: place) else { return nil }
      if next == byte { depth += 1 }
      if next == pair.other {
        depth -= 1
        if depth == 0 { return place }
      }
      place += step
    }
    return nil
  }

  /// The innermost brackets around an offset, of one kind or of any.
  package func enclosingBrackets(at offset: Int, open: UInt8? = nil) -> Range<Int>? {
    var walk = ByteWalk(self)
    var depths: [UInt8: Int] = [:]
    var place = offset - 1
    for _ in 0..<Self.bracketReach {
      guard let byte = walk.byte(at: place) else { return nil }
      if let pair = Self.brackets[byte], open == nil || byte == open || pair.other == open {
        if pair.isOpening {
          if depths[byte, default: 0] == 0 {
            guard let close = matchingBracket(at: place) else { return nil }
            return place..<close + 1
          }
          depths[byte, default: 0] -= 1
        } else {
          depths[pair.other, default: 0] += 1
        }
      }
      place -= 1
    }
    return nil
  }

  /// In bytes.
  private static let bracketReach = 1 << 17

  private static let brackets: [UInt8: (other: UInt8, isOpening: Bool)] = {
    var table: [UInt8: (other: UInt8, isOpening: Bool)] = [:]
    for (open, close) in [("(", ")"), ("[", "]"), ("{", "}")] {
      guard let left = open.utf8.first, let right = close.utf8.first else { continue }
      table[left] = (right, true)
      table[right] = (left, false)
    }
    return table
  }()
}
