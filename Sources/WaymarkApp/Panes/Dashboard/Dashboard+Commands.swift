internal import WaymarkCore
package import WaymarkTerminal

extension Dashboard {
  package func availability(of command: Command) -> Availability {
    if let action = command.action(of: DashboardAction.self) { return availability(of: action) }
    if let action = command.action(of: WelcomeAction.self) { return availability(of: action) }
    return .enabled
  }

  package mutating func perform(_ command: Command, in area: Size) -> [Effect] {
    if let action = command.action(of: DashboardAction.self) { return perform(action) }
    if let action = command.action(of: EvidenceAction.self) { return perform(action, in: area) }
    if let action = command.action(of: WelcomeAction.self) { return perform(action) }
    if let action = command.action(of: ListAction.self) { return move(action, in: area) }
    return []
  }

  /// The commands worth a hint, the most useful first.
  package var hints: [Command] {
    if evidence != nil {
      return [
        Command(EvidenceAction.back), Command(EvidenceAction.open), Command(ListAction.down),
        Command(EvidenceAction.scrollDown), Command(AppAction.help),
      ]
    }
    guard phase == .open else {
      return [
        Command(WelcomeAction.register), Command(WelcomeAction.retry), Command(AppAction.help),
        Command(AppAction.quit),
      ]
    }
    return [
      Command(DashboardAction.open), Command(DashboardAction.nextSection),
      Command(AppAction.help), Command(DashboardAction.analyze), Command(AppAction.quit),
      Command(DashboardAction.toggle), Command(AppAction.nextTab),
      Command(DashboardAction.analyzeFully),
    ]
  }

  /// The running analysis, in words.
  package var progress: PaneProgress? {
    guard let run else { return nil }
    if run.isCancelling { return PaneProgress(words: "Cancelling …") }
    let cancel = Command(DashboardAction.cancel)
    guard let progress = run.progress else {
      return PaneProgress(words: "Starting the analysis …", cancel: cancel)
    }
    guard progress.total > 0 else {
      let count = progress.done > 0 ? " \(Figures.count(progress.done))" : ""
      return PaneProgress(words: "\(progress.phase.words)\(count) …", cancel: cancel)
    }
    return PaneProgress(
      words: "\(progress.phase.words) \(Figures.count(progress.done)) of "
        + Figures.count(progress.total),
      fraction: Double(progress.done) / Double(progress.total), cancel: cancel)
  }

  /// Whether a command of the dashboard can be given now.
  func availability(of action: DashboardAction) -> Availability {
    switch action {
    case .analyze, .analyzeFully:
      run == nil ? .enabled : .disabled("An analysis is running; Esc cancels it.")
    case .cancel: run == nil ? .disabled("Nothing is running.") : .enabled
    case .open:
      count(of: section) > 0 ? .enabled : .disabled("There is nothing to show evidence for.")
    case .discuss:
      discussion == nil ? .disabled("There is nothing here to discuss.") : .enabled
    case .toggle, .expand, .collapse, .expandAll, .collapseAll:
      section == .objectives && count(of: .objectives) > 0
        ? .enabled : .disabled("Only objectives can be opened and closed.")
    case .nextSection, .previousSection:
      report == nil ? .disabled("There is no analysis yet.") : .enabled
    }
  }

  private var canFold: Bool {
    tree.node(atRow: cursor(of: .objectives).selected)?.children.isEmpty == false
  }

  /// Whether a command of the welcome screen can be given now.
  func availability(of action: WelcomeAction) -> Availability {
    switch (action, phase) {
    case (.register, .unregistered), (.retry, .failed): .enabled
    case (.register, _): .disabled("There is nothing to add.")
    case (.retry, _): .disabled("There is nothing to try again.")
    }
  }

  mutating func perform(_ action: WelcomeAction) -> [Effect] {
    switch action {
    case .register:
      phase = .registering
      return [DashboardWork.register]
    case .retry:
      phase = .opening
      return [DashboardWork.open]
    }
  }

