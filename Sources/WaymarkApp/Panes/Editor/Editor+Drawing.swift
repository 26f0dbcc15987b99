internal import WaymarkCore
package import WaymarkTerminal

extension Editor {
  package func draw(on canvas: inout Canvas, _ look: Look) {
    guard let text = current else { return drawEmpty(on: &canvas, look) }
    let area = Size(rows: canvas.rows, columns: canvas.columns)
    let layout = EditorLayout(self, area: area)
    canvas.within(layout.title) { drawTitle(text, on: &$0, look) }
    let painter = TextPainter(text, find, look, layout)
    painter.draw(on: &canvas)
    drawScrollbar(text, layout, on: &canvas, look)
    if let find { drawFind(find, text, layout, on: &canvas, look) }
  }

  private func drawEmpty(on canvas: inout Canvas, _ look: Look) {
    let commands: [Command] = [
      Command(EditorAction.findFile), Command(EditorAction.open), Command(EditorAction.new),
      Command(AppAction.files),
    ]
    MessageBlock(
      title: "No file is open",
      lines: [
        "What you edit is kept safe from crashes; saving never writes over another's change."
      ],
      keys: commands.map { KeyHints.Hint(key: look.key(of: $0), label: $0.entry.help) }
    ).draw(on: &canvas, look)
  }

  private func drawTitle(_ text: OpenText, on canvas: inout Canvas, _ look: Look) {
    let facts = self.facts(of: text, width: canvas.columns)
    let factsWidth = DisplayText.width(facts)
    let start = max(0, canvas.columns - factsWidth - 1)
    canvas.write(facts, row: 0, column: start, style: look[.faint])
    var column = 1
    if text.isModified {
      column = canvas.write(
        look.isPlain ? "* " : "● ", row: 0, column: 1, style: look[.warningNotice])
    }
    let count = texts.count > 1 ? " \(active + 1)/\(texts.count)" : ""
    let room = start - column - 2 - count.count
    let title = DisplayText.truncatedHead(text.title, to: max(4, room))
    column = canvas.write(title, row: 0, column: column, style: look[.title])
    column = canvas.write(count, row: 0, column: column, style: look[.faint])
    if let vim {
      let words = [vim.mode.title, vim.pending].filter { !$0.isEmpty }.joined(separator: " ")
      if !words.isEmpty, column + words.count + 3 < start {
        column = canvas.write(words, row: 0, column: column + 2, style: look[.key])
      }
    }
    let state = text.isStale ? "changed on disk" : text.isReadOnly ? "read-only" : ""
    if !state.isEmpty, column + state.count + 3 < start {
      canvas.write(state, row: 0, column: column + 2, style: look[.warningNotice])
    }
  }

  /// What there is to know of a text, as far as there is room for it.
  private func facts(of text: OpenText, width: Int) -> String {
    var facts: [String] = []
    if text.selections.count > 1 { facts.append("\(text.selections.count) cursors") }
    let selected = text.selections.primary.range
    if !selected.isEmpty, width >= 60 {
      facts.append("\(selected.count) selected")
    }
    if width >= 60 {
      let format = text.file.buffer.format
      if let language = text.language { facts.append(language.name) }
      if format.encoding != .utf8 || format.hasByteOrderMark {
        facts.append(format.encoding.rawValue + (format.hasByteOrderMark ? " BOM" : ""))
      }
      if format.lineEnding != .lineFeed { facts.append(format.lineEnding.rawValue) }
    }
    if let position = text.position { facts.append("\(position.line):\(position.column)") }
    return facts.joined(separator: width >= 60 ? "  " : " ")
  }

  private func drawScrollbar(
    _ text: OpenText, _ layout: EditorLayout, on canvas: inout Canvas, _ look: Look
  ) {
    let height = layout.scrollbar.rows
    guard height > 2, text.text.count > 0 else { return }
    let rows = text.view.rows(text.ruler, height: shape.height, width: shape.width)
    guard let first = rows.first, let last = rows.last else { return }
    let end = min(last.range.upperBound, text.text.endOfLine(at: last.line))
    guard first.line > 0 || end < text.text.count else { return }
    let top = min(height - 1, first.line * height / text.text.count)
    let size = max(1, (end - first.line) * height / text.text.count)
    for row in top..<min(height, top + size) {
      canvas.write(
        look.isPlain ? "|" : "┃", row: layout.scrollbar.row + row, column: layout.scrollbar.column,
        style: look[.scrollbar])
    }
  }

  private func drawFind(
    _ find: FindBar, _ text: OpenText, _ layout: EditorLayout, on canvas: inout Canvas,
    _ look: Look
  ) {
    canvas.fill(layout.find, style: look[.field])
    let row = layout.find.row
    canvas.write("Find", row: row, column: 1, style: look[.key])
    canvas.within(layout.findField) {
      find.pattern.draw(
        on: &$0, look.field, placeholder: "text", isFocused: !find.isInReplacement)
    }
    if let replacement = find.replacement {
      canvas.write("Replace", row: row + 1, column: 1, style: look[.key])
      canvas.within(layout.replaceField) {
        replacement.draw(
          on: &$0, look.field, placeholder: "nothing", isFocused: find.isInReplacement)
      }
    }
    let options = [
      find.isRegex ? "regex" : nil, find.query.isCaseSensitive ? "case" : nil,
      find.isWholeWord ? "word" : nil, find.range == nil ? nil : "in selection",
    ].compactMap { $0 }.joined(separator: " ")
    let summary = find.summary(cursor: text.selections.primary.range)
    let facts = [summary, options].filter { !$0.isEmpty }.joined(separator: "  ")
    let end = layout.findField.endColumn + 2
    let style = look[find.failure == nil ? .faint : .fieldError]
    canvas.write(
      facts, row: row, column: end, style: style, limit: max(0, canvas.columns - end - 1))
  }
}
