internal import WaymarkCore
internal import WaymarkTerminal

extension Editor {
  mutating func startVisual(_ mode: Vim.Mode) -> [Effect] {
    guard let vim, let text = current else { return [] }
    if vim.mode == mode { return typeModal(Key(.escape)) }
    if !vim.mode.isVisual {
      self.vim?.anchor = text.selections.primary.head
      self.vim?.head = text.selections.primary.head
      self.vim?.reachesLineEnds = false
    }
    self.vim?.mode = mode
    return cancel()
  }

  mutating func leaveVisual() {
    guard let vim, var text = current else { return }
    self.vim?.lastVisual = (vim.mode, vim.anchor, vim.head)
    text.select(SelectionSet(TextSelection(at: min(vim.head, text.text.count))))
    current = text
  }

  /// Selects again what was selected last.
  mutating func selectAgain() -> [Effect] {
    guard let last = vim?.lastVisual, let count = current?.text.count else { return cancel() }
    vim?.mode = last.mode
    vim?.anchor = min(last.anchor, count)
    vim?.head = min(last.head, count)
    return cancel()
  }

  /// Shows the selection of visual mode, which both its ends belong to.
  mutating func settleVisual() {
    guard let vim, var text = current else { return }
    let goal = text.goalColumns
    if vim.mode == .visualBlock {
      let parts = blockStretches().map { TextSelection(anchor: $0.lowerBound, head: $0.upperBound) }
      let isDown = vim.head >= vim.anchor
      text.select(SelectionSet(parts, primaryIndex: isDown ? max(0, parts.count - 1) : 0))
    } else {
      let range = visualStretch.range
      text.select(
        SelectionSet(
          vim.head < vim.anchor
            ? TextSelection(anchor: range.upperBound, head: range.lowerBound)
            : TextSelection(anchor: range.lowerBound, head: range.upperBound)))
    }
    text.goalColumns = goal
    current = text
  }

  /// What is selected, as characters or lines.
  var visualStretch: VimStretch {
    guard let vim, let text = current else { return VimStretch(range: 0..<0) }
    let count = text.text.count
    let low = min(vim.anchor, vim.head, count)
    let high = min(max(vim.anchor, vim.head), count)
    if vim.mode == .visualLine {
      let end = text.text.startOfNextLine(after: high) ?? count
      return VimStretch(range: text.text.startOfLine(at: low)..<end, isLines: true)
    }
    return VimStretch(range: low..<text.text.boundary(after: high))
  }

  /// The parts of lines that a block covers, from the top; lines that end before it are left out.
  func blockStretches() -> [Range<Int>] {
    guard let vim, let text = current else { return [] }
    let (ruler, count) = (text.ruler, text.text.count)
    let (one, other) = (min(vim.anchor, count), min(vim.head, count))
    let columns = [ruler.column(of: one), ruler.column(of: other)].sorted()
    var line: Int? = text.text.startOfLine(at: min(one, other))
    let last = text.text.startOfLine(at: max(one, other))
    var result: [Range<Int>] = []
    while let start = line, start <= last, result.count < Editor.mostLines {
      let end = text.text.endOfLine(at: start)
      let from = ruler.offset(ofColumn: columns[0], inLineAt: start)
      if from < end || vim.reachesLineEnds || one == other {
        let to = ruler.offset(ofColumn: columns[1], inLineAt: start)
        let behind = vim.reachesLineEnds ? end : min(end, text.text.boundary(after: to))
        result.append(min(from, end)..<max(from, behind))
      }
      line = text.text.startOfNextLine(after: start)
    }
    return result.isEmpty ? [one..<one] : result
  }

  private static let mostLines = 100_000

  /// Does something to what is selected in visual mode.
  mutating func operateOnVisual(_ operation: VimOperator) -> [Effect] {
    guard let vim else { return [] }
    self.vim?.lastVisual = (vim.mode, vim.anchor, vim.head)
    if operation == .indent || operation == .outdent {
      let block = blockStretches()
      let range =
        vim.mode == .visualBlock
        ? (block.first?.lowerBound ?? 0)..<(block.last?.upperBound ?? 0) : visualStretch.range
      return operate(operation, VimStretch(range: range, isLines: true))
    }
    guard vim.mode == .visualBlock else { return operate(operation, visualStretch) }
    return operateOnBlock(operation)
  }

  private mutating func operateOnBlock(_ operation: VimOperator) -> [Effect] {
    guard let vim, var text = current else { return [] }
    let block = blockStretches()
    let content = VimRegisters.Content(
      text: block.map { text.text.text($0) }.joined(separator: "\n"), kind: .block)
    let register = vim.register
    self.vim?.reset()
    self.vim?.mode = .normal
    text.file.buffer.endGroup()
    let place = block.first?.lowerBound ?? 0
    var effects: [Effect] = []
    switch operation {
    case .yank: effects = store(content, register, isDeleted: false)
    case .delete: effects = store(content, register, isDeleted: true)
    case .change:
      effects = store(content, register, isDeleted: true)
      return effects + insert(at: block.map(\.lowerBound), deleting: block)
    default: break
    }
    switch operation {
    case .delete: text.edit(block.map { TextEdit(delete: $0) })
    case .lower, .upper, .swapCase:
      text.edit(block.map { TextEdit($0, operation.changed(text.text.text($0))) })
    default: break
    }
    text.select(SelectionSet(TextSelection(at: place)))
    current = text
    return effects
  }

