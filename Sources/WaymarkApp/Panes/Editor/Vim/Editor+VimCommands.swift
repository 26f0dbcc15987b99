internal import WaymarkCore
internal import WaymarkTerminal

extension Editor {
  /// A key that follows another one.
  mutating func command(_ key: Character, after prefix: Character) -> [Effect] {
    vim?.prefix = nil
    guard let vim, var text = current else { return [] }
    let motions = VimMotions(text: text, vim: vim)
    switch prefix {
    case "f", "t", "F", "T":
      let search = Vim.CharacterSearch(
        isForward: prefix == "f" || prefix == "t", isTill: prefix == "t" || prefix == "T",
        target: key)
      self.vim?.lastSearch = search
      guard let target = motions.search(search, from: modalHead, vim.times) else { return cancel() }
      return go(to: target, prefix, column: 0)
    case "g":
      if key == "g", let target = motions.line(vim.times) { return go(to: target, "G", column: 0) }
      if key == "J" { return normalCommand("J") }
      guard let operation = VimOperator(afterG: key) else { return cancel() }
      if isVisual { return operate(operation, visualStretch) }
      self.vim?.operation = operation
      self.vim?.operatorCount = vim.count
      self.vim?.count = ""
      return []
    case "i", "a":
      guard let object = motions.object(key, isAround: prefix == "a", at: modalHead) else {
        return cancel()
      }
      guard let operation = vim.operation else {
        self.vim?.anchor = object.range.lowerBound
        self.vim?.head = text.text.boundary(
          before: max(object.range.lowerBound + 1, object.range.upperBound))
        if object.isLines { self.vim?.mode = .visualLine }
        self.vim?.reset()
        return []
      }
      return operate(operation, object)
    case "r":
      let head = text.selections.primary.head
      var end = head
      for _ in 0..<vim.times { end = text.text.boundary(after: end) }
      guard end <= text.text.endOfLine(at: head), end > head else { return cancel() }
      text.edit([TextEdit(head..<end, String(repeating: key, count: vim.times))])
      text.select(SelectionSet(TextSelection(at: head + String(key).utf8.count * (vim.times - 1))))
      current = text
      return cancel()
    case "\"":
      self.vim?.register = key
      return []
    case "m":
      self.vim?.marks[key] = text.selections.primary.head
      return cancel()
    case "'", "`":
      guard let mark = vim.marks[key] else {
        return cancel() + [.notify(Notice("There is no mark \(key)."))]
      }
      let offset = min(mark, text.text.count)
      return go(to: VimTarget(offset: offset, isLines: prefix == "'"), "G", column: 0)
    case "z":
      text.view.centre(
        text.selections.primary.head, text.ruler, height: key == "t" ? 2 : shape.height,
        width: shape.width)
      current = text
      return cancel()
    case "Z":
      return cancel() + [
        .give(Command(key == "Q" ? EditorAction.discard : .saveAndClose), isConfirmed: true)
      ]
    case "q":
      self.vim?.recording = (key, [])
      return cancel() + [.notify(Notice("Recording into \(key); q ends it."))]
    case "@": return playMacro(key == "@" ? vim.lastMacro : key)
    default: return cancel()
    }
  }

  mutating func stopRecording() -> [Effect] {
    guard let recording = vim?.recording else { return [] }
    vim?.macros[recording.register] = Array(recording.keys.dropLast())
    vim?.recording = nil
    return cancel()
  }

  private mutating func playMacro(_ register: Character?) -> [Effect] {
    let times = vim?.times ?? 1
    vim?.reset()
    guard let register, let keys = vim?.macros[register] else {
      return [.notify(Notice("Nothing was recorded there."))]
    }
    // One that plays itself would never end.
    guard vim?.isPlaying == false else { return [] }
    vim?.lastMacro = register
    vim?.isPlaying = true
    defer { vim?.isPlaying = false }
    return (0..<min(times, 1000)).flatMap { _ in keys.flatMap { typeModal($0) } }
  }

  /// Makes the last change again.
  private mutating func repeatChange() -> [Effect] {
    guard let vim, !vim.lastChange.isEmpty, !vim.isRepeating else { return [] }
    self.vim?.reset()
    self.vim?.isRepeating = true
    let effects = vim.lastChange.flatMap { typeModal($0) }
    self.vim?.isRepeating = false
    return effects
  }

  /// A command of normal mode that is no motion.
  mutating func normalCommand(_ key: Character) -> [Effect] {
    guard let vim, var text = current else { return [] }
    guard vim.operation == nil else { return cancel() }
    let times = vim.times
    let head = text.selections.primary.head
    let (start, end) = (text.text.startOfLine(at: head), text.text.endOfLine(at: head))
    switch key {
    case "i", "a", "I", "A", "o", "O", "R": return startInserting(key, head, start, end)
    case "x", "X", "s", "D", "C", "S", "Y", "~": return shortcut(key, times, head, start, end)
    case "p", "P": return put(before: key == "P", times)
    case "J":
      text.file.buffer.openGroup()
      for _ in 0..<max(1, times - 1) { text.joinLines() }
      text.file.buffer.closeGroup()
      current = text
    case "u", "U":
      for _ in 0..<times where !text.undo() { break }
      text.select(SelectionSet(TextSelection(at: text.selections.primary.range.lowerBound)))
      current = text
    case ".": return repeatChange()
    case "v", "V":
      self.vim?.mode = key == "v" ? .visual : .visualLine
      self.vim?.anchor = head
      self.vim?.head = head
    case "n", "N":
      self.vim?.reset()
      let effects = step(forward: key == "n")
      if let found = current?.selections.primary.range.lowerBound {
        current?.select(SelectionSet(TextSelection(at: found)))
      }
      return effects
    case "*", "#": return searchWord(forward: key == "*")
    case "/", "?":
      self.vim?.reset()
      openFind(isReplacing: false)
      return searchChanged()
    case ":":
      self.vim?.reset()
      return [.give(Command(VimAction.ex))]
    case "&": break
    default: break
    }
    self.vim?.reset()
    return []
  }

