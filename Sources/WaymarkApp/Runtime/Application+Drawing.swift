package import WaymarkTerminal

extension Application {
  /// The smallest screen that anything useful fits on.
  package static let smallest = Size(rows: 8, columns: 30)

  /// The area of a pane on a screen: all but the tab bar and the status line.
  static func paneArea(of size: Size) -> Size {
    Size(rows: max(0, size.rows - 2), columns: size.columns)
  }

  /// Draws the whole screen.
  package func draw(_ look: Look) -> Grid {
    var canvas = Canvas(size)
    guard size.rows >= Application.smallest.rows, size.columns >= Application.smallest.columns
    else {
      drawTooSmall(on: &canvas)
      return canvas.grid
    }
    let (bar, rest) = canvas.bounds.split(top: 1)
    let (pane, status) = rest.split(top: rest.rows - 1)
    canvas.within(bar) { drawTabs(on: &$0, look) }
    canvas.within(pane) { drawPane(on: &$0, look) }
    canvas.within(status) { StatusLine(self).draw(on: &$0, look) }
    if let help { canvas.within(pane) { help.draw(on: &$0, look) } }
    return canvas.grid
  }

  private func drawTooSmall(on canvas: inout Canvas) {
    let text = "Waymark needs at least \(Application.smallest.columns)x\(Application.smallest.rows)"
    let lines = DisplayText.wrapped(text, to: canvas.columns).prefix(canvas.rows)
    let top = (canvas.rows - lines.count) / 2
    for (offset, line) in lines.enumerated() { canvas.write(line, row: top + offset, column: 0) }
  }

  private func drawTabs(on canvas: inout Canvas, _ look: Look) {
    TabBar(Tab.allCases.map(\.title), selected: tab.number - 1)
      .draw(on: &canvas, style: look[.tab], selectedStyle: look[.activeTab])
  }

  private func drawPane(on canvas: inout Canvas, _ look: Look) {
    if tab == .dashboard {
      dashboard.draw(on: &canvas, look)
    } else {
      MessageBlock(title: tab.title, lines: [tab.promise]).draw(on: &canvas, look)
    }
  }
}

/// A few sentences in the middle of a pane.
struct MessageBlock {
  var title: String
  var lines: [String]
  /// Drawn under the lines: keys and what they do.
  var keys: [KeyHints.Hint] = []

  func draw(on canvas: inout Canvas, _ look: Look) {
    let width = min(canvas.columns - 4, 68)
    let text = lines.flatMap { DisplayText.wrapped($0, to: width) }
    let height = 2 + text.count + (keys.isEmpty ? 0 : 1 + keys.count)
    var row = max(0, (canvas.rows - height) / 3)
    let column = max(2, (canvas.columns - width) / 2)
    canvas.write(title, row: row, column: column, style: look[.strong])
    row += 2
    for line in text {
      canvas.write(line, row: row, column: column, style: look[.text])
      row += 1
    }
    for hint in keys {
      row += 1
      let end = canvas.write(hint.key, row: row, column: column, style: look[.key])
      canvas.write(hint.label, row: row, column: max(end + 2, column + 4), style: look[.text])
    }
  }
}
