/// Which rows of a tree are visible, for trees of any size.
///
/// Nodes are numbers in the order in which the whole tree would be listed. Drawing asks for single
/// rows, which costs the same however many there are; opening and closing cost what they show or
/// hide.
package struct TreeOutline: Sendable, Hashable {
  /// For each node its depth, 0 for the roots.
  private let depths: [UInt16]
  /// For each node the first node after everything below it.
  private let ends: [Int32]
  /// For each node the one around it, -1 for the roots.
  private let parents: [Int32]
  private var expanded: [Bool]
  /// The visible nodes, in order.
  private var rows: [Int32]

  /// Makes a closed tree.
  ///
  /// - Parameter depths: The depth of each node in listing order; a node is below the nearest one
  ///   before it with a smaller depth.
  package init(depths: [Int]) {
    self.depths = depths.map { UInt16(clamping: $0) }
    var ends = [Int32](repeating: Int32(depths.count), count: depths.count)
    var parents = [Int32](repeating: -1, count: depths.count)
    var open: [Int] = []
    for node in depths.indices {
      while let last = open.last, depths[last] >= depths[node] {
        ends[last] = Int32(node)
        open.removeLast()
      }
      parents[node] = Int32(open.last ?? -1)
      open.append(node)
    }
    self.ends = ends
    self.parents = parents
    expanded = Array(repeating: false, count: depths.count)
    rows = []
    rows = visibleNodes(from: 0, to: depths.count)
  }

  /// The number of visible rows.
  package var count: Int { rows.count }

  /// The node in a row.
  package func node(atRow row: Int) -> Int { Int(rows[row]) }

  /// The row of a node; nil while something around it is closed.
  package func row(of node: Int) -> Int? {
    let row = firstRow(from: node)
    return row < rows.count && rows[row] == node ? row : nil
  }

  package func depth(of node: Int) -> Int { Int(depths[node]) }

  package func hasChildren(_ node: Int) -> Bool { Int(ends[node]) > node + 1 }

  package func isExpanded(_ node: Int) -> Bool { expanded[node] }

  /// The node around another; nil for a root.
  package func parent(of node: Int) -> Int? {
    parents[node] < 0 ? nil : Int(parents[node])
  }

  /// Opens a node.
  package mutating func expand(_ node: Int) {
    guard !expanded[node], hasChildren(node) else { return }
    expanded[node] = true
    guard let row = row(of: node) else { return }
    rows.insert(contentsOf: visibleNodes(from: node + 1, to: Int(ends[node])), at: row + 1)
  }

  /// Closes a node; what is open below it stays so for the next time.
  package mutating func collapse(_ node: Int) {
    guard expanded[node] else { return }
    expanded[node] = false
    guard let row = row(of: node) else { return }
    rows.removeSubrange((row + 1)..<firstRow(from: Int(ends[node])))
  }

  package mutating func expandAll() {
    for node in expanded.indices { expanded[node] = hasChildren(node) }
    rows = Array(0..<Int32(depths.count))
  }

  package mutating func collapseAll() {
    expanded = Array(repeating: false, count: expanded.count)
    rows = visibleNodes(from: 0, to: depths.count)
  }

  /// Opens everything around a node, so that it can be seen.
  package mutating func reveal(_ node: Int) {
    var ancestors: [Int] = []
    var current = node
    while let parent = parent(of: current) {
      ancestors.append(parent)
      current = parent
    }
    for ancestor in ancestors.reversed() { expand(ancestor) }
  }

  /// The nodes of a stretch that show when what is around the stretch is open.
  private func visibleNodes(from start: Int, to end: Int) -> [Int32] {
    var result: [Int32] = []
    var node = start
    while node < end {
      result.append(Int32(node))
      node = expanded[node] ? node + 1 : Int(ends[node])
    }
    return result
  }

  /// The first row whose node is not before a node, by binary search.
  private func firstRow(from node: Int) -> Int {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] < node { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
