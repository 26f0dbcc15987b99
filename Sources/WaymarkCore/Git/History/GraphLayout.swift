/// Puts the commits of a log into columns and joins them with their parents, one row at a time.
///
/// A lane is a column that waits for one commit. A commit takes the lane that waits for it or the
/// leftmost free column; its first parent goes on in its lane, others take lanes of their own, and
/// a parent that some lane waits for already is joined there. Lanes never move, so that a line is
/// easy to follow, and what is above never changes when more comes in.
package struct GraphLayout: Sendable {
  private struct Lane: Sendable {
    var next: ObjectID
    var color: UInt32
  }

  private var lanes: [Lane?] = []
  private var colors: UInt32 = 0

  package init() {}

  /// The columns that are in use or were since the last one on their right.
  package var width: Int { lanes.count }

  /// Puts the next commit of the log into its row.
  ///
  /// - Parameters:
  ///   - id: The commit.
  ///   - parents: Those of its parents that come further down.
  /// - Returns: The row with the edges to the next one.
  package mutating func place(_ id: ObjectID, _ parents: some Sequence<ObjectID>) -> GraphRow {
    let before = lanes
    let (column, color, joins) = advance(id, parents)
    var row = GraphRow(column: column, color: color, edges: [])
    for (place, lane) in lanes.enumerated() {
      guard let lane, place < before.count, place != column, before[place] != nil else { continue }
      row.edges.append(GraphRow.Edge(from: place, to: place, color: lane.color))
    }
    row.edges += joins
    row.edges.sort { ($0.from, $0.to) < ($1.from, $1.to) }
    return row
  }

  /// The same without the lines of other lanes.
  @discardableResult
  package mutating func advance(
    _ id: ObjectID, _ parents: some Sequence<ObjectID>
  ) -> (column: Int, color: UInt32, joins: [GraphRow.Edge]) {
    let column: Int
    let color: UInt32
    if let place = lanes.firstIndex(where: { $0?.next == id }), let lane = lanes[place] {
      (column, color) = (place, lane.color)
      lanes[place] = nil
    } else {
      (column, color) = (free(), nextColor())
    }
    var joins: [GraphRow.Edge] = []
    var isFirst = true
    for parent in parents {
      let target: Int
      if let place = lanes.firstIndex(where: { $0?.next == parent }) {
        target = place
      } else if isFirst {
        // Nothing is in the commit's own column yet.
        target = column
        open(column, Lane(next: parent, color: color))
      } else {
        // Not the commit's own column, even when its first parent left it free: a line to the right
        // is easier to see than one that turns back.
        target = free(except: column)
        open(target, Lane(next: parent, color: nextColor()))
      }
      isFirst = false
      let joined = lanes[target]?.color ?? color
      if !joins.contains(where: { $0.to == target }) {
        joins.append(GraphRow.Edge(from: column, to: target, color: joined))
      }
    }
    while let last = lanes.last, last == nil { lanes.removeLast() }
    return (column, color, joins)
  }

  private func free(except taken: Int? = nil) -> Int {
    lanes.indices.first { lanes[$0] == nil && $0 != taken }
      ?? (lanes.count == taken ? lanes.count + 1 : lanes.count)
  }

  private mutating func open(_ column: Int, _ lane: Lane) {
    while lanes.count <= column { lanes.append(nil) }
    lanes[column] = lane
  }

  private mutating func nextColor() -> UInt32 {
    defer { colors += 1 }
    return colors
  }
}

/// One row of a graph: where its commit is, and the lines to the next row.
package struct GraphRow: Sendable, Hashable {
  /// A line from a column of this row to one of the next.
  package struct Edge: Sendable, Hashable {
    package var from: Int
    package var to: Int
    /// Counts lanes from 0; lines with the same number are one lane.
    package var color: UInt32
  }

  package var column: Int
  package var color: UInt32
  package var edges: [Edge]

  /// The columns that the row and its lines use.
  package var width: Int { edges.reduce(column) { max($0, $1.from, $1.to) } + 1 }
}
