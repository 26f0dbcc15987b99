internal import WaymarkTerminal

/// A box in which something is found while it is typed: a field above a list of what was found.
struct FinderBox: Sendable {
  var field = TextField()
  /// What is typed below; nil while nothing is.
  var second: TextField?
  /// Whether keys go to the second field.
  var isInSecond = false
  var cursor = ListCursor()

  /// What a key or the mouse came to.
  enum Outcome {
    case nothing
    /// Something else is typed now.
    case changed
    /// The selected row is taken.
    case accepted
    case left
  }

  static let contexts: [CommandContext] = [.picker, .field]
  static let hints = [
    Command(PickerAction.accept), Command(PickerAction.down), Command(PickerAction.cancel),
  ]

  mutating func perform(_ command: Command, count: Int, in area: Size) -> Outcome {
    if let action = command.action(of: FieldAction.self) {
      if isInSecond {
        second?.perform(action)
        return .nothing
      }
      let before = field.text
      field.perform(action)
      return field.text == before ? .nothing : .changed
    }
    guard let action = command.action(of: PickerAction.self) else { return .nothing }
    let page = max(1, listRows(in: area) - 1)
    switch action {
    case .up: cursor.move(by: -1, of: count)
    case .down: cursor.move(by: 1, of: count)
    case .pageUp: cursor.move(by: -page, of: count)
    case .pageDown: cursor.move(by: page, of: count)
    case .first: cursor.select(0, of: count)
    case .last: cursor.select(count - 1, of: count)
    case .cancel: return .left
    case .accept: return .accepted
    }
    return .nothing
  }

  mutating func type(_ key: Key) -> Outcome {
    guard case .character(let character) = key.code,
      key.modifiers.isDisjoint(with: [.control, .alt])
    else { return .nothing }
    if isInSecond {
      second?.insert(String(character))
      return .nothing
    }
    field.insert(String(character))
    return .changed
  }

  /// Takes a press with the left button.
  mutating func press(_ event: MouseEvent, count: Int, in area: Size) -> Outcome {
    let box = FinderBox.box(in: Rect(area))
    guard box.contains(row: event.row, column: event.column) else { return .left }
    let first = box.row + 1 + fieldRows
    let index = cursor.top + event.row - first
    guard event.row >= first, index < count else { return .nothing }
    cursor.select(index, of: count)
    return event.clicks == 2 ? .accepted : .nothing
  }

  mutating func reveal(count: Int, in area: Size) {
    cursor.reveal(height: listRows(in: area), of: count)
    let width = FinderBox.box(in: Rect(area)).columns - 6
    field.reveal(width: width)
    second?.reveal(width: width)
  }

  // MARK: - Drawing

  static func box(in area: Rect) -> Rect {
    let columns = area.columns < 72 ? area.columns : min(area.columns - 8, 100)
    let rows = area.rows < 20 ? area.rows : min(area.rows - 4, 26)
    return Rect(
      row: (area.rows - rows) / 3, column: (area.columns - columns) / 2, rows: rows,
      columns: columns)
  }

  private var fieldRows: Int { second == nil ? 1 : 2 }

  /// The rows of the list: the box without its border and the fields.
  private func listRows(in area: Size) -> Int {
    FinderBox.box(in: Rect(area)).rows - 2 - fieldRows
  }

  /// The words of a box.
  struct Words {
    var title: String
    /// How much was found.
    var footer: String
    /// What to type, and what below.
    var placeholder: String
    var secondPlaceholder = ""
    /// Stands where there are no rows.
    var empty: String
  }

  func draw(
    _ words: Words, count: Int, on canvas: inout Canvas, _ look: Look,
    row: (_ index: Int, _ canvas: inout Canvas) -> Void
  ) {
    canvas.within(FinderBox.box(in: canvas.bounds)) { area in
      area.fill(area.bounds, style: look[.text])
      BoxFrame(words.title, footer: words.footer)
        .draw(on: &area, look.symbols, border: look[.popupBorder], title: look[.popupTitle])
      area.within(BoxFrame.inside(area.bounds)) { inner in
        let list = inner.bounds.split(top: fieldRows).rest
        draw(field, words.placeholder, isFocused: !isInSecond, row: 0, on: &inner, look)
        if let second {
          draw(second, words.secondPlaceholder, isFocused: isInSecond, row: 1, on: &inner, look)
        }
        inner.within(list) { list in
          guard count > 0 else {
            list.write(words.empty, row: 0, column: 1, style: look[.faint])
            return
          }
          ListView(cursor, count: count).draw(on: &list, look.list, row: row)
        }
      }
    }
  }

  private func draw(
    _ field: TextField, _ placeholder: String, isFocused: Bool, row: Int,
    on canvas: inout Canvas, _ look: Look
  ) {
    let line = Rect(row: row, column: 0, rows: 1, columns: canvas.columns)
    canvas.write(
      isFocused ? "> " : "  ", row: row, column: 0, style: look[.key])
    canvas.within(line.split(left: 2).rest) {
      field.draw(on: &$0, look.field, placeholder: placeholder, isFocused: isFocused)
    }
  }
}
