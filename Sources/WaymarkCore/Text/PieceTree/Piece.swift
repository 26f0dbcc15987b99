/// A stretch of the original or of the added text.
struct Piece: Sendable, Hashable {
  /// An offset in the original text, or the complement of an address in the added text.
  var start: Int
  /// In bytes; never 0 in a tree.
  var length: Int
  /// The number of line feeds in it, or `unknown`.
  var lines: Int

  /// For original text whose lines are not indexed yet.
  static let unknown = -1

  init(original start: Int, length: Int, lines: Int) {
    self.start = start
    self.length = length
    self.lines = lines
  }

  init(address: Int, length: Int, lines: Int) {
    start = ~address
    self.length = length
    self.lines = lines
  }

  var isOriginal: Bool { start >= 0 }

  /// Where added text lies.
  var address: Int { ~start }

  /// Makes one of two pieces that lie one after the other.
  ///
  /// - Returns: false when they do not, or when the piece would be of a length that makes counting
  ///   in it slow.
  mutating func merge(_ next: Piece) -> Bool {
    guard (lines < 0) == (next.lines < 0) else { return false }
    if isOriginal {
      guard next.isOriginal, start + length == next.start else { return false }
    } else {
      guard !next.isOriginal, address + length == next.address,
        length + next.length <= 1 << 16, address >> 16 == next.address >> 16
      else { return false }
    }
    length += next.length
    if lines >= 0 { lines += next.lines }
    return true
  }
}

/// What a stretch of pieces adds up to.
struct PieceSummary: Sendable, Hashable {
  var bytes = 0
  /// Line feeds in pieces whose lines are known.
  var lines = 0
  /// Bytes in pieces whose lines are unknown.
  var unknown = 0
  var pieces = 0

  init() {}

  init(_ piece: Piece) {
    bytes = piece.length
    pieces = 1
    if piece.lines < 0 { unknown = piece.length } else { lines = piece.lines }
  }

  static func += (left: inout PieceSummary, right: PieceSummary) {
    left.bytes += right.bytes
    left.lines += right.lines
    left.unknown += right.unknown
    left.pieces += right.pieces
  }

  static func + (left: PieceSummary, right: PieceSummary) -> PieceSummary {
    var sum = left
    sum += right
    return sum
  }
}
