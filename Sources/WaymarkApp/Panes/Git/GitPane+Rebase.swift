internal import WaymarkCore
internal import WaymarkTerminal

extension GitPane {
  /// Begins to put a rebase together, from the newest commit down to one.
  mutating func beginRebase(to id: ObjectID) -> [Effect] {
    [
      GitWork.reading("rebase") { repository, send in
        let base = try await repository.details(of: id).parents.first
        let plan = RebasePlan(try await repository.rebaseSteps(since: base?.hex))
        guard plan.steps.contains(where: { $0.commit == id }) else {
          throw WaymarkError(
            .gitNotOnBranch, "\(id.short) is not a commit of the current branch.",
            hint: "Switch to its branch first.")
        }
        send(GitMessage.rebase(RebaseList(plan, base: base)))
      } failed: {
        .readingFailed($0)
      }
    ]
  }

  mutating func open(_ list: RebaseList) -> [Effect] {
    rebase = list
    view = .rebase
    part = .list
    return readDiff()
  }

  func availability(of action: GitRebaseAction) -> Availability {
    guard let rebase else { return .disabled("No rebase is being put together.") }
    guard action == .start else { return .enabled }
    return RebaseStep.problem(in: rebase.plan.steps).map { .disabled($0) } ?? .enabled
  }

  mutating func perform(_ action: GitRebaseAction) -> [Effect] {
    switch action {
    case .start: return startRebase()
    case .leave:
      rebase = nil
      return go(to: .log)
    case .pick: rebase?.act(.pick)
    case .edit: rebase?.act(.edit)
    case .squash: rebase?.act(.squash)
    case .fixup: rebase?.act(.fixup)
    case .drop: rebase?.act(.drop)
    case .moveDown: rebase?.shift(by: 1)
    case .moveUp: rebase?.shift(by: -1)
    case .autosquash: rebase?.autosquash()
    case .reword:
      guard let id = rebase?.selected?.commit else { return [] }
      rebase?.act(.reword)
      return [
        GitWork.reading("draft") { repository, send in
          let details = try await repository.details(of: id)
          var editor = CommitEditor(details.message)
          editor.target = .step(id)
          send(GitMessage.draft(editor))
        } failed: {
          .readingFailed($0)
        }
      ]
    }
    return readDiff()
  }

  private mutating func startRebase() -> [Effect] {
    guard let rebase else { return [] }
    self.rebase = nil
    view = .log
    let count = rebase.count
    return act("Rebase") { repository in
      try await repository.refuseMerges(since: rebase.base)
      try await repository.rebase(rebase.plan.steps, onto: rebase.base?.hex)
      return "Rebased \(Figures.counted(count, "commit")); undo brings the old branch back."
    }
  }
}
