import Foundation
import GRDB
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

/// Whole analyses of real repositories, and what is kept of them.
@Suite struct AnalyzeProjectTests {
  private let home: TemporaryFolder
  private let repository: TemporaryRepository
  private let database: WaymarkCore.Database
  private let project: Project

  init() throws {
    home = try TemporaryFolder()
    repository = try TemporaryRepository()
      .write(
        "PLAN.md",
        """
        # Plan

        ## Phase 1: Invoices

        - [x] Parse invoices (`InvoiceParser`)

        ## Phase 2: Reminders

        **Depends on:** Phase 1

        - [ ] Send reminders (`ReminderSender`)

        """
      )
      .write("src/invoice.py", "class InvoiceParser:\n    def parse(self):\n        return 1\n")
      .write("src/other.py", "def unrelated():\n    return 2\n")
      .commit("First")
    database = try WaymarkCore.Database(path: home.path + "/waymark.db")
    project = try ProjectStore(database).add(name: "Books", path: repository.path)
  }

  private var store: AnalysisStore { AnalysisStore(database) }

  @discardableResult
  private func run(
    _ kind: Analysis.Kind = .incremental, target: String? = nil,
    grammars: GrammarLibrary = AnalyzedSource.grammars,
    progress: @escaping AnalyzeProject.Progress = { _ in }
  ) async throws -> AnalysisReport {
    try await AnalyzeProject(database: database, grammars: grammars)
      .run(project, .init(kind: kind, target: target), progress: progress)
  }

  private func statuses() throws -> [String] {
    try database.read { db in
      try String.fetchAll(db, sql: "SELECT status FROM analyses ORDER BY id")
    }
  }

  @Test func `a finished analysis is stored with a snapshot and a trend`() async throws {
    let first = try await run()
    #expect(first.trend == nil)
    #expect(first.analysis.status == .completed)
    #expect(first.analysis.completedAt != nil)
    try repository.write("src/reminder.py", "class ReminderSender:\n    def send(self): pass\n")
    let second = try await run()
    #expect(second.completion > first.completion)
    let trend = try #require(second.trend)
    #expect(abs(trend.completionDelta - (second.completion - first.completion)) < 1e-9)
    #expect(trend.gapsDelta == second.gaps.count - first.gaps.count)
    let snapshots = try store.snapshots(of: project.id)
    #expect(snapshots.map(\.analysisID) == [first.analysis.id, second.analysis.id])
    #expect(snapshots.map(\.metrics.files) == [2, 3])
    #expect(snapshots.last?.objectives.keys.sorted() == ["phase-1", "phase-2"])
    #expect(try store.latestReport(of: project.id) == second)
    #expect(try statuses() == ["completed", "completed"])
  }

  @Test func `progress names every phase in order`() async throws {
    let seen = Locked<[AnalysisProgress.Phase]>([])
    try await run(progress: { step in seen.withLock { $0.append(step.phase) } })
    var phases = seen.withLock { $0 }
    phases = phases.enumerated().filter { $0 == 0 || phases[$0 - 1] != $1 }.map(\.element)
    #expect(phases == [.scanning, .parsing, .matching, .storing])
  }

  @Test func `only what changed is parsed again`() async throws {
    #expect(try await run().source.filesParsed == 2)
    var again = try await run()
    #expect(again.source.filesParsed == 0)
    #expect(again.source.filesReused == 2)
    try repository.write("src/other.py", "def changed():\n    return 3\n")
    again = try await run()
    #expect(again.source.filesParsed == 1)
    #expect(again.source.filesReused == 1)
    #expect(again.source.symbols == 3)
    #expect(try await run(.full).source.filesParsed == 2)
  }

