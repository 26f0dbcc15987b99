internal import WaymarkCore
internal import WaymarkTerminal

extension Editor {
  /// Takes a key while editing is modal.
  mutating func typeModal(_ key: Key) -> [Effect] {
    guard vim != nil, current != nil else { return [] }
    if vim?.isPlaying == false, vim?.isRepeating == false { vim?.recording?.keys.append(key) }
    let wasResting = vim?.isResting ?? true
    if vim?.isRepeating == false {
      if wasResting { vim?.keys = [] }
      vim?.keys.append(key)
    }
    let before = current?.file.buffer.revision
    let effects = takeModal(key)
    if vim?.isRepeating == false, vim?.isResting == true, let keys = vim?.keys {
      // A change is what is repeated, from its first key to the last.
      if vim?.changed == true || current?.file.buffer.revision != before, !keys.isEmpty,
        !isUndo(keys)
      {
        vim?.lastChange = keys
      }
      vim?.changed = false
    } else if current?.file.buffer.revision != before {
      vim?.changed = true
    }
    settleCursor()
    return effects
  }

  private func isUndo(_ keys: [Key]) -> Bool {
    keys == [Key(.character("u"))] || keys == [Key(.character("."))]
      || keys.last == Key(.character("r"), .control)
  }

  private mutating func takeModal(_ key: Key) -> [Effect] {
    guard let mode = vim?.mode else { return [] }
    if key == Key(.escape) { return leaveMode() }
    switch mode {
    case .insert, .replace: return insert(key, replaces: mode == .replace)
    case .normal, .visual, .visualLine:
      guard case .character(let character) = key.code, key.modifiers.isEmpty else {
        return key == Key(.enter) ? command("+") : key == Key(.backspace) ? command("h") : []
      }
      return command(character)
    }
  }

  // MARK: - Modes

  private mutating func leaveMode() -> [Effect] {
    guard let mode = vim?.mode, var text = current else { return [] }
    vim?.reset()
    text.file.buffer.endGroup()
    if mode == .insert || mode == .replace {
      text.file.buffer.closeGroup()
      let start = text.text.startOfLine(at: text.selections.primary.head)
      let head = text.selections.primary.head
      text.select(
        SelectionSet(TextSelection(at: head > start ? text.text.boundary(before: head) : head)))
    } else if mode == .visual || mode == .visualLine {
      text.select(SelectionSet(TextSelection(at: min(vim?.head ?? 0, text.text.count))))
    } else {
      text.select(text.selections.onlyPrimary)
    }
    vim?.mode = .normal
    current = text
    return []
  }

  mutating func startInserting(_ mode: Vim.Mode = .insert) {
    vim?.reset()
    vim?.mode = mode
    current?.file.buffer.openGroup()
  }

  private mutating func insert(_ key: Key, replaces: Bool) -> [Effect] {
    guard var text = current else { return [] }
    switch key.code {
    case .character(let character) where key.modifiers.isEmpty:
      if replaces {
        let head = text.selections.primary.head
        let end = text.text.endOfLine(at: head)
        if head < end {
          text.select(
            SelectionSet(TextSelection(anchor: head, head: text.text.boundary(after: head))))
        }
        text.insert(String(character), kind: .typing)
      } else {
        text.type(character)
      }
    case .enter: text.breakLine()
    case .backspace: text.deleteBackward()
    case .tab: text.indent()
    case .delete: text.deleteForward()
    default: return []
    }
    current = text
    return []
  }

