/// A list of which only the rows on the screen are ever asked for, however many there are.
package struct ListView: Sendable, Hashable {
  package var cursor: ListCursor
  /// The number of rows.
  package var count: Int

  package init(_ cursor: ListCursor, count: Int) {
    self.cursor = cursor
    self.count = count
  }

  /// The looks of a list.
  package struct Look: Sendable, Hashable {
    /// The selected row; nil leaves it as it is drawn.
    package var selection: Style?
    /// Stands before the selected row where colour must not be all; empty for none.
    package var mark: String
    package var scrollbar: Style
    /// One character for the part of the list that is shown; empty for no scroll bar.
    package var thumb: String

    package init(selection: Style?, mark: String = "", scrollbar: Style, thumb: String = "┃") {
      self.selection = selection
      self.mark = mark
      self.scrollbar = scrollbar
      self.thumb = thumb
    }
  }

  /// Draws the rows that fit; `row` is called for those alone.
  ///
  /// - Parameters:
  ///   - canvas: The area of the list; where not all rows fit, its last column shows how far down
  ///     the list is.
  ///   - look: The looks of its parts.
  ///   - row: Draws a row onto a canvas of one row.
  package func draw(
    on canvas: inout Canvas, _ look: Look, row: (_ index: Int, _ canvas: inout Canvas) -> Void
  ) {
    let isScrolling = count > canvas.rows && canvas.columns > 8 && !look.thumb.isEmpty
    let width = canvas.columns - (isScrolling ? 1 : 0)
    for (offset, index) in cursor.visible(height: canvas.rows, of: count).enumerated() {
      let line = Rect(row: offset, column: 0, rows: 1, columns: width)
      canvas.within(line) { row(index, &$0) }
      guard index == cursor.selected else { continue }
      if let selection = look.selection {
        canvas.restyle(line) { $0.selected(selection) }
      }
      guard !look.mark.isEmpty else { continue }
      canvas.write(look.mark, row: offset, column: 0, style: look.selection ?? .plain)
      // A screen reader follows the cursor, which stands in a field while one is typed in.
      if canvas.grid.cursor == nil { canvas.placeCursor(row: offset, column: 0) }
    }
    if isScrolling { drawScrollbar(on: &canvas, look) }
  }

  private func drawScrollbar(on canvas: inout Canvas, _ look: Look) {
    let height = canvas.rows
    let length = max(1, Int(Double(height) * Double(height) / Double(count)))
    let share = Double(cursor.top) / Double(max(1, count - height))
    let top = min(height - length, Int(share * Double(height - length + 1)))
    for row in top..<(top + length) {
      canvas.write(look.thumb, row: row, column: canvas.columns - 1, style: look.scrollbar)
    }
  }
}

extension Style {
  /// The style of text in a selected row: the selection's colours, with what set the text apart.
  package func selected(_ selection: Style) -> Style {
    Style(
      selection.foreground, on: selection.background,
      selection.attributes.union(attributes.intersection([.bold, .underline])))
  }
}
