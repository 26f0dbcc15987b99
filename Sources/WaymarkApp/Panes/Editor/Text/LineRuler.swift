internal import WaymarkCore
internal import WaymarkTerminal

/// Measures the lines of a text in columns of the screen.
///
/// A line is laid out whole as long as it is not long; in a long one, every byte counts as a column,
/// so that what is far inside is found without going through all of it.
struct LineRuler {
  let text: TextSnapshot
  let tabWidth: Int

  /// A character of a line: where it is in the text and on the screen.
  struct Cluster {
    var offset: Int
    var length: Int
    var column: Int
    var width: Int
    /// What is drawn.
    var text: String

    var isBlank: Bool { text.utf8.first == 0x20 }
  }

  /// Lines with more bytes are long.
  static let longest = 16 << 10

  init(_ text: TextSnapshot, tabWidth: Int) {
    self.text = text
    self.tabWidth = max(1, tabWidth)
  }

  /// Whether the line that begins at an offset is long.
  func isLong(_ start: Int) -> Bool {
    guard text.count - start > LineRuler.longest else { return false }
    var isLong = true
    text.forEachPiece(in: start..<start + LineRuler.longest) { bytes in
      isLong = !bytes.contains(0x0A)
      return isLong
    }
    return isLong
  }

  /// The characters of a line that stand in some columns, and those before them unless it is long.
  func clusters(ofLineAt start: Int, columns: Range<Int>) -> [Cluster] {
    if isLong(start) {
      let from = min(start + columns.lowerBound, text.count)
      let head = text.bytes(from..<min(from + columns.count + 64, text.count))
      let line = head.prefix { $0 != 0x0A }
      // A window may begin inside a character.
      let skipped = line.prefix { $0 & 0xC0 == 0x80 }.prefix(3).count
      return clusters(
        Array(line.dropFirst(skipped)), at: from + skipped, column: columns.lowerBound + skipped,
        isLong: true)
    }
    let end = text.endOfLine(at: start)
    return clusters(text.bytes(start..<end), at: start, column: 0, isLong: false)
  }

  private func clusters(
    _ bytes: [UInt8], at offset: Int, column: Int, isLong: Bool
  ) -> [Cluster] {
    var result: [Cluster] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    var column = column
    while index < bytes.count {
      let end = GraphemeBreaks.end(after: index, in: bytes)
      let piece = LineRuler.shown(bytes[index..<end], column: column, tabWidth: tabWidth)
      let width = isLong ? end - index : piece.width
      result.append(
        Cluster(
          offset: offset + index, length: end - index, column: column, width: width,
          text: piece.text))
      column += width
      index = end
    }
    return result
  }

  /// What stands for a character on the screen, and its columns.
  private static func shown(
    _ bytes: ArraySlice<UInt8>, column: Int, tabWidth: Int
  ) -> (text: String, width: Int) {
    if bytes.count == 1, let byte = bytes.first {
      switch byte {
      case 0x20...0x7E: return (ascii[Int(byte)], 1)
      case 0x09:
        let width = tabWidth - column % tabWidth
        return (String(repeating: " ", count: width), width)
      default: return ("\u{FFFD}", 1)
      }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let width = DisplayText.width(text)
    return width == 0 ? ("\u{FFFD}", 1) : (text, width)
  }

  private static let ascii: [String] = (0..<128).map { String(UnicodeScalar(UInt8($0))) }

  /// The column of an offset in its line.
  func column(of offset: Int) -> Int {
    let start = text.startOfLine(at: offset)
    return column(of: offset, inLineAt: start)
  }

  /// The column of an offset in the line that begins at another.
  func column(of offset: Int, inLineAt start: Int) -> Int {
    guard offset > start else { return 0 }
    if offset - start > LineRuler.longest || isLong(start) { return offset - start }
    let bytes = text.bytes(start..<offset)
    var (index, column) = (0, 0)
    while index < bytes.count {
      let end = GraphemeBreaks.end(after: index, in: bytes)
      column += LineRuler.shown(bytes[index..<end], column: column, tabWidth: tabWidth).width
      index = end
    }
    return column
  }

  /// The offset of the character in a column, or of the line's end.
  func offset(ofColumn column: Int, inLineAt start: Int) -> Int {
    guard column > 0 else { return start }
    if isLong(start) {
      let end = text.endOfLine(at: start)
      var offset = min(start + column, end)
      while offset > start, offset < end, let byte = text.byte(at: offset), byte & 0xC0 == 0x80 {
        offset -= 1
      }
      return offset
    }
    for cluster in clusters(ofLineAt: start, columns: 0..<column + 1)
    where cluster.column + cluster.width > column { return cluster.offset }
    return text.endOfLine(at: start)
  }

  /// A part of a line that takes one row where lines are wrapped.
  struct Segment {
    var range: Range<Int>
    /// The column of its first character in the line.
    var column: Int
  }

  /// The rows that a line takes in a width, broken after blanks where there are any.
  func segments(ofLineAt start: Int, width: Int) -> [Segment] {
    let width = max(1, width)
    if isLong(start) { return longSegments(start, width, text.endOfLine(at: start)) }
    let all = clusters(ofLineAt: start, columns: 0..<0)
    let end = all.last.map { $0.offset + $0.length } ?? start
    var segments: [Segment] = []
    var first = 0
    var lastBreak: Int?
    var index = 0
    while index < all.count {
      let cluster = all[index]
      if cluster.column + cluster.width - all[first].column > width, index > first {
        let next = lastBreak.map { $0 > first ? $0 : index } ?? index
        segments.append(
          Segment(range: all[first].offset..<all[next].offset, column: all[first].column))
        (first, lastBreak) = (next, nil)
        index = next
        continue
      }
      if cluster.isBlank { lastBreak = index + 1 }
      index += 1
    }
    let from = first < all.count ? all[first] : nil
    segments.append(Segment(range: (from?.offset ?? start)..<end, column: from?.column ?? 0))
    return segments
  }

  private func longSegments(_ start: Int, _ width: Int, _ end: Int) -> [Segment] {
    stride(from: start, to: max(end, start + 1), by: width).map {
      Segment(range: $0..<min($0 + width, end), column: $0 - start)
    }
  }
}
