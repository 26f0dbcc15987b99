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
    var canvas = Canvas(size, ground: look[.text])
    guard size.rows >= Application.smallest.rows, size.columns >= Application.smallest.columns
    else {
      drawTooSmall(on: &canvas, look)
      return canvas.grid
    }
    let (bar, rest) = canvas.bounds.split(top: 1)
    let (pane, status) = rest.split(top: rest.rows - 1)
    canvas.within(bar) { drawTabs(on: &$0, look) }
    drawPanes(in: pane, on: &canvas, look)
    canvas.fill(status, style: look[.statusLine])
    canvas.within(status) { StatusLine(self).draw(on: &$0, look.over(.statusLine)) }
    // What is left of the panes beside a box would be read aloud as if it belonged to it.
    if look.isPlain, !overlays.isEmpty { canvas.fill(pane, style: look[.text]) }
    for presentation in overlays {
      canvas.hideCursor()
      canvas.within(pane) { presentation.overlay.draw(on: &$0, look.over(.popup)) }
    }
    if let block = NoticeBlock(board.notices, columns: size.columns) {
      canvas.within(pane) { block.draw(on: &$0, look.over(.popup)) }
    }
    if !pending.isEmpty { canvas.within(pane) { pendingKeys(look).draw(on: &$0, look) } }
    return canvas.grid
  }

  private func drawTooSmall(on canvas: inout Canvas, _ look: Look) {
    let text = "Waymark needs at least \(Application.smallest.columns)x\(Application.smallest.rows)"
    let lines = DisplayText.wrapped(text, to: canvas.columns).prefix(canvas.rows)
    let top = (canvas.rows - lines.count) / 2
    for (offset, line) in lines.enumerated() {
      canvas.write(line, row: top + offset, column: 0, style: look[.text])
    }
  }

  private func drawPanes(in area: Rect, on canvas: inout Canvas, _ look: Look) {
    let places = arrangement.places(in: area)
    for (tab, place) in places.panes {
      var look = look
      look.isFocused = tab == self.tab
      canvas.within(place) { panes[tab].draw(on: &$0, look) }
    }
    guard let line = places.line else { return }
    let isUpright = line.columns == 1
    let mark: Character = look.isPlain ? (isUpright ? "|" : "-") : isUpright ? "│" : "─"
    canvas.fill(line, with: mark, style: look[.rule])
  }

  var tabBar: TabBar {
    TabBar(
      Tab.allCases.map(\.title), selected: tab.number - 1,
      shown: arrangement.other.map { $0.number - 1 })
  }

  private func drawTabs(on canvas: inout Canvas, _ look: Look) {
    canvas.fill(canvas.bounds, style: look[.tab])
    tabBar.draw(
      on: &canvas, style: look[.tab], selectedStyle: look[.activeTab], shownStyle: look[.shownTab])
  }
}
