/// A row of numbered tabs; shorter forms when it is narrow, the selected tab always readable.
package struct TabBar: Sendable, Hashable {
  package var titles: [String]
  package var selected: Int
  /// A second tab that is on the screen, beside the selected one.
  package var shown: Int?

  package init(_ titles: [String], selected: Int, shown: Int? = nil) {
    self.titles = titles
    self.selected = selected
    self.shown = shown
  }

  /// The text of each tab, in the longest form that fits.
  package func labels(width: Int) -> [String] {
    let full = titles.indices.map { " \($0 + 1) \(titles[$0]) " }
    if full.reduce(0, { $0 + DisplayText.width($1) }) <= width { return full }
    return titles.indices.map { $0 == selected ? " \($0 + 1) \(titles[$0]) " : " \($0 + 1) " }
  }

  /// The tab whose label stands in a column.
  package func tab(atColumn column: Int, width: Int) -> Int? {
    var end = 0
    for (index, label) in labels(width: width).enumerated() {
      end += DisplayText.width(label)
      if column < end { return column < 0 ? nil : index }
    }
    return nil
  }

  /// Draws the tabs in row 0.
  package func draw(
    on canvas: inout Canvas, style: Style, selectedStyle: Style, shownStyle: Style
  ) {
    var column = 0
    for (index, label) in labels(width: canvas.columns).enumerated() {
      let look = index == selected ? selectedStyle : index == shown ? shownStyle : style
      column = canvas.write(label, row: 0, column: column, style: look)
    }
  }
}
