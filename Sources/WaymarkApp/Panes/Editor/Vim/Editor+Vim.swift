internal import WaymarkCore
internal import WaymarkTerminal

extension Editor {
  /// Takes a key while editing is modal.
  mutating func typeModal(_ key: Key) -> [Effect] { take(.key(key)) }

  /// Does a step of modal editing, and remembers it for `.` and for a macro.
  mutating func take(_ step: VimStep) -> [Effect] {
    guard vim != nil, current != nil else { return [] }
    if vim?.isPlaying == false, vim?.isRepeating == false { vim?.recording?.steps.append(step) }
    if vim?.isRepeating == false {
      if vim?.isResting ?? true { vim?.steps = [] }
      vim?.steps.append(step)
    }
    let before = current?.file.buffer.revision
    let line = lineOfCursor()
    let effects = perform(step)
    let isChanged = current?.file.buffer.revision != before
    if isChanged { noteChange(of: line) }
    if vim?.isRepeating == false, vim?.isResting == true, let steps = vim?.steps {
      // A change is what is repeated, from its first key to the last.
      if vim?.changed == true || isChanged, vim?.isRepeatable == true { vim?.lastChange = steps }
      vim?.changed = false
    } else if isChanged {
      vim?.changed = true
    }
    settleCursor()
    return effects
  }

  private mutating func perform(_ step: VimStep) -> [Effect] {
    switch step {
    case .ex(let command): return runEx(command)
    case .search(let pattern, let isForward): return searchModal(pattern, isForward: isForward)
    case .key(let key): return takeModal(key)
    }
  }

  private mutating func takeModal(_ key: Key) -> [Effect] {
    guard let mode = vim?.mode else { return [] }
    if vim?.confirmation != nil { return confirm(key) }
    if key == Key(.escape) { return leaveMode() }
    if mode.isInserting { return insertModal(key) }
    guard case .character(let character) = key.code, key.modifiers.isEmpty else {
      switch key {
      case Key(.enter): return command("+")
      case Key(.backspace): return command("h")
      case Key(.character("v"), .control): return startVisual(.visualBlock)
      case Key(.character("a"), .control): return addToNumber(1)
      case Key(.character("x"), .control): return addToNumber(-1)
      default: return []
      }
    }
    return command(character)
  }

  /// Forgets the last step, for a key that only opens a field: what is typed into it is the step.
  mutating func forgetStep() {
    _ = vim?.steps.popLast()
    if vim?.isPlaying == false, vim?.isRepeating == false { _ = vim?.recording?.steps.popLast() }
  }

  // MARK: - Modes

  private mutating func leaveMode() -> [Effect] {
    guard let mode = vim?.mode else { return [] }
    vim?.reset()
    current?.file.buffer.endGroup()
    if mode.isInserting {
      endInsertion()
    } else if mode.isVisual {
      leaveVisual()
    } else if var text = current {
      text.select(text.selections.onlyPrimary)
      current = text
    }
    vim?.mode = .normal
    return []
  }

  /// Keeps the cursor on a character, and the selection of visual mode around its ends.
  private mutating func settleCursor() {
    guard let mode = vim?.mode, var text = current else { return }
    if mode.isVisual { return settleVisual() }
    guard mode == .normal, vim?.confirmation == nil else { return }
    let head = text.selections.primary.head
    let last = VimMotions(text: text, vim: vim ?? Vim()).last(ofLineAt: head)
    guard head > last, text.selections.count == 1 else { return }
    let goal = text.goalColumns
    text.select(SelectionSet(TextSelection(at: last)))
    text.goalColumns = goal
    current = text
  }

  // MARK: - Commands

  var isVisual: Bool { vim?.mode.isVisual ?? false }

  var modalHead: Int {
    guard let current else { return 0 }
    // Undoing may have taken text away while it was selected.
    return min(isVisual ? vim?.head ?? 0 : current.selections.primary.head, current.text.count)
  }

