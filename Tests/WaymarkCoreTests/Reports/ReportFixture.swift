import Foundation

@testable import WaymarkCore

/// A report with something in every part, and text that would harm whoever prints it raw.
enum ReportFixture {
  /// An escape sequence, a carriage return, a bidirectional override, markup of every format.
  static let hostile =
    "a\u{1B}[2J\u{1B}]0;x\u{07}\r\u{202E}b <i>&\"'|`*_[](x) \u{9B}1m\u{FFFF}\u{7F}"

  static func report(_ text: String = "Tide") -> AnalysisReport {
    let start = Date(timeIntervalSince1970: 1_700_000_000)
    let evidence = Evidence(
      path: "src/\(text) x.py", line: 7, symbol: "Tide.level", kind: "method", score: 0.87654321,
      origin: .lexical, why: ["tide", text], isTest: false, isDocumented: true)
    let done = PlanTask(id: "1.1", text: "\(text) task", line: 5, declaredStatus: .done)
    let open = PlanTask(
      id: "1.2", parent: "1.1", text: "open", details: "more", line: 6, declaredStatus: .todo)
    let dropped = PlanTask(id: "1.3", text: "dropped", line: 7, declaredStatus: .dropped)
    let first = Objective(
      key: "1", title: "\(text) objective", text: text, line: 4, endLine: 9,
      criteria: [Criterion(text: text, line: 8)], tasks: [done, open, dropped],
      declaredStatus: .inProgress, priority: .high)
    let second = Objective(
      key: "2", level: .secondary, title: "Second", line: 11, parent: "1", depth: 1,
      dependsOn: ["1"], declaredStatus: .deferred)
    var plan = Plan(path: "docs/PLAN x.md", title: text, objectives: [first, second])
    plan.criteria = [Criterion(text: "all", line: 13)]
    plan.findings = [
      Finding(code: "level-jump", severity: .warning, path: plan.path, line: 0, message: "\(text).")
    ]
    plan.account.lines = 13
    plan.account.skipped = [.init(line: 1, endLine: 2, reason: "introduces the plan")]
    var source = SourceSummary()
    (source.files, source.filesParsed, source.filesReused, source.symbols) = (3, 2, 1, 9)
    source.lines = LineCounts(code: 30, comment: 5, blank: 5)
    source.skipped = [.init(path: "big\(text).c", reason: "larger than 2 MB")]
    var totals = SourceSummary.LanguageTotals()
    (totals.files, totals.symbols, totals.isParsed) = (3, 9, false)
    source.languages = ["python": totals]
    return AnalysisReport(
      project: Project(id: 1, name: text, path: "/p", createdAt: start, updatedAt: start),
      analysis: Analysis(
        id: 2, projectID: 1, kind: .full, status: .completed, strategy: "lexical",
        startedAt: start, completedAt: start.addingTimeInterval(1.5)),
      source: source, plan: plan,
      objectives: [
        ObjectiveAssessment(
          objective: first,
          tasks: [
            TaskAssessment(task: done, evidence: [evidence], completion: 1, confidence: 0.9),
            TaskAssessment(task: open), TaskAssessment(task: dropped),
          ],
          evidence: [evidence], completion: 0.5, confidence: 0.7),
        ObjectiveAssessment(objective: second),
      ],
      gaps: [
        Gap(
          objective: "1", task: "1.2", kind: .missing, severity: .critical,
          summary: "\(text) is missing.", evidence: [evidence]),
        Gap(
          objective: nil, kind: .unplanned, severity: .low, summary: "src serves nothing.",
          evidence: [evidence]),
      ],
      recommendations: [
        Recommendation(
          rank: 1, kind: .implement, title: "Implement \(text)", rationale: "\(text) is wanted.",
          terms: .init(level: 40, severity: 30, blocking: 5, incompleteness: 5), effort: .medium,
          impact: .high, objective: "1", related: ["2"], dependsOn: [])
      ],
      completion: 0.25, trend: Trend(completionDelta: 0.125, gapsDelta: -1))
  }
}
