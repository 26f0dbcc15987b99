internal import WaymarkCore
package import WaymarkTerminal

extension GitPane {
  package mutating func receive(_ message: any Sendable, in area: Size) -> [Effect] {
    if let progress = message as? GitProgress {
      running[progress.number]?.words = progress.words
      running[progress.number]?.fraction = progress.fraction
      return []
    }
    if let grown = message as? GitBlameGrew {
      blame.show(grown.blame, of: grown.place)
      return view == .blame && subject != list.subject ? readDiff() : []
    }
    if let drafted = message as? GitDraft { return take(drafted) }
    if let request = message as? ChangesRequest { return show(request) }
    if let changes = message as? FileChanges { return refresh(after: changes) }
    if message is GitLogGrew {
      log.take()
      let isDue = subject == nil || log.isComplete && subject != log.subject
      return view == .log && isDue ? readDiff() : []
    }
    return (message as? GitMessage).map { take($0) } ?? []
  }

  private mutating func take(_ message: GitMessage) -> [Effect] {
    switch message {
    case .opened(let layout):
      phase = .open(layout)
      return refresh()
    case .openingFailed(let failure): phase = .failed(failure)
    case .changed: return refresh()
    case .status(let status): return show(status)
    case .statusFailed(let failure):
      isReading = false
      isOutdated = false
      return watch() + [.notify(Notice(failure.sentence, isError: true))]
    case .diff(let subject, let files, let preface): show(files, preface, of: subject)
    case .moreDiff(let subject, let files):
      if subject == self.subject { diff.append(files) }
    case .diffFailed(let subject, let failure):
      guard subject == self.subject else { return [] }
      diff = DiffView()
      diffFailure = failure
      isDiffDue = false
    case .sizes(let subject, let place, let sizes):
      if subject == self.subject { diff.sizes[place] = sizes }
    case .done(let number, let sentence):
      running[number] = nil
      return refresh() + (sentence.map { [.notify(Notice($0))] } ?? [])
    case .cancelled(let number):
      let words = running.removeValue(forKey: number)?.words ?? "It"
      return refresh() + [.notify(Notice("\(words): cancelled."))]
    case .actionFailed(let number, let failure):
      running[number] = nil
      return refresh() + [.notify(Notice(failure.sentence, isError: true))]
    case .question(let event): return take(event)
    case .committed: draft = nil
    case .undoable(let entry): return askToUndo(entry)
    case .log(let store, let fingerprint):
      log.begin(store, fingerprint: fingerprint)
      return view == .log ? readDiff() : []
    case .logIsOld:
      log.forget()
      return [GitWork.readLog(log)]
    case .list(let items): return show(items)
    case .draft(let editor): return open(editor)
    case .rebase(let list): return open(list)
    case .blameText(let place, let lines): blame.show(lines, of: place)
    case .blame(let place, let whole):
      blame.show(whole, of: place)
      return view == .blame ? readDiff() : []
    case .history(let path, let revisions):
      guard path == historyPath else { return [] }
      history.show(revisions.map { RevisionItem(revision: $0) })
      return view == .history ? readDiff() : []
    case .conflict(let file, let isOpening): return show(file, isOpening: isOpening)
    case .conflictGone(let failure): return leaveConflict(failure)
    case .edit(let place): return [.give(Command(EditorAction.open, place))]
    case .plan(let plan): self.plan = plan
    case .custom(let command): return run(command)
    case .output(let title, let lines):
      subject = .text(title, lines)
      diff.show([], preface: lines)
      part = .diff
    case .colors(let subject, let place, let colors):
      if subject == self.subject { diff.colors[place] = colors }
    case .draftFailed(let failure):
      editor?.drafting = nil
      return [.notify(Notice(failure.sentence, isError: true))]
    case .blameFailed(let failure):
      blame.fail()
      return [.notify(Notice(failure.sentence, isError: true))]
    case .readingFailed(let failure):
      return [.notify(Notice(failure.sentence, isError: true))]
    }
    return []
  }

