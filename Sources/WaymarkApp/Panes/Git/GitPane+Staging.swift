internal import WaymarkCore
internal import WaymarkTerminal

extension GitPane {
  // MARK: - Files

  func availability(of action: GitStatusAction) -> Availability {
    let chosen = files.chosen
    let section = files.row?.section
    let nothing = Availability.disabled("Nothing is selected.")
    switch action {
    case .showIgnored: return .enabled
    case .commit, .commitWithoutHooks:
      if status?.conflicted.isEmpty == false { return .disabled("Resolve the conflicts first.") }
      let isEmpty = (files.files[.staged] ?? []).isEmpty && status?.operation == nil
      return isEmpty ? .disabled("Nothing is staged; space stages a file.") : .enabled
    case .amend:
      return status?.head.isUnborn == true ? .disabled("There is no commit yet.") : .enabled
    case .stash, .stashMore:
      return files.isEmpty ? .disabled("There is nothing to put aside.") : .enabled
    case .stageAll: return files.isEmpty ? .disabled("There is nothing to stage.") : .enabled
    case .open:
      return files.selected == nil && files.row?.folder == nil
        ? .disabled("Select a file first.") : .enabled
    case .tree: return .enabled
    case .edit:
      let entry = files.selected?.entry
      return editAvailability(entry?.path, isThere: entry?.unstaged != .deleted)
    case .stage: return chosen.isEmpty ? nothing : .enabled
    case .intendToAdd:
      return section == .untracked ? .enabled : .disabled("Only new files can be announced to git.")
    case .discard:
      if section == .conflicts { return .disabled("Resolve the conflict by a side: x o or x t.") }
      if section == .ignored { return .disabled("Ignored files are not touched.") }
      return chosen.isEmpty ? nothing : .enabled
    case .takeOurs, .takeTheirs, .markResolved, .showConflict:
      return section == .conflicts ? .enabled : .disabled("The selected file is not in conflict.")
    }
  }

  mutating func perform(_ action: GitStatusAction) -> [Effect] {
    let section = files.row?.section
    switch action {
    case .open:
      if files.row?.folder != nil {
        files.fold()
        return readDiff()
      }
      if section == .conflicts { return openConflict() }
      part = .diff
    case .tree:
      files.setTree(!files.isTree)
      return readDiff()
    case .edit:
      guard let path = files.selected?.entry.path else { return [] }
      return edit(path)
    case .stage: return stageChosen()
    case .stageAll: return stageAll()
    case .intendToAdd:
      let paths = files.chosen.map(\.path)
      return act("Announce") { repository in
        try await repository.intendToAdd(paths)
        return nil
      }
    case .commit: return beginCommit()
    case .commitWithoutHooks: return beginCommit(skippingHooks: true)
    case .amend: return beginCommit(amending: true)
    case .stash: return askForStash { _ in }
    case .stashMore: return askHowToStash()
    case .discard: askToDiscard(files.chosen, files.row?.section)
    case .takeOurs: return resolve(.ours)
    case .takeTheirs: return resolve(.theirs)
    case .markResolved: return markResolved(files.chosen)
    case .showConflict:
      guard let path = files.selected?.entry.path else { return [] }
      return act("Write the conflict anew") { repository in
        try await repository.recreateConflict(path)
        return nil
      }
    case .showIgnored:
      showsIgnored.toggle()
      return refresh()
    }
    return []
  }

  /// Runs a short action.
  mutating func act(
    _ words: String, _ action: @escaping @Sendable (Repository) async throws -> String?
  ) -> [Effect] {
    let number = begin(words)
    return [GitWork.act(number) { repository, _ in try await action(repository) }]
  }

  private mutating func stageChosen() -> [Effect] {
    let chosen = files.chosen
    let paths = chosen.flatMap { [$0.originalPath, $0.path].compactMap { $0 } }
    switch files.row?.section {
    case .staged:
      return actForeseen("Unstage", { $0.unstaging(Set(paths)) }) { repository in
        try await repository.unstage(paths)
      }
    case .conflicts: return markResolved(chosen)
    default:
      let paths = chosen.map(\.path)
      return actForeseen("Stage", { $0.staging(Set(paths)) }) { repository in
        try await repository.stage(paths)
      }
    }
  }

  private mutating func stageAll() -> [Effect] {
    let isAllStaged = files.isAllStaged
    let all = Set((status?.entries ?? []).map(\.path))
    return actForeseen(
      isAllStaged ? "Unstage all" : "Stage all",
      { isAllStaged ? $0.unstaging(all) : $0.staging(all) }
    ) { repository in
      if isAllStaged { try await repository.unstageAll() } else { try await repository.stageAll() }
    }
  }

  private mutating func resolve(_ side: ConflictSide) -> [Effect] {
    let paths = files.chosen.map(\.path)
    return act("Resolve") { repository in
      try await repository.resolve(paths, taking: side)
      return nil
    }
  }

