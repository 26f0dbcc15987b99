internal import WaymarkTerminal

/// Where people were on the dashboard.
struct DashboardMemory: PaneMemory, Hashable {
  var section: String
  /// Ids of the objectives and tasks that were open.
  var expanded: [String]
  /// The id of the selected row of the objectives.
  var selected: String?
}

extension Dashboard {
  package var memory: String? {
    guard report != nil else { return nil }
    let memory = DashboardMemory(
      section: section.rawValue, expanded: tree.expandedIDs,
      selected: tree.id(ofRow: cursor(of: .objectives).selected))
    return memory.encoded
  }

  package mutating func restore(_ memory: String) {
    remembered = DashboardMemory(encoded: memory)
    if report != nil { goBack() }
  }

  /// Goes back to what is remembered, once.
  mutating func goBack() {
    guard let remembered else { return }
    self.remembered = nil
    section = Section(rawValue: remembered.section) ?? section
    tree.expand(remembered.expanded)
    guard let selected = remembered.selected else { return }
    var cursor = cursor(of: .objectives)
    cursor.select(tree.nearestRow(to: selected), of: tree.rows.count)
    cursors[.objectives] = cursor
  }
}
