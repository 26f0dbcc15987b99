internal import WaymarkCore
package import WaymarkTerminal

extension Editor {
  package func availability(of command: Command) -> Availability {
    guard let action = command.action(of: EditorAction.self) else { return .enabled }
    let needsNone: Set<EditorAction> = [
      .open, .new, .findFile, .searchFiles, .recover, .saveAll, .saveAllAndQuit,
    ]
    guard let current else {
      return needsNone.contains(action) ? .enabled : .disabled("No file is open.")
    }
    if action.changesText, current.isReadOnly {
      return .disabled("\(current.title) is shown for reading alone.")
    }
    switch action {
    case .undo where !current.file.buffer.history.canUndo: return .disabled("Nothing to undo.")
    case .redo where !current.file.buffer.history.canRedo: return .disabled("Nothing to redo.")
    case .reload where current.file.version == nil:
      return .disabled("\(current.title) is not on disk yet.")
    case .comment
    where current.language?.lineComment == nil && current.language?.blockComment == nil:
      return .disabled("No comments are known for this kind of file.")
    default: return .enabled
    }
  }

  package mutating func perform(_ command: Command, in area: Size) -> [Effect] {
    if let action = command.action(of: VimAction.self) {
      return perform(action, command.argument) + missing()
    }
    if let key = modalKey(of: command) { return typeModal(key) + missing() }
    if let action = command.action(of: CursorAction.self) {
      let (motion, isSelecting) = action.motion
      let shape = shape
      current?.move(motion, isSelecting: isSelecting, shape)
      return missing()
    }
    if let action = command.action(of: FindAction.self) { return perform(action) + missing() }
    if let action = command.action(of: FieldAction.self) {
      find?.perform(action)
      return searchChanged() + missing()
    }
    guard let action = command.action(of: EditorAction.self) else { return [] }
    if let effects = performOnFiles(action, command.argument) { return effects + missing() }
    if let effects = performOnText(action) { return effects + missing() }
    return performOnPlaces(action, command.argument) + missing()
  }

  // MARK: - Files

  private mutating func performOnFiles(_ action: EditorAction, _ argument: String?) -> [Effect]? {
    switch action {
    case .save: return save(active, then: .nothing)
    case .saveAs: return saveAs(argument ?? "")
    case .saveAll: return saveAll(then: .nothing)
    case .saveAllAndQuit:
      isQuitting = true
      let effects = saveAll(then: .quit)
      return texts.contains(where: \.isModified) ? effects : [.quit]
    case .saveAndClose: return save(active, then: .close)
    case .overwrite: return overwrite(argument)
    case .open: return open(OpenRequest(argument: argument ?? ""))
    case .new: return [EditorWork.new("")]
    case .findFile: return [.give(Command(FilesAction.find))]
    case .searchFiles: return [.give(Command(FilesAction.search))]
    case .close: return closeOrAsk(active)
    case .discard: return close(active)
    case .buffers: return chooseBuffer(argument)
    case .nextBuffer: return show((active + 1) % max(1, texts.count))
    case .previousBuffer: return show((active + max(1, texts.count) - 1) % max(1, texts.count))
    case .reload: return current.map { [EditorWork.reload($0.id, $0.file)] } ?? []
    case .recover: return recover(argument)
    default: return nil
    }
  }

  /// Opens a file, or shows it when it is open.
  package mutating func open(_ request: OpenRequest) -> [Effect] {
    opening.append(request.argument)
    return [.select(.editor), EditorWork.open(request)]
  }

  mutating func save(_ index: Int, then: AfterSaving) -> [Effect] {
    guard texts.indices.contains(index), !texts[index].isSaving else { return [] }
    guard texts[index].file.location != nil else {
      active = index
      return [.give(Command(EditorAction.saveAs))]
    }
    if !texts[index].isModified, texts[index].file.version != nil, !texts[index].isStale {
      let nothing = Effect.notify(Notice("\(texts[index].title) is saved already."))
      return then == .close ? close(index) : then == .quit ? [] : [nothing]
    }
    texts[index].tidy()
    texts[index].isSaving = true
    return [EditorWork.save(texts[index].id, texts[index].file, then: then)]
  }

  private mutating func saveAs(_ path: String) -> [Effect] {
    guard var text = current, !text.isSaving else { return [] }
    text.tidy()
    text.isSaving = true
    current = text
    return [EditorWork.save(text.id, text.file, to: path, then: .nothing)]
  }

  private mutating func overwrite(_ path: String?) -> [Effect] {
    guard var text = current, !text.isSaving else { return [] }
    text.isSaving = true
    current = text
    return [EditorWork.save(text.id, text.file, to: path, overwrites: true, then: .nothing)]
  }

