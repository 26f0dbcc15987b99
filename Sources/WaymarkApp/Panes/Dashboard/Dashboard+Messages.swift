internal import WaymarkCore
package import WaymarkTerminal

extension Dashboard {
  package mutating func receive(_ message: any Sendable, in area: Size) -> [Effect] {
    if let progress = message as? DashboardProgress {
      run?.progress = progress.progress
      return []
    }
    if let request = message as? DashboardRequest { return serve(request) }
    if let changes = message as? FileChanges {
      // The first batch names nothing: it only says that watching has begun.
      if changes.isComplete, changes.paths.contains(where: { !$0.isOfGit }) { isOutdated = true }
      return []
    }
    return (message as? DashboardMessage).map { take($0) } ?? []
  }

  private mutating func take(_ message: DashboardMessage) -> [Effect] {
    switch message {
    case .opened(let project): return open(project)
    case .branch(let name): branch = name
    case .report(let report?, let history): show(report, history)
    case .report(nil, _): return start(.full)
    case .openingFailed(let failure): phase = .failed(failure)
    case .analyzed(let report, let history): return finish(report, history)
    case .analysisFailed(let failure): return fail(failure)
    case .analysisCancelled: return cancelled()
    case .excerpt(let place, let lines): evidence?.excerpts[place] = lines
    }
    return []
  }

  private mutating func open(_ project: Project?) -> [Effect] {
    let isNew = phase == .registering
    self.project = project
    phase = project == nil ? .unregistered : .open
    guard let project else { return [] }
    let listen = DashboardWork.listen(at: project.path)
    return isNew ? [listen, .notify(Notice("Added \(project.name)."))] : [listen]
  }

  /// Starts an analysis; the last report stays on the screen meanwhile.
  mutating func start(_ kind: Analysis.Kind) -> [Effect] {
    guard run == nil else { return [] }
    run = Run(kind: kind)
    failure = nil
    isOutdated = false
    return [DashboardWork.analyze(kind)]
  }

  private mutating func show(_ report: AnalysisReport, _ history: [Snapshot]) {
    self.report = report
    self.history = history
    failure = nil
    tree.show(report)
    gaps = GapRow.rows(of: report)
    code = CodeRow.rows(of: report)
    goBack()
  }

  private mutating func finish(_ report: AnalysisReport, _ history: [Snapshot]) -> [Effect] {
    run = nil
    show(report, history)
    let seconds = Figures.decimal(Double(report.analysis.durationMilliseconds) / 1000)
    let files = Figures.counted(report.source.files, "file")
    return [.notify(Notice("Analysed \(files) in \(seconds) s."))]
  }

  private mutating func fail(_ failure: Failure) -> [Effect] {
    run = nil
    guard report != nil else {
      self.failure = failure
      return []
    }
    return [.notify(Notice("\(failure.message) The last result stands.", isError: true))]
  }

  private mutating func cancelled() -> [Effect] {
    run = nil
    guard report != nil else {
      failure = Failure(message: "The analysis was cancelled.", hint: "Press r to start it again.")
      return []
    }
    return [.notify(Notice("Analysis cancelled; the last result stands."))]
  }
}
