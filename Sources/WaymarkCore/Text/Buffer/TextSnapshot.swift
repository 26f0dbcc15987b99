internal import CText

/// One version of a text, to read from any thread for as long as it is needed.
///
/// Positions are offsets in bytes; lines are counted from 0 and end with a line feed. Bytes that are
/// no UTF-8 are kept as they are.
package struct TextSnapshot: Sendable {
  var tree: PieceTree
  let storage: TextStorage

  /// In bytes.
  package var count: Int { tree.summary.bytes }

  /// The number of lines, one more than line feeds; nil while they are not all counted.
  package var lineCount: Int? { tree.summary.unknown == 0 ? tree.summary.lines + 1 : nil }

  /// How much of the text has its lines counted, from 0 to 1.
  package var countedShare: Double {
    count == 0 ? 1 : Double(count - tree.summary.unknown) / Double(count)
  }

  // MARK: - Bytes

  /// Lends the bytes of a range, piece by piece; the body says whether to go on.
  package func forEachPiece(
    in range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) throws -> Bool
  ) rethrows {
    let range = range.clamped(to: 0..<count)
    guard !range.isEmpty else { return }
    var cursor = PieceCursor(tree, from: range.lowerBound)
    while let placed = cursor.next(), placed.start < range.upperBound {
      let bytes = storage.bytes(of: placed.piece)
      let from = max(range.lowerBound - placed.start, 0)
      let end = min(range.upperBound - placed.start, bytes.count)
      guard try body(UnsafeBufferPointer(rebasing: bytes[from..<end])) else { return }
    }
  }

  /// The bytes of a range; what lies outside the text is left out.
  package func bytes(_ range: Range<Int>) -> [UInt8] {
    let range = range.clamped(to: 0..<count)
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    forEachPiece(in: range) { bytes in
      result.append(contentsOf: bytes)
      return true
    }
    return result
  }

  /// The whole text.
  package var allBytes: [UInt8] { bytes(0..<count) }

  /// The text of a range, with `�` for what is no UTF-8.
  package func text(_ range: Range<Int>) -> String { String(decoding: bytes(range), as: UTF8.self) }

  /// The byte at an offset; nil at the end of the text.
  package func byte(at offset: Int) -> UInt8? {
    tree.piece(at: offset).map { storage.bytes(of: $0.piece)[offset - $0.start] }
  }

  // MARK: - Lines

  /// The line that an offset is in; nil where lines are not counted yet.
  package func line(at offset: Int) -> Int? { tree.lines(before: offset, storage) }

  /// Where a line begins; nil when there is none or it is not counted yet.
  package func start(ofLine line: Int) -> Int? {
    line == 0 ? 0 : line < 0 ? nil : tree.offset(afterLine: line, storage)
  }

  /// Where the line that an offset is in begins; needs no counting.
  package func startOfLine(at offset: Int) -> Int {
    var end = min(offset, count)
    while end > 0, let placed = tree.piece(at: end - 1) {
      let bytes = storage.bytes(of: placed.piece)
      if let base = bytes.baseAddress,
        let found = text_find_last(base, end - placed.start, 0x0A)
      {
        return placed.start + (found - base) + 1
      }
      end = placed.start
    }
    return 0
  }

  /// Where the line after the one that an offset is in begins, or nil in the last line.
  package func startOfNextLine(after offset: Int) -> Int? {
    var start = max(offset, 0)
    var result: Int?
    forEachPiece(in: start..<count) { bytes in
      let place = text_after_line(bytes.baseAddress, bytes.count, 1)
      if place < bytes.count || bytes.last == 0x0A {
        result = start + place
        return false
      }
      start += bytes.count
      return true
    }
    return result
  }

  /// Where the content of the line that an offset is in ends, before its line ending.
  package func endOfLine(at offset: Int) -> Int {
    guard let next = startOfNextLine(after: offset) else { return count }
    let feed = next - 1
    if feed > 0, byte(at: feed - 1) == 0x0D, feed - 1 >= startOfLine(at: offset) { return feed - 1 }
    return feed
  }

  /// The content of a line without its ending; nil when there is none or it is not counted yet.
  package func range(ofLine line: Int) -> Range<Int>? {
    start(ofLine: line).map { $0..<endOfLine(at: $0) }
  }
}
