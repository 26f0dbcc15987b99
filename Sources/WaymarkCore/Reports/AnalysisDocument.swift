import Foundation

/// The JSON form of a report.
///
/// Its names are a contract: they may be added to, never changed.
/// Swift names become snake case when they are written.
struct AnalysisDocument: Encodable {
  let version = 1
  let project: ProjectPart
  let analysis: AnalysisPart
  let plan: PlanPart
  let objectives: [ObjectivePart]
  let gaps: [GapPart]
  let recommendations: [RecommendationPart]
  let snapshot: SnapshotNumbers
  @OrNull var trend: TrendPart?

  init(_ report: AnalysisReport) {
    project = ProjectPart(
      id: report.project.id, name: report.project.name, path: report.project.path)
    analysis = AnalysisPart(report)
    plan = PlanPart(report.plan, full: false)
    objectives = report.objectives.map(ObjectivePart.init)
    gaps = report.gaps.map(GapPart.init)
    recommendations = report.recommendations.map(RecommendationPart.init)
    snapshot = SnapshotNumbers(
      completion: report.completion, gaps: report.gaps.count,
      recommendations: report.recommendations.count, metrics: QualityMetrics(report.source))
    trend = report.trend.map {
      TrendPart(completionDelta: $0.completionDelta, gapsDelta: $0.gapsDelta)
    }
  }

  struct ProjectPart: Encodable {
    let id: Int64
    let name: String
    let path: String
  }

  struct LanguagePart: Encodable {
    let files: Int
    let lines: Int
    let symbols: Int
    let parsed: Bool
  }

  struct SkippedPart: Encodable {
    let path: String
    let reason: String
  }

  struct AnalysisPart: Encodable {
    let id: Int64
    let type: String
    let status: String
    @OrNull var target: String?
    let startedAt: Date
    @OrNull var completedAt: Date?
    let durationMs: Int
    let strategy: String
    let files: Int
    let filesParsed: Int
    let filesReused: Int
    let filesSkipped: Int
    let skipped: [SkippedPart]
    let symbols: Int
    let lines: Int
    let imports: Int
    let languages: [String: LanguagePart]

    init(_ report: AnalysisReport) {
      let source = report.source
      id = report.analysis.id
      type = report.analysis.kind.rawValue
      status = report.analysis.status.rawValue
      target = report.analysis.target
      startedAt = report.analysis.startedAt
      completedAt = report.analysis.completedAt
      durationMs = report.analysis.durationMilliseconds
      strategy = report.analysis.strategy
      files = source.files
      filesParsed = source.filesParsed
      filesReused = source.filesReused
      filesSkipped = source.skipped.count
      skipped = source.skipped.map { SkippedPart(path: $0.path, reason: $0.reason) }
      symbols = source.symbols
      lines = source.lines.total
      imports = source.importEdges
      languages = source.languages.mapValues {
        LanguagePart(
          files: $0.files, lines: $0.lines.total, symbols: $0.symbols, parsed: $0.isParsed)
      }
    }
  }

  struct FindingPart: Encodable {
    let code: String
    let severity: String
    let line: Int
    let message: String
  }

  struct PlanPart: Encodable {
    let path: String
    let title: String
    let objectives: Objectives
    let tasks: Int
    /// What has to hold for the plan as a whole.
    let criteria: [Criterion]
    let findings: [FindingPart]
    let account: PlanAccount

    /// A number inside a report, the objectives themselves in a plan of its own.
    enum Objectives: Encodable {
      case count(Int)
      case list([ObjectivePart])

