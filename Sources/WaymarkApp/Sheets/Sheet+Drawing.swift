internal import WaymarkTerminal

extension Sheet {
  private var wantedRows: Int {
    switch content {
    case .pick(let picker): picker.items.count + fieldRows(of: picker)
    case .fill(let form): form.fields.reduce(0) { $0 + ($1.mistake == nil ? 1 : 2) }
    case .search(_, _, let rows): max(8, rows.count + 1)
    case .read(let rows, _): rows.count
    }
  }

  /// A few items need no field to narrow them; it comes with the first letter.
  private func fieldRows(of picker: Picker) -> Int {
    (1...4).contains(picker.items.count) && picker.field.text.isEmpty ? 0 : Picker.fieldRows
  }

  private func text(width: Int) -> [String] {
    let lines = message.flatMap { DisplayText.wrapped($0, to: max(1, width)) }
    return lines.isEmpty ? [] : lines + [""]
  }

  /// The box, as large as the content needs.
  func box(in area: Size) -> Rect {
    let columns = min(area.columns, 76)
    let text = text(width: columns - 4).count
    let rows = min(area.rows, max(3, wantedRows + text + 2))
    return Rect(
      row: max(0, (area.rows - rows) / 4), column: (area.columns - columns) / 2, rows: rows,
      columns: columns)
  }

  /// Keeps what is selected in sight.
  mutating func reveal(in area: Size) {
    let box = BoxFrame.inside(box(in: area))
    let rows = box.rows - text(width: box.columns).count
    switch content {
    case .pick(var picker):
      picker.reveal(rows: rows - fieldRows(of: picker), columns: box.columns - 2)
      content = .pick(picker)
    case .fill(var form):
      form.reveal(rows: rows, columns: box.columns)
      content = .fill(form)
    case .search(var field, var cursor, let found):
      field.reveal(width: box.columns - 2)
      cursor.reveal(height: rows - 1, of: found.count)
      content = .search(field, cursor, found)
    case .read(let lines, let top):
      content = .read(lines, top: max(0, min(top, lines.count - rows)))
    }
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let look = look.over(.popup)
    canvas.hideCursor()
    canvas.within(box(in: Size(rows: canvas.rows, columns: canvas.columns))) { area in
      area.fill(area.bounds, style: look[.popup])
      BoxFrame(title, footer: footer).draw(
        on: &area, look.symbols, border: look[.popupBorder], title: look[.popupTitle])
      area.within(BoxFrame.inside(area.bounds)) { inner in
        let lines = text(width: inner.columns)
        for (row, line) in lines.enumerated() {
          inner.write(line, row: row, column: 0, style: look[.text])
        }
        let rest = inner.bounds.split(top: lines.count).rest
        inner.within(rest) { drawContent(on: &$0, look) }
      }
    }
  }

  private func drawContent(on canvas: inout Canvas, _ look: Look) {
    switch content {
    case .pick(let picker):
      picker.draw(
        on: &canvas, Sheet.picker(look), placeholder: "Type to narrow", empty: empty,
        hasField: fieldRows(of: picker) > 0)
    case .fill(let form): form.draw(on: &canvas, Sheet.form(look))
    case .search(let field, let cursor, let rows):
      let (top, rest) = canvas.bounds.split(top: 1)
      canvas.within(top) {
        field.draw(on: &$0, Sheet.field(look), placeholder: "Words, or \"a phrase\"")
      }
      canvas.within(rest) { area in
        guard !rows.isEmpty else {
          area.write(empty, row: 0, column: 1, style: look[.faint])
          return
        }
        ListView(cursor, count: rows.count).draw(on: &area, Sheet.list(look)) { index, line in
          rows[index].draw(on: &line, row: 0, column: 1, look)
        }
      }
    case .read(let rows, let top):
      for (row, line) in rows.dropFirst(top).prefix(canvas.rows).enumerated() {
        line.draw(on: &canvas, row: row, column: 0, look)
      }
    }
  }

  static func field(_ look: Look) -> TextField.Look {
    TextField.Look(text: look[.field], placeholder: look[.placeholder], cursor: look[.cursor])
  }

  static func list(_ look: Look) -> ListView.Look {
    ListView.Look(
      selection: look[.selection], mark: look.isPlain ? look.symbols.focus : "",
      scrollbar: look[.scrollbar], thumb: look.isPlain ? "" : "┃")
  }

  static func picker(_ look: Look) -> Picker.Look {
    Picker.Look(
      text: look[.text], faint: look[.faint], disabled: look[.disabled], match: look[.match],
      note: look[.faint], field: field(look), list: list(look), prompt: "> ")
  }

  static func form(_ look: Look) -> Form.Look {
    Form.Look(
      label: look[.faint], focusedLabel: look[.strong], field: field(look),
      error: look[.fieldError], arrows: look.isPlain ? ("<", ">") : ("‹", "›"))
  }
}
