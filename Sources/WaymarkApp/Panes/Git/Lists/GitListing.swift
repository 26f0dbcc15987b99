internal import WaymarkTerminal

/// A list of the git pane: its rows, which is selected, and what the diff beside it shows.
protocol GitListing: Sendable {
  var cursor: ListCursor { get set }
  var count: Int { get }
  /// What the selected row stands for.
  var subject: DiffSubject? { get }
  var title: String { get }
  /// Forms of the summary at the right end of the title, the longest first.
  var summary: [String] { get }
  /// What stands for a list without rows.
  var emptyText: String { get }
  /// The rows above the list that hold headings.
  var headingRows: Int { get }

  /// Draws the list over the whole canvas.
  func draw(on canvas: inout Canvas, _ list: ListView.Look, _ look: Look)
}

extension GitListing {
  var headingRows: Int { 0 }

  mutating func select(_ row: Int) { cursor.select(row, of: count) }

  mutating func move(by rows: Int) { cursor.move(by: rows, of: count) }

  mutating func reveal(rows height: Int) {
    cursor.reveal(height: height - headingRows, of: count)
  }

  func draw(on canvas: inout Canvas, _ look: Look, isFocused: Bool) {
    guard count > 0 else {
      let lines = DisplayText.wrapped(emptyText, to: max(1, canvas.columns - 2))
      for (row, line) in lines.enumerated() {
        canvas.write(line, row: row, column: 1, style: look[.faint])
      }
      return
    }
    let selection: Scope = isFocused ? .selection : .unfocusedSelection
    let list = ListView.Look(
      selection: look[selection], mark: look.isPlain ? look.symbols.focus : "",
      scrollbar: look[.scrollbar], thumb: look.isPlain ? "" : "┃")
    draw(on: &canvas, list, look)
  }
}

/// A thing of the repository that a list shows in columns.
protocol GitListItem: Sendable {
  static var columns: [Table.Column] { get }
  /// What the list is called, and what it says when it is empty.
  static var title: String { get }
  static var emptyText: String { get }

  /// Tells the item apart from one reading to the next.
  var key: String { get }
  var subject: DiffSubject? { get }

  func cells(_ look: Look) -> [(text: String, style: Style)]
}

/// Things of one kind in a table.
struct GitList<Item: GitListItem>: GitListing {
  private(set) var items: [Item] = []
  var cursor = ListCursor()
  private(set) var isRead = false

  var count: Int { items.count }
  var selected: Item? { items.indices.contains(cursor.selected) ? items[cursor.selected] : nil }
  var subject: DiffSubject? { selected?.subject }
  var title: String { Item.title }
  var summary: [String] { items.isEmpty ? [] : [Figures.count(items.count)] }
  var emptyText: String { isRead ? Item.emptyText : "Reading …" }
  var headingRows: Int { 1 }

  /// Takes what was read and keeps the selected item selected.
  mutating func show(_ items: [Item]) {
    let key = selected?.key
    self.items = items
    isRead = true
    let place = key.flatMap { key in items.firstIndex { $0.key == key } }
    cursor.select(place ?? cursor.selected, of: items.count)
  }

  func draw(on canvas: inout Canvas, _ list: ListView.Look, _ look: Look) {
    Table(Item.columns).draw(
      on: &canvas, ListView(cursor, count: items.count), list, heading: look[.faint]
    ) { items[$0].cells(look) }
  }
}
