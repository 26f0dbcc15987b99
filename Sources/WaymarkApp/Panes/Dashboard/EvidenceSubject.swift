internal import WaymarkCore

/// What the evidence view is about: a title, facts in sentences and the places that prove them.
struct EvidenceSubject: Sendable, Hashable {
  /// A fact with its label.
  struct Fact: Sendable, Hashable {
    var label: String
    var text: String
  }

  /// A place with the reason why it is shown.
  struct Entry: Sendable, Hashable {
    var place: SourcePlace
    var symbol: String
    /// 0 to 1; nil for the plan's own line.
    var score: Double?
    var origin: String
    var words: [String]
  }

  var title: String
  var kind: String
  var completion: Double?
  var facts: [Fact] = []
  /// Whether the places are evidence for a promise; else they are the places of a figure.
  var isEvidence = true
  var entries: [Entry] = []

  init(_ node: ObjectiveTree.Node, in report: AnalysisReport) {
    switch node.subject {
    case .objective(let index): self.init(report.objectives[index], in: report)
    case .task(let objective, let index):
      let owner = report.objectives[objective]
      self.init(owner.tasks[index], of: owner, in: report)
    }
    if let disagreement = node.disagreement {
      facts.insert(Fact(label: "differs", text: disagreement.sentence), at: 0)
    }
  }

  init(_ assessment: ObjectiveAssessment, in report: AnalysisReport) {
    let objective = assessment.objective
    title = objective.title
    kind = "\(objective.level.rawValue) objective"
    completion = assessment.completion
    add("key", objective.key)
    add("plan says", objective.declaredStatus.words)
    add("confidence", EvidenceSubject.confidence(assessment.confidence))
    add("needs", objective.dependsOn.map { EvidenceSubject.name(of: $0, in: report) })
    add("accept if", objective.criteria.map(\.text))
    add("gaps", report.gaps.filter { $0.objective == objective.key }.map(\.summary))
    add("text", objective.text)
    entries = EvidenceSubject.entries(
      assessment.evidence + assessment.tasks.flatMap(\.evidence), plan: report.plan.path,
      line: objective.line)
  }

  private init(
    _ assessment: TaskAssessment, of owner: ObjectiveAssessment, in report: AnalysisReport
  ) {
    title = assessment.task.text
    kind = "task"
    completion = assessment.completion
    add("part of", owner.objective.title)
    add("plan says", assessment.task.declaredStatus.words)
    add("confidence", EvidenceSubject.confidence(assessment.confidence))
    add("gaps", report.gaps.filter { $0.task == assessment.id }.map(\.summary))
    entries = EvidenceSubject.entries(
      assessment.evidence, plan: report.plan.path, line: assessment.task.line)
  }

  init(_ gap: Gap, in report: AnalysisReport) {
    kind = "\(gap.severity.rawValue) gap: \(gap.kind.explanation)"
    let owner = report.objectives.first { $0.id == gap.objective }
    let task = owner?.tasks.first { $0.id == gap.task }
    title = task?.task.text ?? owner?.objective.title ?? gap.summary
    if title != gap.summary { add("gap", gap.detail(without: title)) }
    if let owner, task != nil { add("part of", owner.objective.title) }
    if let owner {
      add("plan says", (task?.task.declaredStatus ?? owner.objective.declaredStatus).words)
    }
    completion = task?.completion ?? owner?.completion
    let own = gap.evidence.isEmpty ? task?.evidence ?? owner?.evidence ?? [] : gap.evidence
    entries = EvidenceSubject.entries(
      own, plan: report.plan.path, line: task?.task.line ?? owner?.objective.line)
  }

  init(_ recommendation: Recommendation, in report: AnalysisReport) {
    title = recommendation.title
    kind = "recommendation \(recommendation.rank): \(recommendation.kind.rawValue)"
    let terms = recommendation.terms
    add("why", recommendation.rationale)
    add(
      "priority",
      "\(recommendation.priority) = level \(terms.level) + severity \(terms.severity)"
        + " + blocking \(terms.blocking) + open \(terms.incompleteness)")
    add(
      "effort", "\(recommendation.effort.rawValue), impact \(recommendation.impact.rawValue)")
    add(
      "after",
      recommendation.dependsOn.map { rank in
        report.recommendations.first { $0.rank == rank }.map { "\(rank). \($0.title)" } ?? "\(rank)"
      })
    add("concerns", recommendation.related.map { EvidenceSubject.name(of: $0, in: report) })
    let owner = report.objectives.first { $0.id == recommendation.objective }
    completion = owner?.completion
    let gaps = report.gaps.filter { $0.objective == recommendation.objective }
    let own = owner.map { $0.evidence + $0.tasks.flatMap(\.evidence) } ?? gaps.flatMap(\.evidence)
    entries = EvidenceSubject.entries(own, plan: report.plan.path, line: owner?.objective.line)
  }

