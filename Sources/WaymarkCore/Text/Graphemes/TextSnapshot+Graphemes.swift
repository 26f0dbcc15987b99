/// A place as a person counts it.
package struct TextPosition: Sendable, Hashable, Comparable {
  /// From 0.
  package var line: Int
  /// Characters that a person sees, from 0.
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: TextPosition, right: TextPosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

extension TextSnapshot {
  /// The boundary after the character at an offset; a line ending is one character.
  package func boundary(after offset: Int) -> Int {
    guard offset < count else { return count }
    if byte(at: offset) == 0x0D, byte(at: offset + 1) == 0x0A { return offset + 2 }
    if byte(at: offset) == 0x0A { return offset + 1 }
    // A line ending ends every character before it.
    let ahead = bytes(offset..<min(offset + Self.reach, count)).prefix { $0 != 0x0A }
    return min(offset + GraphemeBreaks.end(after: 0, in: Array(ahead)), count)
  }

  /// The boundary before the character that ends at an offset; a line ending is one character.
  package func boundary(before offset: Int) -> Int {
    let offset = min(offset, count)
    guard offset > 0 else { return 0 }
    if byte(at: offset - 1) == 0x0A {
      return offset > 1 && byte(at: offset - 2) == 0x0D ? offset - 2 : offset - 1
    }
    let start = max(0, offset - Self.reach)
    let behind = bytes(start..<offset)
    let line = (behind.lastIndex(of: 0x0A) ?? -1) + 1
    let part = Array(behind[line...])
    return start + line + GraphemeBreaks.start(before: part.count, in: part)
  }

  /// The number of characters between the beginning of a line and an offset in it.
  package func column(at offset: Int) -> Int {
    GraphemeBreaks.count(in: bytes(startOfLine(at: offset)..<offset))
  }

  /// The offset of a column in the line that begins at an offset, or of the line's end.
  package func offset(ofColumn column: Int, inLineAt start: Int) -> Int {
    let end = endOfLine(at: start)
    var (index, rest) = (start, column)
    // In portions, so that a column near the front of a long line is found without reading it all.
    while rest > 0, index < end {
      let part = bytes(index..<min(index + Self.portion + Self.reach, end))
      let isLast = index + part.count == end
      index += GraphemeBreaks.advance(
        &rest, in: part, upTo: isLast ? part.count : part.count - Self.reach)
    }
    return index
  }

  /// Line and column of an offset; nil where lines are not counted yet.
  package func position(at offset: Int) -> TextPosition? {
    line(at: offset).map { TextPosition(line: $0, column: column(at: offset)) }
  }

  /// The offset of a line and column, or of the nearest there is; nil where lines are not counted.
  package func offset(of position: TextPosition) -> Int? {
    start(ofLine: position.line).map { offset(ofColumn: position.column, inLineAt: $0) }
  }

  /// No character is looked at further than this.
  private static let reach = 512
  private static let portion = 1 << 16
}