  mutating func perform(_ action: DashboardAction) -> [Effect] {
    switch action {
    case .open: return openEvidence()
    case .nextSection: section = section.stepped(by: 1)
    case .previousSection: section = section.stepped(by: -1)
    case .analyze: return start(.incremental)
    case .discuss: return discussion.map { [.discuss($0)] } ?? []
    case .analyzeFully: return start(.full)
    case .cancel:
      run?.isCancelling = true
      return [.cancel(DashboardWork.analysis)]
    case .toggle:
      guard canFold else {
        return [
          .notify(Notice("Only objectives with tasks can be opened and closed.", isAnswer: true))
        ]
      }
      tree.toggle(row: cursor(of: .objectives).selected)
    case .expand: expand()
    case .collapse: collapse()
    case .expandAll: keepingSelection { $0.expandAll() }
    case .collapseAll: keepingSelection { $0.collapseAll() }
    }
    return []
  }

  mutating func move(_ action: ListAction, in area: Size) -> [Effect] {
    if evidence != nil { return evidence?.move(action, in: area) ?? [] }
    let layout = DashboardLayout(self, area: area)
    let page = max(1, (layout.sections[section]?.rows ?? 2) - layout.titleRows - 1)
    let count = count(of: section)
    var cursor = cursor(of: section)
    switch action {
    case .up: cursor.move(by: -1, of: count)
    case .down: cursor.move(by: 1, of: count)
    case .pageUp: cursor.move(by: -page, of: count)
    case .pageDown: cursor.move(by: page, of: count)
    case .first: cursor.select(0, of: count)
    case .last: cursor.select(count - 1, of: count)
    }
    cursors[section] = cursor
    return []
  }

  mutating func perform(_ action: EvidenceAction, in area: Size) -> [Effect] {
    switch action {
    case .back: evidence = nil
    case .open: return open(evidence?.selected?.place)
    case .scrollDown: evidence?.scroll(by: 1, in: area)
    case .scrollUp: evidence?.scroll(by: -1, in: area)
    }
    return []
  }

  /// Opens a place of the evidence where it can be changed.
  private func open(_ place: SourcePlace?) -> [Effect] {
    guard let place else { return [.notify(Notice("There is no place to open.", isAnswer: true))] }
    guard !place.isFolder else {
      return [.notify(Notice("\(place.path) is a folder.", isAnswer: true))]
    }
    let argument = place.line > 0 ? "\(place.path):\(place.line)" : place.path
    return [.give(Command(EditorAction.open, argument))]
  }

  private mutating func expand() {
    let row = cursor(of: .objectives).selected
    if tree.isExpanded(row: row) {
      select(row + 1)
    } else {
      tree.expand(row: row)
    }
  }

  private mutating func collapse() {
    let row = cursor(of: .objectives).selected
    if tree.isExpanded(row: row) {
      tree.toggle(row: row)
    } else if let parent = tree.parent(ofRow: row) {
      select(parent)
    }
  }

  private mutating func keepingSelection(_ change: (inout ObjectiveTree) -> Void) {
    let id = tree.id(ofRow: cursor(of: .objectives).selected)
    change(&tree)
    select(tree.nearestRow(to: id))
  }

  private mutating func select(_ row: Int) {
    var cursor = cursor(of: .objectives)
    cursor.select(row, of: tree.rows.count)
    cursors[.objectives] = cursor
  }

  private mutating func openEvidence() -> [Effect] {
    guard let report else { return [] }
    let row = cursor(of: section).selected
    let subject: EvidenceSubject? =
      switch section {
      case .objectives: tree.node(atRow: row).map { EvidenceSubject($0, in: report) }
      case .gaps: report.gaps.indices.contains(row) ? .init(report.gaps[row], in: report) : nil
      case .next:
        report.recommendations.indices.contains(row)
          ? .init(report.recommendations[row], in: report) : nil
      case .code: code.indices.contains(row) ? .init(code[row], in: report) : nil
      }
    return subject.map { show($0) } ?? []
  }
}
