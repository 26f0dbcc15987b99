package import Foundation
internal import GRDB

/// The library of prompts: every change is a new version, and nothing is lost by one.
package struct PromptStore: Sendable {
  /// Every statement, in one place so that a test can ask for each query's plan.
  enum SQL {
    static let columns = """
      prompts.id, prompts.name, prompts.description, prompts.status, prompts.updated_at,
        prompt_versions.number, prompt_versions.text
      """
    static let newest = """
      FROM prompts JOIN prompt_versions ON prompt_versions.prompt_id = prompts.id
        AND prompt_versions.number =
          (SELECT MAX(number) FROM prompt_versions WHERE prompt_id = prompts.id)
      """
    static let byID = "SELECT \(columns) \(newest) WHERE prompts.id = ?"
    static let byName =
      "SELECT \(columns) \(newest) WHERE prompts.status = 'active' AND prompts.name = ?"
    static let listed = """
      SELECT \(columns) \(newest) WHERE prompts.status = ? ORDER BY prompts.name LIMIT ? OFFSET ?
      """
    static let versions = """
      SELECT id, number, text, created_at FROM prompt_versions WHERE prompt_id = ?
      ORDER BY number DESC
      """
    static let versionID = "SELECT id FROM prompt_versions WHERE prompt_id = ? AND number = ?"
    static let runs = """
      SELECT prompt_runs.id, prompt_versions.number, prompt_runs.model, prompt_runs.server,
        prompt_runs.input, prompt_runs.output, prompt_runs.status, prompt_runs.fault,
        prompt_runs.verdict, prompt_runs.statistics, prompt_runs.created_at
      FROM prompt_versions JOIN prompt_runs ON prompt_runs.version_id = prompt_versions.id
      WHERE prompt_versions.prompt_id = ? ORDER BY prompt_runs.id DESC LIMIT ?
      """
    static let insert =
      "INSERT INTO prompts (name, description, created_at, updated_at) VALUES (?, ?, ?, ?)"
    static let update =
      "UPDATE prompts SET name = ?, description = ?, status = ?, updated_at = ? WHERE id = ?"
    static let insertVersion = """
      INSERT INTO prompt_versions (prompt_id, number, text, variables, created_at, updated_at)
      VALUES (?, ?, ?, ?, ?, ?)
      """
    static let insertRun = """
      INSERT INTO prompt_runs (version_id, model, server, input, output, status, fault,
        statistics, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    static let judge = "UPDATE prompt_runs SET verdict = ?, updated_at = ? WHERE id = ?"
    static let queries = [byID, byName, listed, versions, versionID, runs]
  }

  private let database: Database
  private let now: @Sendable () -> Date

  package init(_ database: Database, now: @escaping @Sendable () -> Date = { Date() }) {
    self.database = database
    self.now = now
  }

  /// Adds a prompt as its first version.
  ///
  /// - Throws: `invalidArgument` for a bad name or an empty text, `promptConflict`.
  package func add(name: String, text: String, summary: String = "") throws -> Prompt {
    let name = try PromptRules.name(name)
    try PromptRules.check(text: text)
    return try database.write { db in
      try requireFree(name, db)
      let time = Clock.milliseconds(now())
      try db.execute(sql: SQL.insert, arguments: [name, summary, time, time])
      let id = db.lastInsertedRowID
      try insertVersion(1, text, of: id, db)
      return try require(db, id)
    }
  }

  /// The prompts by name.
  package func list(
    _ status: Prompt.Status = .active, limit: Int = 1000, offset: Int = 0
  ) throws -> [Prompt] {
    try database.read { db in
      try Row.fetchAll(db, sql: SQL.listed, arguments: [status.rawValue, limit, offset])
        .map(Prompt.init(row:))
    }
  }

  /// The active prompt of a name.
  ///
  /// - Throws: `promptNotFound`.
  package func find(named name: String) throws -> Prompt {
    let found = try database.read { db in
      try Row.fetchOne(db, sql: SQL.byName, arguments: [name]).map(Prompt.init(row:))
    }
    guard let found else {
      throw WaymarkError(
        .promptNotFound, "There is no prompt “\(Sanitiser.clean(name))”.",
        hint: "`waymark prompts list` shows the known ones.", field: "prompt")
    }
    return found
  }

  /// Changes a prompt; another text becomes its next version.
  ///
  /// - Throws: As `add`.
  package func update(
    _ prompt: Prompt, name: String? = nil, text: String? = nil, summary: String? = nil
  ) throws -> Prompt {
    let name = try name.map(PromptRules.name) ?? prompt.name
    if let text { try PromptRules.check(text: text) }
    return try database.write { db in
      if name != prompt.name { try requireFree(name, db) }
      let stored = try require(db, prompt.id)
      if let text, text != stored.text {
        try insertVersion(stored.version + 1, text, of: prompt.id, db)
      }
      try save(prompt.id, name, summary ?? stored.summary, stored.status, db)
      return try require(db, prompt.id)
    }
  }

  /// Takes a prompt off the list; its versions and runs stay.
  package func remove(_ prompt: Prompt) throws {
    try database.write { db in
      try save(prompt.id, prompt.name, prompt.summary, .removed, db)
    }
  }

  /// Brings a removed prompt back.
  ///
  /// - Throws: `promptConflict` when its name is in use by now.
  package func restore(_ prompt: Prompt) throws -> Prompt {
    try database.write { db in
      try requireFree(prompt.name, db)
      try save(prompt.id, prompt.name, prompt.summary, .active, db)
      return try require(db, prompt.id)
    }
  }

  /// All versions, newest first.
  package func versions(of prompt: Prompt) throws -> [PromptVersion] {
    try database.read { db in
      try Row.fetchAll(db, sql: SQL.versions, arguments: [prompt.id]).map { row in
        PromptVersion(
          id: row[0], number: row[1], text: row[2], createdAt: Clock.date(row[3]))
      }
    }
  }

  /// The text of a version.
  ///
  /// - Throws: `promptNotFound` when there is no such version.
  package func text(of prompt: Prompt, version: Int) throws -> String {
    guard let found = try versions(of: prompt).first(where: { $0.number == version }) else {
      throw WaymarkError(
        .promptNotFound, "“\(prompt.name)” has no version \(version).",
        hint: "`waymark prompts versions \(prompt.name)` lists them.", field: "version")
    }
    return found.text
  }

  /// The runs of a prompt, newest first.
  package func runs(of prompt: Prompt, limit: Int = 100) throws -> [PromptRun] {
    try database.read { db in
      try Row.fetchAll(db, sql: SQL.runs, arguments: [prompt.id, limit]).map(PromptRun.init(row:))
    }
  }

  /// Keeps what a model made of a prompt; its id is given here.
  ///
  /// - Returns: The id.
  package func add(_ run: PromptRun, of prompt: Prompt) throws -> Int64 {
    try database.write { db in
      let version = try Int64.fetchOne(
        db, sql: SQL.versionID, arguments: [prompt.id, run.version])
      let time = Clock.milliseconds(run.createdAt)
      try db.execute(
        sql: SQL.insertRun,
        arguments: [
          version, run.model, run.server, run.input, run.output, run.status.rawValue, run.fault,
          try StoredJSON.text(run.statistics), time, time,
        ])
      return db.lastInsertedRowID
    }
  }

  /// Notes what the person thinks of a run.
  package func judge(_ run: Int64, _ verdict: String) throws {
    try database.write { db in
      try db.execute(sql: SQL.judge, arguments: [verdict, Clock.milliseconds(now()), run])
    }
  }

  private func insertVersion(
    _ number: Int, _ text: String, of prompt: Int64, _ db: GRDB.Database
  ) throws {
    let time = Clock.milliseconds(now())
    let defaults = Dictionary(
      PromptTemplate(text).variables.map { ($0.name, $0.standard ?? "") },
      uniquingKeysWith: { $1 })
    try db.execute(
      sql: SQL.insertVersion,
      arguments: [prompt, number, text, try StoredJSON.text(defaults), time, time])
  }

  private func save(
    _ id: Int64, _ name: String, _ summary: String, _ status: Prompt.Status, _ db: GRDB.Database
  ) throws {
    try db.execute(
      sql: SQL.update,
      arguments: [name, summary, status.rawValue, Clock.milliseconds(now()), id])
  }

  private func requireFree(_ name: String, _ db: GRDB.Database) throws {
    guard try Row.fetchOne(db, sql: SQL.byName, arguments: [name]) != nil else { return }
    throw WaymarkError(
      .promptConflict, "A prompt is called “\(name)” already.",
      hint: "Choose another name, or change that one with `waymark prompts edit`.",
      field: "name")
  }

  private func require(_ db: GRDB.Database, _ id: Int64) throws -> Prompt {
    guard let row = try Row.fetchOne(db, sql: SQL.byID, arguments: [id]) else {
      throw WaymarkError(.promptNotFound, "Prompt \(id) is gone.")
    }
    return Prompt(row: row)
  }
}

extension Prompt {
  fileprivate init(row: Row) {
    self.init(
      id: row["id"], name: row["name"], summary: row["description"],
      status: Status(rawValue: row["status"]) ?? .active, version: row["number"],
      text: row["text"], updatedAt: Clock.date(row["updated_at"]))
  }
}

extension PromptRun {
  fileprivate init(row: Row) {
    self.init(
      id: row[0], version: row[1], model: row[2], server: row[3], input: row[4], output: row[5],
      status: ChatMessage.Status(rawValue: row[6]) ?? .complete, fault: row[7], verdict: row[8],
      statistics: StoredJSON.value(row[9]) ?? ReplyStatistics(), createdAt: Clock.date(row[10]))
  }
}
