/// The selected row of a list and the first row that is shown.
package struct ListCursor: Sendable, Hashable {
  package private(set) var selected = 0
  package private(set) var top = 0

  package init(selected: Int = 0, top: Int = 0) {
    self.selected = selected
    self.top = top
  }

  /// Selects a row that exists; the first when there is none.
  package mutating func select(_ row: Int, of count: Int) {
    selected = max(0, min(count - 1, row))
  }

  /// Moves by some rows and stops at the ends.
  package mutating func move(by rows: Int, of count: Int) {
    select(selected + rows, of: count)
  }

  /// Scrolls as little as possible so that the selected row is among `height` shown ones.
  package mutating func reveal(height: Int, of count: Int) {
    select(selected, of: count)
    guard height > 0 else { return }
    if selected < top { top = selected }
    if selected >= top + height { top = selected - height + 1 }
    top = max(0, min(top, count - height))
  }

  /// The numbers of rows above and below the ones that are shown.
  package func hidden(height: Int, of count: Int) -> (above: Int, below: Int) {
    let shown = visible(height: height, of: count)
    return (shown.lowerBound, max(0, count - shown.upperBound))
  }

  /// The rows that are shown.
  package func visible(height: Int, of count: Int) -> Range<Int> {
    let first = max(0, min(top, count))
    return first..<max(first, min(count, first + max(0, height)))
  }
}
