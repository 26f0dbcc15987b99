internal import WaymarkCore
internal import WaymarkTerminal

extension EvidenceView {
  /// Draws the view over the whole pane; what it shows of a file leads to the file below a root.
  func draw(on canvas: inout Canvas, _ look: Look, root: String) {
    let layout = EvidenceLayout(self, area: Size(rows: canvas.rows, columns: canvas.columns))
    canvas.within(layout.title) { drawTitle(on: &$0, look) }
    canvas.within(layout.facts) { drawFacts(layout.factLines, on: &$0, look) }
    canvas.within(layout.entriesRule) { drawEntriesRule(layout, on: &$0, look) }
    canvas.within(layout.entries) { drawEntries(on: &$0, look) }
    canvas.within(layout.sourceRule) { drawSourceRule(on: &$0, look, root: root) }
    canvas.within(layout.source) { drawSource(on: &$0, look) }
  }

  private func drawTitle(on canvas: inout Canvas, _ look: Look) {
    let first = canvas.rows - 2
    var room = canvas.columns - 2
    if let completion = subject.completion {
      let percent = Figures.percent(completion)
      let barWidth = canvas.columns >= 60 ? 12 : 0
      let start = canvas.columns - 1 - DisplayText.width(percent)
      canvas.write(percent, row: first, column: start, style: look[.strong])
      ProgressBar(completion).draw(
        on: &canvas, row: first, column: start - barWidth - 1, width: barWidth,
        symbols: look.symbols, filled: look[.barFilled], empty: look[.barEmpty])
      room = start - barWidth - 3
    }
    canvas.write(subject.title, row: first, column: 1, style: look[.strong], limit: room)
    canvas.write(subject.kind, row: first + 1, column: 1, style: look[.faint])
  }

  private func drawFacts(
    _ lines: [(label: String, text: String)], on canvas: inout Canvas, _ look: Look
  ) {
    for (row, line) in lines.enumerated() {
      canvas.write(line.label, row: row, column: 1, style: look[.faint])
      let style = look[line.label == "differs" ? .disagreement : .text]
      canvas.write(line.text, row: row, column: 1 + EvidenceLayout.labelWidth, style: style)
    }
  }

  private func drawEntriesRule(
    _ layout: EvidenceLayout, on canvas: inout Canvas, _ look: Look
  ) {
    let isEvidence = subject.isEvidence
    let count = isEvidence ? subject.entries.count { $0.score != nil } : subject.entries.count
    guard count > 0 || isEvidence else { return }
    let hidden = cursor.hidden(height: layout.entries.rows, of: subject.entries.count)
    canvas.within(lastRow(of: canvas)) {
      SectionTitle(
        isEvidence ? "Evidence" : "Places", summary: [Figures.counted(count, "place")],
        isFocused: true,
        hidden: hidden
      ).draw(on: &$0, look)
    }
  }

  private func drawEntries(on canvas: inout Canvas, _ look: Look) {
    guard !subject.entries.isEmpty else {
      guard subject.isEvidence else { return }
      canvas.write(
        "No place in the code was found for this.", row: 0, column: 1, style: look[.faint])
      return
    }
    let rows = cursor.visible(height: canvas.rows, of: subject.entries.count)
    for (offset, index) in rows.enumerated() {
      let line = Rect(row: offset, column: 0, rows: 1, columns: canvas.columns)
      var words = 0..<0
      canvas.within(line) { words = draw(subject.entries[index], on: &$0, look) }
      guard index == cursor.selected else { continue }
      let selected = Rect(row: offset, column: words.lowerBound, rows: 1, columns: words.count)
      canvas.restyle(selected) { _ in look[.selection] }
      guard look.isPlain else { continue }
      canvas.write(look.symbols.focus, row: offset, column: 0, style: look[.selection])
      canvas.placeCursor(row: offset, column: 0)
    }
  }

  /// Draws a row.
  ///
  /// - Returns: The columns of the place, with a blank on each side.
  private func draw(
    _ entry: EvidenceSubject.Entry, on canvas: inout Canvas, _ look: Look
  ) -> Range<Int> {
    let score = entry.score.map(Figures.score) ?? ""
    canvas.write(score, row: 0, column: 1, style: look[.text])
    let isWide = canvas.columns >= 60
    canvas.write(entry.origin, row: 0, column: 6, style: look[.faint], limit: 9)
    let start = 16
    let room = canvas.columns - start - 1
    let place = entry.place.line > 0 ? "\(entry.place.path):\(entry.place.line)" : entry.place.path
    let placeRoom = isWide ? max(20, room * 5 / 10) : room
    let end = canvas.write(
      DisplayText.truncatedHead(place, to: placeRoom), row: 0, column: start, style: look[.path])
    guard isWide else { return (start - 1)..<(end + 1) }
    canvas.write(
      entry.symbol, row: 0, column: start + placeRoom + 2, style: look[.text],
      limit: room - placeRoom - 2)
    return (start - 1)..<(end + 1)
  }

  private func drawSourceRule(on canvas: inout Canvas, _ look: Look, root: String) {
    guard let entry = selected else { return }
    let name = entry.symbol.isEmpty || !subject.isEvidence ? entry.place.path : entry.symbol
    let words = entry.words.isEmpty ? "" : "matched: \(entry.words.joined(separator: ", "))"
    let title = DisplayText.truncated(name, to: max(8, canvas.columns - 8))
    let room = canvas.columns - DisplayText.width(title) - 6
    canvas.within(lastRow(of: canvas)) {
      SectionTitle(
        title, summary: [room > 16 ? DisplayText.truncated(words, to: room) : ""],
        isFocused: false
      ).draw(on: &$0, look)
      $0.link(
        Rect(row: 0, column: 1, rows: 1, columns: DisplayText.width(title)),
        to: FileLink.address(of: entry.place.path, in: root))
    }
  }

  private func drawSource(on canvas: inout Canvas, _ look: Look) {
    guard let place = selected?.place else { return }
    guard let lines = excerpts[place] else {
      canvas.write("Reading …", row: 0, column: 1, style: look[.faint])
      return
    }
    guard !lines.isEmpty else {
      let words =
        place.isFolder
        ? "\(place.path) is a folder; that it is there is what counts."
        : "\(place.path) cannot be read."
      canvas.write(words, row: 0, column: 1, style: look[.faint])
      return
    }
    let numberWidth = max(3, String(lines.last?.number ?? 0).count)
    for (row, line) in shownLines(height: canvas.rows).enumerated() {
      let isFocus = line.number == place.line
      let number = DisplayText.leftPadded("\(line.number)", to: numberWidth)
      let mark = isFocus ? look.symbols.focus : " "
      canvas.write(mark, row: row, column: 0, style: look[.focusedTitle])
      canvas.write(
        number, row: row, column: 1, style: look[isFocus ? .focusedTitle : .lineNumber])
      canvas.write(
        line.text, row: row, column: numberWidth + 3, style: look[isFocus ? .sourceFocus : .source])
    }
  }

  private func lastRow(of canvas: Canvas) -> Rect {
    Rect(row: canvas.rows - 1, column: 0, rows: 1, columns: canvas.columns)
  }
}
