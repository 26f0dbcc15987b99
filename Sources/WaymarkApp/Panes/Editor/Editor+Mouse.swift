internal import WaymarkCore
package import WaymarkTerminal

extension Editor {
  package mutating func mouse(_ event: MouseEvent, in area: Size) -> [Effect] {
    guard current != nil else { return [] }
    if case .press = event.kind {
      completion = nil
      let layout = EditorLayout(self, area: area)
      if let other = layout.other?.body, other.contains(row: event.row, column: event.column) {
        current?.goToOtherPart()
        reveal(in: area)
      }
    }
    guard var text = current else { return [] }
    let layout = EditorLayout(self, area: area)
    switch event.kind {
    case .wheelUp, .wheelDown:
      text.view.followsCursor = false
      let rows = event.kind == .wheelUp ? -MouseEvent.wheelRows : MouseEvent.wheelRows
      text.view.scroll(by: rows, text.ruler, width: shape.width)
      current = text
    case .press(.left):
      if layout.banner.contains(row: event.row, column: event.column) {
        return perform(Command(CompareAction.settle), in: area)
      }
      guard layout.body.contains(row: event.row, column: event.column) else {
        return layout.title.contains(row: event.row, column: event.column) && texts.count > 1
          ? perform(Command(EditorAction.buffers), in: area) : []
      }
      press(event, offset(at: event, text, layout))
      if event.modifiers.contains(.alt), event.clicks == 1 {
        draggedBlock = block(at: event, layout)
      }
    case .drag(.left):
      if let block = draggedBlock, let end = self.block(at: event, layout) {
        var block = block
        (block.headLine, block.headColumn) = (end.headLine, end.headColumn)
        current?.select(block)
        return missing()
      }
      guard let dragged else { return [] }
      drag(from: dragged, to: offset(at: event, text, layout))
    case .release: (dragged, draggedBlock) = (nil, nil)
    default: break
    }
    return missing()
  }

  /// The offset of the character in a cell, or of the nearest there is.
  private func offset(at event: MouseEvent, _ text: OpenText, _ layout: EditorLayout) -> Int {
    let rows = text.view.rows(text.ruler, height: shape.height, width: shape.width)
    guard let last = rows.last else { return 0 }
    let index = event.row - layout.text.row
    guard index >= 0 else { return rows[0].range.lowerBound }
    guard index < rows.count else { return text.text.count }
    let row = rows[index]
    let column = row.column + max(0, event.column - layout.text.column)
    let offset = text.ruler.offset(ofColumn: column, inLineAt: row.line)
    return text.view.wraps
      ? min(offset, max(row.range.lowerBound, row.range.upperBound))
      : min(offset, last.range.upperBound)
  }

  /// The line and column of a cell, as a block of nothing.
  private func block(at event: MouseEvent, _ layout: EditorLayout) -> ColumnBlock? {
    guard let text = current else { return nil }
    let rows = text.view.rows(text.ruler, height: shape.height, width: shape.width)
    guard !rows.isEmpty else { return nil }
    let row = rows[min(max(0, event.row - layout.text.row), rows.count - 1)]
    let column = row.column + max(0, event.column - layout.text.column)
    return ColumnBlock(
      anchorLine: row.line, anchorColumn: column, headLine: row.line, headColumn: column)
  }

  private mutating func press(_ event: MouseEvent, _ offset: Int) {
    guard var text = current else { return }
    text.file.buffer.endGroup()
    let range: Range<Int> =
      switch event.clicks {
      case 2: text.text.word(at: offset)
      case 3...: text.lineEdits.block(offset..<offset)
      default: offset..<offset
      }
    let selection = TextSelection(anchor: range.lowerBound, head: range.upperBound)
    if event.modifiers.contains(.alt) {
      text.select(
        SelectionSet(text.selections.all + [selection], primaryIndex: text.selections.count))
    } else if event.modifiers.contains(.shift) {
      text.select(
        SelectionSet(TextSelection(anchor: text.selections.primary.anchor, head: offset)))
    } else {
      text.select(SelectionSet(selection))
    }
    dragged = DragSelection(origin: range, clicks: event.clicks)
    text.view.followsCursor = false
    current = text
  }

  private mutating func drag(from start: DragSelection, to offset: Int) {
    guard var text = current else { return }
    let reach: Range<Int> =
      switch start.clicks {
      case 2: text.text.word(at: offset)
      case 3...: text.lineEdits.block(offset..<offset)
      default: offset..<offset
      }
    let isBackward = reach.lowerBound < start.origin.lowerBound
    text.select(
      SelectionSet(
        isBackward
          ? TextSelection(anchor: start.origin.upperBound, head: reach.lowerBound)
          : TextSelection(
            anchor: start.origin.lowerBound, head: max(reach.upperBound, start.origin.upperBound))))
    current = text
  }
}