  private mutating func command(_ key: Character) -> [Effect] {
    guard let vim, let text = current else { return [] }
    if let prefix = vim.prefix { return command(key, after: prefix) }
    if key.isWholeNumber, key.isASCII, key != "0" || !vim.count.isEmpty {
      self.vim?.count.append(key)
      return []
    }
    let takesObject = vim.operation != nil || vim.mode == .visual || vim.mode == .visualLine
    if "gzZftFTrm'`\"q@".contains(key) || takesObject && "ia".contains(key) {
      if key == "q", vim.recording != nil { return stopRecording() }
      self.vim?.prefix = key
      return []
    }
    if let operation = vim.operation, key == operation.double {
      return operate(lines(vim.times))
    }
    if let operation = VimOperator(key) {
      if isVisual { return operateOnVisual(operation) }
      guard vim.operation == nil else { return cancel() }
      wait(for: operation)
      return []
    }
    if key == "/" || key == "?" { return openSearch(isForward: key == "/") }
    let column = text.goalColumns?.first ?? text.ruler.column(of: modalHead)
    let motions = VimMotions(text: text, vim: vim)
    if let target = viewTarget(key, vim.times)
      ?? motions.target(of: key, from: modalHead, times: vim.times, column: column)
    {
      if vim.mode == .visualBlock { self.vim?.reachesLineEnds = key == "$" }
      return go(to: target, key, column: column)
    }
    if "nN*#".contains(key) { return searchAgain(key) }
    return isVisual ? visualCommand(key) : normalCommand(key)
  }

  /// Notes an operator that waits for a motion.
  mutating func wait(for operation: VimOperator) {
    let count = vim?.count ?? ""
    vim?.operation = operation
    vim?.operatorCount = count
    vim?.count = ""
  }

  mutating func cancel() -> [Effect] {
    vim?.reset()
    return []
  }

  /// Where the keys for the top, the middle and the foot of the screen lead.
  private func viewTarget(_ key: Character, _ times: Int) -> VimTarget? {
    guard "HML".contains(key), let text = current else { return nil }
    let count = text.text.count
    let lines = text.view.rows(text.ruler, height: shape.height, width: shape.width)
      .filter { $0.isFirst && ($0.line < count || $0.line == 0) }.map(\.line)
    guard !lines.isEmpty else { return nil }
    let index =
      switch key {
      case "H": times - 1
      case "M": (lines.count - 1) / 2
      default: lines.count - times
      }
    let line = lines[min(max(0, index), lines.count - 1)]
    return VimTarget(offset: text.text.indent(ofLineAt: line).upperBound, isLines: true)
  }

  /// Moves, or gives what was gone over to the operator that waits.
  mutating func go(to target: VimTarget, _ key: Character, column: Int) -> [Effect] {
    guard let vim, var text = current else { return [] }
    if vim.operation != nil { return operate(stretch(to: target, key)) }
    let offset = min(target.offset, text.text.count)
    if "G%{}nN/*#HML".contains(key) {
      text.noteJump(from: modalHead)
    }
    if isVisual { self.vim?.head = offset }
    text.file.buffer.endGroup()
    text.select(SelectionSet(TextSelection(at: offset)))
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
      let isOnBlank = text.text.byte(at: low).map { WordClass($0) == .blank } ?? true
      // A word's blanks are kept when it is changed, and the end of the line when it is deleted.
      if vim.operation == .change, !isOnBlank {
        end = low
        for _ in 0..<vim.times { end = text.text.wordEnd(after: end, isLarge: key == "W") }
        end = max(low + 1, end)
      }
      let lastLine = text.text.startOfLine(at: end)
      // Over the end of a line only where there are words after it.
      if lastLine > low, text.text.indent(ofLineAt: lastLine).upperBound >= end {
        let before = text.text.endOfLine(at: lastLine - 1)
        if before > low { end = before }
      }
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
}
