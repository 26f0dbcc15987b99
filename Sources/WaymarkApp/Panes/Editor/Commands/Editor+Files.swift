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
    if request.onClose?.endsProgram == true { onlyFile = request.argument }
    return [.select(.editor), EditorWork.open(request, columns: max(20, shape.width + 6))]
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
    var text = texts.remove(at: index)
    if text.isModified { text.journal?.discard() } else { text.journal?.keep(&text.file) }
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
