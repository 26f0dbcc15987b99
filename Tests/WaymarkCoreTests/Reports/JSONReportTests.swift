import Foundation
import Testing

@testable import WaymarkCore

/// The names of the JSON are a contract: a test that fails here is a change that breaks readers.
@Suite struct JSONReportTests {
  private func json(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func keys(_ value: Any?) -> Set<String> {
    Set((value as? [String: Any] ?? [:]).keys)
  }

  private func first(_ value: Any?) -> [String: Any]? { (value as? [[String: Any]])?.first }

  @Test func `a report has every field of the contract`() throws {
    let report = try json(try JSONReport().render(ReportFixture.report()))
    #expect(
      keys(report).isSuperset(of: [
        "version", "project", "analysis", "plan", "objectives", "gaps", "recommendations",
        "snapshot", "trend",
      ]))
    #expect(report["version"] as? Int == 1)
    #expect(keys(report["project"]).isSuperset(of: ["id", "name", "path"]))
    let analysis = try #require(report["analysis"] as? [String: Any])
    #expect(
      keys(analysis).isSuperset(of: [
        "id", "type", "status", "started_at", "completed_at", "duration_ms", "strategy", "files",
        "files_parsed", "files_reused", "files_skipped", "symbols", "lines", "languages",
      ]))
    #expect(analysis["duration_ms"] as? Int == 1500)
    #expect(analysis["started_at"] as? String == "2023-11-14T22:13:20Z")
    let languages = try #require(analysis["languages"] as? [String: Any])
    #expect(keys(languages["python"]).isSuperset(of: ["files", "lines", "symbols"]))
    let plan = try #require(report["plan"] as? [String: Any])
    #expect(keys(plan).isSuperset(of: ["path", "objectives", "tasks", "findings", "account"]))
    #expect(plan["objectives"] as? Int == 2)
    #expect(plan["tasks"] as? Int == 3)
    #expect(keys(first(plan["findings"])).isSuperset(of: ["code", "severity", "line", "message"]))
    let account = try #require(plan["account"] as? [String: Any])
    #expect(keys(account).isSuperset(of: ["lines", "headings", "checkboxes", "read", "skipped"]))
    #expect(keys(first(account["skipped"])).isSuperset(of: ["line", "reason"]))
    try checkObjectives(report)
    #expect(
      keys(first(report["gaps"])).isSuperset(of: [
        "objective", "task", "type", "severity", "description", "evidence",
      ]))
    #expect(
      keys(first(report["recommendations"])).isSuperset(of: [
        "rank", "type", "title", "rationale", "priority", "priority_terms", "effort", "impact",
        "objective", "depends_on",
      ]))
    #expect(
      keys(report["snapshot"]).isSuperset(of: ["completion", "gaps", "recommendations", "metrics"]))
    #expect(keys(report["trend"]) == ["completion_delta", "gaps_delta"])
  }

  private func checkObjectives(_ report: [String: Any]) throws {
    let objectives = try #require(report["objectives"] as? [[String: Any]])
    for objective in objectives {
      #expect(
        keys(objective).isSuperset(of: [
          "id", "key", "level", "title", "line", "parent", "declared_status", "completion",
          "confidence", "depends_on", "criteria", "tasks", "evidence",
        ]))
    }
    #expect(objectives[0]["parent"] is NSNull)
    #expect(objectives[1]["parent"] as? String == "1")
    #expect(keys(first(objectives[0]["criteria"])) == ["text", "line"])
    let task = try #require(first(objectives[0]["tasks"]))
    #expect(
      keys(task).isSuperset(of: [
        "id", "text", "line", "declared_status", "completion", "confidence", "evidence",
      ]))
    let evidence = try #require(first(task["evidence"]))
    #expect(
      keys(evidence).isSuperset(of: ["path", "line", "symbol", "kind", "score", "origin", "why"]))
    #expect(evidence["score"] as? Double == 0.8765)
  }

  @Test func `what has no value is null and not missing`() throws {
    var report = ReportFixture.report()
    report.trend = nil
    report.analysis.completedAt = nil
    let document = try json(try JSONReport().render(report))
    #expect(document["trend"] is NSNull)
    let analysis = try #require(document["analysis"] as? [String: Any])
    #expect(analysis["completed_at"] is NSNull)
    let gaps = try #require(document["gaps"] as? [[String: Any]])
    #expect(gaps.last?["objective"] is NSNull)
  }

  @Test func `a plan alone has its objectives and tasks in full`() throws {
    let plan = try json(try PlanJSON().render(ReportFixture.report().plan))
    let objectives = try #require(plan["objectives"] as? [[String: Any]])
    #expect(objectives.count == 2)
    let tasks = try #require(objectives[0]["tasks"] as? [[String: Any]])
    #expect(tasks.count == 3)
    #expect(keys(plan).isSuperset(of: ["path", "title", "criteria", "findings", "account"]))
  }

  @Test func `hostile text is escaped as JSON does`() throws {
    let text = try JSONReport().render(ReportFixture.report(ReportFixture.hostile))
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0.value != 0x0A })
    #expect(try json(text)["version"] as? Int == 1)
  }

  @Test func `snapshots are listed with their numbers`() throws {
    let snapshot = Snapshot(
      id: 3, analysisID: 2, takenAt: Date(timeIntervalSince1970: 0), completion: 0.333333,
      objectives: ["a": 1], gaps: ["missing": 2], recommendations: 1, metrics: QualityMetrics())
    let list = try JSONSerialization.jsonObject(
      with: Data(try HistoryJSON().render([snapshot]).utf8))
    let entry = try #require(first(list))
    #expect(entry["completion"] as? Double == 0.3333)
    #expect(entry["gaps"] as? [String: Int] == ["missing": 2])
  }
}
