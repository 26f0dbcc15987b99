internal import WaymarkCore

extension Editor {
  mutating func saved(_ id: Int, _ file: TextFile, _ then: AfterSaving) -> [Effect] {
    guard let index = index(of: id) else { return [] }
    var text = texts[index]
    let isRenamed = text.file.location != file.location
    text.file.didSave(file)
    text.journal?.noteSaved(&text.file)
    text.isSaving = false
    text.isStale = false
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
    case .close: if !text.isModified { effects += close(index) }
    case .quit:
      if isQuitting, !texts.contains(where: \.isModified) { effects.append(.quit) }
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

  mutating func takeReload(_ id: Int, _ fresh: TextFile) -> [Effect] {
    guard let index = index(of: id) else { return [] }
    var text = texts[index]
    let map = text.file.take(fresh, selections: text.selections)
    text.selections = text.selections.mapped(map).clamped(to: text.text.count)
    text.changed([map])
    text.journal?.noteSaved(&text.file)
    text.isStale = false
    texts[index] = text
    return [
      .notify(Notice("\(text.title) was read again.")), EditorWork.mark(id, text.file),
    ]
  }

}
