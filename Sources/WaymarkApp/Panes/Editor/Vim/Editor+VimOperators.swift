internal import WaymarkCore
internal import WaymarkTerminal

extension Editor {
  mutating func operate(_ stretch: VimStretch) -> [Effect] {
    vim?.operation.map { operate($0, stretch) } ?? []
  }

  /// Does something to a stretch.
  mutating func operate(_ operation: VimOperator, _ stretch: VimStretch) -> [Effect] {
    guard var text = current else { return [] }
    let (register, times) = (vim?.register, vim?.times ?? 1)
    let wasVisual = isVisual
    vim?.reset()
    if wasVisual { vim?.mode = .normal }
    let range = stretch.range
    text.file.buffer.endGroup()
    var effects: [Effect] = []
    switch operation {
    case .yank:
      effects = store(stretch, register, isDeleted: false)
      let head = text.selections.primary.head
      let isBefore =
        stretch.isLines && !wasVisual && text.text.startOfLine(at: head) == range.lowerBound
      text.select(SelectionSet(TextSelection(at: isBefore ? head : range.lowerBound)))
    case .delete:
      effects = store(stretch, register, isDeleted: true)
      text.edit(stretch.isLines ? text.lineEdits.deleted(range) : [TextEdit(delete: range)])
      let start = min(range.lowerBound, text.text.count)
      text.select(SelectionSet(TextSelection(at: start)))
      if stretch.isLines { text.goToFirstCharacter(ofLineAt: text.lastRealLine(notAfter: start)) }
    case .change:
      effects = store(stretch, register, isDeleted: true)
      current = text
      startInserting()
      change(stretch)
      return effects
    case .indent, .outdent:
      let indentation = text.indentation
      text.file.buffer.openGroup()
      // In visual mode, a count is how far.
      for _ in 0..<(wasVisual ? min(times, 100) : 1) {
        let lines =
          text.text.startOfLine(
            at: range.lowerBound)..<min(
            range.upperBound, text.text.count)
        text.edit(
          operation == .indent
            ? text.lineEdits.indented([lines], indentation)
            : text.lineEdits.outdented([lines], indentation))
      }
      text.file.buffer.closeGroup()
      text.goToFirstCharacter(ofLineAt: text.text.startOfLine(at: range.lowerBound))
    case .lower, .upper, .swapCase:
      text.edit([TextEdit(range, operation.changed(text.text.text(range)))])
      text.select(SelectionSet(TextSelection(at: range.lowerBound)))
    }
    current = text
    return effects
  }

  private mutating func change(_ stretch: VimStretch) {
    guard var text = current else { return }
    let range = stretch.range
    var gone = range
    if stretch.isLines {
      let start = text.text.indent(ofLineAt: range.lowerBound).upperBound
      let last = max(range.lowerBound, range.upperBound - 1)
      let end = text.text.endOfLine(at: min(last, text.text.count))
      gone = min(start, end)..<end
    }
    text.edit([TextEdit(delete: gone)])
    text.select(SelectionSet(TextSelection(at: gone.lowerBound)))
    current = text
  }

  /// Keeps text in a register.
  mutating func store(
    _ stretch: VimStretch, _ register: Character?, isDeleted: Bool
  ) -> [Effect] {
    guard let text = current else { return [] }
    // Registers are not for so much; it can be put by pasting, in another text.
    guard stretch.range.count <= Editor.mostAtOnce else {
      clipboard = Clipboard(stretch.range, of: text.text)
      return []
    }
    var string = text.text.text(stretch.range)
    if stretch.isLines, !string.hasSuffix("\n") { string += "\n" }
    return store(
      VimRegisters.Content(text: string, kind: stretch.isLines ? .lines : .characters), register,
      isDeleted: isDeleted)
  }

  mutating func store(
    _ content: VimRegisters.Content, _ register: Character?, isDeleted: Bool
  ) -> [Effect] {
    guard register != VimRegisters.none else { return [] }
    vim?.registers.store(content, in: register, isDeleted: isDeleted)
    clipboard = Clipboard(content.text, isLines: content.kind == .lines)
    return register == "+" || register == "*" ? [.copy(content.text)] : []
  }

