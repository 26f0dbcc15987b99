internal import WaymarkCore

extension Editor {
  mutating func take(_ saved: SavedText, of id: Int, _ then: AfterSaving) -> [Effect] {
    guard let index = index(of: id) else { return [] }
    var text = texts[index]
    let isRenamed = text.file.location != saved.file.location
    if saved.maps.isEmpty {
      text.file.didSave(saved.file)
    } else if text.file.buffer.revision == saved.revision {
      let selections = saved.maps.reduce(text.selections) { $0.mapped($1) }
      // An encoding that was chosen meanwhile stays so.
      let format = text.file.buffer.format
      text.file = saved.file
      text.file.buffer.format = format
      text.select(selections.clamped(to: text.text.count))
      text.changed(saved.maps)
    } else {
      // What was written is no state of the text that was edited meanwhile.
      text.file.didSave(saved.file)
      text.file.accept(saved.file.version)
    }
    text.journal?.noteSaved(&text.file)
    text.isSaving = false
    text.isStale = false
    text.isGone = false
    var effects: [Effect] = [.notify(Notice("Saved \(text.title)."))]
    if isRenamed {
      text.language = text.file.location.flatMap {
        SourceLanguage.of(path: $0.pathBytes, head: text.text.bytes(0..<min(256, text.text.count)))
      }
      text.coloring = Coloring()
      effects += [EditorWork.prepareColoring(id, text)].compactMap { $0 }
    }
    texts[index] = text
    effects.append(EditorWork.mark(id, text.file))
    symbols.clear()
    switch then {
    case .nothing: break
    case .close: if !text.isUnsaved { effects += close(index) }
    case .quit:
      if isQuitting, !texts.contains(where: \.isUnsaved) { effects.append(.quit) }
    }
    return effects
  }

  mutating func askAboutConflict(
    _ id: Int, _ failure: Failure, _ path: String?
  ) -> [Effect] {
    isQuitting = false
    change(id) { text in
      text.isSaving = false
      text.isStale = path == nil
    }
    guard let index = index(of: id) else { return [] }
    active = index
    let own = texts[index].title
    var answers = Editor.answers(to: .failedSave)
    if let path {
      answers = [
        ("Cancel", []),
        ("Replace it", [.give(Command(EditorAction.overwrite, path), isConfirmed: true)]),
      ]
    } else if texts[index].file.version == nil {
      answers.removeAll { $0.title == "Difference" || $0.title == "Merge" }
    }
    return [
      .select(.editor),
      .present(
        Presentation(
          "conflict",
          Decision(
            path == nil ? "Save \(own)?" : "Replace \(path ?? "")?",
            [
              failure.sentence,
              path == nil
                ? "Reading it again keeps your text one undo away." : "Its content would be gone.",
            ], answers))),
    ]
  }

  mutating func askAboutReadOnly(
    _ id: Int, _ failure: Failure, _ path: String?
  ) -> [Effect] {
    isQuitting = false
    change(id) { $0.isSaving = false }
    return [
      .present(
        Presentation(
          "read-only",
          Decision(
            "The file is read-only", [failure.message],
            [
              ("Cancel", []),
              (
                "Write it anyway",
                [.give(Command(EditorAction.overwrite, path), isConfirmed: true)]
              ),
            ])))
    ]
  }

  mutating func takeReload(_ id: Int, _ again: ReloadedText) -> [Effect] {
    guard let index = index(of: id) else {
      again.journal?.discard()
      return []
    }
    var text = texts[index]
    text.isReloading = false
    text.isGone = false
    guard text.file.buffer.revision == again.revision else {
      again.journal?.discard()
      texts[index] = text
      return [EditorWork.check(id, text.file)].compactMap { $0 }
    }
    text.file = again.file
    text.isStale = false
    var effects: [Effect] = [EditorWork.mark(id, text.file)]
    if let map = again.map {
      text.selections = text.selections.mapped(map).clamped(to: text.text.count)
      text.changed([map])
      text.journal?.noteSaved(&text.file)
    } else {
      text.journal?.discard()
      text.journal = again.journal
      text.beginAnew()
      effects += [EditorWork.prepareColoring(id, text)].compactMap { $0 }
      if text.text.lineCount == nil { effects.append(EditorWork.countLines(id, text.file)) }
    }
    texts[index] = text
    return [.notify(Notice("\(text.title) was read again."))] + effects
  }

}

extension OpenText {
  /// Forgets what is known of the text, as it is another.
  mutating func beginAnew() {
    let follows = view.followsCursor
    select(selections.clamped(to: text.count))
    view.followsCursor = follows
    view.top = text.startOfLine(at: min(view.top, text.count))
    (jumps, laterJumps) = ([], [])
    bookmarks = []
    parked = nil
    (coloring, served) = (Coloring(), ServedPlaces())
  }
}
