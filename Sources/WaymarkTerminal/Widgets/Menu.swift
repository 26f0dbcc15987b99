/// A short list of choices at a place on the screen, such as under the mouse.
package struct Menu: Sendable, Hashable {
  /// A choice or a line between choices.
  package enum Item: Sendable, Hashable {
    /// A choice with the key that gives it anywhere, and why it cannot be made now.
    case choice(String, key: String, obstacle: String?)
    case line
  }

  package let items: [Item]
  package private(set) var focused: Int?

  /// Makes a menu with the first choice that can be made in focus.
  package init(_ items: [Item]) {
    self.items = items
    focused = items.indices.first { Menu.isOpen(items[$0]) }
  }

  private static func isOpen(_ item: Item) -> Bool {
    if case .choice(_, _, nil) = item { return true }
    return false
  }

  /// Moves the focus over lines and what cannot be chosen; past the last comes the first.
  package mutating func moveFocus(by step: Int) {
    guard let start = focused, step != 0 else { return }
    var index = start
    repeat {
      index = ((index + step.signum()) % items.count + items.count) % items.count
    } while !Menu.isOpen(items[index])
    focused = index
  }

  /// The item in a row of the menu's area, when it can be chosen.
  package func choice(atRow row: Int) -> Int? {
    let index = row - 1
    return items.indices.contains(index) && Menu.isOpen(items[index]) ? index : nil
  }

  /// The box of the menu: below and right of a cell where there is room, otherwise moved back.
  package func box(at row: Int, column: Int, in area: Rect) -> Rect {
    let widest =
      items.map { item -> Int in
        guard case .choice(let title, let key, _) = item else { return 0 }
        return DisplayText.width(title) + (key.isEmpty ? 0 : DisplayText.width(key) + 3)
      }.max() ?? 0
    let columns = min(area.columns, widest + 4)
    let rows = min(area.rows, items.count + 2)
    return Rect(
      row: max(area.row, min(row, area.endRow - rows)),
      column: max(area.column, min(column, area.endColumn - columns)), rows: rows,
      columns: columns)
  }

  /// The looks of a menu.
  package struct Look: Sendable {
    package var symbols: Symbols
    package var text: Style
    package var key: Style
    package var disabled: Style
    package var border: Style
    package var selection: Style

    package init(
      symbols: Symbols, text: Style, key: Style, disabled: Style, border: Style, selection: Style
    ) {
      self.symbols = symbols
      self.text = text
      self.key = key
      self.disabled = disabled
      self.border = border
      self.selection = selection
    }
  }

  /// Draws the menu over the whole canvas.
  package func draw(on canvas: inout Canvas, _ look: Look) {
    canvas.fill(canvas.bounds, style: look.text)
    BoxFrame("").draw(on: &canvas, look.symbols, border: look.border, title: look.text)
    for (index, item) in items.enumerated() where index + 2 < canvas.rows + 1 {
      let line = Rect(row: index + 1, column: 1, rows: 1, columns: canvas.columns - 2)
      canvas.within(line) { draw(item, on: &$0, look) }
      guard index == focused else { continue }
      canvas.restyle(line) { $0.selected(look.selection) }
      canvas.placeCursor(row: index + 1, column: 2)
      if look.symbols.border == nil {
        canvas.write(look.symbols.focus, row: index + 1, column: 0, style: look.text)
      }
    }
  }

  private func draw(_ item: Item, on canvas: inout Canvas, _ look: Look) {
    switch item {
    case .line:
      let rule = look.symbols.border?.horizontal ?? ""
      canvas.write(
        String(repeating: rule, count: canvas.columns), row: 0, column: 0, style: look.border)
    case .choice(let title, let key, let obstacle):
      let isOpen = obstacle == nil
      canvas.write(title, row: 0, column: 1, style: isOpen ? look.text : look.disabled)
      let start = canvas.columns - 1 - DisplayText.width(key)
      canvas.write(key, row: 0, column: start, style: isOpen ? look.key : look.disabled)
    }
  }
}
