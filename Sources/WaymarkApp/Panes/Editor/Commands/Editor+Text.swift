internal import WaymarkCore

extension Editor {
  mutating func performOnText(_ action: EditorAction) -> [Effect]? {
    guard var text = current else { return nil }
    if let words = longWork(action, text) {
      guard text.selectedSize <= Editor.mostAtOnce else { return [Editor.tooMuch] }
      return performOffLoop(words) { $0.perform(action) }
    }
    var isDone = true
    switch action {
    case .undo, .redo:
      if let effects = travelOffLoop(redoing: action == .redo) { return effects }
      isDone = action == .redo ? text.redo() : text.undo()
    case .newLine: text.breakLine()
    case .deleteBackward: text.deleteBackward()
    case .deleteForward: text.deleteForward()
    case .deleteWordBackward: text.deleteWordBackward()
    case .deleteWordForward: text.deleteWordForward()
    case .deleteToLineEnd: keep(&text) { $0.deleteToLineEnd() }
    case .indent: text.indent()
    case .outdent: text.outdent()
    case .comment: isDone = text.toggleComment()
    case .duplicateLine: text.duplicateLines()
    case .deleteLine: text.deleteLines()
    case .lineUp: text.moveLines(down: false)
    case .lineDown: text.moveLines(down: true)
    case .joinLines: text.joinLines()
    case .sortLines, .trim:
      guard text.text.count <= MatchRequest.nearby else { return reworkLines(action, text) }
      if action == .trim { text.edit(text.lineEdits.trimmed()) } else { text.sortLines() }
    case .upperCase: text.changeCase { $0.uppercased() }
    case .lowerCase: text.changeCase { $0.lowercased() }
    case .selectAll: text.selectAll()
    case .selectLine: text.selectLines()
    case .selectNext: return selectNext()
    case .selectMatches: return selectSameText()
    case .expandSelection: text.expandSelection()
    case .cursorAbove: text.addCursor(down: false)
    case .cursorBelow: text.addCursor(down: true)
    case .splitSelection: text.splitIntoLines()
    case .oneCursor: _ = text.collapse()
    case .jumpBack: isDone = text.jumpBack()
    case .jumpForward: isDone = text.jumpForward()
    case .lineEndings: return changeLineEndings()
    case .cut, .copy, .paste: return performOnClipboard(action)
    default: return nil
    }
    current = text
    find?.refresh(in: text)
    return isDone ? [] : [.notify(Notice("There is nothing more."))]
  }

  /// Puts what is cut away into the clipboard, after what was cut away just before at the same place.
  private mutating func keep(_ text: inout OpenText, _ cut: (inout OpenText) -> String) {
    let place = CutPlace(text)
    let words = cut(&text)
    guard !words.isEmpty else { return }
    clipboard = Clipboard((lastCut == place ? clipboard.text : "") + words)
    lastCut = CutPlace(text)
  }

  private mutating func performOnClipboard(_ action: EditorAction) -> [Effect] {
    guard var text = current else { return [] }
    defer { current = text }
    if action == .paste {
      let clipboard = clipboard
      let size = clipboard.count * text.selections.count
      guard size <= Editor.mostAtOnce else { return [Editor.tooMuch] }
      guard size <= Clipboard.long else {
        return performOffLoop("Pasting") { $0.paste(clipboard.text, isLines: clipboard.isLines) }
      }
      text.paste(clipboard.text, isLines: clipboard.isLines)
      return clipboard.count == 0 ? [.notify(Notice("Nothing was copied yet."))] : []
    }
    clipboard = text.clipboard
    if action == .cut { text.cut() }
    guard clipboard.count <= Editor.longestCopy else {
      return [.notify(Notice("Copied here alone: it is too much for the terminal."))]
    }
    return [.copy(clipboard.text)]
  }

  /// What is said while an action is carried out on more than can be done at once; nil for less.
  private func longWork(_ action: EditorAction, _ text: OpenText) -> String? {
    let words: String? =
      switch action {
      case .indent, .outdent: "Indenting"
      case .comment: "Commenting"
      case .upperCase, .lowerCase: "Changing case"
      case .joinLines: "Joining"
      case .duplicateLine: "Duplicating"
      case .lineUp, .lineDown: "Moving"
      default: nil
      }
    guard let words else { return nil }
    return text.selectedSize > MatchRequest.nearby ? words : nil
  }

