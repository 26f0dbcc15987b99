/// Edits of whole lines.
package struct LineEdits: Sendable {
  private let text: TextSnapshot
  private let ending: [UInt8]

  /// - Parameters:
  ///   - text: What the edits are of.
  ///   - lineEnding: What ends lines that are added.
  package init(_ text: TextSnapshot, lineEnding: LineEnding = .lineFeed) {
    self.text = text
    ending = lineEnding.bytes
  }

  /// Where the lines that ranges touch begin, in order; a range that ends at the start of a line
  /// does not touch that line.
  package func lines(in ranges: [Range<Int>]) -> [Int] {
    var starts: [Int] = []
    for range in ranges {
      var start = text.startOfLine(at: range.lowerBound)
      while true {
        if starts.last.map({ $0 < start }) ?? true { starts.append(start) }
        guard let next = text.startOfNextLine(after: start), next < range.upperBound else { break }
        start = next
        // Whoever is stopped throws away what there is so far.
        if starts.count & 0xFFF == 0, Task.isCancelled { return starts }
      }
    }
    return starts
  }

  /// The whole lines that a range touches, with the ending of the last.
  package func block(_ range: Range<Int>) -> Range<Int> {
    let start = text.startOfLine(at: range.lowerBound)
    let last = range.isEmpty ? range.upperBound : range.upperBound - 1
    return start..<(text.startOfNextLine(after: max(last, start)) ?? text.count)
  }

  /// Moves lines in by a step; blank lines stay.
  package func indented(_ ranges: [Range<Int>], _ indentation: Indentation) -> [TextEdit] {
    lines(in: ranges).filter { !text.isBlankLine(at: $0) }
      .map { TextEdit(insert: indentation.unit, at: $0) }
  }

  /// Moves lines out by a step, or by what there is.
  package func outdented(_ ranges: [Range<Int>], _ indentation: Indentation) -> [TextEdit] {
    lines(in: ranges).compactMap { start in
      let blanks = text.bytes(text.indent(ofLineAt: start))
      guard let first = blanks.first else { return nil }
      let count = first == 0x09 ? 1 : blanks.prefix(indentation.width).prefix { $0 == 0x20 }.count
      return TextEdit(delete: start..<start + count)
    }
  }

  /// Makes lines comments, or takes that back when all of them are.
  package func commentToggled(
    _ ranges: [Range<Int>], _ language: SourceLanguage
  ) -> [TextEdit] {
    let starts = lines(in: ranges).filter { !text.isBlankLine(at: $0) }
    if let mark = language.lineComment { return lineCommentToggled(starts, Array(mark.utf8)) }
    if let block = language.blockComment { return blockCommentToggled(starts, block) }
    return []
  }

  private func lineCommentToggled(_ starts: [Int], _ mark: [UInt8]) -> [TextEdit] {
    let places = starts.map { text.indent(ofLineAt: $0).upperBound }
    let areComments = places.allSatisfy { text.bytes($0..<$0 + mark.count) == mark }
    if areComments {
      return places.map { place in
        let end = place + mark.count
        let blank = text.byte(at: end) == 0x20 && mark.last != 0x20 ? 1 : 0
        return TextEdit(delete: place..<end + blank)
      }
    }
    // All marks in one column, so that what is inside keeps its shape.
    let column = zip(starts, places).map { $1 - $0 }.min() ?? 0
    let blank: [UInt8] = mark.last == 0x20 ? [] : [0x20]
    return starts.map { TextEdit($0 + column..<$0 + column, mark + blank) }
  }

  private func blockCommentToggled(
    _ starts: [Int], _ comment: SourceLanguage.BlockComment
  ) -> [TextEdit] {
    let (open, close) = (Array(comment.open.utf8), Array(comment.close.utf8))
    let ranges = starts.map { text.indent(ofLineAt: $0).upperBound..<text.endOfLine(at: $0) }
    let areComments = ranges.allSatisfy { range in
      let line = text.bytes(range)
      return line.starts(with: open) && line.suffix(close.count).elementsEqual(close)
        && line.count >= open.count + close.count
    }
    return ranges.flatMap { range -> [TextEdit] in
      guard areComments else {
        return [
          TextEdit(range.lowerBound..<range.lowerBound, open + [0x20]),
          TextEdit(range.upperBound..<range.upperBound, [0x20] + close),
        ]
      }
      let inner = text.bytes(range).dropFirst(open.count).dropLast(close.count)
      let front = inner.first == 0x20 ? 1 : 0
      let back = inner.count > front && inner.last == 0x20 ? 1 : 0
      return [
        TextEdit(delete: range.lowerBound..<range.lowerBound + open.count + front),
        TextEdit(delete: range.upperBound - close.count - back..<range.upperBound),
      ]
    }
  }

  /// Repeats lines below themselves.
  package func duplicated(_ range: Range<Int>) -> [TextEdit] {
    let block = block(range)
    var copy = text.bytes(block)
    if copy.last != 0x0A { copy = ending + copy }
    return [TextEdit(block.upperBound..<block.upperBound, copy)]
  }

  /// Takes whole lines away; of the last line, the ending before it goes, too.
  package func deleted(_ range: Range<Int>) -> [TextEdit] {
    var block = block(range)
    if block.upperBound == text.count, block.lowerBound > 0,
      text.byte(at: text.count - 1) != 0x0A || block.isEmpty
    {
      block = text.endOfLine(at: block.lowerBound - 1)..<block.upperBound
    }
    return [TextEdit(delete: block)]
  }

  /// Swaps lines with the line above or below.
  ///
  /// - Returns: The edits and how far the lines move in bytes; nil at the end of the text.
  package func moved(_ range: Range<Int>, down: Bool) -> (edits: [TextEdit], shift: Int)? {
    let block = block(range)
    if down {
      guard block.upperBound < text.count else { return nil }
      let next = self.block(block.upperBound..<block.upperBound)
      var (line, own) = (text.bytes(next), text.bytes(block))
      // The last line has no ending, so that the two exchange theirs.
      if line.last != 0x0A {
        line += ending
        own = Array(own.dropLast(own.suffix(ending.count) == ending[...] ? ending.count : 1))
      }
      return ([TextEdit(block.lowerBound..<next.upperBound, line + own)], line.count)
    }
    guard block.lowerBound > 0 else { return nil }
    let above = self.block(block.lowerBound - 1..<block.lowerBound - 1)
    var (line, own) = (text.bytes(above), text.bytes(block))
    if own.last != 0x0A {
      own += ending
      line = Array(line.dropLast(line.suffix(ending.count) == ending[...] ? ending.count : 1))
    }
    return ([TextEdit(above.lowerBound..<block.upperBound, own + line)], -above.count)
  }

  /// Puts lines into one, with a blank between them.
  package func joined(_ range: Range<Int>) -> [TextEdit] {
    var starts = lines(in: [range])
    if starts.count < 2, let next = starts.first.flatMap({ text.startOfNextLine(after: $0) }) {
      starts.append(next)
    }
    return starts.dropFirst().map { start in
      let end = text.endOfLine(at: start - 1)
      var from = end
      while from > 0, let byte = text.byte(at: from - 1), byte == 0x20 || byte == 0x09 { from -= 1 }
      let rest = text.indent(ofLineAt: start).upperBound
      let isBlank = rest == text.endOfLine(at: start) || from == text.startOfLine(at: end)
      return TextEdit(from..<rest, isBlank ? [] : [0x20])
    }
  }

  /// Puts lines in the order of their text.
  package func sorted(_ range: Range<Int>) -> [TextEdit] {
    let starts = lines(in: [range])
    guard starts.count > 1, let first = starts.first, let last = starts.last else { return [] }
    let lines = starts.map { text.bytes($0..<text.endOfLine(at: $0)) }
    let sorted = lines.sorted { $0.lexicographicallyPrecedes($1) }
    guard sorted != lines else { return [] }
    return [
      TextEdit(first..<text.endOfLine(at: last), Array(sorted.joined(separator: ending)))
    ]
  }

  /// Takes the blanks at the ends of lines away.
  package func trimmed() -> [TextEdit] {
    var edits: [TextEdit] = []
    var start: Int? = 0
    while let line = start {
      let end = text.endOfLine(at: line)
      var from = end
      while from > line, let byte = text.byte(at: from - 1), byte == 0x20 || byte == 0x09 {
        from -= 1
      }
      if from < end { edits.append(TextEdit(delete: from..<end)) }
      start = text.startOfNextLine(after: line)
    }
    return edits
  }

  /// What a new line after an offset begins with: the blanks of its line, and a step more after an
  /// opening bracket or a colon.
  package func newLineIndent(at offset: Int, _ indentation: Indentation) -> [UInt8] {
    let start = text.startOfLine(at: offset)
    let indent = text.indent(ofLineAt: start)
    let blanks = text.bytes(indent.clamped(to: start..<max(start, offset)))
    let before = text.bytes(max(start, offset - 200)..<offset).last { $0 != 0x20 && $0 != 0x09 }
    let opens: Set<UInt8> = [UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: "[")]
    guard let before, opens.contains(before) || before == UInt8(ascii: ":") else { return blanks }
    return blanks + Array(indentation.unit.utf8)
  }
}
