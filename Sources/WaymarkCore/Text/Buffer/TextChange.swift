/// A change that was made: what it took away and what it put there, for taking it back and for
/// moving positions along.
///
/// Columns rather than a list of edits: a million replacements lie in a few arrays.
struct TextChange: Sendable, Hashable {
  /// Where each edit begins, in the text before.
  var starts: [Int] = []
  var removedLengths: [Int] = []
  var insertedLengths: [Int] = []
  /// The pieces of all edits, one edit after the other.
  var removed: [Piece] = []
  var inserted: [Piece] = []
  /// Where each edit's pieces end in the two columns above.
  var removedEnds: [Int] = []
  var insertedEnds: [Int] = []

  var count: Int { starts.count }
  var isEmpty: Bool { starts.isEmpty }

  mutating func reserve(_ count: Int) {
    starts.reserveCapacity(count)
    removedLengths.reserveCapacity(count)
    insertedLengths.reserveCapacity(count)
    removedEnds.reserveCapacity(count)
    insertedEnds.reserveCapacity(count)
    inserted.reserveCapacity(count)
  }

  /// Adds an edit that lies after all others.
  mutating func append(
    at start: Int, removing removedPieces: [Piece], inserting insertedPieces: [Piece]
  ) {
    starts.append(start)
    removed += removedPieces
    inserted += insertedPieces
    removedLengths.append(removedPieces.reduce(0) { $0 + $1.length })
    insertedLengths.append(insertedPieces.reduce(0) { $0 + $1.length })
    removedEnds.append(removed.count)
    insertedEnds.append(inserted.count)
  }

  func removedPieces(_ index: Int) -> ArraySlice<Piece> {
    removed[(index == 0 ? 0 : removedEnds[index - 1])..<removedEnds[index]]
  }

  func insertedPieces(_ index: Int) -> ArraySlice<Piece> {
    inserted[(index == 0 ? 0 : insertedEnds[index - 1])..<insertedEnds[index]]
  }

  /// The change that takes this one back.
  var inverse: TextChange {
    var inverse = self
    var shift = 0
    for index in starts.indices {
      inverse.starts[index] += shift
      shift += insertedLengths[index] - removedLengths[index]
    }
    swap(&inverse.removed, &inverse.inserted)
    swap(&inverse.removedLengths, &inverse.insertedLengths)
    swap(&inverse.removedEnds, &inverse.insertedEnds)
    return inverse
  }

  /// How positions move.
  var map: PositionMap {
    PositionMap(starts: starts, removed: removedLengths, inserted: insertedLengths)
  }

  /// Takes in a change that goes on where every edit of this one ended, such as the next letter.
  ///
  /// - Returns: false when it does not; nothing changed then.
  mutating func extend(by next: TextChange) -> Bool {
    guard count == next.count, next.removed.isEmpty else { return false }
    var shift = 0
    for index in starts.indices {
      guard next.starts[index] == starts[index] + shift + insertedLengths[index] else {
        return false
      }
      shift += insertedLengths[index] - removedLengths[index]
    }
    var merged: [Piece] = []
    merged.reserveCapacity(inserted.count + next.inserted.count)
    var ends = insertedEnds
    for index in starts.indices {
      let first = merged.count
      for piece in insertedPieces(index) + next.insertedPieces(index) {
        if merged.count > first, merged[merged.count - 1].merge(piece) { continue }
        merged.append(piece)
      }
      ends[index] = merged.count
      insertedLengths[index] += next.insertedLengths[index]
    }
    inserted = merged
    insertedEnds = ends
    return true
  }
}