      func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .count(let count): try container.encode(count)
        case .list(let list): try container.encode(list)
        }
      }
    }

    init(_ plan: Plan, full: Bool) {
      path = plan.path
      title = plan.title
      objectives =
        full
        ? .list(
          plan.objectives.map { objective in
            ObjectivePart(
              ObjectiveAssessment(
                objective: objective, tasks: objective.tasks.map { TaskAssessment(task: $0) }))
          }) : .count(plan.objectives.count)
      tasks = plan.taskCount
      criteria = plan.criteria
      findings = plan.findings.map {
        FindingPart(
          code: $0.code, severity: $0.severity.rawValue, line: $0.line, message: $0.message)
      }
      account = plan.account
    }
  }

  struct EvidencePart: Encodable {
    let path: String
    let line: Int
    let symbol: String
    let kind: String
    let score: Double
    let origin: String
    let why: [String]
    let test: Bool

    init(_ evidence: Evidence) {
      path = evidence.path
      line = evidence.line
      symbol = evidence.symbol
      kind = evidence.kind
      score = rounded(evidence.score)
      origin = evidence.origin.rawValue
      why = evidence.why
      test = evidence.isTest
    }
  }

  struct TaskPart: Encodable {
    let id: String
    @OrNull var parent: String?
    let text: String
    /// What stands below the task and is no task itself.
    let details: String
    let activity: Bool
    let line: Int
    let declaredStatus: String
    let completion: Double
    let confidence: Double
    let evidence: [EvidencePart]

    init(_ assessment: TaskAssessment) {
      id = assessment.task.id
      parent = assessment.task.parent
      text = assessment.task.text
      details = assessment.task.details
      activity = assessment.task.isActivity
      line = assessment.task.line
      declaredStatus = assessment.task.declaredStatus.rawValue
      completion = rounded(assessment.completion)
      confidence = rounded(assessment.confidence)
      evidence = assessment.evidence.map(EvidencePart.init)
    }
  }

  struct ObjectivePart: Encodable {
    let id: String
    let key: String
    let level: String
    let title: String
    let text: String
    let line: Int
    @OrNull var parent: String?
    let declaredStatus: String
    @OrNull var priority: String?
    let completion: Double
    let confidence: Double
    let dependsOn: [String]
    let criteria: [Criterion]
    let tasks: [TaskPart]
    let evidence: [EvidencePart]

    init(_ assessment: ObjectiveAssessment) {
      let objective = assessment.objective
      id = objective.key
      key = objective.key
      level = objective.level.rawValue
      title = objective.title
      text = objective.text
      line = objective.line
      parent = objective.parent
      declaredStatus = objective.declaredStatus.rawValue
      priority = objective.priority?.rawValue
      completion = rounded(assessment.completion)
      confidence = rounded(assessment.confidence)
      dependsOn = objective.dependsOn
      criteria = objective.criteria
      tasks = assessment.tasks.map(TaskPart.init)
      evidence = assessment.evidence.map(EvidencePart.init)
    }
  }

  struct GapPart: Encodable {
    @OrNull var objective: String?
    @OrNull var task: String?
    let type: String
    let severity: String
    let description: String
    let evidence: [EvidencePart]

    init(_ gap: Gap) {
      objective = gap.objective
      task = gap.task
      type = gap.kind.rawValue
      severity = gap.severity.rawValue
      description = gap.summary
      evidence = gap.evidence.map(EvidencePart.init)
    }
  }

  struct RecommendationPart: Encodable {
    let rank: Int
    let type: String
    let title: String
    let rationale: String
    let priority: Int
    let priorityTerms: Recommendation.PriorityTerms
    let effort: String
    let impact: String
    @OrNull var objective: String?
    let related: [String]
    let dependsOn: [Int]

    init(_ item: Recommendation) {
      rank = item.rank
      type = item.kind.rawValue
      title = item.title
      rationale = item.rationale
      priority = item.priority
      priorityTerms = item.terms
      effort = item.effort.rawValue
      impact = item.impact.rawValue
      objective = item.objective
      related = item.related
      dependsOn = item.dependsOn
    }
  }

  struct SnapshotNumbers: Encodable {
    let completion: Double
    let gaps: Int
    let recommendations: Int
    let metrics: QualityMetrics
  }

  struct SnapshotPart: Encodable {
    let id: Int64
    let analysis: Int64
    let takenAt: Date
    let completion: Double
    let gaps: [String: Int]
    let recommendations: Int
    let metrics: QualityMetrics

    init(_ snapshot: Snapshot) {
      id = snapshot.id
      analysis = snapshot.analysisID
      takenAt = snapshot.takenAt
      completion = rounded(snapshot.completion)
      gaps = snapshot.gaps
      recommendations = snapshot.recommendations
      metrics = snapshot.metrics
    }
  }

  struct TrendPart: Encodable {
    let completionDelta: Double
    let gapsDelta: Int
  }
}

/// Four places: more would be noise.
private func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
