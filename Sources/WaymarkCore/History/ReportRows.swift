import Foundation
internal import GRDB

/// Writes a report's plan, evidence, gaps and recommendations as rows.
///
/// The rows of the same plan file are replaced; gaps and recommendations are added per analysis.
struct ReportRows {
  enum SQL {
    static let deletePlan = "DELETE FROM plans WHERE project_id = ? AND path = ?"
    static let plan = """
      INSERT INTO plans (project_id, path, content_hash, created_at, updated_at)
      VALUES (?, ?, ?, ?, ?)
      """
    static let objective = """
      INSERT INTO objectives (project_id, plan_id, parent_id, key, level, title, description, line,
        declared_status, priority, status, completion, created_at, updated_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    static let task = """
      INSERT INTO tasks (objective_id, parent_id, key, description, line, declared_status,
        completion, completed_at, created_at, updated_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    static let criterion = """
      INSERT INTO criteria (objective_id, text, line, created_at, updated_at)
      VALUES (?, ?, ?, ?, ?)
      """
    static let dependency = """
      INSERT OR IGNORE INTO objective_dependencies
        (objective_id, depends_on_id, created_at, updated_at) VALUES (?, ?, ?, ?)
      """
    static let evidence = """
      INSERT INTO evidence (analysis_id, objective_id, task_id, path, line, symbol, score, origin,
        detail, created_at, updated_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    static let gap = """
      INSERT INTO gaps (analysis_id, objective_id, gap_type, severity, description, evidence,
        created_at, updated_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """
    static let recommendation = """
      INSERT INTO recommendations (analysis_id, objective_id, rank, type, priority, title,
        description, rationale, effort, impact, created_at, updated_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    static let recommendationDependency = """
      INSERT OR IGNORE INTO recommendation_dependencies
        (recommendation_id, depends_on_id, created_at, updated_at) VALUES (?, ?, ?, ?)
      """
  }

  let db: GRDB.Database
  /// Milliseconds since 1970, for every row.
  let time: Int64

  func write(_ report: AnalysisReport) throws {
    try db.execute(sql: SQL.deletePlan, arguments: [report.project.id, report.plan.path])
    try db.execute(
      sql: SQL.plan, arguments: [report.project.id, report.plan.path, 0, time, time])
    let planID = db.lastInsertedRowID
    var objectiveIDs: [String: Int64] = [:]
    for assessment in report.objectives {
      objectiveIDs[assessment.objective.key] = try write(
        assessment, report: report, planID: planID, parents: objectiveIDs)
    }
    for assessment in report.objectives {
      for key in assessment.objective.dependsOn {
        guard let from = objectiveIDs[assessment.objective.key], let to = objectiveIDs[key] else {
          continue
        }
        try insert(SQL.dependency, [from, to, time, time])
      }
    }
    try writeGaps(report, objectiveIDs)
    try writeRecommendations(report, objectiveIDs)
  }

  private func write(
    _ assessment: ObjectiveAssessment, report: AnalysisReport, planID: Int64,
    parents: [String: Int64]
  ) throws -> Int64 {
    let objective = assessment.objective
    try insert(
      SQL.objective,
      [
        report.project.id, planID, objective.parent.flatMap { parents[$0] }, objective.key,
        objective.level.rawValue, objective.title, objective.text, objective.line,
        objective.declaredStatus.rawValue, objective.priority?.rawValue, "active",
        assessment.completion, time, time,
      ])
    let id = db.lastInsertedRowID
    try writeEvidence(assessment.evidence, report.analysis.id, objective: id, task: nil)
    for criterion in objective.criteria {
      try insert(SQL.criterion, [id, criterion.text, criterion.line, time, time])
    }
    var taskIDs: [String: Int64] = [:]
    for task in assessment.tasks {
      try insert(
        SQL.task,
        [
          id, task.task.parent.flatMap { taskIDs[$0] }, task.task.id, task.task.text,
          task.task.line, task.task.declaredStatus.rawValue, task.completion,
          task.completion >= 1 ? time : nil, time, time,
        ])
      let taskID = db.lastInsertedRowID
      taskIDs[task.task.id] = taskID
      try writeEvidence(task.evidence, report.analysis.id, objective: id, task: taskID)
    }
    return id
  }

  private func writeEvidence(
    _ evidence: [Evidence], _ analysisID: Int64, objective: Int64, task: Int64?
  ) throws {
    for link in evidence {
      try insert(
        SQL.evidence,
        [
          analysisID, objective, task, link.path, link.line, link.symbol, link.score,
          link.origin.rawValue, link.why.joined(separator: " "), time, time,
        ])
    }
  }

  private func writeGaps(_ report: AnalysisReport, _ objectives: [String: Int64]) throws {
    for gap in report.gaps {
      let places = gap.evidence.map { "\($0.path):\($0.line)" }.joined(separator: "\n")
      try insert(
        SQL.gap,
        [
          report.analysis.id, gap.objective.flatMap { objectives[$0] }, gap.kind.rawValue,
          gap.severity.rawValue, gap.summary, places, time, time,
        ])
    }
  }

  private func writeRecommendations(
    _ report: AnalysisReport, _ objectives: [String: Int64]
  ) throws {
    var ids: [Int: Int64] = [:]
    for item in report.recommendations {
      try insert(
        SQL.recommendation,
        [
          report.analysis.id, item.objective.flatMap { objectives[$0] }, item.rank,
          item.kind.rawValue, item.priority, item.title, "", item.rationale,
          item.effort.rawValue, item.impact.rawValue, time, time,
        ])
      ids[item.rank] = db.lastInsertedRowID
    }
    for item in report.recommendations {
      for rank in item.dependsOn {
        guard let from = ids[item.rank], let to = ids[rank] else { continue }
        try insert(SQL.recommendationDependency, [from, to, time, time])
      }
    }
  }

  private func insert(_ sql: String, _ arguments: StatementArguments) throws {
    try db.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
