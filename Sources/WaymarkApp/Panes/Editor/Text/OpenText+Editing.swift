internal import WaymarkCore

extension OpenText {
  /// Puts text in the place of every selection.
  mutating func insert(_ string: String, kind: TextBuffer.Kind = .other) {
    let bytes = Array(string.utf8)
    edit(selections.all.map { TextEdit($0.range, bytes) }, kind: kind)
    // What was selected is gone, and the cursor stands behind what came.
    select(selections.map { TextSelection(at: $0.range.upperBound) })
  }

  /// Types a character; a pair's other half comes along or is stepped over.
  mutating func type(_ character: Character) {
    let string = String(character)
    if let pair = OpenText.pairs[character] {
      if selections.all.allSatisfy({ !$0.isCursor }) { return surround(string, String(pair)) }
      if closesPair(character), pair == character { return stepOver(string) }
      if wantsPair(character) {
        insert(string + String(pair), kind: .typing)
        return select(selections.map { TextSelection(at: $0.head - String(pair).utf8.count) })
      }
    } else if closesPair(character) {
      return stepOver(string)
    }
    insert(string, kind: .typing)
  }

  private static let pairs: [Character: Character] = [
    "(": ")", "[": "]", "{": "}", "\"": "\"", "'": "'", "`": "`",
  ]

  /// Whether every cursor stands before the closing half that is typed.
  private func closesPair(_ character: Character) -> Bool {
    guard let byte = character.asciiValue, ")]}\"'`".utf8.contains(byte) else { return false }
    return selections.all.allSatisfy { $0.isCursor && text.byte(at: $0.head) == byte }
  }

  /// Whether nothing follows that the other half would get in the way of.
  private func wantsPair(_ character: Character) -> Bool {
    guard language != nil else { return false }
    let isQuote = OpenText.pairs[character] == character
    return selections.all.allSatisfy { selection in
      guard selection.isCursor else { return false }
      let next = text.byte(at: selection.head)
      let isFree = next.map { WordClass($0) == .blank || ")]}".utf8.contains($0) } ?? true
      guard isQuote, selection.head > 0 else { return isFree }
      let before = text.byte(at: selection.head - 1)
      return isFree && before.map { WordClass($0) != .word && $0 != character.asciiValue } ?? true
    }
  }

  private mutating func stepOver(_ string: String) {
    select(selections.map { TextSelection(at: $0.head + string.utf8.count) })
  }

  /// Puts text before and after every selection.
  mutating func surround(_ open: String, _ close: String) {
    edit(
      selections.all.flatMap { selection in
        [
          TextEdit(insert: open, at: selection.range.lowerBound),
          TextEdit(insert: close, at: selection.range.upperBound),
        ]
      })
  }

  /// Breaks the line at every cursor, in by as much as the line is.
  mutating func breakLine() {
    let edits = lineEdits
    let ending = file.buffer.format.lineEnding.bytes
    var backs: [Int] = []
    let changes = selections.all.map { selection -> TextEdit in
      let indent = edits.newLineIndent(at: selection.range.lowerBound, indentation)
      var bytes = ending + indent
      backs.append(0)
      // Between brackets, the closing one goes to a line of its own.
      if let before = text.byte(at: selection.range.lowerBound - 1),
        let after = text.byte(at: selection.range.upperBound),
        OpenText.pairs[Character(UnicodeScalar(before))] == Character(UnicodeScalar(after)),
        before != after
      {
        let outer = text.bytes(
          text.indent(ofLineAt: text.startOfLine(at: selection.range.lowerBound)))
        bytes += ending + outer
        backs[backs.count - 1] = ending.count + outer.count
      }
      return TextEdit(selection.range, bytes)
    }
    edit(changes, kind: .typing)
    select(
      SelectionSet(
        zip(selections.all, backs + Array(repeating: 0, count: selections.count)).map {
          TextSelection(at: $0.range.upperBound - $1)
        }, primaryIndex: selections.primaryIndex))
  }

  /// Deletes the selections, or the character before every cursor.
  mutating func deleteBackward() {
    delete(selections.all.map { stretchBefore($0.head) })
  }

  /// What goes when the character before a cursor is deleted.
  private func stretchBefore(_ head: Int) -> Range<Int> {
    let start = text.startOfLine(at: head)
    // Blanks at the beginning of a line go a step at a time.
    let blanks = text.bytes(start..<head)
    if !indentation.usesTabs, !blanks.isEmpty, blanks.allSatisfy({ $0 == 0x20 }) {
      return head - ((blanks.count - 1) % indentation.width + 1)..<head
    }
    var end = head
    let from = text.boundary(before: head)
    // An empty pair goes at once.
    if let open = text.byte(at: from), let close = text.byte(at: head), language != nil,
      OpenText.pairs[Character(UnicodeScalar(open))] == Character(UnicodeScalar(close))
    {
      end += 1
    }
    return from..<end
  }

  /// Deletes the selections, or the character after every cursor.
  mutating func deleteForward() {
    delete(selections.all.map { $0.head..<text.boundary(after: $0.head) })
  }

  mutating func deleteWordBackward() {
    delete(selections.all.map { text.wordStart(before: $0.head)..<$0.head })
  }

  mutating func deleteWordForward() {
    delete(selections.all.map { $0.head..<text.wordEnd(after: $0.head) })
  }