  /// Types at several places at once until insert mode ends.
  private mutating func insert(at places: [Int], deleting ranges: [Range<Int>] = []) -> [Effect] {
    startInserting()
    guard var text = current else { return [] }
    text.select(SelectionSet(places.map { TextSelection(at: $0) }))
    text.edit(ranges.map { TextEdit(delete: $0) })
    text.select(text.selections.map { TextSelection(at: $0.head) })
    current = text
    return []
  }

  /// A command of visual mode that is no motion.
  mutating func visualCommand(_ key: Character) -> [Effect] {
    guard let vim else { return [] }
    let isBlock = vim.mode == .visualBlock
    switch key {
    case "x": return operateOnVisual(.delete)
    case "s": return operateOnVisual(.change)
    case "u": return operateOnVisual(.lower)
    case "U": return operateOnVisual(.upper)
    case "~": return operateOnVisual(.swapCase)
    case "X", "D", "Y", "S", "R", "C": return wholeLines(key)
    case "I" where isBlock: return insert(at: blockStretches().map(\.lowerBound))
    case "A" where isBlock: return insert(at: blockStretches().map(\.upperBound))
    case "I", "A":
      let range = visualStretch.range
      return insert(at: [key == "I" ? range.lowerBound : range.upperBound])
    case "J": return joinSelected()
    case "p", "P": return putOverSelection()
    case "o", "O":
      self.vim?.anchor = vim.head
      self.vim?.head = vim.anchor
    case "v": return startVisual(.visual)
    case "V": return startVisual(.visualLine)
    case ":":
      forgetStep()
      return [
        .present(
          Presentation(
            "argument",
            ArgumentPrompt(
              VimAction.ex.entry.title, text: "'<,'>", help: VimAction.ex.entry.help,
              command: Command(VimAction.ex))))
      ]
    default: break
    }
    return cancel()
  }

  /// The capital letters work on lines, in a block those of changing and deleting to their ends.
  private mutating func wholeLines(_ key: Character) -> [Effect] {
    if vim?.mode == .visualBlock, key == "D" || key == "C" {
      vim?.reachesLineEnds = true
      return operateOnVisual(key == "D" ? .delete : .change)
    }
    vim?.mode = .visualLine
    switch key {
    case "Y": return operateOnVisual(.yank)
    case "X", "D": return operateOnVisual(.delete)
    default: return operateOnVisual(.change)
    }
  }

  private mutating func joinSelected() -> [Effect] {
    guard var text = current else { return [] }
    let range = vim?.mode == .visualBlock ? visualRange : visualStretch.range
    let last = max(range.lowerBound, range.upperBound - 1)
    text.select(SelectionSet(TextSelection(anchor: range.lowerBound, head: last)))
    text.joinLines()
    text.select(SelectionSet(TextSelection(at: text.selections.primary.head)))
    vim?.head = text.selections.primary.head
    current = text
    return typeModal(Key(.escape))
  }

  private var visualRange: Range<Int> {
    let block = blockStretches()
    return (block.first?.lowerBound ?? 0)..<(block.last?.upperBound ?? 0)
  }

  /// Puts a register in the place of what is selected, which goes to the unnamed one.
  private mutating func putOverSelection() -> [Effect] {
    guard let vim, let content = content(of: vim.register), var text = current else {
      return cancel()
    }
    let stretch = visualStretch
    var string = content.text
    if stretch.isLines, !string.hasSuffix("\n") { string += "\n" }
    if !stretch.isLines, content.kind == .lines { string = "\n" + string }
    let effects = store(stretch, nil, isDeleted: true)
    self.vim?.reset()
    self.vim?.mode = .normal
    text.edit([TextEdit(stretch.range, string)])
    let end = stretch.range.lowerBound + string.utf8.count
    let isFar = stretch.isLines || content.kind == .lines
    text.select(
      SelectionSet(
        TextSelection(at: isFar ? stretch.range.lowerBound : text.text.boundary(before: end))))
    current = text
    return effects
  }

  /// Replaces every selected character by one.
  mutating func replaceSelected(by key: Character) -> [Effect] {
    guard let vim, var text = current else { return [] }
    let ranges = vim.mode == .visualBlock ? blockStretches() : [visualStretch.range]
    text.edit(
      ranges.map { range in
        TextEdit(range, String(text.text.text(range).map { $0.isNewline ? $0 : key }))
      })
    text.select(SelectionSet(TextSelection(at: ranges.first?.lowerBound ?? 0)))
    current = text
    self.vim?.mode = .normal
    return cancel()
  }
}
