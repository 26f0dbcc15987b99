/// Rows in columns under headings; only the rows on the screen are asked for.
package struct Table: Sendable, Hashable {
  /// A column with its width.
  package struct Column: Sendable, Hashable {
    /// On which side of the column its text stands.
    package enum Alignment: Sendable, Hashable {
      case leading
      case trailing
    }

    package var heading: String
    /// The least and the most columns; without a most it takes what is left.
    package var width: ClosedRange<Int>
    package var alignment: Alignment
    /// The column with the lowest goes first when the table is narrow.
    package var importance: Int

    package init(
      _ heading: String, width: ClosedRange<Int>, alignment: Alignment = .leading,
      importance: Int = 1
    ) {
      self.heading = heading
      self.width = width
      self.alignment = alignment
      self.importance = importance
    }

    /// A column of a fixed width.
    package init(
      _ heading: String, width: Int, alignment: Alignment = .leading, importance: Int = 1
    ) {
      self.init(heading, width: width...width, alignment: alignment, importance: importance)
    }
  }

  package var columns: [Column]
  /// Blank columns between two of them.
  private static let gap = 2

  package init(_ columns: [Column]) { self.columns = columns }

  /// Where each column goes; nil for one that there is no room for.
  package func layout(width: Int) -> [Range<Int>?] {
    var shown = Array(columns.indices)
    func least() -> Int {
      shown.reduce(0) { $0 + columns[$1].width.lowerBound } + Table.gap * max(0, shown.count - 1)
    }
    while least() > width, shown.count > 1,
      let lowest = shown.min(by: { columns[$0].importance < columns[$1].importance })
    {
      shown.removeAll { $0 == lowest }
    }
    var widths = shown.map { columns[$0].width.lowerBound }
    var left = width - least()
    for place in shown.indices where left > 0 {
      let column = columns[shown[place]]
      let more = min(left, column.width.upperBound - column.width.lowerBound)
      widths[place] += more
      left -= more
    }
    var result = [Range<Int>?](repeating: nil, count: columns.count)
    var start = 0
    for (place, index) in shown.enumerated() {
      let end = min(max(start, width), start + widths[place])
      result[index] = start..<end
      start = end + Table.gap
    }
    return result
  }

  /// Draws the headings and below them the rows that fit.
  ///
  /// - Parameters:
  ///   - canvas: The area of the table.
  ///   - list: Which rows there are and which is selected.
  ///   - look: The looks of the list.
  ///   - heading: The look of the headings.
  ///   - cells: The text and look of each cell of a row.
  package func draw(
    on canvas: inout Canvas, _ list: ListView, _ look: ListView.Look, heading: Style,
    cells: (_ row: Int) -> [(text: String, style: Style)]
  ) {
    let places = layout(width: canvas.columns - 2)
    let (top, rest) = canvas.bounds.split(top: 1)
    canvas.within(top) { draw(columns.map { ($0.heading, heading) }, places, on: &$0) }
    canvas.within(rest) { area in
      list.draw(on: &area, look) { row, line in draw(cells(row), places, on: &line) }
    }
  }

  private func draw(
    _ cells: [(text: String, style: Style)], _ places: [Range<Int>?], on canvas: inout Canvas
  ) {
    for (index, cell) in cells.enumerated() where places.indices.contains(index) {
      guard let place = places[index], !place.isEmpty else { continue }
      let text =
        columns[index].alignment == .trailing
        ? DisplayText.leftPadded(cell.text, to: place.count) : cell.text
      canvas.write(
        text, row: 0, column: place.lowerBound + 1, style: cell.style, limit: place.count)
    }
  }
}
