/// How the lines of a text differ from those of an earlier one.
package struct LineDifference: Sendable, Hashable {
  /// A stretch that differs.
  package struct Change: Sendable, Hashable {
    /// In the earlier text, counted from 0; empty for lines that were added.
    package var old: Range<Int>
    /// In the text as it is; empty where lines were taken away.
    package var new: Range<Int>
  }

  package private(set) var changes: [Change] = []

  /// Stretches with more lines are taken as one change, since finding the least takes too long.
  private static let limit = 4000

  /// Compares two texts.
  package init(from old: [UInt8], to new: [UInt8]) {
    self.init(from: LineDifference.hashes(old), to: LineDifference.hashes(new))
  }

  /// Compares lines by their fingerprints.
  init(from before: [Int64], to after: [Int64]) {
    let front = zip(before, after).prefix { $0 == $1 }.count
    let rest = min(before.count, after.count) - front
    let back = zip(before.reversed(), after.reversed()).prefix(rest).prefix { $0 == $1 }.count
    let (mine, theirs) = (before[front..<before.count - back], after[front..<after.count - back])
    guard !mine.isEmpty || !theirs.isEmpty else { return }
    guard !mine.isEmpty, !theirs.isEmpty, mine.count + theirs.count <= LineDifference.limit else {
      changes = [Change(old: mine.indices, new: theirs.indices)]
      return
    }
    let difference = Array(theirs).difference(from: Array(mine))
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var (i, j) = (0, 0)
    while i < mine.count || j < theirs.count {
      let (oldStart, newStart) = (i, j)
      while removed.contains(i) { i += 1 }
      while inserted.contains(j) { j += 1 }
      if i > oldStart || j > newStart {
        changes.append(
          Change(old: front + oldStart..<front + i, new: front + newStart..<front + j))
      }
      i += 1
      j += 1
    }
  }

  private static func hashes(_ bytes: [UInt8]) -> [Int64] {
    bytes.withUnsafeBufferPointer { bytes in
      bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
        ContentHash.of(UnsafeBufferPointer(rebasing: line))
      }
    }
  }
}
