internal import WaymarkCore
package import WaymarkTerminal

extension Files {
  package mutating func mouse(_ event: MouseEvent, in area: Size) -> [Effect] {
    let list = FilesLayout(area, isTyping: typed != nil).list
    let count = tree?.count ?? 0
    switch event.kind {
    case .wheelUp: cursor.move(by: -MouseEvent.wheelRows, of: count)
    case .wheelDown: cursor.move(by: MouseEvent.wheelRows, of: count)
    case .press(.left):
      let index = cursor.top + event.row - list.row
      guard list.contains(row: event.row, column: event.column), index < count else { return [] }
      cursor.select(index, of: count)
      let isOnMark = row.map { $0.entry.isFolder && event.column <= $0.depth * 2 + 3 } ?? false
      return event.clicks == 2 || isOnMark ? open() : []
    default: break
    }
    return []
  }
}
