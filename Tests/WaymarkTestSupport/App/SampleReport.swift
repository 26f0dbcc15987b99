package import Foundation
package import WaymarkCore

/// A report made by hand for tests of the screen: every status, gap and origin occurs in it.
package enum SampleReport {
  /// The time that sample screens are drawn at.
  package static let now = Date(timeIntervalSince1970: 1_790_000_000)

  /// Where the sample project lies.
  package static let project = Project(
    id: 1, name: "acme", path: "/home/you/acme", createdAt: now, updatedAt: now)

  /// A finished analysis of the sample project, three days before ``now``.
  package static func report(of project: Project = project) -> AnalysisReport {
    AnalysisReport(
      project: project, analysis: analysis(), source: source, plan: plan, objectives: objectives,
      gaps: gaps, recommendations: recommendations, completion: 0.58,
      trend: Trend(completionDelta: 0.07, gapsDelta: -2))
  }

  /// A finished analysis of so many milliseconds.
  package static func analysis(
    id: Int64 = 7, milliseconds: Int = 240, kind: Analysis.Kind = .full
  ) -> Analysis {
    let end = now.addingTimeInterval(-3 * 86_400 - 3_600)
    return Analysis(
      id: id, projectID: 1, kind: kind, status: .completed, strategy: "lexical",
      startedAt: end.addingTimeInterval(Double(-milliseconds) / 1000), completedAt: end)
  }

  /// Snapshots that grow towards the sample's completion.
  package static let history: [Snapshot] = [0.1, 0.12, 0.2, 0.31, 0.3, 0.44, 0.51, 0.58]
    .enumerated().map { index, completion in
      Snapshot(
        id: Int64(index), analysisID: Int64(index), takenAt: now, completion: completion,
        objectives: [:], gaps: ["missing": 3], recommendations: 3, metrics: QualityMetrics())
    }

  private static var plan: Plan {
    var plan = Plan(path: "MASTER_PLAN.md", title: "Acme invoices")
    plan.objectives = objectives.map(\.objective)
    plan.findings = [
      Finding(
        code: "objective-without-tasks", severity: .warning, path: "MASTER_PLAN.md", line: 31,
        message: "“Archive” has no tasks; say what has to be done for it.")
    ]
    return plan
  }

  private static var source: SourceSummary {
    var source = SourceSummary()
    source.files = 3
    source.filesParsed = 3
    source.symbols = 9
    source.functions = 6
    source.tests = 1
    source.lines = LineCounts(code: 47, comment: 5, blank: 9)
    var python = SourceSummary.LanguageTotals()
    python.files = 2
    python.lines = LineCounts(code: 32, comment: 3, blank: 6)
    var kotlin = SourceSummary.LanguageTotals()
    kotlin.files = 1
    kotlin.lines = LineCounts(code: 15, comment: 2, blank: 3)
    kotlin.isParsed = false
    source.languages = ["python": python, "kotlin": kotlin]
    source.meanComplexity = 1.7
    source.highestComplexity = 4
    source.longestFunction = .init(
      name: "InvoiceParser.parse", path: "src/invoice_parser.py", line: 4, lines: 12)
    source.documented = 0.5
    source.skipped = [.init(path: "logo.bin", reason: "binary")]
    return source
  }
}
