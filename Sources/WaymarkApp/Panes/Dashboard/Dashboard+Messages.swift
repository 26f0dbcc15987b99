internal import WaymarkCore

extension Dashboard {
  /// Takes in what the core answers.
  mutating func receive(_ message: CoreMessage) -> [Effect] {
    switch message {
    case .opened(let project): return open(project)
    case .branch(let name): branch = name
    case .report(let report?, let history): show(report, history)
    case .report(nil, _): return start(.full)
    case .openingFailed(let failure): phase = .failed(failure)
    case .progress(let progress): run?.progress = progress
    case .analyzed(let report, let history): finish(report, history)
    case .analysisFailed(let failure): fail(failure)
    case .analysisCancelled: cancelled()
    case .excerpt(let place, let lines): evidence?.excerpts[place] = lines
    }
    return []
  }

  private mutating func open(_ project: Project?) -> [Effect] {
    let isNew = phase == .registering
    self.project = project
    phase = project == nil ? .unregistered : .open
    if isNew, let project { notice = Notice("Added \(project.name).") }
    return []
  }

  /// Starts an analysis; the last report stays on the screen meanwhile.
  mutating func start(_ kind: Analysis.Kind) -> [Effect] {
    guard run == nil else { return [] }
    run = Run(kind: kind)
    failure = nil
    return [.analyze(kind)]
  }

  private mutating func show(_ report: AnalysisReport, _ history: [Snapshot]) {
    self.report = report
    self.history = history
    failure = nil
    tree.show(report)
    code = CodeRow.rows(of: report)
  }

  private mutating func finish(_ report: AnalysisReport, _ history: [Snapshot]) {
    run = nil
    show(report, history)
    let seconds = Figures.decimal(Double(report.analysis.durationMilliseconds) / 1000)
    let files = Figures.counted(report.source.files, "file")
    notice = Notice("Analysed \(files) in \(seconds) s.")
  }

  private mutating func fail(_ failure: Failure) {
    run = nil
    if report == nil {
      self.failure = failure
    } else {
      notice = Notice("\(failure.message) The last result stands.", isError: true)
    }
  }

  private mutating func cancelled() {
    run = nil
    if report == nil {
      failure = Failure(message: "The analysis was cancelled.", hint: "Press r to start it again.")
    } else {
      notice = Notice("Analysis cancelled; the last result stands.")
    }
  }
}