  /// In bytes; changing every line of more, or putting in more, would take gigabytes of memory.
  static let mostAtOnce = 256 << 20

  static var tooMuch: Effect {
    .notify(
      Notice("That is too much at once; do it in parts of 256 MB at most.", isError: true))
  }

  /// Changes a copy of the text off the loop, as one step of undoing.
  private mutating func performOffLoop(
    _ words: String, _ change: @escaping @Sendable (inout OpenText) -> Void
  ) -> [Effect] {
    guard var copy = current else { return [] }
    (copy.journal, copy.moves) = (nil, [])
    copy.coloring = Coloring()
    return rework(words) { [copy] _, _ in
      var copy = copy
      copy.file.buffer.openGroup()
      change(&copy)
      copy.file.buffer.closeGroup()
      return TextRework(
        file: copy.file, maps: copy.moves ?? [], selections: copy.selections,
        words: "\(words) is done; undoing takes it back.")
    }
  }

  /// In bytes; the most that terminals take into their clipboard.
  private static let longestCopy = 74_994

  /// Steps of undoing with more edits are taken back off the loop.
  private static let mostEditsAtOnce = 10_000

  /// Takes a step with many edits back, or makes it again; nil for one that is done at once.
  mutating func travelOffLoop(redoing: Bool) -> [Effect]? {
    let count = current?.file.buffer.history.editCount(redoing: redoing) ?? 0
    guard count > Editor.mostEditsAtOnce else { return nil }
    return rework(redoing ? "Redoing" : "Undoing") { file, _ in
      var file = file
      file.buffer.endGroup()
      guard let done = redoing ? file.buffer.redo() : file.buffer.undo() else {
        return TextRework(file: file, words: "There is nothing more.")
      }
      return TextRework(
        file: file, maps: done.map, selections: done.selections,
        words: redoing ? "Made again." : "Taken back.")
    }
  }

  /// Trims or sorts the lines of a large text.
  private mutating func reworkLines(_ action: EditorAction, _ text: OpenText) -> [Effect] {
    let selected = text.selections.primary
    let range = selected.isCursor ? 0..<text.text.count : selected.range
    guard action == .trim || range.count <= Editor.mostAtOnce else { return [Editor.tooMuch] }
    return rework(action == .trim ? "Trimming" : "Sorting") { file, _ in
      var file = file
      let lines = LineEdits(file.buffer.snapshot, lineEnding: file.buffer.format.lineEnding)
      let edits = action == .trim ? lines.trimmed() : lines.sorted(range)
      guard !edits.isEmpty else { return TextRework(file: file, words: "Nothing had to change.") }
      let map = file.buffer.edit(edits)
      return TextRework(
        file: file, maps: [map], words: action == .trim ? "Trimmed." : "Sorted.")
    }
  }

  private mutating func changeLineEndings() -> [Effect] {
    guard let text = current else { return [] }
    let wanted: LineEnding =
      text.file.buffer.format.lineEnding == .lineFeed ? .carriageReturnLineFeed : .lineFeed
    return rework("Changing line endings") { file, _ in
      var file = file
      let edits = file.buffer.snapshot.edits(changingLineEndingsTo: wanted)
      let map = file.buffer.edit(edits)
      file.buffer.format.lineEnding = wanted
      return TextRework(
        file: file, maps: [map], words: "Lines end with \(wanted.rawValue) now.")
    }
  }
}

extension OpenText {
  /// The bytes of everything that is selected.
  fileprivate var selectedSize: Int { selections.all.reduce(0) { $0 + $1.range.count } }

  /// Carries out an action on lines or words that may be many.
  fileprivate mutating func perform(_ action: EditorAction) {
    switch action {
    case .indent: indent()
    case .outdent: outdent()
    case .comment: _ = toggleComment()
    case .upperCase: changeCase { $0.uppercased() }
    case .lowerCase: changeCase { $0.lowercased() }
    case .joinLines: joinLines()
    case .duplicateLine: duplicateLines()
    case .lineUp, .lineDown: moveLines(down: action == .lineDown)
    default: break
    }
  }
}
