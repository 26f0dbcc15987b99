internal import WaymarkCore
internal import WaymarkTerminal

/// The field for the next message: several lines, what was sent before, and what is attached.
struct Composer: Sendable {
  /// A paste of more bytes or lines is attached instead of being put into the text.
  static let pasteLimit = 8192
  static let pasteLines = 60
  /// The most rows that it takes.
  static let rowLimit = 10

  private(set) var area = TextArea()
  /// What goes with the message beside what its text names.
  var attachments: [ChatAttachment] = []
  /// What was sent before, the latest last.
  private(set) var history: [String] = []
  private var place: Int?
  private var draft = ""

  init() {}

  var text: String { area.text }
  var isEmpty: Bool { area.isEmpty }
  var hasSelection: Bool { area.selection != nil }

  /// Whether the cursor is in the line where commands are written.
  var isInFirstLine: Bool { area.cursor.line == 0 }

  /// What stands before the cursor in its line; nothing while something is selected.
  var before: String {
    guard !hasSelection else { return "" }
    var copy = area
    copy.move(.lineStart, extending: true)
    return copy.selectedText ?? ""
  }

  // MARK: - Editing

  mutating func insert(_ text: String) { area.insert(text) }

  /// Puts another text in the place of what is there; that can be taken back.
  mutating func replace(with text: String) { area.replaceAll(with: text) }

  /// Replaces the characters before the cursor that belong to the word it is in.
  mutating func replaceWord(_ count: Int, with text: String) {
    for _ in 0..<count { area.move(.left, extending: true) }
    area.insert(text)
  }

  /// Takes everything out.
  mutating func clear() {
    area = TextArea()
    attachments = []
    place = nil
    draft = ""
  }

  mutating func type(_ key: Key) { area.type(key) }

  /// Carries out a command of typing.
  ///
  /// - Returns: What is to be copied; nil for nothing.
  mutating func perform(_ command: Command) -> String? { area.perform(command) }

  /// Takes what the mouse did, in the cells of the field.
  mutating func take(_ event: MouseEvent) { area.take(event) }

  // MARK: - History

  /// Remembers a message that was sent.
  mutating func remember(_ text: String) {
    guard !text.isEmpty, text.utf8.count <= 16_384, history.last != text else { return }
    history.append(text)
    if history.count > 200 { history.removeFirst() }
  }

  /// Goes up a row, or to an earlier message from the first row.
  mutating func up() {
    guard area.isInFirstRow else { return area.move(.up) }
    let next = (place ?? history.count) - 1
    guard history.indices.contains(next) else { return }
    if place == nil { draft = text }
    place = next
    replace(with: history[next])
  }

  /// Goes down a row, or to a later message from the last row.
  mutating func down() {
    guard area.isInLastRow else { return area.move(.down) }
    guard let place else { return }
    let next = place + 1
    self.place = next < history.count ? next : nil
    replace(with: next < history.count ? history[next] : draft)
  }

  // MARK: - Drawing

  /// How many rows it wants in a width.
  func rowCount(columns: Int) -> Int {
    area.rowCount(columns: columns, limit: Composer.rowLimit)
  }

  /// Keeps the cursor in sight.
  mutating func reveal(rows: Int, columns: Int) { area.reveal(rows: rows, columns: columns) }

  func draw(on canvas: inout Canvas, placeholder: String, isFocused: Bool, _ look: Look) {
    area.draw(on: &canvas, look.textArea, placeholder: placeholder, isFocused: isFocused)
  }
}
