internal import WaymarkCore
internal import WaymarkTerminal

extension GitPane {
  /// Begins a message: what was left the last time, or what git prepares.
  mutating func beginCommit(amending: Bool = false, skippingHooks: Bool = false) -> [Effect] {
    if var draft, draft.target == .commit, draft.options.amends == amending {
      draft.stagedCount = files.files[.staged]?.count ?? 0
      draft.isAsked = false
      if let plan, case .open(let layout) = phase {
        let paths = (files.files[.staged] ?? []).map(\.path)
        draft.touched = plan.touched(
          by: plan.names(paths, below: layout.workingFolder), message: draft.message.text)
      }
      self.draft = nil
      editor = draft
      return []
    }
    var options = CommitOptions()
    options.amends = amending
    options.skipsHooks = skippingHooks
    let staged = files.files[.staged]?.count ?? 0
    let (plan, paths) = (plan, (files.files[.staged] ?? []).map(\.path))
    return [
      GitWork.readPlan,
      GitWork.reading("draft") { [options] repository, send in
        let message = try await repository.draftMessage(amending: amending)
        var editor = CommitEditor(message)
        editor.options = options
        editor.author = try await repository.identity()
        editor.stagedCount = staged
        if let plan {
          editor.touched = plan.touched(
            by: plan.names(paths, below: repository.root), message: message.text)
        }
        send(GitMessage.draft(editor))
      } failed: {
        .readingFailed($0)
      },
    ]
  }

  /// Begins to change the message of a commit.
  mutating func beginReword(_ id: ObjectID, isHead: Bool) -> [Effect] {
    [
      GitWork.reading("draft") { repository, send in
        let details = try await repository.details(of: id)
        var editor = CommitEditor(details.message)
        editor.target = .reword(id, isHead: isHead)
        editor.author = try await repository.identity()
        send(GitMessage.draft(editor))
      } failed: {
        .readingFailed($0)
      }
    ]
  }

  /// Shows a message to be written, unless one is being written.
  mutating func open(_ editor: CommitEditor) -> [Effect] {
    if self.editor == nil {
      self.editor = editor
      part = .list
    }
    return []
  }

  mutating func perform(_ action: GitCommitAction) -> [Effect] {
    switch action {
    case .commit: return commit()
    case .cancel:
      let stopping = editor?.drafting == nil ? [] : stopDrafting()
      draft = editor
      editor = nil
      return stopping
    case .draft: return draftMessage()
    case .diff: if !diff.isEmpty { part = .diff }
    case .wrap: change { $0.wrapped }
    case .amend: return toggleAmend()
    case .signOff: editor?.options.signsOff.toggle()
    case .skipHooks: editor?.options.skipsHooks.toggle()
    case .sign:
      let isSigned = editor?.options.signs == true
      editor?.options.signs = isSigned ? nil : true
    case .addCoAuthor:
      prompt = GitPrompt(
        "Co-author", help: "Name and address, as in Ada <ada@example.org>.",
        take: { line, pane in
          guard let person = Person(line) else {
            return [.notify(Notice("A co-author is a name with an address in angle brackets."))]
          }
          pane.change { $0.addingCoAuthor(person) }
          return []
        })
    }
    return []
  }

  /// Puts another text in place of the message.
  private mutating func change(_ change: (CommitMessage) -> CommitMessage) {
    guard let message = editor?.message else { return }
    editor?.text = CommitEditor.area(change(message))
  }

  /// Turns amending on, with the message of the last commit where none is written yet.
  private mutating func toggleAmend() -> [Effect] {
    guard let editor, editor.target == .commit else { return [] }
    guard !editor.options.amends, editor.message.isEmpty else {
      self.editor?.options.amends.toggle()
      return []
    }
    self.editor = nil
    return beginCommit(amending: true, skippingHooks: editor.options.skipsHooks)
  }

  mutating func commit() -> [Effect] {
    guard let editor else { return [] }
    guard !editor.message.isEmpty else {
      return [.notify(Notice("Say in the first line what the commit does.", isError: true))]
    }
    if let asking = askToTick(editor) { return asking }
    self.editor = nil
    if case .step(let id) = editor.target {
      rebase?.setMessage(editor.message, of: id)
      return []
    }
    // Git or a hook may refuse it; then the message is needed once more.
    draft = editor
    draft?.ticks = nil
    let message = editor.message
    let number = begin("Commit …", cancels: true)
    return [
      GitWork.act(number) { repository, send in
        let output: @Sendable ([UInt8]) -> Void = { piece in
          let line = String(decoding: piece, as: UTF8.self).split(whereSeparator: \.isNewline).last
          guard let line, !line.isEmpty else { return }
          send(GitProgress(number: number, words: "Commit: \(line)", fraction: nil))
        }
        let id: ObjectID
        switch editor.target {
        case .commit:
          if let ticks = editor.ticks { try await repository.tick(ticks.tasks, in: ticks.path) }
          id = try await repository.commit(message, editor.options, output: output)
        case .reword(_, isHead: true):
          var options = editor.options
          options.rewordsOnly = true
          id = try await repository.commit(message, options, output: output)
        case .reword(let old, isHead: false):
          try await repository.reword(old, message)
          id = old
        case .step(let step): id = step
        }
        send(GitMessage.committed)
        return editor.target == .commit ? "Committed \(id.short)." : "The message is changed."
      }
    ]
  }
}
