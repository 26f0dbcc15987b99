/// A question with a few answers, in a box above the rest.
package struct Dialog: Sendable, Hashable {
  package var title: String
  /// Paragraphs; wrapped to the box.
  package var message: [String]
  package var answers: [String]
  package private(set) var focused: Int

  /// Makes a dialog.
  ///
  /// - Parameters:
  ///   - title: The question in a few words.
  ///   - message: What there is to know before answering.
  ///   - answers: The words on the buttons.
  ///   - focused: The answer that Enter gives at first; for what cannot be undone, a harmless one.
  package init(title: String, message: [String], answers: [String], focused: Int = 0) {
    self.title = title
    self.message = message
    self.answers = answers
    self.focused = min(max(0, focused), max(0, answers.count - 1))
  }

  /// Moves the focus; past the last answer comes the first.
  package mutating func moveFocus(by steps: Int) {
    guard !answers.isEmpty else { return }
    focused = ((focused + steps) % answers.count + answers.count) % answers.count
  }

  /// Gives an answer the focus.
  package mutating func focus(_ answer: Int) {
    if answers.indices.contains(answer) { focused = answer }
  }

  /// The looks of a dialog.
  package struct Look: Sendable {
    package var symbols: Symbols
    package var text: Style
    package var border: Style
    package var title: Style
    package var button: Style
    package var focusedButton: Style

    package init(
      symbols: Symbols, text: Style, border: Style, title: Style, button: Style,
      focusedButton: Style
    ) {
      self.symbols = symbols
      self.text = text
      self.border = border
      self.title = title
      self.button = button
      self.focusedButton = focusedButton
    }
  }

  private func lines(width: Int) -> [String] {
    message.flatMap { DisplayText.wrapped($0, to: max(1, width)) }
  }

  /// The columns of some buttons in a row.
  private func width(of answers: some Collection<Int>) -> Int {
    answers.reduce(0) { $0 + DisplayText.width(self.answers[$1]) + 4 }
      + 2 * max(0, answers.count - 1)
  }

  /// The buttons, in as many rows as they need.
  private func buttonRows(width: Int) -> [[Int]] {
    var rows: [[Int]] = [[]]
    for index in answers.indices {
      let row = rows[rows.count - 1] + [index]
      if row.count > 1, self.width(of: row) > width {
        rows.append([index])
      } else {
        rows[rows.count - 1] = row
      }
    }
    return rows
  }

  /// The box for an area: as wide as the text needs, up to 64 columns.
  package func box(in area: Rect) -> Rect {
    let longest = message.map { DisplayText.width($0) }.max() ?? 0
    let wanted = max(longest, width(of: answers.indices), DisplayText.width(title) + 2)
    let columns = min(area.columns, max(24, min(64, wanted)) + 4)
    let buttons = buttonRows(width: columns - 4).count
    let rows = min(area.rows, lines(width: columns - 4).count + 3 + buttons)
    return Rect(
      row: area.row + (area.rows - rows) / 3, column: area.column + (area.columns - columns) / 2,
      rows: rows, columns: columns)
  }

  /// The answer whose button is at a place; nil when there is none.
  package func answer(row: Int, column: Int, in area: Rect) -> Int? {
    let inner = BoxFrame.inside(box(in: area))
    let rows = buttonRows(width: inner.columns)
    let number = row - (inner.row + inner.rows - rows.count)
    guard rows.indices.contains(number) else { return nil }
    return places(of: rows[number], width: inner.columns).first { _, columns in
      columns.contains(column - inner.column)
    }?.answer
  }

  /// The columns of the buttons of a row, which end at the right edge.
  private func places(of row: [Int], width: Int) -> [(answer: Int, columns: Range<Int>)] {
    var column = max(0, width - self.width(of: row))
    return row.map { index in
      let start = column
      column += DisplayText.width(answers[index]) + 6
      return (index, start..<min(width, column - 2))
    }
  }

  /// Draws the dialog over a part of the canvas.
  package func draw(on canvas: inout Canvas, _ look: Look) {
    canvas.within(box(in: canvas.bounds)) { area in
      area.fill(area.bounds, style: look.text)
      BoxFrame(title).draw(on: &area, look.symbols, border: look.border, title: look.title)
      area.within(BoxFrame.inside(area.bounds)) { inner in
        let lines = lines(width: inner.columns)
        // A blank row stands before the buttons, unless the words need it.
        let room = max(0, inner.rows - buttonRows(width: inner.columns).count)
        for (row, line) in lines.prefix(room).enumerated() {
          let isCut = row == room - 1 && lines.count > room
          inner.write(isCut ? line + " …" : line, row: row, column: 0, style: look.text)
        }
        drawAnswers(on: &inner, look)
      }
    }
  }

  private func drawAnswers(on canvas: inout Canvas, _ look: Look) {
    let rows = buttonRows(width: canvas.columns)
    for (number, row) in rows.enumerated() {
      let line = canvas.rows - rows.count + number
      for (index, columns) in places(of: row, width: canvas.columns) {
        let isFocused = index == focused
        let answer = DisplayText.truncated(answers[index], to: columns.count - 4)
        let style = isFocused ? look.focusedButton : look.button
        if isFocused { canvas.placeCursor(row: line, column: columns.lowerBound + 2) }
        canvas.write(
          isFocused ? "[ \(answer) ]" : "  \(answer)  ", row: line, column: columns.lowerBound,
          style: style)
      }
    }
  }
}
