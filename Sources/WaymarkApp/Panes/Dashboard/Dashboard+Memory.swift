internal import Foundation
internal import WaymarkTerminal

/// Where people were on the dashboard.
struct DashboardMemory: Sendable, Hashable, Codable {
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
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return (try? encoder.encode(memory)).map { String(decoding: $0, as: UTF8.self) }
  }

  package mutating func restore(_ memory: String) {
    remembered = try? JSONDecoder().decode(DashboardMemory.self, from: Data(memory.utf8))
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
