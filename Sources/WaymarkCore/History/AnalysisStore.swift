package import Foundation
internal import GRDB

/// Runs, their results and the snapshots that trends are drawn from.
package struct AnalysisStore: Sendable {
  enum SQL {
    static let begin = """
      INSERT INTO analyses
        (project_id, type, status, target, strategy, process, started_at, created_at, updated_at)
      VALUES (?, ?, 'running', ?, ?, ?, ?, ?, ?)
      """
    static let running =
      "SELECT id, process FROM analyses WHERE project_id = ? AND status = 'running'"
    static let end =
      "UPDATE analyses SET status = ?, completed_at = ?, updated_at = ? WHERE id = ?"
    static let results = "UPDATE analyses SET results = ? WHERE id = ?"
    static let latest = """
      SELECT results FROM analyses
      WHERE project_id = ? AND status = 'completed' AND results IS NOT NULL
      ORDER BY completed_at DESC, id DESC LIMIT 1
      """
    static let snapshots =
      "SELECT metrics, id FROM snapshots WHERE project_id = ? ORDER BY id DESC LIMIT ? OFFSET ?"
    static let insertSnapshot = """
      INSERT INTO snapshots (analysis_id, project_id, metrics, created_at, updated_at)
      VALUES (?, ?, ?, ?, ?)
      """
    /// Detailed results are kept of the newest runs only; their snapshots stay for ever.
    static let prune = """
      UPDATE analyses SET results = NULL WHERE project_id = ? AND status = 'completed'
        AND completed_at < (SELECT completed_at FROM analyses
          WHERE project_id = ? AND status = 'completed'
          ORDER BY completed_at DESC LIMIT 1 OFFSET 9)
      """
    static let queries = [running, latest, snapshots]
  }

  private let database: Database
  private let now: @Sendable () -> Date

  package init(_ database: Database, now: @escaping @Sendable () -> Date = { Date() }) {
    self.database = database
    self.now = now
  }

  /// Records that a run has started; runs of processes that died are closed as failed.
  package func begin(
    _ projectID: Int64, kind: Analysis.Kind, target: String?, strategy: String
  ) throws -> Analysis {
    let start = now()
    let time = Clock.milliseconds(start)
    return try database.write { db in
      for row in try Row.fetchAll(db, sql: SQL.running, arguments: [projectID])
      where !AnalysisStore.isAlive(row["process"]) {
        try db.execute(sql: SQL.end, arguments: ["failed", time, time, row["id"] as Int64])
      }
      try db.execute(
        sql: SQL.begin,
        arguments: [
          projectID, kind.rawValue, target, strategy, Int64(getpid()), time, time, time,
        ])
      return Analysis(
        id: db.lastInsertedRowID, projectID: projectID, kind: kind, status: .running,
        target: target, strategy: strategy, startedAt: Clock.date(time))
    }
  }

  /// Records that a run ended without a result; the last result stays what it was.
  package func abandon(_ analysis: Analysis, as status: Analysis.Status) throws {
    let time = Clock.milliseconds(now())
    try database.write { db in
      try db.execute(sql: SQL.end, arguments: [status.rawValue, time, time, analysis.id])
    }
  }

  /// Stores a finished report and its snapshot in one transaction.
  ///
  /// - Returns: The report with its end time and its trend against the snapshot before.
  package func finish(_ report: AnalysisReport) throws -> AnalysisReport {
    var report = report
    let end = now()
    report.analysis.status = .completed
    report.analysis.completedAt = Clock.date(Clock.milliseconds(end))
    let before = try snapshots(of: report.project.id, limit: 1).last
    var snapshot = Snapshot(report, takenAt: end)
    report.trend = before.map { Trend(from: $0, to: snapshot) }
    return try database.write { [report] db in
      let time = Clock.milliseconds(end)
      try ReportRows(db: db, time: time).write(report)
      try db.execute(
        sql: SQL.insertSnapshot,
        arguments: [report.analysis.id, report.project.id, try json(snapshot), time, time])
      snapshot.id = db.lastInsertedRowID
      try db.execute(
        sql: SQL.results,
        arguments: [Data(try ArchiveWriter.bytes(of: report)), report.analysis.id])
      try db.execute(
        sql: SQL.end, arguments: ["completed", time, time, report.analysis.id])
      try db.execute(sql: SQL.prune, arguments: [report.project.id, report.project.id])
      return report
    }
  }

  /// The last finished report of a project; nil when there is none that this version can read.
  package func latestReport(of projectID: Int64) throws -> AnalysisReport? {
    try database.read { db in
      let rows = try Row.fetchCursor(db, sql: SQL.latest, arguments: [projectID])
      guard let row = try rows.next() else { return nil }
      return try row.withUnsafeData(atIndex: 0) { data in
        try? data?.withUnsafeBytes { try ArchiveReader.value(AnalysisReport.self, from: $0) }
      }
    }
  }

  /// Snapshots of finished analyses, oldest first: the newest `limit` after leaving out `offset`.
  package func snapshots(
    of projectID: Int64, limit: Int = 100, offset: Int = 0
  ) throws -> [Snapshot] {
    let rows = try database.read { db in
      try Row.fetchAll(db, sql: SQL.snapshots, arguments: [projectID, limit, offset])
        .map { row in (row[0] as String, row[1] as Int64) }
    }
    let decoder = JSONDecoder()
    return rows.reversed().compactMap { text, id in
      var snapshot = try? decoder.decode(Snapshot.self, from: Data(text.utf8))
      snapshot?.id = id
      return snapshot
    }
  }

  private func json(_ value: some Encodable) throws -> String {
    String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
  }

  private static func isAlive(_ process: Int64) -> Bool {
    kill(pid_t(truncatingIfNeeded: process), 0) == 0 || errno == EPERM
  }
}

extension Snapshot {
  /// The numbers of a report; the id is given when it is stored.
  fileprivate init(_ report: AnalysisReport, takenAt: Date) {
    self.init(
      id: 0, analysisID: report.analysis.id, takenAt: takenAt, completion: report.completion,
      objectives: Dictionary(
        report.objectives.map { ($0.objective.key, $0.completion) }, uniquingKeysWith: { $1 }),
      gaps: Dictionary(report.gaps.map { ($0.kind.rawValue, 1) }, uniquingKeysWith: +),
      recommendations: report.recommendations.count,
      metrics: QualityMetrics(report.source))
  }
}
