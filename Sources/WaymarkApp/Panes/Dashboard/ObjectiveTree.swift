internal import WaymarkCore

/// Objectives and tasks as rows that open and close.
struct ObjectiveTree: Sendable {
  /// An objective or a task in the tree.
  struct Node: Sendable, Hashable {
    enum Subject: Sendable, Hashable {
      /// Indices into the report's objectives and their tasks.
      case objective(Int)
      case task(Int, Int)
    }

    var id: String
    var subject: Subject
    var depth: Int
    var title: String
    var declared: DeclaredStatus
    var completion: Double
    var level: Objective.Level
    var disagreement: Disagreement?
    var children: [Int] = []
  }

  private(set) var nodes: [Node] = []
  /// Indices of the nodes that are shown, from top to bottom.
  private(set) var rows: [Int] = []
  private var roots: [Int] = []
  private var expanded: Set<String> = []
  private var isFresh = true
  private var isOpenedUp = false

  /// Takes a new report; what was open stays open.
  mutating func show(_ report: AnalysisReport) {
    var builder = ObjectiveTreeBuilder(report)
    builder.build()
    (nodes, roots) = (builder.nodes, builder.roots)
    if isFresh, !nodes.isEmpty {
      isFresh = false
      expanded = Set(nodes.filter(hasChildObjectives).map(\.id))
    }
    updateRows()
  }

  /// Opens everything the first time, when all of it fits into so many rows.
  mutating func openUp(toFit count: Int) {
    guard !isOpenedUp else { return }
    isOpenedUp = true
    if nodes.count <= count { expandAll() }
  }

  func node(atRow row: Int) -> Node? { rows.indices.contains(row) ? nodes[rows[row]] : nil }

  func id(ofRow row: Int) -> String? { node(atRow: row)?.id }

  func isExpanded(row: Int) -> Bool {
    node(atRow: row).map { !$0.children.isEmpty && expanded.contains($0.id) } ?? false
  }

  /// The row of the node that encloses the one in a row.
  func parent(ofRow row: Int) -> Int? {
    guard let depth = node(atRow: row)?.depth else { return nil }
    return rows[..<row].lastIndex { nodes[$0].depth < depth }
  }

  /// The row of a node or, when it is hidden, of the one that hides it.
  func nearestRow(to id: String?) -> Int {
    guard let target = nodes.firstIndex(where: { $0.id == id }) else { return 0 }
    return rows.lastIndex { $0 <= target } ?? 0
  }

  mutating func toggle(row: Int) {
    guard let node = node(atRow: row), !node.children.isEmpty else { return }
    if expanded.remove(node.id) == nil { expanded.insert(node.id) }
    updateRows()
  }

  mutating func expand(row: Int) {
    guard let node = node(atRow: row), !node.children.isEmpty else { return }
    expanded.insert(node.id)
    updateRows()
  }

  /// Ids of the nodes that are open, in a fixed order.
  var expandedIDs: [String] { expanded.sorted() }

  /// Opens just the nodes of some ids; unknown ones are passed over.
  mutating func expand(_ ids: [String]) {
    isOpenedUp = true
    expanded = Set(ids)
    updateRows()
  }

  mutating func expandAll() {
    expanded = Set(nodes.filter { !$0.children.isEmpty }.map(\.id))
    updateRows()
  }

  mutating func collapseAll() {
    expanded = []
    updateRows()
  }

  private func hasChildObjectives(_ node: Node) -> Bool {
    node.children.contains { if case .objective = nodes[$0].subject { true } else { false } }
  }

  private mutating func updateRows() {
    rows = []
    var waiting = Array(roots.reversed())
    while let index = waiting.popLast() {
      rows.append(index)
      if expanded.contains(nodes[index].id) { waiting += nodes[index].children.reversed() }
    }
  }
}

/// Where the plan's word and the code differ.
enum Disagreement: Sendable, Hashable {
  /// The plan says done; the code shows little or nothing.
  case claimedDone
  /// The plan says it is to do; the code shows it.
  case notTicked

  init?(declared: DeclaredStatus, completion: Double, isUnverified: Bool) {
    if isUnverified || (declared == .done && completion < 0.5) {
      self = .claimedDone
    } else if declared == .todo, completion >= 0.8 {
      self = .notTicked
    } else {
      return nil
    }
  }

  var words: String {
    switch self {
    case .claimedDone: "plan says done"
    case .notTicked: "not ticked off"
    }
  }
}