  private mutating func saveAll(then: AfterSaving) -> [Effect] {
    let unsaved = texts.indices.filter { texts[$0].isModified }
    guard !unsaved.isEmpty else {
      return then == .quit ? [] : [.notify(Notice("Everything is saved."))]
    }
    return unsaved.flatMap { save($0, then: then) }
  }

  private mutating func closeOrAsk(_ index: Int) -> [Effect] {
    guard texts.indices.contains(index) else { return [] }
    guard texts[index].isModified else { return close(index) }
    return [
      .present(
        Presentation(
          "close",
          Decision(
            "Close \(texts[index].title)?", ["It has edits that are not saved."],
            [
              ("Cancel", []),
              ("Save", [.give(Command(EditorAction.saveAndClose))]),
              ("Close without saving", [.give(Command(EditorAction.discard), isConfirmed: true)]),
            ], focused: 1)))
    ]
  }

  /// Closes a text for good.
  mutating func close(_ index: Int) -> [Effect] {
    guard texts.indices.contains(index) else { return [] }
    let text = texts.remove(at: index)
    text.journal?.discard()
    find = nil
    if active >= index, active > 0 { active -= 1 }
    guard let onClose = text.onClose else { return refreshed() }
    onClose.tell()
    return onClose.endsProgram && texts.isEmpty ? [.quit] : refreshed()
  }

  private mutating func chooseBuffer(_ argument: String?) -> [Effect] {
    if let number = argument.flatMap({ Int($0) }) { return show(number - 1) }
    let choices = texts.enumerated().map { index, text in
      ChoicePicker.Choice(
        title: text.title, note: text.isModified ? "not saved" : "",
        effects: [.give(Command(EditorAction.buffers, "\(index + 1)"))])
    }
    return [
      .present(
        Presentation("open files", ChoicePicker("Open files", choices, selected: active)))
    ]
  }

  private mutating func recover(_ argument: String?) -> [Effect] {
    guard let first = abandoned.first else {
      return argument == nil ? [EditorWork.findAbandoned] : []
    }
    switch argument {
    case "first": return [EditorWork.recover(first)]
    case "discard":
      first.discard()
      abandoned.removeFirst()
      return abandoned.isEmpty ? [] : [.give(Command(EditorAction.recover))]
    default: return offer(abandoned)
    }
  }

  // MARK: - Text

  private mutating func performOnText(_ action: EditorAction) -> [Effect]? {
    guard var text = current else { return nil }
    var isDone = true
    switch action {
    case .undo: isDone = text.undo()
    case .redo: isDone = text.redo()
    case .newLine: text.breakLine()
    case .deleteBackward: text.deleteBackward()
    case .deleteForward: text.deleteForward()
    case .deleteWordBackward: text.deleteWordBackward()
    case .deleteWordForward: text.deleteWordForward()
    case .deleteToLineEnd: text.deleteToLineEnd()
    case .indent: text.indent()
    case .outdent: text.outdent()
    case .comment: isDone = text.toggleComment()
    case .duplicateLine: text.duplicateLines()
    case .deleteLine: text.deleteLines()
    case .lineUp: text.moveLines(down: false)
    case .lineDown: text.moveLines(down: true)
    case .joinLines: text.joinLines()
    case .sortLines: text.sortLines()
    case .upperCase: text.changeCase { $0.uppercased() }
    case .lowerCase: text.changeCase { $0.lowercased() }
    case .trim: text.edit(text.lineEdits.trimmed())
    case .selectAll: text.selectAll()
    case .selectLine: text.selectLines()
    case .selectNext: text.selectNext()
    case .selectMatches: text.selectAllMatches()
    case .expandSelection: text.expandSelection()
    case .cursorAbove: text.addCursor(down: false)
    case .cursorBelow: text.addCursor(down: true)
    case .splitSelection: text.splitIntoLines()
    case .oneCursor: _ = text.collapse()
    case .jumpBack: isDone = text.jumpBack()
    case .lineEndings: return changeLineEndings()
    case .cut, .copy, .paste: return performOnClipboard(action)
    default: return nil
    }
    current = text
    find?.refresh(in: text)
    return isDone ? [] : [.notify(Notice("There is nothing more."))]
  }

  private mutating func performOnClipboard(_ action: EditorAction) -> [Effect] {
    guard var text = current else { return [] }
    defer { current = text }
    if action == .paste {
      text.paste(clipboard.text, isLines: clipboard.isLines)
      return clipboard.text.isEmpty ? [.notify(Notice("Nothing was copied yet."))] : []
    }
    clipboard = text.copied
    if action == .cut { text.cut() }
    let count = clipboard.text.utf8.count
    guard count <= Editor.longestCopy else {
      return [.notify(Notice("Copied here alone: it is too much for the terminal."))]
    }
    return [.copy(clipboard.text)]
  }

  /// In bytes; the most that terminals take into their clipboard.
  private static let longestCopy = 74_994

