internal import WaymarkCore
internal import WaymarkTerminal

extension Editor {
  /// A key that follows another one.
  mutating func command(_ key: Character, after prefix: Character) -> [Effect] {
    vim?.prefix = nil
    guard let vim, var text = current else { return [] }
    switch prefix {
    case "f", "t", "F", "T":
      let search = Vim.CharacterSearch(
        isForward: prefix == "f" || prefix == "t", isTill: prefix == "t" || prefix == "T",
        target: key)
      self.vim?.lastCharacterSearch = search
      let motions = VimMotions(text: text, vim: vim)
      guard let target = motions.search(search, from: modalHead, vim.times) else { return cancel() }
      return go(to: target, prefix, column: 0)
    case "g": return commandAfterG(key)
    case "i", "a": return takeObject(key, isAround: prefix == "a")
    case "r":
      if isVisual { return replaceSelected(by: key) }
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
      let place = modalHead
      self.vim?.marks[key] = place
      return cancel()
    case "'", "`":
      guard let mark = key == prefix ? text.jumps.last : vim.marks[key] else {
        return cancel() + [.notify(Notice("There is no mark \(key)."))]
      }
      var offset = min(mark, text.text.count)
      if prefix == "'", vim.operation == nil {
        offset = text.text.indent(ofLineAt: text.text.startOfLine(at: offset)).upperBound
      }
      return go(to: VimTarget(offset: offset, isLines: prefix == "'"), "G", column: 0)
    case "z":
      let height = key == "t" ? 2 : key == "b" ? 2 * shape.height - 3 : shape.height
      text.view.centre(
        text.selections.primary.head, text.ruler, height: height, width: shape.width)
      text.view.followsCursor = false
      current = text
      return cancel()
    case "Z":
      return cancel() + [
        .give(Command(key == "Q" ? EditorAction.discard : .saveAndClose), isConfirmed: true)
      ]
    case "q":
      self.vim?.recording = (key, [])
      return cancel()
    case "@": return playMacro(key == "@" ? vim.lastMacro : key)
    default: return cancel()
    }
  }

  private mutating func commandAfterG(_ key: Character) -> [Effect] {
    guard let vim, let text = current else { return [] }
    let motions = VimMotions(text: text, vim: vim)
    switch key {
    case "g": return motions.line(vim.times).map { go(to: $0, "G", column: 0) } ?? cancel()
    case "e", "E", "_":
      return motions.targetAfterG(key, from: modalHead, times: vim.times)
        .map { go(to: $0, key, column: 0) } ?? cancel()
    case "j", "k":
      let column = text.goalColumns?.first ?? text.ruler.column(of: modalHead)
      return motions.target(of: key, from: modalHead, times: vim.times, column: column)
        .map { go(to: $0, key, column: column) } ?? cancel()
    case "n", "N": return takeMatch(isForward: key == "n")
    case "v": return selectAgain()
    case "J":
      joinWithoutBlanks(max(2, vim.times))
      return cancel()
    default: break
    }
    guard let operation = VimOperator(afterG: key) else { return cancel() }
    if isVisual { return operateOnVisual(operation) }
    wait(for: operation)
    return []
  }

  private mutating func joinWithoutBlanks(_ lines: Int) {
    guard var text = current else { return }
    text.file.buffer.openGroup()
    for _ in 1..<min(lines, 100_000) {
      let head = text.selections.primary.head
      let end = text.text.endOfLine(at: head)
      guard let next = text.text.startOfNextLine(after: head), next < text.text.count else { break }
      text.edit([TextEdit(delete: end..<next)])
      text.select(SelectionSet(TextSelection(at: end)))
    }
    text.file.buffer.closeGroup()
    current = text
  }

