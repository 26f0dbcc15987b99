internal import WaymarkCore
package import WaymarkTerminal

extension Editor {
  package func draw(on canvas: inout Canvas, _ look: Look) {
    guard let text = current else { return drawEmpty(on: &canvas, look) }
    let area = Size(rows: canvas.rows, columns: canvas.columns)
    let layout = EditorLayout(self, area: area)
    canvas.within(layout.title) { drawTitle(text, on: &$0, look) }
    if layout.banner.rows > 0 { canvas.within(layout.banner) { drawBanner(on: &$0, look) } }
    var options = TextPainter.Options(
      marksBlanks: marksBlanks, showsGuides: showsGuides && text.bytes == nil)
    options.matches = matches(in: text)
    TextPainter(text, find, look, layout.part, options).draw(on: &canvas)
    TextScrollbar(text, find, layout.part).draw(on: &canvas, look)
    if let part = layout.other, let other = text.otherPart {
      var options = options
      options.isFocused = false
      options.matches = find == nil ? matches(in: other) : []
      TextPainter(other, nil, look, part, options).draw(on: &canvas)
      TextScrollbar(other, nil, part).draw(on: &canvas, look)
    }
    if let line = layout.line {
      let isUpright = line.columns == 1
      let mark: Character = look.isPlain ? (isUpright ? "|" : "-") : isUpright ? "│" : "─"
      canvas.fill(line, with: mark, style: look[.rule])
    }
    if let completion { draw(completion, text, layout, on: &canvas, look) }
    if let find { drawFind(find, text, layout, on: &canvas, look) }
  }

  /// What is marked around the view: what is being looked for, or what was in modal editing.
  private func matches(in text: OpenText) -> [Range<Int>] {
    if let find { return find.shown }
    let start = text.view.top
    return vim?.marked(in: text.text, start..<min(text.text.count, start + 1 << 16)) ?? []
  }

  private func drawEmpty(on canvas: inout Canvas, _ look: Look) {
    let commands: [Command] =
      (abandoned.isEmpty ? [] : [Command(EditorAction.recover)]) + [
        Command(EditorAction.findFile), Command(EditorAction.open), Command(EditorAction.new),
        Command(AppAction.files),
      ]
    let waiting =
      abandoned.isEmpty
      ? [] : ["Unsaved work waits: \(abandoned.map(\.name).joined(separator: ", "))."]
    MessageBlock(
      title: "No file is open",
      lines: [
        "What you edit is kept safe from crashes; saving never writes over another's change."
      ] + waiting,
      keys: commands.map { KeyHints.Hint(key: look.key(of: $0), label: $0.entry.help) }
    ).draw(on: &canvas, look)
  }

  private func drawBanner(on canvas: inout Canvas, _ look: Look) {
    canvas.fill(canvas.bounds, style: look[.field])
    let words = canvas.columns >= 60 ? "Changed on disk." : "Changed:"
    let end = canvas.write(words, row: 0, column: 1, style: look[.warningNotice])
    let offers = [
      (Command(CompareAction.compareDisk), "compare"), (Command(EditorAction.reload), "reload"),
      (Command(CompareAction.merge), "merge"), (Command(CompareAction.keepMine), "keep"),
    ]
    let hints = offers.map { KeyHints.Hint(key: look.chord(of: $0), label: $1) }
    KeyHints(hints).draw(
      on: &canvas, column: end + 2, keyStyle: look[.key], labelStyle: look[.keyLabel])
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
    let state = text.isReadOnly ? "read-only" : text.isGone ? "not on disk" : ""
    if !state.isEmpty, column + state.count + 3 < start {
      column = canvas.write(state, row: 0, column: column + 2, style: look[.warningNotice])
    }
    drawServed(text, from: column + 2, to: start - 2, on: &canvas, look)
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
    if let bytes = text.bytes?.dump {
      let byte = bytes.byte(at: text.selections.primary.head)
      facts.append(
        width >= 60
          ? "byte \(Figures.count(byte)) of \(Figures.count(bytes.size))"
          : Figures.percent(Double(byte) / Double(max(1, bytes.size))))
    } else if let position = text.position {
      facts.append("\(position.line):\(position.column)")
    }
    return facts.joined(separator: width >= 60 ? "  " : " ")
  }

  /// Says which objective the code at the cursor serves, where there is room.
  private func drawServed(
    _ text: OpenText, from column: Int, to end: Int, on canvas: inout Canvas, _ look: Look
  ) {
    let notes = text.served.notes(at: text.selections.primary.head)
    guard let note = notes.first, end - column >= 16 else { return }
    let (sign, scope) = TextPainter.servedSign(isGap: note.isGap, look)
    let more = notes.count > 1 ? " (+\(notes.count - 1))" : ""
    var at = canvas.write(sign + " ", row: 0, column: column, style: look[scope])
    at = canvas.write(
      note.words, row: 0, column: at, style: look[.faint], limit: end - at - more.count)
    canvas.write(more, row: 0, column: at, style: look[.faint])
  }

  private func draw(
    _ completion: WordCompletion, _ text: OpenText, _ layout: EditorLayout,
    on canvas: inout Canvas, _ look: Look
  ) {
    let rows = text.view.rows(
      text.ruler, height: layout.text.rows, width: layout.text.columns)
    let head = text.selections.primary.head
    let start = head - text.wordBeforeCursor.utf8.count
    guard
      let index = rows.lastIndex(where: { $0.line <= head && $0.range.lowerBound <= head })
    else { return }
    let column = text.ruler.column(of: start, inLineAt: rows[index].line) - rows[index].column
    canvas.within(layout.text) { area in
      completion.draw(row: index, column: column, on: &area, look)
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
      guard find.isSeeded, !find.isInReplacement else { return }
      let width = min($0.columns, DisplayText.width(find.pattern.text))
      $0.restyle(Rect(row: 0, column: 0, rows: 1, columns: width)) {
        $0.selected(look[.selection])
      }
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