  private mutating func startInserting(
    _ key: Character, _ head: Int, _ start: Int, _ end: Int
  ) -> [Effect] {
    guard var text = current else { return [] }
    var place = head
    switch key {
    case "a": place = head < end ? text.text.boundary(after: head) : head
    case "I": place = text.text.indent(ofLineAt: start).upperBound
    case "A", "o": place = end
    case "O": place = start
    default: break
    }
    text.file.buffer.endGroup()
    text.select(SelectionSet(TextSelection(at: place)))
    current = text
    startInserting(key == "R" ? .replace : .insert)
    if key == "o" { current?.breakLine() }
    if key == "O", var open = current {
      let blanks = open.text.bytes(open.text.indent(ofLineAt: start))
      open.edit([TextEdit(start..<start, blanks + open.file.buffer.format.lineEnding.bytes)])
      open.select(SelectionSet(TextSelection(at: start + blanks.count)))
      current = open
    }
    return []
  }

  private mutating func shortcut(
    _ key: Character, _ times: Int, _ head: Int, _ start: Int, _ end: Int
  ) -> [Effect] {
    guard let text = current else { return [] }
    func over(_ steps: Int) -> Range<Int> {
      var place = head
      for _ in 0..<abs(steps) {
        place = steps > 0 ? text.text.boundary(after: place) : text.text.boundary(before: place)
      }
      place = min(max(place, start), end)
      return min(head, place)..<max(head, place)
    }
    switch key {
    case "x": return operate(.delete, VimStretch(range: over(times)))
    case "X": return operate(.delete, VimStretch(range: over(-times)))
    case "s": return operate(.change, VimStretch(range: over(times)))
    case "D": return operate(.delete, VimStretch(range: head..<end))
    case "C": return operate(.change, VimStretch(range: head..<end))
    case "S": return operate(.change, lines(times))
    case "Y": return operate(.yank, lines(times))
    default:
      let range = over(times)
      let effects = operate(.swapCase, VimStretch(range: range))
      current?.select(SelectionSet(TextSelection(at: range.upperBound)))
      return effects
    }
  }

  /// Puts what was deleted or copied after or before the cursor.
  private mutating func put(before: Bool, _ times: Int) -> [Effect] {
    guard let vim, var text = current else { return [] }
    let content =
      vim.register.flatMap { vim.registers[Character($0.lowercased())] }
      ?? Vim.Content(text: clipboard.text, isLines: clipboard.isLines)
    self.vim?.reset()
    guard !content.text.isEmpty else { return [.notify(Notice("There is nothing to put."))] }
    let head = text.selections.primary.head
    let string = String(repeating: content.text, count: times)
    if content.isLines {
      let line = text.text.startOfLine(at: head)
      let next = text.text.startOfNextLine(after: head)
      var place = before ? line : next ?? text.text.count
      var lines = string
      if !before, next == nil, text.text.count > 0 {
        lines = "\n" + string.dropLast()
        place = text.text.count
      }
      text.edit([TextEdit(insert: lines, at: place)])
      let first = lines.hasPrefix("\n") && next == nil && !before ? place + 1 : place
      text.select(SelectionSet(TextSelection(at: text.text.indent(ofLineAt: first).upperBound)))
    } else {
      let end = text.text.endOfLine(at: head)
      let place = before || head >= end ? head : text.text.boundary(after: head)
      text.edit([TextEdit(insert: string, at: place)])
      text.select(
        SelectionSet(TextSelection(at: text.text.boundary(before: place + string.utf8.count))))
    }
    current = text
    return []
  }

  /// Looks for the word under the cursor.
  private mutating func searchWord(forward: Bool) -> [Effect] {
    guard let text = current else { return [] }
    vim?.reset()
    let word = text.text.word(at: text.selections.primary.head)
    guard !word.isEmpty else { return [] }
    lastPattern = text.text.text(word)
    lastQuery = SearchQuery(lastPattern, isCaseSensitive: true, isWholeWord: true)
    current?.select(
      SelectionSet(TextSelection(anchor: word.lowerBound, head: word.upperBound)))
    let effects = step(forward: forward)
    if let found = current?.selections.primary.range.lowerBound {
      current?.select(SelectionSet(TextSelection(at: found)))
    }
    return effects
  }

  /// A command of visual mode that is no motion.
  mutating func visualCommand(_ key: Character) -> [Effect] {
    let stretch = visualStretch
    switch key {
    case "x", "X": return operate(.delete, stretch)
    case "s": return operate(.change, stretch)
    case "u": return operate(.lower, stretch)
    case "U": return operate(.upper, stretch)
    case "~": return operate(.swapCase, stretch)
    case "J":
      current?.joinLines()
      return typeModal(Key(.escape))
    case "p", "P":
      let kept = clipboard
      let effects = operate(.delete, stretch)
      let replaced = clipboard
      clipboard = kept
      let more = put(before: true, 1)
      clipboard = replaced
      return effects + more
    case "o":
      if let vim {
        self.vim?.anchor = vim.head
        self.vim?.head = vim.anchor
      }
    case "v", "V":
      let wanted: Vim.Mode = key == "v" ? .visual : .visualLine
      if vim?.mode == wanted { return typeModal(Key(.escape)) }
      vim?.mode = wanted
    case ":":
      return [.give(Command(VimAction.ex))]
    default: break
    }
    vim?.reset()
    return []
  }
}