  /// What a register holds; without a name, what was deleted, copied or cut last.
  func content(of register: Character?) -> VimRegisters.Content? {
    switch register {
    case nil, "\"", "+", "*":
      // What was cut by other keys is newer than what vim knows of.
      if let known = vim?.registers.unnamed, known.text.utf8.count == clipboard.count,
        known.text == clipboard.text
      {
        return known
      }
      return clipboard.count == 0
        ? nil
        : VimRegisters.Content(
          text: clipboard.text, kind: clipboard.isLines ? .lines : .characters)
    case "%": return current.map { VimRegisters.Content(text: $0.title) }
    case "/": return vim.map { VimRegisters.Content(text: $0.search.pattern) }
    case let name?: return vim?.registers[name]
    }
  }

  /// Puts what was deleted or copied after or before the cursor.
  mutating func put(before: Bool, _ times: Int) -> [Effect] {
    guard let vim, var text = current else { return [] }
    guard clipboard.count <= Editor.mostAtOnce else { return cancel() + [Editor.tooMuch] }
    let content = content(of: vim.register)
    self.vim?.reset()
    guard let content, !content.text.isEmpty else {
      return [.notify(Notice("There is nothing to put."))]
    }
    let times = min(times, max(1, (64 << 20) / content.text.utf8.count))
    switch content.kind {
    case .lines:
      text.putLines(String(repeating: content.text, count: times), before: before)
    case .block: text.putBlock(content.text, before: before, times: times)
    case .characters:
      let head = text.selections.primary.head
      let string = String(repeating: content.text, count: times)
      let place =
        before || head >= text.text.endOfLine(at: head) ? head : text.text.boundary(after: head)
      text.edit([TextEdit(insert: string, at: place)])
      // Behind a text of several lines would be far away.
      let end = place + string.utf8.count
      text.select(
        SelectionSet(
          TextSelection(at: string.contains("\n") ? place : text.text.boundary(before: end))))
    }
    current = text
    return []
  }
}

extension OpenText {
  mutating func goToFirstCharacter(ofLineAt line: Int) {
    select(SelectionSet(TextSelection(at: text.indent(ofLineAt: line).upperBound)))
  }

  /// The line at an offset, or the one before where only an end of the text is left.
  func lastRealLine(notAfter offset: Int) -> Int {
    let line = text.startOfLine(at: offset)
    return line == text.count && line > 0 ? text.startOfLine(at: line - 1) : line
  }

  fileprivate mutating func putLines(_ string: String, before: Bool) {
    let head = selections.primary.head
    let next = text.startOfNextLine(after: head)
    var place = before ? text.startOfLine(at: head) : next ?? text.count
    var lines = string
    if !before, next == nil, text.count > 0 {
      lines = "\n" + string.dropLast()
      place = text.count
    }
    edit([TextEdit(insert: lines, at: place)])
    let first = !before && next == nil && lines.hasPrefix("\n") ? place + 1 : place
    goToFirstCharacter(ofLineAt: first)
  }

  /// Puts lines beside each other, all in the column of the cursor.
  fileprivate mutating func putBlock(_ string: String, before: Bool, times: Int) {
    let head = selections.primary.head
    let isAtEnd = head >= text.endOfLine(at: head)
    let place = before || isAtEnd ? head : text.boundary(after: head)
    let column = ruler.column(of: place)
    let parts = string.split(separator: "\n", omittingEmptySubsequences: false)
    let width = parts.map(\.count).max() ?? 0
    var line: Int? = text.startOfLine(at: place)
    var edits: [TextEdit] = []
    var missing = ""
    for part in parts {
      let padded = part + String(repeating: " ", count: width - part.count)
      let whole = String(repeating: String(padded), count: times)
      guard let start = line, start < text.count || start == 0 || text.byte(at: start - 1) != 0x0A
      else {
        missing += String(repeating: " ", count: column) + whole + "\n"
        continue
      }
      let offset = ruler.offset(ofColumn: column, inLineAt: start)
      let gap = column - ruler.column(of: offset, inLineAt: start)
      edits.append(
        TextEdit(insert: String(repeating: " ", count: max(0, gap)) + whole, at: offset))
      line = text.startOfNextLine(after: start)
    }
    if !missing.isEmpty { edits.append(TextEdit(insert: missing, at: text.count)) }
    edit(edits)
    select(SelectionSet(TextSelection(at: place)))
  }
}
