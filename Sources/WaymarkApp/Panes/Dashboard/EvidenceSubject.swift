internal import WaymarkCore

/// What the evidence view is about: a title, facts in sentences and the places that prove them.
struct EvidenceSubject: Sendable, Hashable {
  /// A fact with its label.
  struct Fact: Sendable, Hashable {
    var label: String
    var text: String
  }

  /// A place with the reason why it counts.
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
    add("confidence", Figures.percent(assessment.confidence))
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
    add("confidence", Figures.percent(assessment.confidence))
    add("gaps", report.gaps.filter { $0.task == assessment.id }.map(\.summary))
    entries = EvidenceSubject.entries(
      assessment.evidence, plan: report.plan.path, line: assessment.task.line)
  }

  init(_ gap: Gap, in report: AnalysisReport) {
    title = gap.summary
    kind = "\(gap.severity.rawValue) gap: \(gap.kind.words)"
    let owner = report.objectives.first { $0.id == gap.objective }
    let task = owner?.tasks.first { $0.id == gap.task }
    if let owner { add("objective", owner.objective.title) }
    if let task { add("task", task.task.text) }
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
    if let place = row.place {
      let name = report.source.longestFunction?.name ?? ""
      entries = [Entry(place: place, symbol: name, score: nil, origin: "source", words: [])]
    }
    let skipped = row.name == "left out" ? report.source.skipped : []
    add("files", skipped.prefix(20).map { "\($0.path): \($0.reason)" })
    let findings =
      row.name == "in code"
      ? report.source.findings : row.name == "in plan" ? report.plan.findings : []
    entries += findings.map {
      Entry(
        place: SourcePlace(path: $0.path, line: $0.line), symbol: $0.message, score: nil,
        origin: $0.severity.rawValue, words: [])
    }
  }

  private mutating func add(_ label: String, _ text: String) {
    if !text.isEmpty { facts.append(Fact(label: label, text: text)) }
  }

  private mutating func add(_ label: String, _ texts: [String]) {
    add(label, texts.joined(separator: "; "))
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
          origin: item.isTest ? "test" : item.origin.rawValue, words: item.why))
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
