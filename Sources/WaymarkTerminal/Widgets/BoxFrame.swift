/// A border with a title around what lies above the rest of the screen.
///
/// Where symbols have no border (for screen readers), the title stands alone and the sides are
/// blank.
package struct BoxFrame: Sendable, Hashable {
  package var title: String
  /// Stands at the right end of the lower border.
  package var footer: String

  package init(_ title: String, footer: String = "") {
    self.title = title
    self.footer = footer
  }

  /// The area inside the border, one column away from it.
  package static func inside(_ rect: Rect) -> Rect {
    Rect(
      row: rect.row + 1, column: rect.column + 2, rows: rect.rows - 2, columns: rect.columns - 4)
  }

  /// Draws the border along the edge of the canvas.
  package func draw(
    on canvas: inout Canvas, _ symbols: Symbols, border: Style, title titleStyle: Style
  ) {
    let (width, height) = (canvas.columns, canvas.rows)
    guard width >= 4, height >= 2 else { return }
    if let lines = symbols.border { draw(lines, on: &canvas, style: border) }
    if !title.isEmpty {
      canvas.write(" \(title) ", row: 0, column: 2, style: titleStyle, limit: width - 4)
    }
    guard !footer.isEmpty else { return }
    let room = min(DisplayText.width(footer) + 2, width - 4)
    canvas.write(
      " \(footer) ", row: height - 1, column: width - 2 - room, style: titleStyle, limit: room)
  }

  /// Draws lines at both sides alone, for a list that lies on text and has no title.
  package static func drawSides(on canvas: inout Canvas, _ symbols: Symbols, border: Style) {
    guard let lines = symbols.border else { return }
    for row in 0..<canvas.rows {
      canvas.write(lines.vertical, row: row, column: 0, style: border)
      canvas.write(lines.vertical, row: row, column: canvas.columns - 1, style: border)
    }
  }

  private func draw(_ lines: Symbols.Border, on canvas: inout Canvas, style: Style) {
    let (width, height) = (canvas.columns, canvas.rows)
    let rule = String(repeating: lines.horizontal, count: width - 2)
    canvas.write(
      lines.topLeft + rule + lines.topRight, row: 0, column: 0, style: style)
    canvas.write(
      lines.bottomLeft + rule + lines.bottomRight, row: height - 1, column: 0, style: style)
    for row in 1..<height - 1 {
      canvas.write(lines.vertical, row: row, column: 0, style: style)
      canvas.write(lines.vertical, row: row, column: width - 1, style: style)
    }
  }
}
