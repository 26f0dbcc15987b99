/// A row of numbered tabs; shorter forms when it is narrow, the selected tab always readable.
package struct TabBar: Sendable, Hashable {
  package var titles: [String]
  package var selected: Int

  package init(_ titles: [String], selected: Int) {
    self.titles = titles
    self.selected = selected
  }

  /// The text of each tab, in the longest form that fits.
  package func labels(width: Int) -> [String] {
    let full = titles.indices.map { " \($0 + 1) \(titles[$0]) " }
    if full.reduce(0, { $0 + DisplayText.width($1) }) <= width { return full }
    return titles.indices.map { $0 == selected ? " \($0 + 1) \(titles[$0]) " : " \($0 + 1) " }
  }

  /// Draws the tabs in row 0.
  package func draw(on canvas: inout Canvas, style: Style, selectedStyle: Style) {
    var column = 0
    for (index, label) in labels(width: canvas.columns).enumerated() {
      let look = index == selected ? selectedStyle : style
      column = canvas.write(label, row: 0, column: column, style: look)
    }
  }
}