  private mutating func markResolved(_ entries: [StatusEntry]) -> [Effect] {
    let paths = entries.map(\.path)
    return act("Resolve") { repository in
      for path in paths {
        let count = try await repository.conflictCount(in: path)
        guard count > 0 else { continue }
        throw WaymarkError(
          .gitUnmerged,
          "\(path.text) still has \(Figures.counted(count, "conflict")) between markers.",
          hint: "Edit it, or take a side with x o or x t.")
      }
      try await repository.markResolved(paths)
      return nil
    }
  }

  private mutating func askToDiscard(_ entries: [StatusEntry], _ section: StatusList.Section?) {
    let names = entries.count == 1 ? entries[0].path.text : Figures.counted(entries.count, "file")
    let isNew = section == .untracked
    let what =
      switch section {
      case .untracked: "Deletes \(names), which git does not have."
      case .staged: "Makes \(names) as the last commit has it, what is staged too."
      default: "Makes \(names) as it is staged or committed."
      }
    let extent: DiscardExtent = section == .staged ? .everything : .unstaged
    question = GitQuestion(
      "Discard changes?", [what, "The content is kept first: undo brings it back."],
      answers: [
        (
          isNew ? "Delete" : "Discard",
          { pane in
            pane.act("Discard") { repository in
              try await repository.discard(entries, extent)
              return "Discarded; undo brings it back."
            }
          }
        )
      ])
  }

  // MARK: - Lines

  /// The section whose lines are shown.
  private var shownSection: StatusList.Section? {
    if case .file(let selection) = subject { selection.section } else { nil }
  }

  func availability(of action: GitDiffAction) -> Availability {
    switch action {
    case .stage, .stageHunk, .discard:
      guard let section = shownSection, let file = diff.file else {
        return .disabled("There are no lines of the work tree here.")
      }
      if isDiffDue || running.values.contains(where: { !$0.canCancel }) {
        return .disabled("The last change is still being made.")
      }
      if section == .conflicts {
        return .disabled("The file is in conflict; take a side with x o or x t.")
      }
      if file.content != .text {
        return .disabled("It is not made of lines; choose the whole file.")
      }
      if diffOptions.whitespace != .all {
        return .disabled("Show all white space first, with w.")
      }
      if diffOptions.context == 0 { return .disabled("Show some context first, with +.") }
      if action == .discard, section != .unstaged {
        return .disabled("Only lines that are changed and not staged can be discarded.")
      }
      return .enabled
    case .edit: return editAvailability(diff.file?.path, isThere: diff.file?.change != .deleted)
    default: return diff.isEmpty ? .disabled("Nothing differs.") : .enabled
    }
  }

  mutating func perform(_ action: GitDiffAction) -> [Effect] {
    switch action {
    case .stage: return stage(diff.selection)
    case .stageHunk: return stage(diff.hunkSelection)
    case .discard: askToDiscardLines()
    case .range: diff.toggleRange()
    case .nextHunk: diff.moveToHunk(by: 1)
    case .previousHunk: diff.moveToHunk(by: -1)
    case .nextFile: diff.moveToFile(by: 1)
    case .previousFile: diff.moveToFile(by: -1)
    case .scrollLeft: diff.scroll(byColumns: -8)
    case .scrollRight: diff.scroll(byColumns: 8)
    case .sideBySide: diff.arrange(diff.form == .inline ? .sideBySide : .inline)
    case .whitespace: return changeDiff { $0.whitespace = $0.whitespace.next }
    case .moreContext: return changeDiff { $0.context = min(200, $0.context + 3) }
    case .lessContext: return changeDiff { $0.context = max(0, $0.context - 3) }
    case .edit:
      guard let path = diff.file?.path else { return [] }
      return edit(path, line: diff.line)
    }
    return []
  }

  private mutating func changeDiff(_ change: (inout DiffOptions) -> Void) -> [Effect] {
    change(&diffOptions)
    return readDiff()
  }

  private mutating func stage(_ selection: LineSelection?) -> [Effect] {
    guard let selection, let file = diff.file, let section = shownSection else { return [] }
    isDiffDue = true
    return act(section == .staged ? "Unstage lines" : "Stage lines") { repository in
      switch section {
      case .staged: try await repository.unstage(selection, of: file)
      case .untracked: try await repository.stageLines(selection, ofNew: file.path)
      default: try await repository.stage(selection, of: file)
      }
      return nil
    }
  }

  private mutating func askToDiscardLines() {
    guard let selection = diff.selection, let file = diff.file else { return }
    let count = selection.lines.reduce(0) { total, hunk in
      total + hunk.value.count { file.hunks[hunk.key].lines[$0].kind != .context }
    }
    question = GitQuestion(
      "Discard lines?",
      [
        "Takes \(Figures.counted(count, "change")) out of \(file.path.text).",
        "The file is kept first: undo brings it back.",
      ],
      answers: [
        (
          "Discard",
          { pane in
            pane.isDiffDue = true
            return pane.act("Discard lines") { repository in
              try await repository.discard(selection, of: file)
              return "Discarded; undo brings it back."
            }
          }
        )
      ])
  }
}

extension DiffRequest.Whitespace {
  /// The next way in a circle.
  var next: DiffRequest.Whitespace {
    let all = DiffRequest.Whitespace.allCases
    let index = all.firstIndex(of: self) ?? 0
    return all[(index + 1) % all.count]
  }
}
