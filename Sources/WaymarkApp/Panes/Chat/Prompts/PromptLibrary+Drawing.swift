internal import WaymarkCore
internal import WaymarkTerminal

extension PromptLibrary {
  /// The list, with the text of the selected prompt beside it or below it.
  private static func layout(_ area: Size) -> (list: Rect, text: Rect) {
    let whole = Rect(area)
    guard area.columns < 72 else {
      let (list, rest) = whole.split(left: area.columns / 3)
      return (list, rest.split(left: 2).rest)
    }
    let (list, rest) = whole.split(top: area.rows / 2)
    return (list, rest.split(top: 1).rest)
  }

  mutating func reveal(in area: Size) {
    let inside = BoxFrame.inside(Rect(area))
    let inner = Size(rows: inside.rows, columns: inside.columns)
    switch mode {
    case .list:
      cursor.reveal(height: PromptLibrary.layout(inner).list.rows, of: prompts?.count ?? 0)
    case .editor(var editor):
      editor.reveal(in: inner)
      mode = .editor(editor)
    case .versions(var versions):
      versions.reveal(in: inner)
      mode = .versions(versions)
    case .values(let prompt, var sheet):
      sheet.reveal(in: area)
      mode = .values(prompt, sheet)
    case .trial(var trial):
      trial.reveal(in: inner)
      mode = .trial(trial)
    }
  }

  private var title: String {
    switch mode {
    case .list, .values: "Prompts"
    case .editor(let editor): editor.title
    case .versions(let versions): "Versions of \(versions.prompt.name)"
    case .trial(let trial): "Trying \(trial.prompt.name)"
    }
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let look = look.over(.popup)
    canvas.hideCursor()
    canvas.fill(canvas.bounds, style: look[.popup])
    BoxFrame(title).draw(
      on: &canvas, look.symbols, border: look[.popupBorder], title: look[.popupTitle])
    canvas.within(BoxFrame.inside(canvas.bounds)) { inner in
      switch mode {
      case .list, .values: drawList(on: &inner, look)
      case .editor(let editor): editor.draw(on: &inner, look)
      case .versions(let versions): versions.draw(on: &inner, look)
      case .trial(let trial): trial.draw(on: &inner, look)
      }
    }
    if case .values(_, let sheet) = mode { sheet.draw(on: &canvas, look) }
  }

  private func drawList(on canvas: inout Canvas, _ look: Look) {
    guard let prompts else {
      canvas.write("Reading …", row: 0, column: 1, style: look[.faint])
      return
    }
    guard !prompts.isEmpty else {
      let words = "No prompt yet; n writes one. A prompt is a text with places for values, such as "
      for (row, line) in DisplayText.wrapped(words + "{{diff}}.", to: max(4, canvas.columns - 2))
        .enumerated()
      {
        canvas.write(line, row: row, column: 1, style: look[.faint])
      }
      return
    }
    let (list, text) = PromptLibrary.layout(Size(rows: canvas.rows, columns: canvas.columns))
    canvas.within(list) { area in
      ListView(cursor, count: prompts.count).draw(on: &area, look.list) { index, line in
        let prompt = prompts[index]
        let note = "v\(prompt.version)"
        let start = line.columns - DisplayText.width(note) - 1
        line.write(prompt.name, row: 0, column: 1, style: look[.text], limit: start - 3)
        line.write(note, row: 0, column: start, style: look[.faint])
      }
    }
    guard let selected else { return }
    canvas.within(text) { area in
      let lines = [selected.summary, selected.text].filter { !$0.isEmpty }
        .joined(separator: "\n\n").split(separator: "\n", omittingEmptySubsequences: false)
      let rows = lines.flatMap {
        DisplayText.wrapped(ModelText.clean(String($0)), to: max(4, area.columns))
      }
      for (row, line) in rows.prefix(area.rows).enumerated() {
        area.write(line, row: row, column: 0, style: look[.text])
      }
    }
  }
}
