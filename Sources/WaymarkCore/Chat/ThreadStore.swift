package import Foundation
internal import GRDB

/// The threads.
package struct ThreadStore: Sendable {
  /// Every statement, in one place so that a test can ask for each query's plan.
  enum SQL {
    static let columns = """
      threads.id, threads.project_id, threads.server_id, threads.head_id, threads.title,
        threads.model, threads.settings, threads.status, threads.is_pinned, threads.created_at,
        threads.updated_at
      """
    static let byID = "SELECT \(columns) FROM threads WHERE id = ?"
    static let listed = """
      SELECT \(columns) FROM threads WHERE status = ?
      ORDER BY is_pinned DESC, updated_at DESC, id DESC LIMIT ? OFFSET ?
      """
    static let listedInProject = """
      SELECT \(columns) FROM threads WHERE project_id = ? AND status = ?
      ORDER BY is_pinned DESC, updated_at DESC, id DESC LIMIT ? OFFSET ?
      """
    static let insert = """
      INSERT INTO threads
        (project_id, server_id, title, model, settings, created_at, updated_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """
    static let update = """
      UPDATE threads SET project_id = ?, server_id = ?, head_id = ?, title = ?, model = ?,
        settings = ?, status = ?, is_pinned = ?, updated_at = ? WHERE id = ?
      """
    static let queries = [byID, listed, listedInProject]
  }

  /// Which threads are listed.
  package enum Scope: Sendable, Hashable {
    case all
    case project(Int64)
  }

  let database: Database
  let now: @Sendable () -> Date

  package init(_ database: Database, now: @escaping @Sendable () -> Date = { Date() }) {
    self.database = database
    self.now = now
  }

  /// Makes a thread without messages.
  ///
  /// - Throws: `invalidArgument` for a bad title.
  package func create(
    title: String? = nil, projectID: Int64? = nil, serverID: Int64? = nil, model: String = "",
    settings: ThreadSettings = ThreadSettings()
  ) throws -> ChatThread {
    var settings = settings
    settings.hasGivenTitle = title == nil ? nil : true
    let title = try title.map(ThreadTitle.checked) ?? ThreadTitle.proposed(for: "")
    let time = Clock.milliseconds(now())
    return try database.write { [settings] db in
      try db.execute(
        sql: SQL.insert,
        arguments: [
          projectID, serverID, title, model, try StoredJSON.text(settings), time, time,
        ])
      return try ThreadStore.require(db, db.lastInsertedRowID)
    }
  }

  /// Threads, pinned ones first, then the latest used first.
  package func list(
    _ scope: Scope = .all, status: ChatThread.Status = .active, limit: Int = 100, offset: Int = 0
  ) throws -> [ChatThread] {
    try database.read { db in
      switch scope {
      case .all:
        return try Row.fetchAll(db, sql: SQL.listed, arguments: [status.rawValue, limit, offset])
          .map(ChatThread.init(row:))
      case .project(let id):
        return try Row.fetchAll(
          db, sql: SQL.listedInProject, arguments: [id, status.rawValue, limit, offset]
        ).map(ChatThread.init(row:))
      }
    }
  }

  /// A thread, whatever its status.
  ///
  /// - Throws: `threadNotFound`.
  package func find(_ id: Int64) throws -> ChatThread {
    try database.read { db in try ThreadStore.require(db, id) }
  }

  /// Changes a thread in one step, on top of what other processes may have changed.
  ///
  /// - Throws: `threadNotFound`, and what `change` throws.
  package func update(
    _ id: Int64, _ change: (inout ChatThread) throws -> Void
  ) throws -> ChatThread {
    try database.write { db in
      var thread = try ThreadStore.require(db, id)
      try change(&thread)
      try ThreadStore.save(thread, db, at: now())
      return try ThreadStore.require(db, id)
    }
  }

  /// Gives a thread a title of the person's own.
  ///
  /// - Throws: `invalidArgument` for a bad title, `threadNotFound`.
  package func rename(_ id: Int64, to title: String) throws -> ChatThread {
    let title = try ThreadTitle.checked(title)
    return try update(id) { thread in
      thread.title = title
      thread.settings.hasGivenTitle = true
    }
  }

  static func require(_ db: GRDB.Database, _ id: Int64) throws -> ChatThread {
    guard let row = try Row.fetchOne(db, sql: SQL.byID, arguments: [id]) else {
      throw WaymarkError(
        .threadNotFound, "There is no thread \(id).",
        hint: "`waymark threads list` shows what is there.", field: "thread")
    }
    return ChatThread(row: row)
  }

  static func save(_ thread: ChatThread, _ db: GRDB.Database, at time: Date) throws {
    try db.execute(
      sql: SQL.update,
      arguments: [
        thread.projectID, thread.serverID, thread.head, thread.title, thread.model,
        try StoredJSON.text(thread.settings), thread.status.rawValue, thread.isPinned,
        Clock.milliseconds(time), thread.id,
      ])
  }
}

extension ChatThread {
  init(row: Row) {
    self.init(
      id: row["id"], projectID: row["project_id"], serverID: row["server_id"],
      head: row["head_id"], title: row["title"], model: row["model"],
      settings: StoredJSON.value(row["settings"]) ?? ThreadSettings(),
      status: Status(rawValue: row["status"]) ?? .active, isPinned: row["is_pinned"],
      createdAt: Clock.date(row["created_at"]), updatedAt: Clock.date(row["updated_at"]))
  }
}