  /// Selects what `i` or `a` and a key stand for, or gives it to the operator that waits.
  private mutating func takeObject(_ key: Character, isAround: Bool) -> [Effect] {
    guard let vim, let text = current else { return [] }
    let objects = VimObjects(text: text.text)
    guard
      let object = objects.object(key, isAround: isAround, at: modalHead, times: vim.times)
    else { return cancel() }
    guard vim.operation == nil else { return operate(object) }
    guard !object.range.isEmpty else { return cancel() }
    self.vim?.anchor = object.range.lowerBound
    self.vim?.head = text.text.boundary(before: object.range.upperBound)
    self.vim?.mode = object.isLines ? .visualLine : .visual
    return cancel()
  }

  // MARK: - Macros and repeating

  mutating func stopRecording() -> [Effect] {
    guard let recording = vim?.recording else { return [] }
    let steps = Array(recording.steps.dropLast())
    if recording.register.isUppercase {
      let name = Character(recording.register.lowercased())
      vim?.macros[name, default: []] += steps
    } else {
      vim?.macros[recording.register] = steps
    }
    vim?.recording = nil
    return cancel()
  }

  private mutating func playMacro(_ register: Character?) -> [Effect] {
    let times = vim?.times ?? 1
    vim?.reset()
    guard let register, let steps = vim?.macros[register] else {
      return [.notify(Notice("Nothing was recorded there."))]
    }
    // One that plays itself would never end.
    guard vim?.isPlaying == false else { return [] }
    vim?.lastMacro = register
    vim?.isPlaying = true
    defer { vim?.isPlaying = false }
    var effects: [Effect] = []
    for _ in 0..<min(times, 10_000) {
      for step in steps {
        let done = take(step)
        effects += done
        // As in vim, a macro ends where a command fails, so that a large count means all there is.
        if done.contains(where: \.isFailure) { return effects }
      }
    }
    return effects
  }

  /// Makes the last change again, with another count where one is given.
  private mutating func repeatChange() -> [Effect] {
    guard let vim, !vim.lastChange.isEmpty, !vim.isRepeating else { return cancel() }
    var steps = vim.lastChange
    if !vim.count.isEmpty {
      let isCount: (VimStep) -> Bool = { step in
        guard case .key(let key) = step, case .character(let character) = key.code else {
          return false
        }
        return character.isWholeNumber
      }
      steps = vim.count.map { .key(Key(.character($0))) } + steps.drop(while: isCount)
      self.vim?.lastChange = steps
    }
    self.vim?.reset()
    self.vim?.isRepeating = true
    let effects = steps.flatMap { take($0) }
    self.vim?.isRepeating = false
    return effects
  }

  // MARK: - Normal mode

  /// A command of normal mode that is no motion.
  mutating func normalCommand(_ key: Character) -> [Effect] {
    guard let vim, var text = current else { return [] }
    guard vim.operation == nil else { return cancel() }
    let times = vim.times
    let head = text.selections.primary.head
    let (start, end) = (text.text.startOfLine(at: head), text.text.endOfLine(at: head))
    switch key {
    case "i", "a", "I", "A", "o", "O", "R": return insert(key, head, start, end)
    case "x", "X", "s", "D", "C", "S", "Y", "~": return shortcut(key, times, head, start, end)
    case "p", "P": return put(before: key == "P", times)
    case "J":
      text.file.buffer.openGroup()
      for _ in 0..<max(1, times - 1) { text.joinLines() }
      text.file.buffer.closeGroup()
      current = text
    case "u":
      if times == 1, let effects = travelOffLoop(redoing: false) { return cancel() + effects }
      for _ in 0..<times where !text.undo() { break }
      text.select(SelectionSet(TextSelection(at: text.selections.primary.range.lowerBound)))
      current = text
    case "U": undoLine()
    case ".": return repeatChange()
    case "v": return startVisual(.visual)
    case "V": return startVisual(.visualLine)
    case ":":
      forgetStep()
      return cancel() + [.give(Command(VimAction.ex))]
    case "&":
      self.vim?.reset()
      guard var last = vim.lastSubstitution else { return [] }
      (last.isGlobal, last.asks) = (false, false)
      return substitute(last, in: nil)
    default: break
    }
    return cancel()
  }

