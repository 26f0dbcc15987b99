package import WaymarkTerminal

extension Dashboard {
  package mutating func mouse(_ event: MouseEvent, in area: Size) -> [Effect] {
    if evidence != nil { return evidence?.mouse(event, in: area) ?? [] }
    guard report != nil else { return [] }
    let layout = DashboardLayout(self, area: area)
    if let switcher = layout.switcher, switcher.contains(row: event.row, column: event.column) {
      if case .press(.left) = event.kind { choose(atColumn: event.column) }
      return []
    }
    let hit = layout.sections.first { $0.value.contains(row: event.row, column: event.column) }
    guard let (section, rect) = hit else { return [] }
    switch event.kind {
    case .wheelUp: scroll(section, by: -MouseEvent.wheelRows)
    case .wheelDown: scroll(section, by: MouseEvent.wheelRows)
    case .press(.left):
      self.section = section
      let row = cursor(of: section).top + event.row - rect.row - layout.titleRows
      guard event.row - rect.row >= layout.titleRows, row < count(of: section) else { return [] }
      return press(row, of: section, event, width: rect.columns)
    default: break
    }
    return []
  }

  /// Selects a row; a click on its mark opens or closes it, a second click shows its evidence.
  private mutating func press(
    _ row: Int, of section: Section, _ event: MouseEvent, width: Int
  ) -> [Effect] {
    var cursor = cursor(of: section)
    cursor.select(row, of: count(of: section))
    cursors[section] = cursor
    if section == .objectives, let node = tree.node(atRow: row), !node.children.isEmpty,
      event.column <= ObjectiveRow.markColumn(of: node, width: width) + 1
    {
      tree.toggle(row: row)
      return []
    }
    guard event.clicks == 2 else { return [] }
    return perform(DashboardAction.open)
  }

  private mutating func scroll(_ section: Section, by rows: Int) {
    var cursor = cursor(of: section)
    cursor.move(by: rows, of: count(of: section))
    cursors[section] = cursor
  }

  /// Goes to the section whose name stands in a column of the switcher.
  private mutating func choose(atColumn column: Int) {
    var end = 0
    for section in Section.allCases {
      end += DisplayText.width(switcherLabel(of: section)) + 2
      guard column >= end else {
        self.section = section
        return
      }
    }
  }
}

extension EvidenceView {
  /// A click selects a place; the wheel moves in the places or scrolls the source.
  mutating func mouse(_ event: MouseEvent, in area: Size) -> [Effect] {
    let layout = EvidenceLayout(self, area: area)
    let isInSource = layout.source.contains(row: event.row, column: event.column)
    switch event.kind {
    case .wheelUp where isInSource: scroll(byLines: -MouseEvent.wheelRows, in: area)
    case .wheelDown where isInSource: scroll(byLines: MouseEvent.wheelRows, in: area)
    case .wheelUp: return select(cursor.selected - 1)
    case .wheelDown: return select(cursor.selected + 1)
    case .press(.left):
      guard layout.entries.contains(row: event.row, column: event.column) else { return [] }
      return select(cursor.top + event.row - layout.entries.row)
    default: break
    }
    return []
  }
}
