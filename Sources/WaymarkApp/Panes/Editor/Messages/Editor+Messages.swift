internal import WaymarkCore
package import WaymarkTerminal

extension Editor {
  package mutating func receive(_ message: any Sendable, in area: Size) -> [Effect] {
    if let changes = message as? FileChanges { return look(at: changes) }
    if message is NewAnalysis { return [EditorWork.findServed(texts)] }
    if let message = message as? VimMessage { return receive(message) + missing() }
    if let reopened = message as? ReopenedTexts { return take(reopened) + missing() }
    if let progress = message as? EditorProgress {
      advance(to: progress)
      return []
    }
    guard let message = message as? EditorMessage else { return [] }
    let effects = take(message, in: area)
    return effects + watched() + missing()
  }

  private mutating func take(_ message: EditorMessage, in area: Size) -> [Effect] {
    switch message {
    case .opened(let request, let file, let journal, let style, let spot):
      opening.removeAll { $0 == request.argument }
      return add(file, journal, style, spot, request.onClose)
    case .openedBytes(let request, let location, let dump):
      opening.removeAll { $0 == request.argument }
      return add(dump, of: location, request.onClose)
    case .bytes(let id, let dump, let target):
      let shape = shape
      change(id) { $0.show(dump, goingTo: target, shape) }
    case .bytesFailed(let id, let failure):
      change(id) { $0.bytes?.isLoading = false }
      return [.notify(Notice(failure.sentence, isError: true))]
    case .openingFailed(let request, let failure):
      opening.removeAll { $0 == request.argument }
      request.onClose?.tell()
      if request.onClose?.endsProgram == true, texts.isEmpty { return [.fail(failure)] }
      return [.notify(Notice(failure.sentence, isError: true))]
    case .saved(let id, let saved, let then): return take(saved, of: id, then)
    case .conflict(let id, let failure, let path): return askAboutConflict(id, failure, path)
    case .readOnly(let id, let failure, let path): return askAboutReadOnly(id, failure, path)
    case .savingFailed(let id, let failure):
      isQuitting = false
      change(id) { $0.isSaving = false }
      return [.notify(Notice(failure.sentence, isError: true))]
    case .readAgain(let id, let again): return takeReload(id, again)
    case .gone(let id): return noteGone(id)
    case .readingFailed(let id, let failure):
      change(id) { $0.isReloading = false }
      return [.notify(Notice(failure.sentence, isError: true))]
    case .checked(let id, let isCurrent): return checked(id, isCurrent)
    case .changedOutside: return lookOutside()
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
    case .matches(let query, let starts): find?.take(starts, of: query)
    case .found(let request, let answer): return found(answer, for: request)
    case .reworked(let id, let work, let revision, let number):
      return reworked(id, work, from: revision, number: number)
    case .taskFailed(let number, let failure):
      if running?.number == number { running = nil }
      return [.notify(Notice(failure.sentence, isError: true))]
    case .searchFailed(let failure): return [.notify(Notice(failure.sentence, isError: true))]
    case .abandoned(let texts):
      // Who edits one file for another program is not asked about others.
      guard let onlyFile else { return offer(texts) }
      return offer(texts.filter { $0.place.map { onlyFile.hasPrefix($0.text) } ?? false })
    case .abandonedCompared(let text, let difference): return show(difference, of: text)
    case .compared(let id, let side, let difference): return compared(id, side, difference)
    case .completed(let id, let prefix, let items): return completed(id, prefix, items)
    case .served(let id, let served, let revision):
      change(id) { if $0.file.buffer.revision == revision { $0.served = served } }
    case .keptMine(let id, let version): return keptMine(id, version)
    case .recovered(let source, let file, let journal): return takeRecovered(source, file, journal)
    }
    return []
  }

  mutating func change(_ id: Int, _ body: (inout OpenText) -> Void) {
    if let index = index(of: id) { body(&texts[index]) }
  }

}
