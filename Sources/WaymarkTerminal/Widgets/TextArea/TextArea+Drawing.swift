extension TextArea {
  /// The looks of an area.
  package struct Look: Sendable, Hashable {
    package var text: Style
    package var placeholder: Style
    package var cursor: Style
    package var selection: Style

    package init(text: Style, placeholder: Style, cursor: Style, selection: Style) {
      self.text = text
      self.placeholder = placeholder
      self.cursor = cursor
      self.selection = selection
    }
  }

  /// Whether rows are hidden above what is shown.
  package var isMoreAbove: Bool { layout.top > TextLayout.Place(line: 0, row: 0) }

  /// Whether rows are hidden below what is shown.
  package var isMoreBelow: Bool { layout.isMoreBelow }

  /// Draws what ``reveal(rows:columns:)`` laid out, with its cursor.
  ///
  /// - Parameters:
  ///   - canvas: Where to draw; of the size that was revealed.
  ///   - look: The looks of its parts.
  ///   - placeholder: Shown while the area is empty.
  ///   - isFocused: Whether the cursor is shown.
  package func draw(
    on canvas: inout Canvas, _ look: Look, placeholder: String = "", isFocused: Bool = true
  ) {
    canvas.fill(canvas.bounds, style: look.text)
    if isEmpty {
      for (row, line) in DisplayText.wrapped(placeholder, to: canvas.columns).enumerated() {
        canvas.write(line, row: row, column: 0, style: look.placeholder)
      }
    }
    for (index, row) in layout.shown.prefix(canvas.rows).enumerated() {
      draw(row, at: index, on: &canvas, look)
      if isFocused, isInside(row) { drawCursor(in: row, at: index, on: &canvas, look) }
    }
  }

  private func isInside(_ row: TextLayout.Row) -> Bool {
    guard row.line == cursor.line, cursor.offset >= row.range.lowerBound else { return false }
    return cursor.offset < row.range.upperBound
      || cursor.offset == row.range.upperBound && !row.isContinued
  }

  private func draw(
    _ row: TextLayout.Row, at index: Int, on canvas: inout Canvas, _ look: Look
  ) {
    let line = lines[row.line]
    var column = 0
    for (range, isSelected) in parts(of: row) {
      var text = String(line[range])
      // Spaces that stand beyond the edge are not cut with an ellipsis, they are not seen.
      while text.last == " ", column + DisplayText.width(text) > canvas.columns {
        text.removeLast()
      }
      let style = isSelected ? look.selection : look.text
      column = canvas.write(text, row: index, column: column, style: style)
    }
    // A selected line break is one cell.
    if let selection, !row.isContinued, column < canvas.columns {
      let end = Position(line: row.line, offset: line.length)
      if selection.lowerBound <= end, end < selection.upperBound {
        canvas.write(" ", row: index, column: column, style: look.selection)
      }
    }
  }

  /// A row in parts that are selected or not.
  private func parts(of row: TextLayout.Row) -> [(Range<Int>, isSelected: Bool)] {
    guard let selection, selection.lowerBound.line <= row.line,
      row.line <= selection.upperBound.line
    else { return [(row.range, false)] }
    let from = selection.lowerBound.line < row.line ? 0 : selection.lowerBound.offset
    let to = selection.upperBound.line > row.line ? .max : selection.upperBound.offset
    let selected = (from..<max(from, to)).clamped(to: row.range)
    guard !selected.isEmpty else { return [(row.range, false)] }
    return [
      (row.range.lowerBound..<selected.lowerBound, false), (selected, true),
      (selected.upperBound..<row.range.upperBound, false),
    ].filter { !$0.0.isEmpty }
  }

  private func drawCursor(
    in row: TextLayout.Row, at index: Int, on canvas: inout Canvas, _ look: Look
  ) {
    let width = lines[row.line].width(row.range.lowerBound..<cursor.offset)
    let column = min(width, canvas.columns - 1)
    canvas.placeCursor(row: index, column: column)
    canvas.restyle(Rect(row: index, column: column, rows: 1, columns: 1)) { _ in look.cursor }
  }
}
