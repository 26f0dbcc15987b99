import Foundation
import GRDB
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct DatabaseTests {
  private let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  private var path: String { home.path + "/waymark.db" }

  @Test func `the file is the user's alone and in WAL mode with foreign keys on`() throws {
    let database = try Database(path: path)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let (journal, keys) = try database.read { db in
      (
        try String.fetchOne(db, sql: "PRAGMA journal_mode"),
        try Int.fetchOne(db, sql: "PRAGMA foreign_keys")
      )
    }
    #expect(journal == "wal")
    #expect(keys == 1)
  }

  @Test func `a damaged file is named, kept and can be moved aside`() throws {
    try home.write("waymark.db", String(repeating: "not a database ", count: 1000))
    let error = #expect(throws: WaymarkError.self) { try Database(path: path) }
    #expect(error?.code == .databaseCorrupt)
    #expect(error?.hint?.contains("--move-database-aside") == true)
    let moved = try Database.moveAside(path)
    #expect(FileManager.default.fileExists(atPath: moved))
    #expect(!FileManager.default.fileExists(atPath: path))
    _ = try Database(path: path)
  }

  @Test func `a database of a newer version is left alone`() throws {
    let database = try Database(path: path)
    try database.write { db in
      try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('9999 the future')")
    }
    let error = #expect(throws: WaymarkError.self) { try Database(path: path) }
    #expect(error?.code == .databaseNewer)
  }

  @Test func `a folder that cannot be made is said in a sentence`() throws {
    try home.write("file", "")
    let error = #expect(throws: WaymarkError.self) {
      try Database(path: home.path + "/file/below/waymark.db")
    }
    #expect(error?.code == .notWritable)
  }

  @Test func `every query finds its rows through an index`() throws {
    let database = try Database(path: path)
    let queries =
      ProjectStore.SQL.queries + SourceIndexStore.SQL.queries + AnalysisStore.SQL.queries
      + ServerStore.SQL.queries + ThreadStore.SQL.queries + MessageStore.SQL.queries
      + ThreadSearch.SQL.queries
    for query in queries {
      let plan = try database.read { db in
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + query.replacing("?", with: "1"))
          .map { $0["detail"] as String }
      }
      #expect(!plan.contains(where: isScan), "\(query): \(plan)")
    }
  }

  /// Whether a step of a plan reads a whole table; a branch of messages is what a query built
  /// itself, and an index for text is looked up though it is said to be scanned.
  private func isScan(_ step: String) -> Bool {
    step.hasPrefix("SCAN") && step != "SCAN branch" && step != "SCAN CONSTANT ROW"
      && !step.hasPrefix("SCAN messages_text VIRTUAL TABLE INDEX")
  }

  @Test func `the schema has every table of the design`() throws {
    let tables = try Database(path: path).read { db in
      try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
    }
    for table in [
      "projects", "plans", "objectives", "tasks", "criteria", "objective_dependencies", "analyses",
      "source_files", "evidence", "gaps", "recommendations", "recommendation_dependencies",
      "snapshots", "servers", "threads", "messages", "attachments", "prompts", "prompt_versions",
      "prompt_runs",
    ] {
      #expect(tables.contains(table))
    }
  }
}