  /// A place in the code, and what it serves.
  init(_ place: SourcePlace, in report: AnalysisReport) {
    title = place.line > 0 ? "\(place.path):\(place.line)" : place.path
    kind = "source"
    entries = [Entry(place: place, symbol: "", score: nil, origin: "source", words: [])]
    var served: [String] = []
    for owner in report.objectives {
      if owner.evidence.contains(where: { $0.path == place.path }) {
        served.append(owner.objective.title)
      }
      for task in owner.tasks where task.evidence.contains(where: { $0.path == place.path }) {
        served.append(task.task.text)
        entries.append(
          Entry(
            place: SourcePlace(path: report.plan.path, line: task.task.line),
            symbol: task.task.text,
            score: nil, origin: "plan", words: []))
      }
    }
    add("serves", served.isEmpty ? ["no objective that the analysis knows of"] : served)
  }

  init(_ row: CodeRow, in report: AnalysisReport) {
    title = "\(row.name): \(row.value)"
    kind = "code"
    isEvidence = false
    switch row.subject {
    case .language(let name): addLanguage(name, in: report.source)
    case .figure(let explanation): add("what", explanation)
    case .longestFunction:
      add("what", "The function with the most lines.")
      if let longest = report.source.longestFunction {
        entries = [
          Entry(
            place: SourcePlace(path: longest.path, line: longest.line), symbol: longest.name,
            score: nil, origin: "longest", words: [])
        ]
      }
    case .skipped:
      add("what", "Files that were left out, with the reason.")
      entries = report.source.skipped.map {
        Entry(
          place: SourcePlace(path: $0.path, line: 0), symbol: $0.reason, score: nil,
          origin: "left out", words: [])
      }
    case .findings(let findings):
      add("what", "What is wrong or doubtful there.")
      entries = findings.map {
        Entry(
          place: SourcePlace(path: $0.path, line: $0.line), symbol: $0.message, score: nil,
          origin: $0.severity.rawValue, words: [])
      }
    }
  }

  private mutating func addLanguage(_ name: String, in source: SourceSummary) {
    guard let totals = source.languages[name] else { return }
    add("code", Figures.counted(totals.lines.code, "line"))
    add("comment", Figures.counted(totals.lines.comment, "line"))
    add("blank", Figures.counted(totals.lines.blank, "line"))
    add("files", Figures.count(totals.files))
    add(
      "symbols",
      totals.isParsed
        ? Figures.count(totals.symbols)
        : "none: no grammar for \(name) was found, so its words and lines alone count")
  }

  private mutating func add(_ label: String, _ text: String) {
    if !text.isEmpty { facts.append(Fact(label: label, text: text)) }
  }

  /// Adds a fact of several lines; the label stands before the first.
  private mutating func add(_ label: String, _ texts: [String]) {
    for (index, text) in texts.filter({ !$0.isEmpty }).enumerated() {
      facts.append(Fact(label: index == 0 ? label : "", text: text))
    }
  }

  private static func confidence(_ value: Double) -> String {
    "\(Figures.percent(value)) that the completion is right"
  }

  private static func name(of key: String, in report: AnalysisReport) -> String {
    report.objectives.first { $0.id == key }?.objective.title ?? key
  }

  /// Each place once, the surest first; the plan's own line stands at the end.
  private static func entries(_ evidence: [Evidence], plan: String, line: Int?) -> [Entry] {
    var seen: Set<SourcePlace> = []
    var result: [Entry] = []
    for item in evidence.sorted(by: { $0.score > $1.score }) {
      let place = SourcePlace(path: item.path, line: item.line)
      guard seen.insert(place).inserted else { continue }
      result.append(
        Entry(
          place: place, symbol: item.symbol, score: item.score,
          origin: item.originWords, words: item.why))
    }
    if let line {
      result.append(
        Entry(
          place: SourcePlace(path: plan, line: line), symbol: "", score: nil, origin: "plan",
          words: []))
    }
    return result
  }
}
