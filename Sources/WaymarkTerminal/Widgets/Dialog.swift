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

  /// Draws the dialog over a part of the canvas.
  package func draw(on canvas: inout Canvas, _ look: Look) {
    canvas.within(box(in: canvas.bounds)) { area in
      area.fill(area.bounds, style: look.text)
      BoxFrame(title).draw(on: &area, look.symbols, border: look.border, title: look.title)
      area.within(BoxFrame.inside(area.bounds)) { inner in
        let room = max(0, inner.rows - 1 - buttonRows(width: inner.columns).count)
        for (row, line) in lines(width: inner.columns).prefix(room).enumerated() {
          inner.write(line, row: row, column: 0, style: look.text)
        }
        drawAnswers(on: &inner, look)
      }
    }
  }

  private func drawAnswers(on canvas: inout Canvas, _ look: Look) {
    let rows = buttonRows(width: canvas.columns)
    for (number, row) in rows.enumerated() {
      var column = max(0, canvas.columns - width(of: row))
      let line = canvas.rows - rows.count + number
      for index in row {
        let isFocused = index == focused
        let text = isFocused ? "[ \(answers[index]) ]" : "  \(answers[index])  "
        let style = isFocused ? look.focusedButton : look.button
        if isFocused { canvas.placeCursor(row: line, column: min(column + 2, canvas.columns - 1)) }
        column = canvas.write(text, row: line, column: column, style: style) + 2
      }
    }
  }
}
