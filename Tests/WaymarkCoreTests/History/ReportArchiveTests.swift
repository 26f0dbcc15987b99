import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct ReportArchiveTests {
  @Test func `a stored report is read back as it was`() async throws {
    let home = try TemporaryFolder()
    let repository = try TemporaryRepository()
      .write(
        "PLAN.md",
        """
        # Plan
        ## Primary Objectives
        ### 1. Parse greetings
        **Depends on:** 2
        - [x] Read a greeting from `hello.py`
          - [ ] Trim it
        - [ ] Send telegrams by `Telegraph`
        **Success criteria:** every greeting is read
        ## Tertiary Objectives
        ### 2. Fly (P1)
        """
      )
      .write("hello.py", "# waymark: 1\ndef read_greeting(text):\n    return text or None\n")
      .write("test_hello.py", "def test_read_greeting():\n    assert True\n")
      .write("vendor/lib.js", "var x = 1\n")
      .commit("All")
    let database = try Database(path: home.path + "/waymark.db")
    let project = try ProjectStore(database)
      .add(name: "Greeter", path: repository.path, repositoryURL: "https://example.org/g")
    let analyze = AnalyzeProject(database: database, grammars: GrammarLibrary(paths: []))
    for _ in 0..<2 {
      let report = try await analyze.run(project, .init()) { _ in }
      let stored = try #require(try AnalysisStore(database).latestReport(of: project.id))
      // A comparison in the expectation would print both reports.
      let isSame = stored == report
      #expect(isSame)
    }
  }

  @Test func `every field is kept`() throws {
    let report = ReportArchiveTests.full
    let bytes = try ArchiveWriter.bytes(of: report)
    let read = try bytes.withUnsafeBytes { try ArchiveReader.value(AnalysisReport.self, from: $0) }
    let isSame = read == report
    #expect(isSame)
  }

  @Test func `cut or foreign bytes are noticed`() throws {
    let bytes = try ArchiveWriter.bytes(of: ReportArchiveTests.full)
    for length in 0..<bytes.count {
      #expect(throws: ByteReader.Corrupt.self) {
        try bytes.prefix(length).withUnsafeBytes {
          try ArchiveReader.value(AnalysisReport.self, from: $0)
        }
      }
    }
    #expect(throws: ByteReader.Corrupt.self) {
      try bytes.withUnsafeBytes { try ArchiveReader.value(Plan.self, from: $0) }
    }
  }

  @Test func `damaged bytes are an error or another report, never a crash`() throws {
    let bytes = try ArchiveWriter.bytes(of: ReportArchiveTests.full)
    for place in bytes.indices {
      for value in [0, 1, 0x7F, 0x80, 0xFF] as [UInt8] {
        var damaged = bytes
        damaged[place] = value
        _ = try? damaged.withUnsafeBytes {
          try ArchiveReader.value(AnalysisReport.self, from: $0)
        }
      }
    }
  }

  /// A report in which every field has something of its own.
  private static let full: AnalysisReport = {
    let time = Date(timeIntervalSince1970: 1_700_000_000.25)
    let evidence = Evidence(
      path: "a/b.py", line: 3, symbol: "B.c", kind: "method", score: 0.75, origin: .lexical,
      why: ["one", "two"], isTest: true, isDocumented: true)
    let mention = Mention(kind: .symbol, text: "B.c", role: .place, line: 9)
    var task = PlanTask(
      id: "1.1", parent: "1.0", text: "Task", line: 8, declaredStatus: .inProgress,
      mentions: [mention])
    (task.details, task.isActivity) = ("Detail", true)
    let objective = Objective(
      key: "1", level: .secondary, title: "Title", text: "Text", line: 4, endLine: 12,
      parent: "0", depth: 2, dependsOn: ["2"], criteria: [Criterion(text: "Holds", line: 11)],
      tasks: [task], declaredStatus: .blocked, priority: .high, mentions: [mention])
    let finding = Finding(
      code: "level-jump", severity: .warning, path: "PLAN.md", line: 4, message: "Jump.")
    var account = PlanAccount()
    (account.lines, account.headings, account.checkboxes, account.read) = (12, 3, 2, 11)
    (account.blank, account.skippedLines) = (4, 2)
    account.skipped = [.init(line: 7, endLine: 8, reason: "decoration")]
    var source = SourceSummary()
    (source.files, source.filesParsed, source.filesReused) = (5, 4, 1)
    source.skipped = [.init(path: "vendor", reason: "vendored")]
    (source.symbols, source.functions, source.tests) = (9, 7, 2)
    source.lines = LineCounts(code: 30, comment: 6, blank: 4)
    var totals = SourceSummary.LanguageTotals()
    (totals.files, totals.symbols, totals.isParsed) = (5, 9, false)
    totals.lines = source.lines
    source.languages = ["python": totals, "c": SourceSummary.LanguageTotals()]
    (source.meanComplexity, source.highestComplexity) = (1.5, 4)
    source.longestFunction = .init(name: "c", path: "a/b.py", line: 3, lines: 20)
    (source.documented, source.importEdges) = (0.25, -1)
    source.findings = [finding]
    return AnalysisReport(
      project: Project(
        id: 3, name: "Näme", summary: "Sum", path: "/p", repositoryURL: "https://example.org",
        status: .removed, createdAt: time, updatedAt: time + 1),
      analysis: Analysis(
        id: 7, projectID: 3, kind: .targeted, status: .completed, target: "1",
        strategy: "lexical", startedAt: time, completedAt: time + 2),
      source: source,
      plan: Plan(
        path: "PLAN.md", title: "Plan", objectives: [objective],
        criteria: [Criterion(text: "All of it holds", line: 2)], mentions: [mention],
        findings: [finding], account: account),
      objectives: [
        ObjectiveAssessment(
          objective: objective,
          tasks: [
            TaskAssessment(task: task, evidence: [evidence], completion: 0.5, confidence: 0.75)
          ],
          evidence: [evidence], completion: 0.25, confidence: 0.5)
      ],
      gaps: [
        Gap(
          objective: "1", task: "1.1", kind: .unverifiedClaim, severity: .critical,
          summary: "Gap.", evidence: [evidence])
      ],
      recommendations: [
        Recommendation(
          rank: 1, kind: .verify, title: "Verify", rationale: "Why",
          terms: .init(level: 25, severity: 30, blocking: 5, incompleteness: 7),
          effort: .medium, impact: .high, objective: "1", related: ["2"], dependsOn: [4, 5])
      ],
      completion: 0.375, trend: Trend(completionDelta: -0.125, gapsDelta: -2))
  }()
}
