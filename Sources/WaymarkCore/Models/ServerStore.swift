package import Foundation
internal import GRDB

/// The registry of servers.
package struct ServerStore: Sendable {
  /// Every statement of the registry, in one place so that a test can ask for each query's plan.
  enum SQL {
    static let columns = "id, name, url, status, position, is_default, settings"
    static let byID = "SELECT \(columns) FROM servers WHERE id = ?"
    static let byName = "SELECT \(columns) FROM servers WHERE status = 'active' AND name = ?"
    static let listed =
      "SELECT \(columns) FROM servers WHERE status = ? ORDER BY position, id LIMIT 1000"
    static let standard = """
      SELECT \(columns) FROM servers WHERE status = 'active'
      ORDER BY is_default DESC, position, id LIMIT 1
      """
    static let nextPosition =
      "SELECT COALESCE(MAX(position) + 1, 0) FROM servers WHERE status = 'active'"
    static let insert = """
      INSERT INTO servers (name, url, position, settings, created_at, updated_at)
      VALUES (?, ?, ?, ?, ?, ?)
      """
    static let update = """
      UPDATE servers SET name = ?, url = ?, status = ?, settings = ?, is_default = ?,
        updated_at = ? WHERE id = ?
      """
    static let clearDefault = "UPDATE servers SET is_default = 0 WHERE is_default = 1"
    static let place = "UPDATE servers SET position = ? WHERE id = ?"
    static let queries = [byID, byName, listed, standard, nextPosition]
  }

  private let database: Database
  private let now: @Sendable () -> Date

  package init(_ database: Database, now: @escaping @Sendable () -> Date = { Date() }) {
    self.database = database
    self.now = now
  }

  /// Adds a server at the end of the list; the first one becomes the default.
  ///
  /// - Throws: `invalidArgument` for a bad name or address, `serverConflict` for a name in use.
  package func add(
    name: String, url: String, settings: ServerSettings = ServerSettings()
  ) throws -> Server {
    let name = try ServerRules.name(name)
    _ = try ServerAddress.checked(url)
    try ServerRules.check(settings)
    return try database.write { db in
      try requireFree(name, db)
      let position = try Int.fetchOne(db, sql: SQL.nextPosition) ?? 0
      let time = Clock.milliseconds(now())
      try db.execute(
        sql: SQL.insert,
        arguments: [name, url, position, try StoredJSON.text(settings), time, time])
      var server = try require(db, db.lastInsertedRowID)
      guard try Row.fetchOne(db, sql: SQL.standard).map(Server.init(row:))?.isDefault != true
      else { return server }
      server.isDefault = true
      return try save(server, db)
    }
  }

  /// The servers in the person's order.
  package func list(_ status: Server.Status = .active) throws -> [Server] {
    try database.read { db in
      try Row.fetchAll(db, sql: SQL.listed, arguments: [status.rawValue]).map(Server.init(row:))
    }
  }

  /// The server that is asked where nothing else is said; nil while there is none.
  package func standard() throws -> Server? {
    try database.read { db in
      try Row.fetchOne(db, sql: SQL.standard).map(Server.init(row:))
    }
  }

  /// A server by its id, whatever its status.
  package func find(id: Int64) throws -> Server? {
    try database.read { db in
      try Row.fetchOne(db, sql: SQL.byID, arguments: [id]).map(Server.init(row:))
    }
  }

  /// The active server that a person names by name or id.
  ///
  /// - Throws: `serverNotFound`.
  package func find(named text: String) throws -> Server {
    let found = try database.read { db in
      try Row.fetchOne(db, sql: SQL.byName, arguments: [text]).map(Server.init(row:))
    }
    if let found { return found }
    if let id = Int64(text), let server = try find(id: id), server.status == .active {
      return server
    }
    throw WaymarkError(
      .serverNotFound, "There is no server “\(text)”.",
      hint: "`waymark servers list` shows the known ones.", field: "server")
  }

  /// Stores the changed particulars of a server; its place and whether it is the default stay.
  ///
  /// - Throws: As `add`.
  package func update(_ server: Server) throws -> Server {
    var changed = server
    changed.name = try ServerRules.name(server.name)
    _ = try ServerAddress.checked(server.url)
    try ServerRules.check(server.settings)
    return try database.write { [changed] db in
      try requireFree(changed.name, besides: changed.id, db)
      var stored = changed
      stored.isDefault = try require(db, changed.id).isDefault
      return try save(stored, db)
    }
  }

  /// Takes a server off the list; threads keep its name, and it can be brought back.
  package func remove(_ server: Server) throws {
    try database.write { db in
      var removed = server
      removed.status = .removed
      removed.isDefault = false
      _ = try save(removed, db)
      // The next in the list takes its place as the default.
      guard server.isDefault,
        var next = try Row.fetchOne(db, sql: SQL.standard)
          .map(Server.init(row:))
      else { return }
      next.isDefault = true
      _ = try save(next, db)
    }
  }

  /// Brings a removed server back, at the place it had.
  ///
  /// - Throws: `serverConflict` when its name is in use by now.
  package func restore(_ server: Server) throws -> Server {
    try database.write { db in
      try requireFree(server.name, besides: server.id, db)
      var restored = server
      restored.status = .active
      // Another one may be the default by now.
      restored.isDefault = false
      return try save(restored, db)
    }
  }

  /// Makes a server the one that is asked where nothing else is said.
  package func makeDefault(_ server: Server) throws -> Server {
    try database.write { db in
      try db.execute(sql: SQL.clearDefault)
      var standard = server
      standard.isDefault = true
      return try save(standard, db)
    }
  }

  /// Moves a server to a place in the list, counted from 0.
  package func move(_ server: Server, to position: Int) throws {
    try database.write { db in
      var servers = try Row.fetchAll(db, sql: SQL.listed, arguments: ["active"])
        .map(Server.init(row:)).filter { $0.id != server.id }
      servers.insert(server, at: min(max(0, position), servers.count))
      for (index, server) in servers.enumerated() {
        try db.execute(sql: SQL.place, arguments: [index, server.id])
      }
    }
  }

  private func save(_ server: Server, _ db: GRDB.Database) throws -> Server {
    try db.execute(
      sql: SQL.update,
      arguments: [
        server.name, server.url, server.status.rawValue, try StoredJSON.text(server.settings),
        server.isDefault, Clock.milliseconds(now()), server.id,
      ])
    return try require(db, server.id)
  }

  private func requireFree(
    _ name: String, besides id: Int64? = nil, _ db: GRDB.Database
  ) throws {
    guard
      let other = try Row.fetchOne(db, sql: SQL.byName, arguments: [name])
        .map(Server.init(row:)), other.id != id
    else { return }
    throw WaymarkError(
      .serverConflict, "A server is called “\(name)” already, at \(other.url).",
      hint: "Choose another name, or change that one with `waymark servers edit`.", field: "name")
  }

  private func require(_ db: GRDB.Database, _ id: Int64) throws -> Server {
    guard
      let server = try Row.fetchOne(db, sql: SQL.byID, arguments: [id])
        .map(Server.init(row:))
    else { throw WaymarkError(.serverNotFound, "Server \(id) is gone.") }
    return server
  }
}

extension Server {
  fileprivate init(row: Row) {
    self.init(
      id: row["id"], name: row["name"], url: row["url"],
      status: Status(rawValue: row["status"]) ?? .active, position: row["position"],
      isDefault: row["is_default"],
      settings: StoredJSON.value(row["settings"]) ?? ServerSettings())
  }
}