  @Test func `a file that was only touched is not parsed again`() async throws {
    try await run()
    let path = repository.path + "/src/other.py"
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_000_000_000)], ofItemAtPath: path)
    let again = try await run()
    #expect(again.source.filesParsed == 0)
    #expect(again.source.filesReused == 2)
  }

  @Test func `a file that is gone leaves the index`() async throws {
    try await run()
    try FileManager.default.removeItem(atPath: repository.path + "/src/other.py")
    #expect(try await run().source.files == 1)
    #expect(
      try SourceIndexStore(database).entries(of: project.id).map(\.path) == ["src/invoice.py"])
  }

  @Test func `a file is parsed when its grammar has come`() async throws {
    let before = try await run(grammars: GrammarLibrary(paths: []))
    #expect(before.source.symbols == 0)
    #expect(before.source.languages["python"]?.isParsed == false)
    let after = try await run()
    #expect(after.source.filesParsed == 2)
    #expect(after.source.symbols == 3)
  }

  @Test func `damaged entries of the index are parsed again`() async throws {
    try await run()
    try database.write { db in
      try db.execute(sql: "UPDATE source_files SET digest = x'02FF' WHERE path LIKE '%other%'")
    }
    let again = try await run()
    #expect(again.source.filesParsed == 1)
    #expect(again.source.symbols == 3)
  }

  @Test func `a targeted analysis shows its part and stores the whole`() async throws {
    let whole = try await run()
    let part = try await run(.targeted, target: "PHASE-2")
    #expect(part.objectives.map(\.objective.key) == ["phase-2"])
    #expect(part.gaps.allSatisfy { $0.objective == "phase-2" })
    #expect(part.trend?.gapsDelta == 0)
    let latest = try #require(try store.latestReport(of: project.id))
    #expect(latest.objectives.count == 2)
    #expect(latest.gaps.count == whole.gaps.count)
    let byPath = try await run(.targeted, target: "src/")
    #expect(byPath.objectives.map(\.objective.key) == ["phase-1"])
  }

  @Test func `a target that is nothing fails and leaves the last result standing`() async throws {
    let last = try await run()
    let error = await #expect(throws: WaymarkError.self) {
      try await run(.targeted, target: "phase-9")
    }
    #expect(error?.code == .targetNotFound)
    #expect(try statuses() == ["completed", "failed"])
    #expect(try store.latestReport(of: project.id) == last)
    #expect(try store.snapshots(of: project.id).count == 1)
  }

  @Test(arguments: [AnalysisProgress.Phase.scanning, .parsing, .matching])
  func `a cancelled analysis leaves the last result standing`(phase: AnalysisProgress.Phase)
    async throws
  {
    let last = try await run()
    let task = Task {
      try await run(.full) { step in
        // Parsing reports from the task itself, so that cancelling there is in time.
        if step.phase == phase { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try statuses() == ["completed", "cancelled"])
    #expect(try store.latestReport(of: project.id) == last)
    #expect(try store.snapshots(of: project.id).count == 1)
    #expect(try await run().source.filesParsed == 0)
  }

  @Test func `a run whose process died is closed as failed by the next`() async throws {
    let last = try await run()
    try database.write { db in
      try db.execute(
        sql: """
          INSERT INTO analyses
            (project_id, type, status, strategy, process, started_at, created_at, updated_at)
          VALUES (?, 'full', 'running', 'lexical', 2147483647, 1, 1, 1)
          """, arguments: [project.id])
    }
    #expect(try store.latestReport(of: project.id) == last)
    try await run()
    #expect(try statuses() == ["completed", "failed", "completed"])
  }

  @Test func `a run of a living process is left alone`() async throws {
    let running = try store.begin(project.id, kind: .full, target: nil, strategy: "lexical")
    #expect(running.status == .running)
    try await run()
    #expect(try statuses() == ["running", "completed"])
  }

  @Test func `a plan that is gone is said before anything is recorded`() async throws {
    try await run()
    try FileManager.default.removeItem(atPath: repository.path + "/PLAN.md")
    let error = await #expect(throws: WaymarkError.self) { try await run() }
    #expect(error?.code == .planNotFound)
    #expect(try statuses() == ["completed"])
  }

  @Test func `details are kept of the newest runs and snapshots of all`() async throws {
    var clock = 1000.0
    let report = try await run()
    for _ in 0..<14 {
      clock += 10
      let time = Date(timeIntervalSince1970: 4_000_000_000 + clock)
      let store = AnalysisStore(database, now: { time })
      var next = report
      next.analysis = try store.begin(project.id, kind: .full, target: nil, strategy: "lexical")
      _ = try store.finish(next)
    }
    let kept = try database.read { db in
      try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM analyses WHERE results IS NOT NULL")
    }
    #expect(kept == 10)
    #expect(try store.snapshots(of: project.id).count == 15)
    #expect(try store.snapshots(of: project.id, limit: 3, offset: 1).count == 3)
    let times = try store.snapshots(of: project.id).map(\.takenAt)
    #expect(times == times.sorted())
  }

  @Test func `the rows of a plan are those of its last analysis`() async throws {
    try await run()
    try await run()
    func count(_ table: String) throws -> Int? {
      try database.read { db in try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM \(table)") }
    }
    #expect(try count("objectives") == 2)
    #expect(try count("tasks") == 2)
    #expect(try count("objective_dependencies") == 1)
    #expect(try count("snapshots") == 2)
  }
}
