internal import WaymarkCore

extension Editor {
  mutating func performOnFiles(_ action: EditorAction, _ argument: String?) -> [Effect]? {
    switch action {
    case .save: return save(active, then: .nothing)
    case .saveAs: return saveAs(argument ?? "")
    case .saveAll: return saveAll(then: .nothing)
    case .saveAllAndQuit:
      isQuitting = true
      let effects = saveAll(then: .quit)
      return texts.contains(where: \.isUnsaved) ? effects : [.quit]
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
    case .reload: return current.map { [EditorWork.reload($0)] } ?? []
    case .recover: return recover(argument)
    default: return nil
    }
  }

  /// Opens a file, or shows it when it is open.
  package mutating func open(_ request: OpenRequest) -> [Effect] {
    opening.append(request.argument)
    if request.onClose?.endsProgram == true { onlyFile = request.argument }
    return [.select(.editor), EditorWork.open(request, columns: bytesWidth)]
  }

  mutating func save(_ index: Int, then: AfterSaving) -> [Effect] {
    guard texts.indices.contains(index), !texts[index].isSaving else { return [] }
    guard texts[index].file.location != nil else {
      active = index
      return [.give(Command(EditorAction.saveAs))]
    }
    if !texts[index].isUnsaved, texts[index].file.version != nil, !texts[index].isStale {
      let nothing = Effect.notify(Notice("\(texts[index].title) is saved already."))
      return then == .close ? close(index) : then == .quit ? [] : [nothing]
    }
    let isGone = texts[index].isGone && !texts[index].isModified
    let tidies = texts[index].beginSaving()
    return [EditorWork.save(texts[index], overwrites: isGone, tidies: tidies, then: then)]
  }

  private mutating func saveAs(_ path: String) -> [Effect] {
    guard var text = current, !text.isSaving else { return [] }
    let tidies = text.beginSaving()
    current = text
    return [EditorWork.save(text, to: path, tidies: tidies, then: .nothing)]
  }

  private mutating func overwrite(_ path: String?) -> [Effect] {
    guard var text = current, !text.isSaving else { return [] }
    text.isSaving = true
    current = text
    return [EditorWork.save(text, to: path, overwrites: true, then: .nothing)]
  }

  private mutating func saveAll(then: AfterSaving) -> [Effect] {
    let unsaved = texts.indices.filter { texts[$0].isUnsaved }
    guard !unsaved.isEmpty else {
      return then == .quit ? [] : [.notify(Notice("Everything is saved."))]
    }
    return unsaved.flatMap { save($0, then: then) }
  }

  private mutating func closeOrAsk(_ index: Int) -> [Effect] {
    guard texts.indices.contains(index) else { return [] }
    guard texts[index].isUnsaved else { return close(index) }
    let words =
      texts[index].isModified
      ? "It has edits that are not saved." : "It is no longer on disk; this is all there is of it."
    return [
      .present(
        Presentation(
          "close",
          Decision(
            "Close \(texts[index].title)?", [words],
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
    var text = texts.remove(at: index)
    if text.isModified { text.journal?.discard() } else { text.journal?.keep(&text.file) }
    find = nil
    if active >= index, active > 0 { active -= 1 }
    let effects = refreshed() + watched()
    guard let onClose = text.onClose else { return effects }
    onClose.tell()
    return onClose.endsProgram && texts.isEmpty ? [.quit] : effects
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
    case "difference": return [EditorWork.compareAbandoned(first)]
    case "discard":
      first.discard()
      abandoned.removeFirst()
      return abandoned.isEmpty ? [] : [.give(Command(EditorAction.recover))]
    default: return offer(abandoned)
    }
  }
}

extension OpenText {
  /// Makes a text what the rules of its folder ask for, before it is saved.
  ///
  /// - Returns: Whether it is so long that who saves it has to do so, off the loop.
  mutating func beginSaving() -> Bool {
    isSaving = true
    guard text.count <= MatchRequest.nearby else { return true }
    let edits = style.tidying(file)
    let before = selections
    edit(edits)
    if edits.isEmpty { select(before) }
    return false
  }
}

extension FileStyle {
  /// The edits that make a text what the rules ask for.
  func tidying(_ file: TextFile) -> [TextEdit] {
    let text = file.buffer.snapshot
    var edits: [TextEdit] = []
    if trimsTrailingBlanks == true {
      edits += LineEdits(text, lineEnding: file.buffer.format.lineEnding).trimmed()
    }
    if endsWithLineEnding == true, text.count > 0, text.byte(at: text.count - 1) != 0x0A {
      edits.append(TextEdit(text.count..<text.count, file.buffer.format.lineEnding.bytes))
    }
    return edits
  }
}
