internal import WaymarkCore
package import WaymarkTerminal

extension GitPane {
  package mutating func mouse(_ event: MouseEvent, in area: Size) -> [Effect] {
    if let question {
      guard case .press(.left) = event.kind,
        let answer = question.dialog.answer(row: event.row, column: event.column, in: Rect(area))
      else { return [] }
      self.question?.dialog.focus(answer)
      return perform(.accept)
    }
    guard prompt == nil else { return [] }
    let layout = GitLayout(self, area: area)
    if layout.switcher.contains(row: event.row, column: event.column) {
      if case .press(.left) = event.kind { return chooseView(at: event.column, area.columns) }
      return []
    }
    if let rect = layout.list, rect.contains(row: event.row, column: event.column) {
      return mouseInList(event, row: event.row - rect.row - layout.titleRows)
    }
    if let rect = layout.diff, rect.contains(row: event.row, column: event.column) {
      return mouseInDiff(event, row: event.row - rect.row - layout.titleRows)
    }
    return []
  }

  private mutating func chooseView(at column: Int, _ width: Int) -> [Effect] {
    var end = 0
    for (view, text) in switcherLabels(width: width) {
      end += DisplayText.width(text) + 2
      if column < end { return go(to: view) }
    }
    return []
  }

  private mutating func mouseInList(_ event: MouseEvent, row: Int) -> [Effect] {
    if editor != nil {
      if case .press = event.kind { part = .list }
      var local = event
      local.row = row
      local.column -= 1
      editor?.text.take(local)
      return []
    }
    switch event.kind {
    case .wheelUp: return move(list: .rows(-MouseEvent.wheelRows))
    case .wheelDown: return move(list: .rows(MouseEvent.wheelRows))
    case .press(.left):
      part = .list
      let place = row - list.headingRows
      let index = list.cursor.top + place
      guard place >= 0, editor == nil, index < list.count else { return [] }
      let effects = move(list: .to(index))
      guard event.clicks == 2, view == .status else { return effects }
      return effects + perform(GitStatusAction.stage)
    default: return []
    }
  }

  private mutating func mouseInDiff(_ event: MouseEvent, row: Int) -> [Effect] {
    switch event.kind {
    case .wheelUp: diff.move(by: -MouseEvent.wheelRows)
    case .wheelDown: diff.move(by: MouseEvent.wheelRows)
    case .press(.left):
      part = .diff
      diff.endRange()
      if row >= 0 { diff.select(diff.cursor.top + row) }
    case .drag(.left):
      if diff.anchor == nil { diff.toggleRange() }
      if row >= 0 { diff.select(diff.cursor.top + row) }
    default: break
    }
    return []
  }
}