  /// Takes what changed in the project; git's own folders are watched apart.
  private mutating func refresh(after changes: FileChanges) -> [Effect] {
    guard !changes.isComplete || changes.paths.contains(where: { !$0.isOfGit }) else { return [] }
    return refresh()
  }

  /// Reads everything that is shown again; one reading at a time, and one more when something
  /// changed meanwhile.
  mutating func refresh() -> [Effect] {
    guard case .open = phase else { return [] }
    guard !isReading, !isUnsettled else {
      isStale = true
      return []
    }
    isReading = true
    isStale = false
    return [GitWork.readStatus(ignored: showsIgnored)] + readList()
  }

  /// Whether something runs whose result is on the screen already: git may not know of it yet.
  private var isUnsettled: Bool { running.values.contains { $0.isForeseen } }

  private mutating func show(_ status: WorkTreeStatus) -> [Effect] {
    isReading = false
    guard !isOutdated, !isUnsettled else {
      isOutdated = false
      isStale = true
      return isUnsettled ? [] : refresh()
    }
    take(status)
    let due = watch() + (isStale ? refresh() : [])
    return due + showWanted() + (view == .status ? readDiff() : [])
  }

  private mutating func take(_ status: WorkTreeStatus) {
    self.status = status
    if case .open(let layout) = phase { files.show(status, isBare: layout.isBare) }
  }

  /// Shows what an action will bring about before git has done it; the next status corrects it.
  ///
  /// - Parameters:
  ///   - words: What is done.
  ///   - change: What the status will be.
  ///   - action: Does it.
  /// - Returns: The effects that begin it.
  mutating func actForeseen(
    _ words: String, _ change: (WorkTreeStatus) -> WorkTreeStatus,
    _ action: @escaping @Sendable (Repository) async throws -> Void
  ) -> [Effect] {
    if isReading { isOutdated = true }
    if let status { take(change(status)) }
    let number = begin(words, isForeseen: true)
    let work = GitWork.act(number) { repository, _ in
      try await action(repository)
      return nil
    }
    return [work] + (view == .status ? readDiff() : [])
  }

  /// Begins to follow changes on disk, once: after the first status, which it would slow down.
  private mutating func watch() -> [Effect] {
    guard !isWatching else { return [] }
    isWatching = true
    return [FilesWork.follow, GitWork.watch]
  }

  /// Asks for the differences of what is selected; those on the screen stay until they are there.
  mutating func readDiff() -> [Effect] {
    guard let wanted = list.subject else {
      subject = nil
      diff = DiffView()
      diffFailure = nil
      isDiffDue = false
      if part == .diff { part = .list }
      return [.cancel(GitWork.diffID)]
    }
    switch wanted {
    case .text(_, let lines):
      subject = wanted
      diffFailure = nil
      diff.show([], preface: lines)
      return [.cancel(GitWork.diffID)]
    case .commit, .stash, .revision, .comparison(_, _?):
      // These never change.
      if wanted == subject, !diff.isEmpty, shownOptions == diffOptions { return [] }
    case .file, .comparison(_, nil): break
    }
    return [GitWork.readDiff(wanted, diffOptions, plan)]
  }

  private mutating func show(
    _ files: [FileDiff], _ preface: [DiffPreface], of subject: DiffSubject
  ) {
    guard let wanted = list.subject, wanted.isAboutSame(as: subject) else { return }
    diffFailure = nil
    let isSame = self.subject.map { $0.isAboutSame(as: subject) } ?? false
    self.subject = subject
    shownOptions = diffOptions
    let hasHeadings = if case .file = subject { false } else { true }
    if isSame, !diff.isEmpty, !hasHeadings {
      diff.refresh(files)
    } else {
      diff.show(files, headings: hasHeadings, preface: preface)
    }
    isDiffDue = false
  }
}

extension DiffSubject {
  /// Whether another is the same thing, perhaps at another time.
  func isAboutSame(as other: DiffSubject) -> Bool {
    switch (self, other) {
    case (.file(let one), .file(let two)):
      one.section == two.section && one.entry.path == two.entry.path
    default: self == other
    }
  }
}

extension Failure {
  /// Message and hint in one line.
  var sentence: String { [message, hint].compactMap { $0 }.joined(separator: " ") }
}
