internal import WaymarkCore
internal import WaymarkTerminal

extension GitPane {
  func availability(of action: GitLogAction) -> Availability {
    switch action {
    case .filter, .everything, .find: return .enabled
    case .findNext: return sought.isEmpty ? .disabled("Look for something first.") : .enabled
    default: break
    }
    guard let entry = log.selectedEntry else { return .disabled("There are no commits yet.") }
    switch action {
    case .amend, .commitFixup:
      return (files.files[.staged] ?? []).isEmpty ? .disabled("Nothing is staged.") : .enabled
    case .reword, .fixup, .squash, .drop, .moveUp, .moveDown, .autosquash, .rebase:
      if status?.operation != nil { return .disabled("End the operation in progress first.") }
      if entry.isMerge { return .disabled("A merge cannot be changed like that.") }
      if action == .moveUp, log.cursor.selected == 0 {
        return .disabled("It is the newest commit.")
      }
      return .enabled
    default: return .enabled
    }
  }

  mutating func perform(_ action: GitLogAction) -> [Effect] {
    switch action {
    case .filter:
      prompt = GitPrompt(
        "Filter the log",
        help: "Words of the message; author:NAME path:FILE since:TIME until:TIME S:TEXT G:PATTERN. "
          + "Nothing shows all.",
        text: log.filter.text,
        take: { text, pane in
          pane.log.filter = LogFilter(text)
          return pane.readLogAgain()
        })
      return []
    case .everything:
      log.showsEverything.toggle()
      log.revision = nil
      return readLogAgain()
    case .find:
      prompt = GitPrompt(
        "Find a commit", help: "A part of its subject or author, or the start of its hash.",
        text: sought, take: { text, pane in pane.find(text) })
      return []
    case .findNext: return find(sought)
    default: break
    }
    guard let entry = log.selectedEntry else { return [] }
    return perform(action, entry)
  }

  private mutating func perform(_ action: GitLogAction, _ entry: LogEntry) -> [Effect] {
    let id = entry.id
    switch action {
    case .open:
      if !diff.isEmpty { part = .diff }
      return []
    case .compare:
      let isEnding = log.base != nil
      log.base = isEnding ? nil : id
      let words =
        isEnding
        ? "Commits are shown by themselves again."
        : "\(id.short) is compared with each commit that is selected, and with the work tree on its "
          + "own row."
      return readDiff() + [.notify(Notice(words))]
    case .checkOut: return checkOut(id)
    case .newBranch: return askForBranch(at: id.hex, id.short)
    case .tag: return askForTag(at: id.hex, id.short)
    case .reset: return askToReset(to: id.hex, id.short)
    case .reword: return beginReword(id, isHead: id == status?.head.commit)
    case .cherryPick:
      return askToGoOn(
        "Cherry-pick \(id.short)?", "Copies “\(entry.subject)” onto \(headWords).", "Cherry-pick"
      ) { repository in
        try await repository.cherryPick([id], mainline: entry.isMerge ? 1 : nil)
        return "Picked \(id.short)."
      }
    case .revert:
      return askToGoOn(
        "Revert \(id.short)?", "Makes a commit that takes “\(entry.subject)” back.", "Revert"
      ) { repository in
        try await repository.revert([id], mainline: entry.isMerge ? 1 : nil)
        return "Reverted \(id.short)."
      }
    case .amend:
      return askToGoOn(
        "Amend \(id.short)?",
        "Puts what is staged into “\(entry.subject)” and writes the commits above it anew.", "Amend"
      ) { repository in
        try await repository.amend(id)
        return "Amended \(id.short)."
      }
    case .commitFixup:
      return act("Commit") { repository in
        var options = CommitOptions()
        options.target = .fixup(id.hex)
        try await repository.commit(nil, options)
        return "Committed as a fixup of \(id.short)."
      }
    case .autosquash:
      return askToGoOn(
        "Put the fixups where they belong?", "Writes the commits above \(id.short) anew.",
        "Autosquash"
      ) { repository in
        var options = RebaseOptions()
        options.autosquash = true
        try await repository.rebase(onto: id.hex, options)
        return "The fixups are where they belong."
      }
    case .rebaseOnto:
      return askToGoOn(
        "Rebase onto \(id.short)?", "Writes the commits of \(headWords) anew, on top of it.",
        "Rebase"
      ) { repository in
        try await repository.rebase(onto: id.hex)
        return "Rebased onto \(id.short)."
      }
    case .rebase: return beginRebase(to: id)
    case .fixup, .squash:
      let isFixup = action == .fixup
      return askToGoOn(
        isFixup ? "Fix up with \(id.short)?" : "Squash \(id.short)?",
        "Puts “\(entry.subject)” into the commit below"
          + (isFixup ? " and drops its message." : ", with its message."),
        isFixup ? "Fixup" : "Squash"
      ) { repository in
        try await repository.rewrite(since: id) { $0.act(isFixup ? .fixup : .squash, on: id) }
        return "The branch is rewritten; undo brings it back."
      }
    case .moveDown:
      log.move(by: 1)
      return rewrite(id, "Move") { $0.move(id, by: -1) }
    case .moveUp:
      log.move(by: -1)
      return rewrite(id, "Move") { $0.move(id, by: 1) }
    case .drop:
      return askToDelete(
        "Drop \(id.short)?", [entry.subject, "The branch is rewritten; undo brings it back."],
        "Drop"
      ) { repository in
        try await repository.rewrite(since: id) { $0.act(.drop, on: id) }
        return "Dropped \(id.short); undo brings it back."
      }
    case .filter, .everything, .find, .findNext: return []
    }
  }

  private mutating func rewrite(
    _ id: ObjectID, _ words: String, _ change: @escaping @Sendable (inout RebasePlan) -> Void
  ) -> [Effect] {
    act(words) { repository in
      try await repository.rewrite(since: id, change)
      return "The branch is rewritten; undo brings it back."
    }
  }

  /// Reads the log from its start, as after another filter.
  mutating func readLogAgain() -> [Effect] {
    log.forget()
    log.cursor = ListCursor()
    return [GitWork.readLog(log)]
  }

  /// Shows the log of a branch or range.
  mutating func showLog(of revision: String?) -> [Effect] {
    log.revision = revision
    log.forget()
    log.cursor = ListCursor()
    return go(to: .log)
  }

  private mutating func find(_ text: String) -> [Effect] {
    sought = text
    let word = text.lowercased()
    guard !word.isEmpty, let store = log.store else { return [] }
    let start = log.cursor.selected
    guard
      let row = store.find(word, from: start + 1, step: 1)
        ?? store.find(word, from: 0, step: 1)
    else {
      store.want(.max)
      return [.notify(Notice("No commit that is read so far has “\(text)”."))]
    }
    return move(list: .to(row))
  }

  /// Asks for a name and makes a tag of it.
  mutating func askForTag(at revision: String, _ place: String) -> [Effect] {
    prompt = GitPrompt(
      "New tag", help: "At \(place). A message after the name makes an annotated tag.",
      take: { text, pane in
        let words = text.split(separator: " ", maxSplits: 1).map(String.init)
        guard let name = words.first else { return [] }
        let message = words.count > 1 ? CommitMessage(words[1]) : nil
        return pane.act("Tag") { repository in
          try await repository.createTag(name, at: revision, message: message)
          return "Tagged \(place) as \(name)."
        }
      })
    return []
  }
}
