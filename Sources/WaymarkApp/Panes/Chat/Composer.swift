internal import WaymarkCore
internal import WaymarkTerminal

/// The field for the next message: several lines, what was sent before, and what is attached.
struct Composer: Sendable {
  /// A paste of more bytes or lines is attached instead of being put into the text.
  static let pasteLimit = 8192
  static let pasteLines = 60

  private(set) var before = ""
  private(set) var after = ""
  /// What goes with the message beside what its text names.
  var attachments: [ChatAttachment] = []
  /// What was sent before, the latest last.
  private(set) var history: [String] = []
  private var place: Int?
  private var draft = ""
  private var width = 80
  private var top = 0

  init() {}

  var text: String { before + after }
  var isEmpty: Bool { before.isEmpty && after.isEmpty }

  // MARK: - Editing

  mutating func insert(_ text: String) { before += text }

  mutating func replace(with text: String) {
    before = text
    after = ""
  }

  /// Replaces the characters before the cursor that belong to the word it is in.
  mutating func replaceWord(_ count: Int, with text: String) {
    before.removeLast(min(count, before.count))
    before += text
  }

  /// Takes everything out.
  mutating func clear() {
    before = ""
    after = ""
    attachments = []
    place = nil
    draft = ""
  }

  mutating func type(_ key: Key) {
    switch (key.code, key.modifiers) {
    case (.character(let character), let held) where held.isDisjoint(with: [.control, .alt]):
      before.append(character)
    case (.backspace, let held):
      if held.isEmpty { _ = before.popLast() } else { deleteWord() }
    case (.character("h"), .control): _ = before.popLast()
    case (.character("w"), .control): deleteWord()
    case (.delete, _), (.character("d"), .control): if !after.isEmpty { after.removeFirst() }
    case (.left, let held): move(left: true, word: !held.isEmpty)
    case (.right, let held): move(left: false, word: !held.isEmpty)
    case (.character("b"), .alt): move(left: true, word: true)
    case (.character("f"), .alt): move(left: false, word: true)
    case (.home, _), (.character("a"), .control):
      while before.last.map({ $0 != "\n" }) ?? false { step(left: true) }
    case (.end, _), (.character("e"), .control):
      while after.first.map({ $0 != "\n" }) ?? false { step(left: false) }
    case (.character("u"), .control): before = String(before.prefix(lineStart))
    case (.character("k"), .control): after = String(after.drop { $0 != "\n" })
    default: break
    }
  }

  private var lineStart: Int {
    guard let end = before.lastIndex(of: "\n") else { return 0 }
    return before.distance(from: before.startIndex, to: end) + 1
  }

  private mutating func step(left: Bool) {
    if left {
      if let character = before.popLast() { after = String(character) + after }
    } else if !after.isEmpty {
      before.append(after.removeFirst())
    }
  }

  private mutating func move(left: Bool, word: Bool) {
    step(left: left)
    guard word else { return }
    func isWord(_ character: Character?) -> Bool {
      character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? true
    }
    while left ? !before.isEmpty && isWord(before.last) : !after.isEmpty && isWord(after.first) {
      step(left: left)
    }
  }

  private mutating func deleteWord() {
    while let last = before.last, !last.isLetter, !last.isNumber { before.removeLast() }
    while let last = before.last, last.isLetter || last.isNumber { before.removeLast() }
  }

  // MARK: - History

  /// Remembers a message that was sent.
  mutating func remember(_ text: String) {
    guard !text.isEmpty, text.utf8.count <= 16_384, history.last != text else { return }
    history.append(text)
    if history.count > 200 { history.removeFirst() }
  }

  /// Goes up a line, or to an earlier message from the first line.
  mutating func up() {
    if moveLine(by: -1) { return }
    let next = (place ?? history.count) - 1
    guard history.indices.contains(next) else { return }
    if place == nil { draft = text }
    place = next
    replace(with: history[next])
  }

  /// Goes down a line, or to a later message from the last line.
  mutating func down() {
    if moveLine(by: 1) { return }
    guard let place else { return }
    let next = place + 1
    self.place = next < history.count ? next : nil
    replace(with: next < history.count ? history[next] : draft)
  }

  // MARK: - Rows

  /// The rows of the text, broken anywhere so that the cursor stands where the next letter comes.
  private func rows(_ text: String) -> [String] {
    var rows: [String] = []
    var row = ""
    var used = 0
    for character in text {
      if character == "\n" {
        rows.append(row)
        (row, used) = ("", 0)
        continue
      }
      let columns = DisplayText.width(String(character))
      if used + columns > width {
        rows.append(row)
        (row, used) = ("", 0)
      }
      row.append(character)
      used += columns
    }
    return rows + [row]
  }

  /// Moves by a row of the screen; false when there is none.
  private mutating func moveLine(by step: Int) -> Bool {
    let head = rows(before)
    let all = rows(text)
    let target = head.count - 1 + step
    guard all.indices.contains(target), all.count > 1 else { return false }
    let column = head[head.count - 1].count
    let wanted = min(column, all[target].count)
    var offset = 0
    var rest = text[...]
    for row in all[..<target] {
      rest = rest.dropFirst(row.count)
      offset += row.count
      if rest.first == "\n" {
        rest = rest.dropFirst()
        offset += 1
      }
    }
    let whole = text
    before = String(whole.prefix(offset + wanted))
    after = String(whole.dropFirst(offset + wanted))
    return true
  }

  /// How many rows it wants in a width.
  mutating func rowCount(width: Int) -> Int {
    self.width = max(4, width)
    return rows(text).count
  }

  /// Keeps the cursor in sight.
  mutating func reveal(rows height: Int) {
    let row = rows(before).count - 1
    top = min(top, row)
    if row >= top + height { top = row - height + 1 }
  }

  func draw(on canvas: inout Canvas, placeholder: String, isFocused: Bool, _ look: Look) {
    if isEmpty { canvas.write(placeholder, row: 0, column: 0, style: look[.placeholder]) }
    for (row, line) in rows(text).dropFirst(top).prefix(canvas.rows).enumerated() {
      canvas.write(line, row: row, column: 0, style: look[.field])
    }
    guard isFocused else { return }
    let head = rows(before)
    let (row, column) = (head.count - 1 - top, DisplayText.width(head[head.count - 1]))
    guard row < canvas.rows else { return }
    let at = min(column, canvas.columns - 1)
    canvas.placeCursor(row: row, column: at)
    canvas.restyle(Rect(row: row, column: at, rows: 1, columns: 1)) { _ in look[.cursor] }
  }
}
