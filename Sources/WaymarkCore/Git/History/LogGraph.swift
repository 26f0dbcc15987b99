/// The graph of a log that grows at its end, with rows made when they are shown.
///
/// Keeping all lines of all rows would take more memory than the log itself; the layout is kept
/// every few hundred rows instead and followed from there.
package struct LogGraph: Sendable {
  private static let stride = 256

  private var layout = GraphLayout()
  private var checkpoints: [GraphLayout] = []
  private var count = 0
  /// The beginnings of the hashes that are in the log so far.
  private var seen: Set<UInt64> = []
  /// Rows with parents that are above them, which happens where clocks were wrong: a lane for one
  /// would never end.
  private var upward: [Int: Set<ObjectID>] = [:]

  package init() {}

  /// Takes in the rows that a table has gained.
  package mutating func extend(to table: CommitTable) {
    while count < table.count {
      if count % Self.stride == 0 { checkpoints.append(layout) }
      let parents = table.parents(count)
      for parent in parents where seen.contains(parent.prefix) {
        upward[count, default: []].insert(parent)
      }
      seen.insert(table.id(count).prefix)
      layout.advance(table.id(count), downward(parents, count))
      count += 1
    }
  }

  /// The rows of a part of the log.
  ///
  /// - Parameters:
  ///   - range: Rows that the graph has taken in.
  ///   - table: The log.
  /// - Returns: One row for each.
  package func rows(_ range: Range<Int>, of table: CommitTable) -> [GraphRow] {
    let range = range.clamped(to: 0..<count)
    guard !range.isEmpty else { return [] }
    let start = range.lowerBound / Self.stride
    var layout = checkpoints[start]
    for row in start * Self.stride..<range.lowerBound {
      layout.advance(table.id(row), downward(table.parents(row), row))
    }
    return range.map { layout.place(table.id($0), downward(table.parents($0), $0)) }
  }

  private func downward(_ parents: ArraySlice<ObjectID>, _ row: Int) -> [ObjectID] {
    guard let above = upward[row] else { return Array(parents) }
    return parents.filter { !above.contains($0) }
  }
}
