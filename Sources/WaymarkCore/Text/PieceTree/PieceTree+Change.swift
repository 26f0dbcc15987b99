extension PieceTree {
  /// Makes edits whose new pieces are known.
  ///
  /// - Parameters:
  ///   - starts: Where each edit begins, in order, in the text before.
  ///   - removed: How much each takes away.
  ///   - pieces: What each puts there.
  ///   - storage: What the pieces refer to.
  /// - Returns: The change, with the pieces that were taken away.
  mutating func apply(
    starts: [Int], removed: [Int], pieces: (Int) -> ArraySlice<Piece>, _ storage: TextStorage
  ) -> TextChange {
    // One by one costs the height of the tree each; all at once costs a walk over all pieces.
    if starts.count * 8 < summary.pieces || starts.count < 4 {
      return applyEach(starts, removed, pieces, storage)
    }
    return applyAll(starts, removed, pieces, storage)
  }

  private mutating func applyEach(
    _ starts: [Int], _ removed: [Int], _ pieces: (Int) -> ArraySlice<Piece>,
    _ storage: TextStorage
  ) -> TextChange {
    var change = TextChange()
    for index in starts.indices {
      let range = starts[index]..<starts[index] + removed[index]
      change.append(
        at: starts[index], removing: slice(range, storage), inserting: Array(pieces(index)))
    }
    // From the back, so that the offsets before stay right.
    for index in starts.indices.reversed() {
      let range = starts[index]..<starts[index] + removed[index]
      replace(range, with: Array(pieces(index)), storage)
    }
    return change
  }

  private mutating func applyAll(
    _ starts: [Int], _ removed: [Int], _ pieces: (Int) -> ArraySlice<Piece>,
    _ storage: TextStorage
  ) -> TextChange {
    var change = TextChange()
    change.reserve(starts.count)
    var builder = PieceTreeBuilder()
    var reader = PieceReader(self, storage)
    var taken: [Piece] = []
    for index in starts.indices {
      reader.read(to: starts[index]) { builder.add($0) }
      taken.removeAll(keepingCapacity: true)
      reader.read(to: starts[index] + removed[index]) { taken.append($0) }
      let added = pieces(index)
      for piece in added { builder.add(piece) }
      change.append(at: starts[index], removing: taken, inserting: Array(added))
    }
    reader.read(to: summary.bytes) { builder.add($0) }
    self = builder.finish()
    return change
  }

  /// The pieces of a range.
  func slice(_ range: Range<Int>, _ storage: TextStorage) -> [Piece] {
    guard !range.isEmpty else { return [] }
    var reader = PieceReader(self, storage, from: range.lowerBound)
    var pieces: [Piece] = []
    reader.read(to: range.upperBound) { pieces.append($0) }
    return pieces
  }
}

/// Reads a tree's pieces in order and cuts them where it is told to.
private struct PieceReader {
  private let storage: TextStorage
  private var cursor: PieceCursor
  private var current: PlacedPiece?
  private var offset: Int

  init(_ tree: PieceTree, _ storage: TextStorage, from offset: Int = 0) {
    self.storage = storage
    self.offset = offset
    cursor = PieceCursor(tree, from: offset)
    current = cursor.next()
  }

  /// Reads on to an offset.
  mutating func read(to end: Int, _ body: (Piece) -> Void) {
    while offset < end, let placed = current {
      let stop = min(end, placed.end)
      body(storage.part(placed.piece, from: offset - placed.start, to: stop - placed.start))
      offset = stop
      if stop == placed.end { current = cursor.next() }
    }
  }
}