  private mutating func changeLineEndings() -> [Effect] {
    guard var text = current else { return [] }
    let wanted: LineEnding =
      text.file.buffer.format.lineEnding == .lineFeed ? .carriageReturnLineFeed : .lineFeed
    let old = text.text.bytes(0..<text.text.count)
    let new = wanted.normalised(old)
    text.edit([TextEdit(0..<old.count, new)])
    text.file.buffer.format.lineEnding = wanted
    text.select(SelectionSet(TextSelection(at: 0)))
    current = text
    return [.notify(Notice("Lines end with \(wanted.rawValue) now."))]
  }

  // MARK: - Places

  private mutating func performOnPlaces(_ action: EditorAction, _ argument: String?) -> [Effect] {
    guard let text = current else { return [] }
    switch action {
    case .find, .replace:
      openFind(isReplacing: action == .replace)
      return searchChanged()
    case .findNext: return step(forward: true)
    case .findPrevious: return step(forward: false)
    case .goToLine: return goToLine(argument ?? "")
    case .goToSymbol: return [EditorWork.findSymbols(text.id, text)]
    case .wrap:
      current?.view.wraps.toggle()
      current?.view.followsCursor = true
    case .lineNumbers: showsLineNumbers.toggle()
    case .scrollUp, .scrollDown:
      var view = text.view
      view.followsCursor = false
      view.scroll(by: action == .scrollUp ? -1 : 1, text.ruler, width: shape.width)
      current?.view = view
    default: break
    }
    return []
  }

  private mutating func goToLine(_ argument: String) -> [Effect] {
    let parts = argument.split(separator: ":").map { Int($0) }
    guard let line = parts.first.flatMap({ $0 }), line > 0 else {
      return [.notify(Notice("“\(argument)” is no line number.", isError: true))]
    }
    go(to: TextSpot(line: line, column: parts.count > 1 ? parts[1] ?? 0 : 0))
    return []
  }

  /// Offers the symbols of a text to go to.
  func pick(_ symbols: [Symbol], of id: Int) -> [Effect] {
    guard current?.id == id else { return [] }
    guard !symbols.isEmpty else {
      return [.notify(Notice("No functions or types were found in this file."))]
    }
    let choices = symbols.map { symbol in
      ChoicePicker.Choice(
        title: symbol.container.isEmpty ? symbol.name : "\(symbol.container).\(symbol.name)",
        note: "\(symbol.kind.name) \(symbol.line)",
        effects: [.give(Command(EditorAction.goToLine, "\(symbol.line)"))])
    }
    return [.present(Presentation("symbols", ChoicePicker("Symbols", choices, selected: 0)))]
  }

  // MARK: - Typing

  package mutating func type(_ key: Key, in area: Size) -> [Effect] {
    guard case .character(let character) = key.code,
      key.modifiers.isDisjoint(with: [.control, .alt])
    else { return [] }
    if find != nil {
      find?.insert(String(character))
      return searchChanged() + missing()
    }
    guard let text = current, !text.isReadOnly else { return [] }
    if vim != nil { return typeModal(Key(.character(character))) + missing() }
    current?.type(character)
    return missing()
  }

  package mutating func paste(_ text: String, in area: Size) -> [Effect] {
    if find != nil {
      find?.insert(text)
      return searchChanged() + missing()
    }
    guard let open = current, !open.isReadOnly else { return [] }
    current?.paste(text)
    return missing()
  }
}

extension Editor {
  /// The key that modal editing takes instead of a command; nil for what works there, too.
  private func modalKey(of command: Command) -> Key? {
    guard let vim, find == nil else { return nil }
    switch command.action(of: EditorAction.self) {
    case .newLine: return Key(.enter)
    case .deleteBackward: return Key(.backspace)
    case .deleteForward where vim.mode == .insert: return Key(.delete)
    case .deleteForward: return Key(.character("x"))
    case .indent where vim.mode == .insert: return Key(.tab)
    default: break
    }
    guard vim.mode != .insert, vim.mode != .replace else { return nil }
    switch command.action(of: CursorAction.self) {
    case .left: return Key(.character("h"))
    case .right: return Key(.character("l"))
    case .up: return Key(.character("k"))
    case .down: return Key(.character("j"))
    case .lineStart: return Key(.character("0"))
    case .lineEnd: return Key(.character("$"))
    default: return nil
    }
  }
}

extension OpenText {
  /// Makes the text what the rules of its folder ask for, before it is saved.
  mutating func tidy() {
    var edits: [TextEdit] = []
    if style.trimsTrailingBlanks == true { edits += lineEdits.trimmed() }
    if style.endsWithLineEnding == true, text.count > 0, text.byte(at: text.count - 1) != 0x0A {
      edits.append(
        TextEdit(text.count..<text.count, file.buffer.format.lineEnding.bytes))
    }
    let before = selections
    edit(edits)
    if edits.isEmpty { select(before) }
  }
}
