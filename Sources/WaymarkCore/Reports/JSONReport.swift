/// The report as JSON; the field names are a contract, see `AnalysisDocument`.
package struct JSONReport: ReportFormat {
  package static let name = "json"

  package init() {}

  package func render(_ report: AnalysisReport) throws -> String {
    try JSONText.encode(AnalysisDocument(report))
  }
}

/// The plan alone as JSON: the `plan` object of the report with objectives and tasks in full.
package struct PlanJSON: Sendable {
  package init() {}

  package func render(_ plan: Plan) throws -> String {
    try JSONText.encode(AnalysisDocument.PlanPart(plan, full: true))
  }
}

/// Snapshots as JSON, oldest first.
package struct HistoryJSON: Sendable {
  package init() {}

  package func render(_ snapshots: [Snapshot]) throws -> String {
    try JSONText.encode(snapshots.map(AnalysisDocument.SnapshotPart.init))
  }
}
