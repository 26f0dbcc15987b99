internal import WaymarkCore
internal import WaymarkTerminal

/// The list of an interactive rebase while it is put together, newest first as in the log.
struct RebaseList: GitListing {
  var cursor = ListCursor()
  private(set) var plan: RebasePlan
  /// The commit below the first; nil rewrites from the beginning.
  let base: ObjectID?

  init(_ plan: RebasePlan, base: ObjectID?) {
    self.plan = plan
    self.base = base
  }

  private var steps: [RebaseStep] { plan.steps.reversed() }

  var count: Int { plan.steps.count }
  var selected: RebaseStep? { count > 0 ? steps[min(cursor.selected, count - 1)] : nil }
  var subject: DiffSubject? { selected.map { .commit($0.commit) } }
  var title: String { "Rebase, not begun" }
  var emptyText: String { "There is nothing to rebase." }

  var summary: [String] {
    let changed = plan.steps.count { $0.action != .pick }
    let problem = RebaseStep.problem(in: plan.steps)
    return [problem ?? "\(changed) of \(Figures.counted(count, "commit")) not kept as they are"]
      + ["\(changed)/\(count)"]
  }

  mutating func act(_ action: RebaseStep.Action) {
    guard let id = selected?.commit else { return }
    plan.act(action, on: id)
    if action != .reword { move(by: 1) }
  }

  /// Moves the selected commit by rows; positive is down, to what is older.
  mutating func shift(by rows: Int) {
    guard let id = selected?.commit else { return }
    plan.move(id, by: -rows)
    move(by: rows)
  }

  mutating func autosquash() { plan = RebasePlan(RebaseStep.autosquashed(plan.steps)) }

  mutating func setMessage(_ message: CommitMessage, of id: ObjectID) {
    plan.setMessage(message, of: id)
  }

  func draw(on canvas: inout Canvas, _ list: ListView.Look, _ look: Look) {
    let steps = steps
    ListView(cursor, count: count).draw(on: &canvas, list) { index, row in
      let step = steps[index]
      row.write(
        step.action.rawValue, row: 0, column: 1, style: look[step.action.scope], limit: 7)
      row.write(step.commit.short, row: 0, column: 8, style: look[.link])
      let isGone = step.action == .drop
      row.write(
        step.message?.subject ?? step.subject, row: 0, column: 17,
        style: look[isGone ? .faint : .text])
    }
  }
}

extension RebaseStep.Action {
  /// The look of the action's name.
  fileprivate var scope: Scope {
    switch self {
    case .pick: .faint
    case .reword, .edit: .changed
    case .squash, .fixup: .hunk
    case .drop: .removed
    }
  }
}
