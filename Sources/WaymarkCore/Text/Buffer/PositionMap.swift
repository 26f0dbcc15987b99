/// How a change moves the positions of a text.
package struct PositionMap: Sendable, Hashable {
  /// Which side of text that is inserted right at a position the position goes to.
  package enum Side: Sendable {
    case before
    case after
  }

  private let starts: [Int]
  private let removed: [Int]
  private let inserted: [Int]
  /// How far text after each edit moved.
  private let shifts: [Int]

  init(starts: [Int], removed: [Int], inserted: [Int]) {
    self.starts = starts
    self.removed = removed
    self.inserted = inserted
    var shift = 0
    shifts = starts.indices.map { index in
      shift += inserted[index] - removed[index]
      return shift
    }
  }

  /// Where a position is after the change.
  ///
  /// - Parameters:
  ///   - position: In the text before.
  ///   - side: For a position at an insertion, or in text that was replaced.
  /// - Returns: In the text after.
  package func map(_ position: Int, _ side: Side = .after) -> Int {
    // The last edit that begins at or before the position.
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= position { low = middle + 1 } else { high = middle }
    }
    var index = low - 1
    guard index >= 0 else { return position }
    if starts[index] + removed[index] <= position, starts[index] < position {
      return position + shifts[index]
    }
    guard side == .before else { return starts[index] + shifts[index] + removed[index] }
    // Of several edits right there, the first.
    while index > 0, starts[index - 1] == position { index -= 1 }
    return starts[index] + (index == 0 ? 0 : shifts[index - 1])
  }

  /// The ranges that were put in, in the text after.
  package var insertedRanges: [Range<Int>] {
    starts.indices.map { index in
      let start = starts[index] + (index == 0 ? 0 : shifts[index - 1])
      return start..<start + inserted[index]
    }
  }

  /// The edits as offsets and lengths: where, how much went, how much came; in the text before.
  package var edits: [(start: Int, removed: Int, inserted: Int)] {
    starts.indices.map { (starts[$0], removed[$0], inserted[$0]) }
  }
}
