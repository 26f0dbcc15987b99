internal import WaymarkTerminal

extension Application {
  /// Takes what people did with keyboard and mouse.
  mutating func take(_ event: InputEvent) -> [Effect] {
    switch event {
    case .key(let key): return press(key)
    case .paste(let text):
      guard pending.isEmpty else { return [] }
      return overlays.isEmpty ? panes[tab].paste(text, in: area) : pasteInOverlay(text)
    case .mouse(let event): return take(event)
    case .focus, .reply: return []
    }
  }

  private mutating func take(_ event: MouseEvent) -> [Effect] {
    if case .press = event.kind {
      board.dropAnswers()
      pending = []
    }
    if !overlays.isEmpty, event.row > 0 {
      var local = event
      local.row -= 1
      return mouseInOverlay(local)
    }
    if event.row == 0 {
      if case .press(.left) = event.kind,
        let index = tabBar.tab(atColumn: event.column, width: size.columns)
      {
        go(to: Tab.allCases[index])
      }
      return []
    }
    let pane = Rect(Application.paneArea(of: size)).moved(downBy: 1, rightBy: 0)
    let hit = arrangement.places(in: pane).panes.first {
      $0.area.contains(row: event.row, column: event.column)
    }
    guard let hit else { return [] }
    if case .press = event.kind { arrangement.select(hit.tab) }
    var local = event
    local.row -= hit.area.row
    local.column -= hit.area.column
    return panes[hit.tab].mouse(local, in: Size(rows: hit.area.rows, columns: hit.area.columns))
  }
}

extension MouseEvent {
  /// The rows that a notch of the wheel moves.
  static let wheelRows = 3
}
