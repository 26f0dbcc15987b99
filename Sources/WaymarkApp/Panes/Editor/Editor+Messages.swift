internal import WaymarkCore
package import WaymarkTerminal

extension Editor {
  package mutating func receive(_ message: any Sendable, in area: Size) -> [Effect] {
    if let changes = message as? FileChanges { return look(at: changes) }
    if let message = message as? VimMessage { return receive(message) + missing() }
    guard let message = message as? EditorMessage else { return [] }
    let effects = take(message, in: area)
    return effects + missing()
  }

  private mutating func take(_ message: EditorMessage, in area: Size) -> [Effect] {
    switch message {
    case .opened(let request, let file, let journal, let style, let spot):
      opening.removeAll { $0 == request.argument }
      return add(file, journal, style, spot, request.onClose)
    case .openingFailed(let request, let failure):
      opening.removeAll { $0 == request.argument }
      request.onClose?.tell()
      return [.notify(Notice(failure.sentence, isError: true))]
    case .saved(let id, let file, let then): return saved(id, file, then)
    case .conflict(let id, let failure, let path): return askAboutConflict(id, failure, path)
    case .readOnly(let id, let failure, let path): return askAboutReadOnly(id, failure, path)
    case .savingFailed(let id, let failure):
      isQuitting = false
      change(id) { $0.isSaving = false }
      return [.notify(Notice(failure.sentence, isError: true))]
    case .readAgain(let id, let fresh): return takeReload(id, fresh)
    case .checked(let id, let isCurrent): return checked(id, isCurrent)
    case .marked(let id, let difference, let revision):
      change(id) { text in
        guard text.file.buffer.revision == revision else { return }
        text.marks = ChangeMarks(difference)
      }
    case .coloring(let id, let coloring):
      change(id) { text in
        text.coloring.text = coloring
        // What was edited meanwhile.
        coloring.note(nil, after: text.text, revision: text.file.buffer.revision)
      }
    case .colored(let id, let spans):
      change(id) { text in
        text.coloring.isRunning = false
        if let spans { text.coloring.take(spans) } else { text.coloring.text = nil }
      }
    case .counting(let id, let share):
      change(id) { text in
        text.counted = share
        _ = text.file.buffer.takeCountedLines()
      }
    case .counted(let id, let version):
      change(id) { text in
        text.counted = nil
        _ = text.file.buffer.takeCountedLines()
        if let version { text.file.note(version) }
      }
    case .symbols(let id, let symbols): return pick(symbols, of: id)
    case .matches(let query, let count): find?.takeCount(count, of: query)
    case .replacements(let id, let edits, let revision): return replace(id, edits, revision)
    case .searchFailed(let failure): return [.notify(Notice(failure.sentence, isError: true))]
    case .abandoned(let texts): return offer(texts)
    case .recovered(let source, let file, let journal): return takeRecovered(source, file, journal)
    }
    return []
  }

  mutating func change(_ id: Int, _ body: (inout OpenText) -> Void) {
    if let index = index(of: id) { body(&texts[index]) }
  }

  // MARK: - Opening

  private mutating func add(
    _ file: TextFile, _ journal: RecoveryJournal?, _ style: FileStyle, _ spot: TextSpot,
    _ onClose: CloseNotice?
  ) -> [Effect] {
    if let location = file.location,
      let known = texts.firstIndex(where: { $0.file.location == location })
    {
      journal?.discard()
      active = known
    } else {
      var text = OpenText(id: nextID(), file)
      text.journal = journal
      text.style = style
      text.indentation = style.indentation(over: Indentation.detected(in: text.text))
      if let ending = style.lineEnding, file.buffer.count == 0 {
        text.file.buffer.format.lineEnding = ending
      }
      text.view.wraps = text.language?.id == "markdown"
      texts.append(text)
      active = texts.count - 1
    }
    find = nil
    if let onClose { current?.onClose = onClose }
    go(to: spot)
    guard let text = current else { return [] }
    var effects: [Effect] = [.select(.editor)]
    effects += [EditorWork.prepareColoring(text.id, text)].compactMap { $0 }
    effects += [EditorWork.check(text.id, text.file)].compactMap { $0 }
    if text.text.lineCount == nil { effects.append(EditorWork.countLines(text.id, text.file)) }
    if file.location != nil, file.version == nil, file.buffer.count == 0 {
      effects.append(.notify(Notice("\(text.title) is new; saving makes it.")))
    }
    return effects
  }

  /// Puts the cursor on a line and column.
  mutating func go(to spot: TextSpot) {
    guard var text = current, spot.line > 0 else { return }
    let last = max(0, (text.text.lineCount ?? .max) - 1)
    guard let start = text.text.start(ofLine: min(spot.line - 1, last)) else { return }
    let offset =
      spot.column > 1 ? text.text.offset(ofColumn: spot.column - 1, inLineAt: start) : start
    text.jump(to: TextSelection(at: offset))
    text.view.centre(offset, text.ruler, height: shape.height, width: shape.width)
    current = text
  }

  // MARK: - Saving

