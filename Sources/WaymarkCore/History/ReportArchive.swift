import Foundation

// The stored form of a report: every field of everything in it, in an order that stays.

extension AnalysisReport: Archivable {
  static var blank: AnalysisReport {
    AnalysisReport(
      project: .blank, analysis: .blank, source: .blank, plan: .blank, objectives: [], gaps: [],
      recommendations: [], completion: 0)
  }

  mutating func archive(_ archive: inout some Archive) throws {
    try archive.field(&project)
    try archive.field(&analysis)
    try archive.field(&source)
    try archive.field(&plan)
    try archive.field(&objectives)
    try archive.field(&gaps)
    try archive.field(&recommendations)
    try archive.field(&completion)
    try archive.field(&trend)
  }
}

extension Archive {
  /// To the millisecond, as all times are stored.
  fileprivate mutating func field(_ value: inout Date) throws {
    var time = Clock.milliseconds(value)
    try field(&time)
    value = Clock.date(time)
  }

  fileprivate mutating func field(_ value: inout Date?) throws {
    try optional(&value, blank: Date(timeIntervalSince1970: 0)) { try $0.field(&$1) }
  }
}

extension Project: Archivable {
  static var blank: Project {
    let start = Date(timeIntervalSince1970: 0)
    return Project(id: 0, name: "", path: "", createdAt: start, updatedAt: start)
  }

  mutating func archive(_ archive: inout some Archive) throws {
    try archive.field(&id)
    try archive.field(&name)
    try archive.field(&summary)
    try archive.field(&path)
    try archive.field(&repositoryURL)
    try archive.field(&status)
    try archive.field(&createdAt)
    try archive.field(&updatedAt)
  }
}

extension Analysis: Archivable {
  static var blank: Analysis {
    Analysis(
      id: 0, projectID: 0, kind: .full, status: .completed, strategy: "",
      startedAt: Date(timeIntervalSince1970: 0))
  }

  mutating func archive(_ archive: inout some Archive) throws {
    try archive.field(&id)
    try archive.field(&projectID)
    try archive.field(&kind)
    try archive.field(&status)
    try archive.field(&target)
    try archive.field(&strategy)
    try archive.field(&startedAt)
    try archive.field(&completedAt)
  }
}

extension Evidence: Archivable {
  static var blank: Evidence { Evidence(path: "", line: 0, score: 0, origin: .path) }

  mutating func archive(_ archive: inout some Archive) throws {
    try archive.field(&path)
    try archive.field(&line)
    try archive.field(&symbol)
    try archive.field(&kind)
    try archive.field(&score)
    try archive.field(&origin)
    try archive.field(&why)
    try archive.field(&isTest)
    try archive.field(&isDocumented)
  }
}

extension ObjectiveAssessment: Archivable {
  static var blank: ObjectiveAssessment { ObjectiveAssessment(objective: .blank) }

  mutating func archive(_ archive: inout some Archive) throws {
    try archive.field(&objective)
    try archive.field(&tasks)
    try archive.field(&evidence)
    try archive.field(&completion)
    try archive.field(&confidence)
  }
}

extension TaskAssessment: Archivable {
  static var blank: TaskAssessment { TaskAssessment(task: .blank) }

  mutating func archive(_ archive: inout some Archive) throws {
    try archive.field(&task)
    try archive.field(&evidence)
    try archive.field(&completion)
    try archive.field(&confidence)
  }
}

extension Gap: Archivable {
  static var blank: Gap { Gap(objective: nil, kind: .missing, severity: .low, summary: "") }

  mutating func archive(_ archive: inout some Archive) throws {
    try archive.field(&objective)
    try archive.field(&task)
    try archive.field(&kind)
    try archive.field(&severity)
    try archive.field(&summary)
    try archive.field(&evidence)
  }
}

extension Recommendation: Archivable {
  static var blank: Recommendation {
    Recommendation(
      kind: .implement, title: "", rationale: "", terms: .blank, effort: .small, impact: .low,
      objective: nil)
  }

  mutating func archive(_ archive: inout some Archive) throws {
    try archive.field(&rank)
    try archive.field(&kind)
    try archive.field(&title)
    try archive.field(&rationale)
    try archive.field(&terms)
    try archive.field(&effort)
    try archive.field(&impact)
    try archive.field(&objective)
    try archive.field(&related)
    try archive.list(&dependsOn, blank: 0) { try $0.field(&$1) }
  }
}

extension Recommendation.PriorityTerms: Archivable {
  static var blank: Self { Self(level: 0, severity: 0, blocking: 0, incompleteness: 0) }

  mutating func archive(_ archive: inout some Archive) throws {
    try archive.field(&level)
    try archive.field(&severity)
    try archive.field(&blocking)
    try archive.field(&incompleteness)
  }
}

extension Trend: Archivable {
  static var blank: Trend { Trend(completionDelta: 0, gapsDelta: 0) }

  mutating func archive(_ archive: inout some Archive) throws {
    try archive.field(&completionDelta)
    try archive.field(&gapsDelta)
  }
}