  private mutating func insert(
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
    startInserting(
      key == "R" ? .replace : .insert, times: vim?.times ?? 1,
      opensLines: key == "o" || key == "O")
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
        if place <= start || place >= end { break }
      }
      place = min(max(place, start), end)
      return min(head, place)..<max(head, place)
    }
    switch key {
    case "x", "X":
      let range = over(key == "x" ? times : -times)
      guard !range.isEmpty else { return cancel() }
      return operate(.delete, VimStretch(range: range))
    case "s": return operate(.change, VimStretch(range: over(times)))
    case "D": return operate(.delete, VimStretch(range: head..<endOfLines(times, end)))
    case "C": return operate(.change, VimStretch(range: head..<endOfLines(times, end)))
    case "S": return operate(.change, lines(times))
    case "Y": return operate(.yank, lines(times))
    default:
      let range = over(times)
      let effects = operate(.swapCase, VimStretch(range: range))
      current?.select(SelectionSet(TextSelection(at: range.upperBound)))
      return effects
    }
  }

  /// The end of the line so many lines from the cursor's on.
  private func endOfLines(_ count: Int, _ end: Int) -> Int {
    guard count > 1, let text = current?.text else { return end }
    return max(end, text.endOfLine(at: max(end, lines(count).range.upperBound - 1)))
  }

  // MARK: - The line that was changed last

  /// The line of the cursor, while it is not long.
  func lineOfCursor() -> VimLine? {
    guard let text = current?.text, let head = current?.selections.primary.head,
      let number = text.line(at: head)
    else { return nil }
    let range = text.startOfLine(at: head)..<text.endOfLine(at: head)
    return range.count > 1 << 14 ? nil : VimLine(number: number, content: text.bytes(range))
  }

  /// Remembers how a line was before the first of the changes that were made to it in a row.
  mutating func noteChange(of line: VimLine?) {
    guard let line else { return }
    if vim?.changedLine?.number != line.number { vim?.changedLine = line }
  }

  private mutating func undoLine() {
    guard var text = current, let old = vim?.changedLine, let now = lineOfCursor(),
      now.number == old.number
    else { return }
    let start = text.text.startOfLine(at: text.selections.primary.head)
    text.edit([TextEdit(start..<start + now.content.count, old.content)])
    text.select(SelectionSet(TextSelection(at: start)))
    current = text
    vim?.changedLine = now
  }

  /// Adds to the number at or after the cursor in its line.
  mutating func addToNumber(_ difference: Int) -> [Effect] {
    guard let vim, var text = current else { return [] }
    let head = text.selections.primary.head
    let start = text.text.startOfLine(at: head)
    let line = text.text.bytes(start..<min(text.text.endOfLine(at: head), start + 1 << 14))
    func isDigit(_ index: Int) -> Bool { line.indices.contains(index) && line[index] &- 0x30 < 10 }
    var first = head - start
    while isDigit(first - 1) { first -= 1 }
    while first < line.count, !isDigit(first) { first += 1 }
    guard isDigit(first) else { return cancel() }
    var end = first
    while isDigit(end) { end += 1 }
    if first > 0, line[first - 1] == UInt8(ascii: "-") { first -= 1 }
    let (number, overflow) = (Int(String(decoding: line[first..<end], as: UTF8.self)) ?? 0)
      .addingReportingOverflow(difference * vim.times)
    guard !overflow else { return cancel() }
    text.edit([TextEdit(start + first..<start + end, String(number))])
    text.select(SelectionSet(TextSelection(at: start + first + String(number).utf8.count - 1)))
    current = text
    return cancel()
  }
}

extension Effect {
  /// Whether it tells that something could not be done.
  var isFailure: Bool {
    guard case .notify(let notice) = self else { return false }
    return notice.isError || notice.text.hasSuffix("is not in the text.")
  }
}
