internal import WaymarkCore
package import WaymarkTerminal

extension GitPane {
  package func availability(of command: Command) -> Availability {
    if let action = command.action(of: GitAction.self) { return availability(of: action) }
    if let action = command.action(of: GitDiscussAction.self) {
      return obstacle(to: action).map(Availability.disabled) ?? .enabled
    }
    if command.action(of: GitViewAction.self) != nil {
      guard case .open = phase else { return .disabled("There is no repository here.") }
      return .enabled
    }
    if let action = command.action(of: GitStatusAction.self) { return availability(of: action) }
    if let action = command.action(of: GitDiffAction.self) { return availability(of: action) }
    return listAvailability(of: command)
  }

  package mutating func perform(_ command: Command, in area: Size) -> [Effect] {
    if let action = command.action(of: GitPromptAction.self) { return perform(action) }
    if let action = command.action(of: DialogAction.self) { return perform(action) }
    if prompt != nil, let action = command.action(of: FieldAction.self) {
      prompt?.field.perform(action)
      return []
    }
    if [.text, .field].contains(command.context) {
      _ = editor?.text.perform(command)
      return []
    }
    if let action = command.action(of: GitAction.self) {
      return action == .run ? findCustom(command.argument ?? "") : perform(action)
    }
    if let action = command.action(of: GitDiscussAction.self) { return perform(action) }
    if let action = command.action(of: GitViewAction.self) { return go(to: action.view) }
    if let action = command.action(of: GitStatusAction.self) { return perform(action) }
    if let action = command.action(of: GitDiffAction.self) { return perform(action) }
    if let action = command.action(of: GitCommitAction.self) { return perform(action) }
    if let action = command.action(of: ListAction.self) { return move(action, in: area) }
    return performInList(command)
  }

  package mutating func type(_ key: Key, in area: Size) -> [Effect] {
    // A key with Alt or Ctrl that does nothing here is no letter.
    guard key.modifiers.isDisjoint(with: [.control, .alt]) else { return [] }
    if prompt == nil {
      editor?.text.type(key)
    } else if case .character(let character) = key.code {
      prompt?.field.insert(String(character))
    }
    return []
  }

  package mutating func paste(_ text: String, in area: Size) -> [Effect] {
    if prompt != nil { prompt?.field.insert(text) } else { editor?.text.insert(text) }
    return []
  }

  /// The commands worth a hint, the most useful first.
  package var hints: [Command] {
    if prompt != nil { return [Command(GitPromptAction.accept), Command(GitPromptAction.cancel)] }
    if question != nil {
      return [
        Command(DialogAction.accept), Command(DialogAction.next), Command(DialogAction.cancel),
      ]
    }
    guard case .open = phase else {
      return [
        Command(GitAction.refresh), Command(GitAction.clone), Command(AppAction.help),
      ]
    }
    let steps = operationHints
    if part == .diff {
      return steps + [
        Command(GitDiffAction.stage), Command(GitDiffAction.stageHunk),
        Command(GitDiffAction.range), Command(AppAction.help), Command(GitDiffAction.discard),
        Command(GitDiffAction.nextHunk), Command(GitAction.cancel),
      ]
    }
    if editor != nil {
      return [
        Command(GitCommitAction.commit), Command(GitCommitAction.cancel),
        Command(GitCommitAction.signOff), Command(GitCommitAction.amend),
        Command(GitCommitAction.draft), Command(GitCommitAction.diff),
        Command(GitCommitAction.wrap),
      ]
    }
    if view == .conflict {
      return listHints + [Command(GitAction.otherPart), Command(AppAction.help)] + steps
    }
    guard view == .status else {
      return steps + listHints + [Command(AppAction.help), Command(GitAction.nextView)]
    }
    return steps + [
      Command(GitStatusAction.stage), Command(GitStatusAction.commit),
      Command(GitStatusAction.open), Command(AppAction.help), Command(GitStatusAction.tree),
      Command(GitStatusAction.stageAll), Command(GitStatusAction.discard),
      Command(GitAction.push), Command(GitAction.pull), Command(GitAction.undo),
      Command(GitAction.nextView), Command(GitViewAction.log),
    ]
  }

  /// What runs, in words; only what takes long is worth them.
  package var progress: PaneProgress? {
    guard let run = running.values.first(where: { $0.canCancel }) else { return nil }
    return PaneProgress(
      words: run.words, fraction: run.fraction, cancel: Command(GitAction.cancel))
  }

  /// The ways on of the operation in progress.
  private var operationHints: [Command] {
    guard let operation = status?.operation else { return [] }
    if operation.kind == .bisect {
      return [
        Command(GitAction.bisectGood), Command(GitAction.bisectBad), Command(GitAction.skip),
        Command(GitAction.abort),
      ]
    }
    return [Command(GitAction.goOn), Command(GitAction.abort)]
  }

  // MARK: - The whole pane

