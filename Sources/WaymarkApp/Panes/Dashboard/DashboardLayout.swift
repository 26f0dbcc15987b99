internal import WaymarkTerminal

/// Where the parts of the dashboard go in an area; a pure function of size, focus and row counts.
struct DashboardLayout: Sendable, Hashable {
  enum Form: Sendable, Hashable {
    /// Objectives on the left, the rest on the right.
    case columns
    /// All sections below each other; the focused one gets the room.
    case stacked
    /// The focused section alone, with a line that names the others.
    case single
  }

  let form: Form
  let header: Rect
  /// The line that names the sections, in the single form.
  let switcher: Rect?
  private(set) var sections: [Dashboard.Section: Rect] = [:]

  /// The rows of a section's title inside its area.
  var titleRows: Int { form == .single ? 0 : 1 }

  init(_ dashboard: Dashboard, area: Size) {
    let whole = Rect(area)
    if area.columns >= 100, area.rows >= 22 {
      form = .columns
      switcher = nil
      header = whole.split(top: area.rows >= 30 ? 5 : 3).top
      sections = DashboardLayout.columns(dashboard, whole.split(top: header.rows).rest)
    } else if area.rows >= 18 {
      form = .stacked
      switcher = nil
      header = whole.split(top: area.rows >= 30 ? 4 : 2).top
      sections = DashboardLayout.stack(
        Dashboard.Section.allCases, dashboard, whole.split(top: header.rows).rest,
        spacing: area.rows >= 34 ? 1 : 0)
    } else {
      form = .single
      header = whole.split(top: 1).top
      let below = whole.split(top: 1).rest.split(top: 1)
      switcher = below.top
      sections = [dashboard.section: below.rest]
    }
  }

  private static func columns(_ dashboard: Dashboard, _ area: Rect) -> [Dashboard.Section: Rect] {
    let left = min(area.columns * 11 / 20, 96)
    let right = Rect(
      row: area.row, column: area.column + left + 2, rows: area.rows,
      columns: area.columns - left - 2)
    var result = stack([.gaps, .next, .code], dashboard, right, spacing: 1)
    result[.objectives] = Rect(
      row: area.row, column: area.column, rows: area.rows, columns: left)
    return result
  }

  /// Shares the rows by weight, the focused section's counting most; what a section does not need
  /// goes to the focused one first, then to the others.
  private static func stack(
    _ sections: [Dashboard.Section], _ dashboard: Dashboard, _ area: Rect, spacing: Int
  ) -> [Dashboard.Section: Rect] {
    let room = area.rows - spacing * (sections.count - 1)
    let wanted = sections.map { 1 + rows(wantedBy: $0, dashboard, width: area.columns) }
    let weights = sections.map { section in
      section == dashboard.section ? 8 : section != .code ? 3 : sections.count > 3 ? 1 : 2
    }
    let body = room - sections.count
    let whole = weights.reduce(0, +)
    var heights = zip(wanted, weights).map { min($0, 1 + max(1, body * $1 / whole)) }
    var left = room - heights.reduce(0, +)
    let focused = sections.firstIndex(of: dashboard.section)
    for index in [focused].compactMap({ $0 }) + Array(sections.indices) where left > 0 {
      let more = min(left, wanted[index] - heights[index])
      heights[index] += more
      left -= more
    }
    var result: [Dashboard.Section: Rect] = [:]
    var row = area.row
    for (section, height) in zip(sections, heights) {
      result[section] = Rect(row: row, column: area.column, rows: height, columns: area.columns)
        .intersection(area)
      row += height + spacing
    }
    return result
  }

  /// The rows below a section's title, or those of the sentence that stands for none.
  private static func rows(
    wantedBy section: Dashboard.Section, _ dashboard: Dashboard, width: Int
  ) -> Int {
    let count = dashboard.count(of: section)
    guard count == 0 else { return count }
    return DisplayText.wrapped(dashboard.emptyText(of: section), to: max(1, width - 2)).count
  }
}