  /// Keeps the cursor on a character, and the selection of visual mode around its ends.
  private mutating func settleCursor() {
    guard let mode = vim?.mode, var text = current else { return }
    switch mode {
    case .normal:
      let head = text.selections.primary.head
      let last = VimMotions(text: text, vim: vim ?? Vim()).last(ofLineAt: head)
      guard head > last, text.selections.count == 1 else { return }
      let goal = text.goalColumns
      text.select(SelectionSet(TextSelection(at: last)))
      text.goalColumns = goal
    case .visual, .visualLine:
      guard let vim else { return }
      let (first, last) = (min(vim.anchor, vim.head), max(vim.anchor, vim.head))
      let (low, high) = (min(first, text.text.count), min(last, text.text.count))
      let range =
        mode == .visualLine
        ? text.text.startOfLine(
          at: low)..<(text.text.startOfNextLine(after: high) ?? text.text.count)
        : low..<text.text.boundary(after: min(high, text.text.count))
      let goal = text.goalColumns
      text.select(
        SelectionSet(
          vim.head < vim.anchor
            ? TextSelection(anchor: range.upperBound, head: range.lowerBound)
            : TextSelection(anchor: range.lowerBound, head: range.upperBound)))
      text.goalColumns = goal
    case .insert, .replace: return
    }
    current = text
  }

  // MARK: - Commands

  var isVisual: Bool { vim?.mode == .visual || vim?.mode == .visualLine }

  var modalHead: Int {
    isVisual ? vim?.head ?? 0 : current?.selections.primary.head ?? 0
  }

  private mutating func command(_ key: Character) -> [Effect] {
    guard let vim, let text = current else { return [] }
    if let prefix = vim.prefix { return command(key, after: prefix) }
    if key.isWholeNumber, key.isASCII, key != "0" || !vim.count.isEmpty {
      self.vim?.count.append(key)
      return []
    }
    if "gzZftFTrm'`\"q@".contains(key) || vim.operation != nil && "ia".contains(key)
      || isVisual && "ia".contains(key)
    {
      if key == "q", vim.recording != nil { return stopRecording() }
      self.vim?.prefix = key
      return []
    }
    if let operation = vim.operation, key == operation.double {
      return operate(lines(vim.times))
    }
    if let operation = VimOperator(key) {
      if isVisual { return operate(operation, visualStretch) }
      guard vim.operation == nil else { return cancel() }
      self.vim?.operation = operation
      self.vim?.operatorCount = vim.count
      self.vim?.count = ""
      return []
    }
    let column = text.goalColumns?.first ?? text.ruler.column(of: modalHead)
    if let target = VimMotions(text: text, vim: vim).target(
      of: key, from: modalHead, times: vim.times, column: column)
    {
      return go(to: target, key, column: column)
    }
    return isVisual ? visualCommand(key) : normalCommand(key)
  }

  mutating func cancel() -> [Effect] {
    vim?.reset()
    return []
  }

  /// Moves, or gives what was gone over to the operator that waits.
  mutating func go(to target: VimTarget, _ key: Character, column: Int) -> [Effect] {
    guard let vim, var text = current else { return [] }
    if let operation = vim.operation { return operate(operation, stretch(to: target, key)) }
    let isFar = "G%{}nN".contains(key)
    if isFar { text.jumps = text.jumps.suffix(100) + [modalHead] }
    if isVisual { self.vim?.head = min(target.offset, text.text.count) }
    text.file.buffer.endGroup()
    text.select(SelectionSet(TextSelection(at: min(target.offset, text.text.count))))
    text.goalColumns = "jk".contains(key) ? [column] : key == "$" ? [1 << 30] : nil
    current = text
    self.vim?.reset()
    return []
  }

  private func stretch(to target: VimTarget, _ key: Character) -> VimStretch {
    guard let vim, let text = current else { return VimStretch(range: 0..<0) }
    let head = text.selections.primary.head
    let (low, high) = (min(head, target.offset), max(head, target.offset))
    if target.isLines {
      let end = text.text.startOfNextLine(after: high) ?? text.text.count
      return VimStretch(range: text.text.startOfLine(at: low)..<end, isLines: true)
    }
    var end = target.isInclusive ? text.text.boundary(after: high) : high
    if key == "w" || key == "W" {
      // A word's blanks are kept when it is changed, and the end of the line when it is deleted.
      if vim.operation == .change {
        end = max(low + 1, text.text.wordEnd(after: low, isLarge: key == "W"))
      }
      let lineEnd = text.text.endOfLine(at: low)
      if end > lineEnd, low < lineEnd { end = lineEnd }
    }
    return VimStretch(range: low..<max(low, min(end, text.text.count)))
  }

