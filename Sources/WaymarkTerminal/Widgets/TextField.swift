/// One line of text being typed: edits by what people see as characters, and scrolls sideways.
package struct TextField: Sendable, Hashable {
  /// What stands before and after the cursor.
  package private(set) var before: String
  package private(set) var after: String
  /// How many characters at the start are scrolled out of sight.
  private var hidden = 0

  /// Makes a field with the cursor at its end.
  package init(_ text: String = "") {
    before = TextField.line(text)
    after = ""
  }

  package var text: String { before + after }
  package var isEmpty: Bool { before.isEmpty && after.isEmpty }

  /// Inserts at the cursor; line breaks become spaces.
  package mutating func insert(_ text: String) { before += TextField.line(text) }

  /// Replaces everything and moves the cursor to the end.
  package mutating func replace(with text: String) { self = TextField(text) }

  private static func line(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }

  // MARK: - Motions

  package mutating func moveLeft() {
    if let character = before.popLast() { after.insert(character, at: after.startIndex) }
  }

  package mutating func moveRight() {
    if !after.isEmpty { before.append(after.removeFirst()) }
  }

  package mutating func moveToStart() { (before, after) = ("", text) }

  package mutating func moveToEnd() { (before, after) = (text, "") }

  /// Moves to the start of the word before the cursor.
  package mutating func moveWordLeft() {
    let kept = before.prefix(before.count - TextField.wordLength(before.reversed()))
    (before, after) = (String(kept), String(before.dropFirst(kept.count)) + after)
  }

  /// Moves to the end of the word after the cursor.
  package mutating func moveWordRight() {
    let length = TextField.wordLength(Array(after))
    (before, after) = (before + after.prefix(length), String(after.dropFirst(length)))
  }

  // MARK: - Deletions

  package mutating func deleteBackward() { _ = before.popLast() }

  package mutating func deleteForward() { if !after.isEmpty { after.removeFirst() } }

  package mutating func deleteWordBackward() {
    before.removeLast(TextField.wordLength(before.reversed()))
  }

  package mutating func deleteWordForward() {
    after.removeFirst(TextField.wordLength(Array(after)))
  }

  package mutating func deleteToStart() { before = "" }

  package mutating func deleteToEnd() { after = "" }

  /// The characters up to the far end of the next word: what is between words, then the word.
  private static func wordLength(_ characters: [Character]) -> Int {
    let gap = characters.prefix { !$0.isPartOfWord }.count
    return gap + characters.dropFirst(gap).prefix(while: \.isPartOfWord).count
  }

  // MARK: - Drawing

  /// Scrolls as little as possible so that the cursor is among `width` columns.
  package mutating func reveal(width: Int) {
    // From the cursor backwards, so that a long paste is not measured again for each character.
    var (used, fitting) = (0, 0)
    for character in before.reversed() {
      used += DisplayText.width(String(character))
      guard used < max(1, width) else { break }
      fitting += 1
    }
    hidden = before.count - fitting
  }

  /// The looks of a field.
  package struct Look: Sendable, Hashable {
    package var text: Style
    package var placeholder: Style
    package var cursor: Style

    package init(text: Style, placeholder: Style, cursor: Style) {
      self.text = text
      self.placeholder = placeholder
      self.cursor = cursor
    }
  }

  /// Draws the field over the whole canvas, of which it uses the first row, with its cursor.
  ///
  /// - Parameters:
  ///   - canvas: Where to draw.
  ///   - look: The looks of its parts.
  ///   - placeholder: Shown while the field is empty.
  ///   - isFocused: Whether the cursor is shown.
  package func draw(
    on canvas: inout Canvas, _ look: Look, placeholder: String = "", isFocused: Bool = true
  ) {
    let row = Rect(row: 0, column: 0, rows: 1, columns: canvas.columns)
    canvas.fill(row, style: look.text)
    let shown = String(before.dropFirst(hidden))
    let column = canvas.write(shown, row: 0, column: 0, style: look.text)
    if isEmpty {
      canvas.write(placeholder, row: 0, column: 0, style: look.placeholder)
    } else {
      canvas.write(after, row: 0, column: column, style: look.text)
    }
    guard isFocused, column < canvas.columns else { return }
    canvas.placeCursor(row: 0, column: column)
    let cell = Rect(row: 0, column: column, rows: 1, columns: 1)
    canvas.restyle(cell) { _ in look.cursor }
  }
}