  /// Deletes to the end of the line, or its ending when nothing else is left.
  ///
  /// - Returns: What was deleted.
  mutating func deleteToLineEnd() -> String {
    let stretches = selections.all.map { selection in
      let end = text.endOfLine(at: selection.head)
      return selection.head..<(end > selection.head ? end : text.boundary(after: end))
    }
    let cut = zip(selections.all, stretches).map { text.text($0.isCursor ? $1 : $0.range) }
    delete(stretches)
    return cut.joined(separator: cut.count > 1 ? "\n" : "")
  }

  /// Deletes the selections, or a stretch at every cursor.
  private mutating func delete(_ stretches: [Range<Int>]) {
    let edits = zip(selections.all, stretches).map { selection, stretch in
      TextEdit(delete: selection.isCursor ? stretch : selection.range)
    }
    edit(edits, kind: selections.all.allSatisfy(\.isCursor) ? .deleting : .other)
    select(selections.map { TextSelection(at: $0.range.lowerBound) })
  }

  // MARK: - Lines

  private var ranges: [Range<Int>] { selections.all.map(\.range) }

  mutating func indent() {
    if selections.all.allSatisfy({ selection in
      (text.startOfNextLine(after: selection.range.lowerBound) ?? .max)
        > selection.range.upperBound
    }) {
      return insertTab()
    }
    edit(lineEdits.indented(ranges, indentation))
  }

  private mutating func insertTab() {
    guard !indentation.usesTabs else { return insert("\t", kind: .typing) }
    let ruler = ruler
    let edits = selections.all.map { selection in
      let column = ruler.column(of: selection.range.lowerBound)
      let count = indentation.width - column % indentation.width
      return TextEdit(selection.range, String(repeating: " ", count: count))
    }
    edit(edits, kind: .typing)
    select(selections.map { TextSelection(at: $0.range.upperBound) })
  }

  mutating func outdent() { edit(lineEdits.outdented(ranges, indentation)) }

  /// - Returns: false when the language has no comments that are known.
  mutating func toggleComment() -> Bool {
    guard let language, language.lineComment != nil || language.blockComment != nil else {
      return false
    }
    edit(lineEdits.commentToggled(ranges, language))
    return true
  }

  mutating func duplicateLines() { edit(selections.all.flatMap { lineEdits.duplicated($0.range) }) }

  mutating func deleteLines() {
    edit(blocks.flatMap { lineEdits.deleted($0) })
    select(selections.map { TextSelection(at: $0.head) })
  }

  /// The stretches of whole lines that are selected, each once.
  private var blocks: [Range<Int>] {
    var blocks: [Range<Int>] = []
    for range in ranges.map(lineEdits.block) {
      if let last = blocks.last, range.lowerBound < last.upperBound {
        blocks[blocks.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        blocks.append(range)
      }
    }
    return blocks
  }

  mutating func moveLines(down: Bool) {
    let selection = selections.primary
    guard let (edits, shift) = lineEdits.moved(selection.range, down: down) else { return }
    edit(edits)
    let limit = text.count
    select(
      SelectionSet(
        TextSelection(
          anchor: min(max(0, selection.anchor + shift), limit),
          head: min(max(0, selection.head + shift), limit))))
  }

  mutating func joinLines() { edit(selections.all.flatMap { lineEdits.joined($0.range) }) }

  mutating func sortLines() {
    let range = selections.primary.isCursor ? 0..<text.count : selections.primary.range
    edit(lineEdits.sorted(range))
  }

  /// Changes the case of what is selected, or of the words at the cursors.
  mutating func changeCase(_ change: (String) -> String) {
    edit(
      selections.all.map { selection in
        let range = selection.isCursor ? text.word(at: selection.head) : selection.range
        return TextEdit(range, change(text.text(range)))
      })
  }

  // MARK: - Clipboard

  /// What is selected; of cursors alone, their whole lines.
  var copied: (text: String, isLines: Bool) {
    let ending = file.buffer.format.lineEnding
    guard selections.all.contains(where: { !$0.isCursor }) else {
      let lines = blocks.map { text.text($0) }.joined()
      return (
        lines.hasSuffix("\n") ? lines : lines + String(decoding: ending.bytes, as: UTF8.self), true
      )
    }
    let parts = selections.all.filter { !$0.isCursor }.map { text.text($0.range) }
    return (parts.joined(separator: "\n"), false)
  }

  mutating func cut() {
    if selections.all.contains(where: { !$0.isCursor }) {
      edit(selections.all.filter { !$0.isCursor }.map { TextEdit(delete: $0.range) })
    } else {
      deleteLines()
    }
  }

  /// Puts copied text in; as many lines as there are cursors are dealt out to them.
  mutating func paste(_ string: String, isLines: Bool = false) {
    let string = adapted(string)
    if isLines, selections.all.allSatisfy(\.isCursor) {
      return edit(
        selections.all.map { TextEdit(insert: string, at: text.startOfLine(at: $0.head)) })
    }
    guard selections.count > 1 else { return insert(string) }
    let parts = string.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == selections.count else { return insert(string) }
    edit(zip(selections.all, parts).map { TextEdit($0.range, $1) })
    select(selections.map { TextSelection(at: $0.range.upperBound) })
  }

  /// Text with the line endings of the file.
  private func adapted(_ string: String) -> String {
    String(
      decoding: file.buffer.format.lineEnding.normalised(Array(string.utf8)), as: UTF8.self)
  }
}