  private mutating func saved(_ id: Int, _ file: TextFile, _ then: AfterSaving) -> [Effect] {
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
    switch then {
    case .nothing: break
    case .close: if !text.isModified { effects += close(index) }
    case .quit:
      if isQuitting, !texts.contains(where: \.isModified) { effects.append(.quit) }
    }
    return effects
  }

  private mutating func askAboutConflict(
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
    var answers: [Decision.Answer] = [("Cancel", [])]
    if let path {
      answers.append(
        ("Replace it", [.give(Command(EditorAction.overwrite, path), isConfirmed: true)]))
    } else {
      answers.append(("Read it again", [.give(Command(EditorAction.reload))]))
      answers.append(
        ("Save mine over it", [.give(Command(EditorAction.overwrite), isConfirmed: true)]))
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

  private mutating func askAboutReadOnly(
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

  private mutating func takeReload(_ id: Int, _ fresh: TextFile) -> [Effect] {
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

  // MARK: - Changes on disk

  /// Looks at open files that may have changed.
  private func look(at changes: FileChanges) -> [Effect] {
    texts.compactMap { text in
      guard case .project(let path)? = text.file.location, !text.isSaving,
        !changes.isComplete || changes.paths.contains(path)
      else { return nil }
      return EditorWork.check(text.id, text.file)
    }
  }

  private mutating func checked(_ id: Int, _ isCurrent: Bool) -> [Effect] {
    guard let index = index(of: id) else { return [] }
    let text = texts[index]
    guard !isCurrent else {
      texts[index].isStale = false
      return []
    }
    // What was not edited is read again without a question; undoing brings the old text back.
    if !text.isModified, !text.isStale { return [EditorWork.reload(id, text.file)] }
    guard !text.isStale else { return [] }
    texts[index].isStale = true
    return [
      .notify(
        Notice(
          "\(text.title) changed on disk; your edits are kept. Alt-R reads it again.", isError: true
        ))
    ]
  }

  // MARK: - Recovery

  mutating func offer(_ found: [AbandonedText]) -> [Effect] {
    abandoned = found
    guard let text = found.first else { return [] }
    let count = "\(text.changeCount) \(text.changeCount == 1 ? "change" : "changes")"
    let more =
      found.count > 1
      ? ["Then there \(found.count == 2 ? "is one" : "are \(found.count - 1)") more."] : []
    return [
      .present(
        Presentation(
          "recovery",
          Decision(
            "Recover unsaved work?",
            ["Waymark ended with \(count) of \(text.shown) unsaved."] + more,
            [
              ("Later", []),
              ("Recover", [.give(Command(EditorAction.recover, "first"))]),
              ("Discard", [.give(Command(EditorAction.recover, "discard"))]),
            ], focused: 1)))
    ]
  }

  private mutating func takeRecovered(
    _ source: AbandonedText, _ file: TextFile, _ journal: RecoveryJournal
  ) -> [Effect] {
    abandoned.removeAll { $0.shown == source.shown && $0.changedAt == source.changedAt }
    // The file may be open already, as it is on disk: what was lost is put over it then.
    if let location = file.location,
      let known = texts.firstIndex(where: { $0.file.location == location })
    {
      texts[known].journal?.discard()
      texts[known].file = file
      texts[known].journal = journal
      texts[known].select(SelectionSet())
      texts[known].coloring = Coloring()
      active = known
      let effects = [EditorWork.prepareColoring(texts[known].id, texts[known])].compactMap { $0 }
      return effects + [.select(.editor)] + recovered(source)
    }
    return add(file, journal, FileStyle(), TextSpot(line: 0, column: 0), nil) + recovered(source)
  }

  private mutating func recovered(_ source: AbandonedText) -> [Effect] {
    [.notify(Notice("Recovered \(source.shown); it is not saved yet."))]
      + (abandoned.isEmpty ? [] : offer(abandoned))
  }

  // MARK: - What is lacking

  /// Asks for colours and marks of what is on the screen, one request at a time.
  mutating func missing() -> [Effect] {
    guard var text = current else { return [] }
    var effects: [Effect] = []
    if let coloring = text.coloring.text, !text.coloring.isRunning {
      let wanted = shown(text)
      if text.coloring.lacks(wanted.exact, revision: text.file.buffer.revision) {
        text.coloring.isRunning = true
        effects.append(EditorWork.color(text.id, coloring, wanted.around))
      }
    }
    if !text.marks.isCurrent, text.marks.hasCommit {
      text.marks.isCurrent = true
      effects.append(EditorWork.mark(text.id, text.file))
    }
    current = text
    return effects
  }

  /// The part of a text that is on the screen, and a larger one that spares asking again soon.
  private func shown(_ text: OpenText) -> (exact: Range<Int>, around: Range<Int>) {
    let rows = text.view.rows(text.ruler, height: shape.height, width: shape.width)
    let start = rows.first?.line ?? 0
    let end = rows.last.map { min($0.range.upperBound, text.text.endOfLine(at: $0.line)) } ?? start
    let limited = min(end, start + 1 << 17)
    let exact = start..<max(start, limited)
    let margin = max(2048, exact.count)
    return (exact, max(0, start - margin)..<min(text.text.count, exact.upperBound + margin))
  }
}
