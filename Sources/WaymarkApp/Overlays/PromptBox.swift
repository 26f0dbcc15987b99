internal import WaymarkTerminal

/// A box with a field to fill in and a sentence below it.
struct PromptBox {
  let title: String
  /// Wrapped to the box.
  let help: String

  /// The columns inside the box for an area.
  static func width(in area: Rect) -> Int { max(1, min(area.columns, 68) - 4) }

  func draw(
    _ field: TextField, placeholder: String = "", on canvas: inout Canvas, _ look: Look
  ) {
    let lines = DisplayText.wrapped(help, to: PromptBox.width(in: canvas.bounds))
    canvas.within(box(in: canvas.bounds, lines: lines.count)) { area in
      area.fill(area.bounds, style: look[.text])
      BoxFrame(title.prefix(1).uppercased() + title.dropFirst())
        .draw(on: &area, look.symbols, border: look[.popupBorder], title: look[.popupTitle])
      area.within(BoxFrame.inside(area.bounds)) { inner in
        field.draw(on: &inner, look.field, placeholder: placeholder)
        for (row, line) in lines.enumerated() {
          inner.write(line, row: row + 1, column: 0, style: look[.faint])
        }
      }
    }
  }

  private func box(in area: Rect, lines: Int) -> Rect {
    let columns = min(area.columns, 68)
    let rows = min(area.rows, 3 + max(1, lines))
    return Rect(
      row: max(0, (area.rows - rows) / 3), column: (area.columns - columns) / 2, rows: rows,
      columns: columns)
  }
}
