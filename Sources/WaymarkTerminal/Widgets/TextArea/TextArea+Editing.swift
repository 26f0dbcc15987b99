extension TextArea {
  /// Inserts at the cursor, in place of what is selected.
  package mutating func insert(_ text: String) {
    let range = selection ?? cursor..<cursor
    guard !text.isEmpty || !range.isEmpty else { return }
    replace(range, with: text, isTyped: range.isEmpty && text.utf8.count <= 4 && text.count == 1)
  }

  /// Replaces everything; that can be taken back as well.
  package mutating func replaceAll(with text: String) { replace(start..<end, with: text) }

  package mutating func deleteBackward() { delete(from: cursor, to: left(of: cursor)) }

  package mutating func deleteForward() { delete(from: cursor, to: right(of: cursor)) }

  package mutating func deleteWordBackward() { delete(from: cursor, to: wordLeft(of: cursor)) }

  package mutating func deleteWordForward() { delete(from: cursor, to: wordRight(of: cursor)) }

  /// Deletes what stands before the cursor in its line; at the start of a line the line break.
  package mutating func deleteToLineStart() {
    let start = Position(line: cursor.line, offset: 0)
    delete(from: cursor, to: cursor == start ? left(of: cursor) : start)
  }

  /// Deletes what stands behind the cursor in its line; at the end of a line the line break.
  package mutating func deleteToLineEnd() {
    let end = Position(line: cursor.line, offset: lines[cursor.line].length)
    delete(from: cursor, to: cursor == end ? right(of: cursor) : end)
  }

  /// Takes what is selected out.
  ///
  /// - Returns: What it was; nil when nothing was selected.
  package mutating func cut() -> String? {
    guard let text = selectedText, let selection else { return nil }
    replace(selection, with: "")
    return text
  }

  private mutating func delete(from one: Position, to other: Position) {
    let range = selection ?? min(one, other)..<max(one, other)
    if !range.isEmpty { replace(range, with: "") }
  }

  private mutating func replace(
    _ range: Range<Position>, with text: String, isTyped: Bool = false
  ) {
    let removed = self.text(in: range)
    let before = cursor
    let inserted = splice(range, with: text)
    history.keep(
      .init(
        position: range.lowerBound, removed: removed, inserted: inserted, cursor: before),
      isTyped: isTyped)
  }

  /// Changes the lines and puts the cursor behind what is new.
  ///
  /// - Returns: What was inserted, after cleaning.
  @discardableResult
  private mutating func splice(_ range: Range<Position>, with text: String) -> String {
    let (from, to) = (range.lowerBound, range.upperBound)
    let head = lines[from.line][0..<from.offset]
    let tail = lines[to.line][to.offset..<lines[to.line].length]
    var new = TextArea.lines(of: text)
    let inserted = new.map(\.text).joined(separator: "\n")
    let last = new.count - 1
    cursor = Position(
      line: from.line + last, offset: new[last].length + (last == 0 ? from.offset : 0))
    if last == 0 {
      new[0] = TextLine("\(head)\(new[0].text)\(tail)")
    } else {
      new[0] = TextLine("\(head)\(new[0].text)")
      new[last] = TextLine("\(new[last].text)\(tail)")
    }
    lines.replaceSubrange(from.line...to.line, with: new)
    anchor = nil
    aim = nil
    return inserted
  }

  // MARK: - History

  package var canUndo: Bool { history.canUndo }
  package var canRedo: Bool { history.canRedo }

  /// Takes the last change back.
  package mutating func undo() {
    guard let change = history.undo() else { return }
    let end = TextArea.end(of: change.inserted, from: change.position)
    splice(change.position..<end, with: change.removed)
    cursor = change.cursor
  }

  /// Does again what was taken back.
  package mutating func redo() {
    guard let change = history.redo() else { return }
    let end = TextArea.end(of: change.removed, from: change.position)
    splice(change.position..<end, with: change.inserted)
  }

  /// The place behind a text that starts at a place.
  private static func end(of text: String, from start: Position) -> Position {
    let breaks = text.utf8.count { $0 == 0x0A }
    guard breaks > 0, let last = text.utf8.lastIndex(of: 0x0A) else {
      return Position(line: start.line, offset: start.offset + text.utf8.count)
    }
    let offset = text.utf8.distance(from: last, to: text.utf8.endIndex) - 1
    return Position(line: start.line + breaks, offset: offset)
  }
}