  private func availability(of action: GitAction) -> Availability {
    guard case .open(let layout) = phase else {
      return [.refresh, .clone, .cancel].contains(action)
        ? .enabled : .disabled("There is no repository here.")
    }
    let steps = status?.operation?.steps ?? []
    let nothing = "No merge, rebase or pick is in progress."
    switch action {
    case .goOn: return steps.contains(.continue) ? .enabled : .disabled(nothing)
    case .skip: return steps.contains(.skip) ? .enabled : .disabled(nothing)
    case .abort: return steps.contains(.abort) ? .enabled : .disabled(nothing)
    case .pull, .pullRebase, .pullForward:
      if layout.isBare { return .disabled("A bare repository has no work tree to pull into.") }
      return status?.upstream == nil
        ? .disabled("The branch has no upstream; push it first.") : transferAvailability
    case .push, .pushForced:
      return status?.head.branch == nil || status?.head.isUnborn == true
        ? .disabled("There is no branch with commits to push.") : transferAvailability
    case .fetch: return transferAvailability
    case .nextView, .previousView:
      return View.allCases.count > 1 ? .enabled : .disabled("There is no other view.")
    case .otherPart:
      return diff.isEmpty && part == .list ? .disabled("There is no diff to go to.") : .enabled
    case .blame, .history: return fileViewAvailability
    case .copy: return copied == nil ? .disabled("Nothing is selected.") : .enabled
    case .clone: return transferAvailability
    case .bisectGood: return bisectAvailability(.good)
    case .bisectBad: return bisectAvailability(.bad)
    case .undo, .refresh, .cancel, .run: return .enabled
    }
  }

  private var transferAvailability: Availability {
    running.values.contains { $0.canCancel }
      ? .disabled("Git is talking to the remote already; Esc stops it.") : .enabled
  }

  private mutating func perform(_ action: GitAction) -> [Effect] {
    switch action {
    case .nextView: return go(to: view(steppedBy: 1))
    case .previousView: return go(to: view(steppedBy: -1))
    case .otherPart: part = part == .list ? .diff : .list
    case .refresh:
      guard case .open = phase else {
        phase = .opening
        return [GitWork.open]
      }
      return refresh()
    case .fetch: return fetch()
    case .pull: return pull(.merge)
    case .pullRebase: return pull(.rebase)
    case .pullForward: return pull(.fastForwardOnly)
    case .push: return push()
    case .pushForced: return askToPushForced()
    case .undo: return [GitWork.readLastUndo]
    case .goOn: return proceed(.continue)
    case .skip: return proceed(.skip)
    case .abort: return askToAbort()
    case .cancel: return cancel()
    case .blame: return openBlame()
    case .history: return openHistory()
    case .bisectGood: return bisect(.good)
    case .bisectBad: return bisect(.bad)
    case .clone: return askToClone()
    case .run: break
    case .copy: return copied.map { [.copy($0), .notify(Notice("Copied \($0)."))] } ?? []
    }
    return []
  }

  /// What stands for the selected row in another program.
  private var copied: String? {
    if view == .keys { return keys.selected?.item.publicKey }
    return switch list.subject {
    case .file(let selection): selection.entry.path.text
    case .commit(let id), .comparison(_, let id?): id.hex
    case .comparison(let base, nil): base.hex
    case .stash(let stash): stash.commit.hex
    case .revision(let revision): revision.commit.id.hex
    case .text(let title, _): title
    case nil: nil
    }
  }

  /// Shows another view.
  mutating func go(to view: View) -> [Effect] {
    self.view = view
    part = .list
    // The list at once, whatever else is being read; the status is followed by itself.
    return readDiff() + (view == .status ? refresh() : readList())
  }

  private mutating func cancel() -> [Effect] {
    if part == .diff, diff.anchor != nil {
      diff.endRange()
    } else if let number = running.first(where: { $0.value.canCancel })?.key {
      running[number]?.words = "Stopping …"
      return [.cancel(GitWork.actionID(number))]
    } else {
      part = .list
    }
    return []
  }

  // MARK: - Moving

  /// How the selection of the list moves.
  enum Motion { case rows(Int), to(Int) }

  mutating func move(list motion: Motion) -> [Effect] {
    let before = list.subject
    switch motion {
    case .rows(let count): list.move(by: count)
    case .to(let row): list.select(row)
    }
    return list.subject == before ? [] : readDiff()
  }

  private mutating func move(_ action: ListAction, in area: Size) -> [Effect] {
    let layout = GitLayout(self, area: area)
    let height = (part == .list ? layout.list : layout.diff)?.rows ?? 2
    let page = max(1, height - layout.titleRows - 1)
    let count = part == .list ? list.count : diff.rows.count
    let motion: Motion =
      switch action {
      case .up: .rows(-1)
      case .down: .rows(1)
      case .pageUp: .rows(-page)
      case .pageDown: .rows(page)
      case .first: .to(0)
      case .last: .to(count - 1)
      }
    if part == .list { return move(list: motion) }
    switch motion {
    case .rows(let count): diff.move(by: count)
    case .to(let row): diff.select(row)
    }
    return []
  }

  // MARK: - Questions

  mutating func perform(_ action: DialogAction) -> [Effect] {
    switch action {
    case .next: question?.dialog.moveFocus(by: 1)
    case .previous: question?.dialog.moveFocus(by: -1)
    case .cancel, .accept:
      guard let question else { return [] }
      self.question = nil
      return (action == .accept ? question.answer : question.refusal)(&self) + askNext()
    }
    return []
  }

  private mutating func perform(_ action: GitPromptAction) -> [Effect] {
    guard let prompt else { return [] }
    self.prompt = nil
    switch action {
    case .accept: return prompt.take(prompt.field.text, &self) + askNext()
    case .cancel: return prompt.cancel(&self) + askNext()
    }
  }
}