  /// So many lines from the cursor on.
  func lines(_ count: Int) -> VimStretch {
    guard let text = current else { return VimStretch(range: 0..<0) }
    let start = text.text.startOfLine(at: text.selections.primary.head)
    var end = start
    for _ in 0..<max(1, count) {
      guard let next = text.text.startOfNextLine(after: end) else {
        end = text.text.count
        break
      }
      end = next
    }
    return VimStretch(range: start..<end, isLines: true)
  }

  var visualStretch: VimStretch {
    VimStretch(
      range: current?.selections.primary.range ?? 0..<0, isLines: vim?.mode == .visualLine)
  }

  mutating func operate(_ stretch: VimStretch) -> [Effect] {
    vim?.operation.map { operate($0, stretch) } ?? []
  }

  /// Does something to a stretch.
  mutating func operate(_ operation: VimOperator, _ stretch: VimStretch) -> [Effect] {
    guard var text = current else { return [] }
    let register = vim?.register
    vim?.reset()
    if isVisual { vim?.mode = .normal }
    let range = stretch.range
    text.file.buffer.endGroup()
    switch operation {
    case .yank:
      store(stretch, register)
      text.select(SelectionSet(TextSelection(at: range.lowerBound)))
    case .delete:
      store(stretch, register)
      text.edit(
        stretch.isLines ? text.lineEdits.deleted(range) : [TextEdit(delete: range)])
      let start = min(range.lowerBound, text.text.count)
      let line = text.text.startOfLine(at: start)
      text.select(
        SelectionSet(
          TextSelection(at: stretch.isLines ? text.text.indent(ofLineAt: line).upperBound : start)))
    case .change:
      store(stretch, register)
      current = text
      startInserting()
      guard var open = current else { return [] }
      if stretch.isLines {
        let start = open.text.indent(ofLineAt: range.lowerBound).upperBound
        let end = open.text.endOfLine(at: max(range.lowerBound, range.upperBound - 1))
        open.edit([TextEdit(delete: min(start, end)..<end)])
        open.select(SelectionSet(TextSelection(at: min(start, end))))
      } else {
        open.edit([TextEdit(delete: range)])
        open.select(SelectionSet(TextSelection(at: range.lowerBound)))
      }
      current = open
      return []
    case .indent, .outdent:
      let indentation = text.indentation
      text.edit(
        operation == .indent
          ? text.lineEdits.indented([range], indentation)
          : text.lineEdits.outdented([range], indentation))
      let line = text.text.startOfLine(at: range.lowerBound)
      text.select(SelectionSet(TextSelection(at: text.text.indent(ofLineAt: line).upperBound)))
    case .lower, .upper, .swapCase:
      let old = text.text.text(range)
      text.edit([TextEdit(range, operation.changed(old))])
      text.select(SelectionSet(TextSelection(at: range.lowerBound)))
    }
    current = text
    return []
  }

  private mutating func store(_ stretch: VimStretch, _ register: Character?) {
    guard let text = current, register != "_" else { return }
    var string = text.text.text(stretch.range)
    if stretch.isLines, !string.hasSuffix("\n") { string += "\n" }
    var content = Vim.Content(text: string, isLines: stretch.isLines)
    if let register, register.isUppercase {
      let name = Character(register.lowercased())
      content.text = (vim?.registers[name]?.text ?? "") + content.text
      vim?.registers[name] = content
    } else if let register {
      vim?.registers[register] = content
    }
    clipboard = (content.text, content.isLines)
  }
}

extension Vim {
  /// Whether no command is under way.
  var isResting: Bool { mode == .normal && pending.isEmpty }
}

extension VimOperator {
  /// Text in the case that is asked for.
  func changed(_ text: String) -> String {
    switch self {
    case .lower: text.lowercased()
    case .upper: text.uppercased()
    default:
      String(
        text.flatMap { $0.isUppercase ? Array($0.lowercased()) : Array($0.uppercased()) })
    }
  }
}
