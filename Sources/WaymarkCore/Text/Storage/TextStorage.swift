internal import CText

/// Everything that the pieces of a text refer to; it only grows.
final class TextStorage: Sendable {
  let original: OriginalText
  private let added = AddedText()

  /// Added pieces are not longer than this, so that counting in one takes microseconds.
  private static let pieceLimit = 1 << 16

  init(_ original: OriginalText) { self.original = original }

  /// The bytes of a piece.
  func bytes(of piece: Piece) -> UnsafeBufferPointer<UInt8> {
    if piece.isOriginal {
      return UnsafeBufferPointer(
        rebasing: original.bytes[piece.start..<piece.start + piece.length])
    }
    return UnsafeBufferPointer(start: added.pointer(to: piece.address), count: piece.length)
  }

  /// Adds bytes.
  ///
  /// - Returns: The pieces that stand for them, one after the other.
  func add(_ bytes: UnsafeBufferPointer<UInt8>) -> [Piece] {
    var pieces: [Piece] = []
    for range in added.add(bytes) {
      for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.pieceLimit) {
        let length = min(Self.pieceLimit, range.upperBound - start)
        pieces.append(Piece(address: start, length: length, lines: 0))
        pieces[pieces.count - 1].lines = count(pieces[pieces.count - 1])
      }
    }
    return pieces
  }

  /// A part of a piece, with its lines counted unless that would take long or is not wanted.
  func part(_ piece: Piece, from: Int, to end: Int, isCounted: Bool = true) -> Piece {
    if from == 0, end == piece.length { return piece }
    var part = piece
    part.start = piece.isOriginal ? piece.start + from : piece.start - from
    part.length = end - from
    part.lines = isCounted ? count(part) : Piece.unknown
    return part
  }

  /// Both parts of a piece; counting is done in the shorter one.
  func split(_ piece: Piece, at offset: Int) -> (Piece, Piece) {
    let isRightShorter = piece.length - offset < offset
    var left = part(piece, from: 0, to: offset, isCounted: !isRightShorter)
    var right = part(piece, from: offset, to: piece.length, isCounted: isRightShorter)
    let counted = isRightShorter ? right.lines : left.lines
    // Short pieces that were counted without the index may have become one long piece, whose parts
    // are too long to be counted before the index gets there.
    guard piece.lines >= 0, counted >= 0 else {
      return (part(piece, from: 0, to: offset), part(piece, from: offset, to: piece.length))
    }
    if isRightShorter {
      left.lines = piece.lines - counted
    } else {
      right.lines = piece.lines - counted
    }
    return (left, right)
  }

  /// The lines of a piece, or `Piece.unknown` where the index has not got yet and counting would
  /// take long.
  func count(_ piece: Piece) -> Int {
    let isShort = piece.length <= 1 << 12
    if piece.isOriginal, !isShort {
      let index = original.lines
      if index.completed >= piece.start + piece.length {
        return index.lines(before: piece.start + piece.length) - index.lines(before: piece.start)
      }
      if piece.length > LineIndex.block { return Piece.unknown }
    }
    let bytes = bytes(of: piece)
    return text_count_lines(bytes.baseAddress, bytes.count)
  }

  /// The offset in a piece after its line feed of that number, from 1.
  func offset(in piece: Piece, afterLine number: Int) -> Int {
    let index = original.lines
    // Short pieces that were counted without the index may have become one long piece.
    if piece.isOriginal, piece.length > LineIndex.block,
      index.completed >= piece.start + piece.length
    {
      return index.offset(afterLine: index.lines(before: piece.start) + number) - piece.start
    }
    let bytes = bytes(of: piece)
    return text_after_line(bytes.baseAddress, bytes.count, number)
  }
}
