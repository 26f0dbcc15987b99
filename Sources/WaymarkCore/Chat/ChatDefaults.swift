package import Foundation
internal import GRDB

/// What a project's new threads begin with.
package struct ChatDefaults: Sendable, Hashable, Codable {
  /// A server's name.
  package var server: String?
  package var model: String?
  package var system: String?
  package var parameters: [String: ParameterValue]?

  package init() {}
}

/// Keeps the defaults of projects, in their settings.
package struct ChatDefaultsStore: Sendable {
  enum SQL {
    static let read = "SELECT settings ->> '$.chat' FROM projects WHERE id = ?"
    static let write = """
      UPDATE projects SET settings = json_set(settings, '$.chat', json(?)), updated_at = ?
      WHERE id = ?
      """
    static let queries = [read]
  }

  private let database: Database
  private let now: @Sendable () -> Date

  package init(_ database: Database, now: @escaping @Sendable () -> Date = { Date() }) {
    self.database = database
    self.now = now
  }

  /// The defaults of a project; empty when none were set.
  package func defaults(of projectID: Int64) throws -> ChatDefaults {
    let text = try database.read { db in
      try String.fetchOne(db, sql: SQL.read, arguments: [projectID])
    }
    return text.flatMap(StoredJSON.value) ?? ChatDefaults()
  }

  /// Sets the defaults of a project.
  package func set(_ defaults: ChatDefaults, of projectID: Int64) throws {
    try database.write { db in
      try db.execute(
        sql: SQL.write,
        arguments: [try StoredJSON.text(defaults), Clock.milliseconds(now()), projectID])
    }
  }
}
