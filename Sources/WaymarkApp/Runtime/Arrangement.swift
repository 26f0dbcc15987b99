package import WaymarkTerminal

/// Which panes are on the screen and how they share it.
package struct Arrangement: Sendable, Hashable, Codable {
  /// How two panes stand.
  package enum Split: String, Sendable, Codable {
    case sideBySide = "side-by-side"
    case stacked
  }

  /// The pane that keys go to.
  package private(set) var focused = Tab.dashboard
  /// The pane beside it, when two are asked for.
  package private(set) var other: Tab?
  package private(set) var split = Split.sideBySide
  /// Whether the focused pane is the left or upper one.
  package private(set) var isFocusedFirst = true
  /// The part of the screen that the left or upper pane gets, 0.2 to 0.8.
  package private(set) var share = 0.5
  /// The tab that was focused before, which a split shows first.
  private var previous: Tab?

  /// The least room of a pane beside another.
  static let smallestPane = Size(rows: 8, columns: 36)

  package init() {}

  /// Moves the focus to a tab; to the other pane when it shows the tab already.
  package mutating func select(_ tab: Tab) {
    guard tab != focused else { return }
    if tab == other { return focusOther() }
    previous = focused
    focused = tab
  }

  /// Moves the focus to the other pane, when there is one.
  package mutating func focusOther() {
    guard let other else { return }
    previous = focused
    self.other = focused
    focused = other
    isFocusedFirst.toggle()
  }

  /// Shows a second pane beside or below the focused one; asked for what is there already, it goes.
  package mutating func toggle(_ split: Split) {
    if other != nil, self.split == split {
      other = nil
      isFocusedFirst = true
      return
    }
    self.split = split
    other = other ?? (previous == focused ? nil : previous) ?? focused.stepped(by: 1)
  }

  /// Gives the left or upper pane more or less of the screen.
  package mutating func resize(by share: Double) {
    self.share = min(0.8, max(0.2, self.share + share))
  }

  /// Moves the line between two panes to a cell, as far as both keep their least room.
  package mutating func moveLine(toRow row: Int, column: Int, in area: Rect) {
    guard other != nil else { return }
    let wanted =
      split == .sideBySide
      ? Double(column - area.column) / Double(max(1, area.columns - 1))
      : Double(row - area.row) / Double(max(1, area.rows - 1))
    share = min(0.8, max(0.2, wanted))
  }

  /// Where the panes go.
  package func places(in area: Rect) -> Places {
    guard let other, let (first, line, second) = parts(of: area) else {
      return Places(panes: [(focused, area)], line: nil)
    }
    let (left, right) = isFocusedFirst ? (focused, other) : (other, focused)
    return Places(panes: [(left, first), (right, second)], line: line)
  }

  /// The panes on the screen with their areas, and the line between them.
  package struct Places: Sendable {
    package let panes: [(tab: Tab, area: Rect)]
    package let line: Rect?

    /// The area of a tab; nil when it is not on the screen.
    package func area(of tab: Tab) -> Rect? { panes.first { $0.tab == tab }?.area }
  }

  /// The two areas and the line; nil when the screen is too small for two panes.
  private func parts(of area: Rect) -> (Rect, Rect, Rect)? {
    let least = Arrangement.smallestPane
    switch split {
    case .sideBySide:
      guard area.columns >= 2 * least.columns + 1 else { return nil }
      let wanted = Int(Double(area.columns - 1) * share)
      let width = min(max(wanted, least.columns), area.columns - 1 - least.columns)
      let (first, rest) = area.split(left: width)
      let (line, second) = rest.split(left: 1)
      return (first, line, second)
    case .stacked:
      guard area.rows >= 2 * least.rows + 1 else { return nil }
      let wanted = Int(Double(area.rows - 1) * share)
      let height = min(max(wanted, least.rows), area.rows - 1 - least.rows)
      let (first, rest) = area.split(top: height)
      let (line, second) = rest.split(top: 1)
      return (first, line, second)
    }
  }
}
