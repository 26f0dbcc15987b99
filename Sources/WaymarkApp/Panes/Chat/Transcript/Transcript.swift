internal import WaymarkCore
internal import WaymarkTerminal

/// The messages of a branch and the part of them that is on the screen.
///
/// Only messages that are looked at are laid out: a place is a message and a row in it, never a
/// row of the whole.
struct Transcript: Sendable {
  /// A row of a message.
  struct Place: Sendable, Hashable {
    var message: Int
    var row: Int
  }

  private(set) var messages: [MessageView] = []
  /// Whether there are earlier messages that are not here.
  private(set) var hasEarlier = false
  /// The first row on the screen; nil follows the end.
  private(set) var top: Place?
  /// The selected message; nil for the last.
  private(set) var selected: Int64?
  private var width = 80
  private var height = 20
  /// The rows on the screen.
  private(set) var visible: [Place] = []

  init() {}

  init(_ branch: [ChatMessage], forks: [[Int64]]) {
    messages = branch.map(MessageView.init)
    hasEarlier = branch.first?.parent != nil
    mark(forks)
  }

  /// Whether new rows at the end are shown as they come.
  var followsEnd: Bool { top == nil }

  /// The messages as they are known here, oldest first.
  var branch: [ChatMessage] { messages.map(\.message) }

  /// The message that commands are about.
  var current: MessageView? { index(of: selected).map { messages[$0] } ?? messages.last }

  private func index(of id: Int64?) -> Int? {
    guard let id else { return nil }
    return messages.lastIndex { $0.message.id == id }
  }

  // MARK: - Changes

  /// Notes where branches part.
  mutating func mark(_ forks: [[Int64]]) {
    guard !forks.isEmpty else { return }
    let byID = Dictionary(
      forks.flatMap { fork in fork.map { ($0, fork) } }, uniquingKeysWith: { $1 })
    for index in messages.indices { messages[index].fork = byID[messages[index].message.id] ?? [] }
  }

  /// Puts messages at the end; the view follows them.
  mutating func append(_ new: [ChatMessage]) {
    messages += new.map(MessageView.init)
    top = nil
    selected = nil
  }

  /// Leaves only what stands before a message.
  mutating func cut(before id: Int64) {
    guard let index = index(of: id) else { return }
    messages.removeSubrange(index...)
    top = nil
    selected = nil
  }

  /// Puts earlier messages in front and keeps the screen as it is.
  mutating func prepend(_ earlier: [ChatMessage]) {
    messages.insert(contentsOf: earlier.map(MessageView.init), at: 0)
    hasEarlier = messages.first?.message.parent != nil
    top?.message += earlier.count
  }

  /// Changes a message.
  mutating func change(_ id: Int64, _ change: (inout MessageView) -> Void) {
    guard let index = index(of: id) else { return }
    change(&messages[index])
  }

  // MARK: - Looking

  /// Gets ready to be drawn in an area.
  mutating func layOut(width: Int, height: Int) {
    self.width = width
    self.height = max(0, height)
    visible = rows(from: top ?? endTop())
  }

  /// Moves by rows; at the end it follows again.
  mutating func scroll(by rows: Int) {
    guard !messages.isEmpty, rows != 0 else { return }
    var place = top ?? endTop()
    place.row += rows
    while place.row < 0, place.message > 0 {
      place.message -= 1
      place.row += count(place.message)
    }
    if place.row < 0 { place.row = 0 }
    while place.message < messages.count - 1, place.row >= count(place.message) {
      place.row -= count(place.message)
      place.message += 1
    }
    let end = endTop()
    let isAtEnd = (place.message, place.row) >= (end.message, end.row)
    top = isAtEnd ? nil : place
  }

  mutating func scrollToEnd() { top = nil }

  mutating func scrollToStart() { top = messages.isEmpty ? nil : Place(message: 0, row: 0) }

  /// Whether the first message that is here is on the screen.
  var isAtStart: Bool { visible.first.map { $0 == Place(message: 0, row: 0) } ?? false }

  /// The rows of a page, with one in common with the next.
  var page: Int { max(1, height - 1) }

  /// Selects another message and shows its beginning.
  mutating func select(by steps: Int) {
    guard !messages.isEmpty else { return }
    let now = index(of: selected) ?? messages.count - 1
    let next = selected == nil && steps > 0 ? now : min(max(0, now + steps), messages.count - 1)
    selected = messages[next].message.id
    reveal(next)
  }

  /// Selects the message that a row on the screen belongs to.
  mutating func select(atRow row: Int) {
    guard visible.indices.contains(row) else { return }
    selected = messages[visible[row].message].message.id
  }

  /// Selects a message that is here and shows it.
  mutating func select(_ id: Int64) {
    guard let index = index(of: id) else { return }
    selected = id
    reveal(index)
  }

  mutating func deselect() { selected = nil }

  private mutating func reveal(_ index: Int) {
    let first = Place(message: index, row: 0)
    guard !visible.contains(first) || count(index) > height else { return }
    top = first
    let end = endTop()
    if (index, 0) >= (end.message, end.row) { top = nil }
  }

  // MARK: - Places

  private mutating func count(_ index: Int) -> Int {
    messages[index].layOut(width: width)
    return messages[index].rowCount
  }

  /// The first row on the screen when the last row is at its foot.
  private mutating func endTop() -> Place {
    var left = height
    var index = messages.count
    while index > 0, left > 0 {
      index -= 1
      left -= count(index)
    }
    return Place(message: max(0, index), row: max(0, -left))
  }

  private mutating func rows(from place: Place) -> [Place] {
    var result: [Place] = []
    var place = place
    while result.count < height, place.message < messages.count {
      let count = count(place.message)
      while place.row < count, result.count < height {
        result.append(place)
        place.row += 1
      }
      place = Place(message: place.message + 1, row: 0)
    }
    return result
  }

  // MARK: - Drawing

  func draw(on canvas: inout Canvas, isFocused: Bool, _ look: Look) {
    // What is less than a screenful stands at the top.
    for (row, place) in visible.prefix(canvas.rows).enumerated() {
      let message = messages[place.message]
      if isFocused, message.message.id == selected {
        canvas.write(look.symbols.focus, row: row, column: 0, style: look[.focusedTitle])
      }
      message.row(place.row).draw(on: &canvas, row: row, column: 2, look)
    }
  }
}
