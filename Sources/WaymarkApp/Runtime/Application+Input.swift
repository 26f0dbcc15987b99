internal import Foundation
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
    case .reply(.background(let color)): return take(background: color)
    case .focus, .reply: return []
    }
  }

  private mutating func take(_ event: MouseEvent) -> [Effect] {
    if case .press = event.kind {
      board.dropAnswers()
      pending = []
    }
    if event.row == size.rows - 1, case .press(.left) = event.kind {
      return StatusLine(self).command(
        atColumn: event.column, width: size.columns, look(now: .distantPast)
      ).map { give($0) } ?? []
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
    if dragsLine(event, in: pane) { return [] }
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

extension Application {
  /// Moves the line between two panes while it is held.
  private mutating func dragsLine(_ event: MouseEvent, in area: Rect) -> Bool {
    switch event.kind {
    case .press(.left):
      let line = arrangement.places(in: area).line
      isDraggingLine = line?.contains(row: event.row, column: event.column) ?? false
    case .drag(.left) where isDraggingLine:
      arrangement.moveLine(toRow: event.row, column: event.column, in: area)
    case .release where isDraggingLine:
      isDraggingLine = false
      return true
    default: isDraggingLine = false
    }
    return isDraggingLine
  }
}

extension MouseEvent {
  /// The rows that a notch of the wheel moves.
  static let wheelRows = 3
}
