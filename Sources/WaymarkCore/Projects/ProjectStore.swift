package import Foundation
internal import GRDB

/// The registry of projects.
package struct ProjectStore: Sendable {
  /// Every statement of the registry, in one place so that a test can ask for each query's plan.
  enum SQL {
    static let columns =
      "id, name, description, local_path, repository_url, status, created_at, updated_at"
    static let byPath = "SELECT \(columns) FROM projects WHERE local_path = ?"
    static let byID = "SELECT \(columns) FROM projects WHERE id = ?"
    static let listed =
      "SELECT \(columns) FROM projects WHERE status = ? ORDER BY updated_at DESC LIMIT ? OFFSET ?"
    static let insert = """
      INSERT INTO projects (name, description, local_path, repository_url, status, created_at, updated_at)
      VALUES (?, ?, ?, ?, 'active', ?, ?)
      """
    static let update = """
      UPDATE projects SET name = ?, description = ?, local_path = ?, repository_url = ?, status = ?,
        updated_at = ? WHERE id = ?
      """
    static let queries = [byPath, byID]
  }

  private let database: Database
  private let now: @Sendable () -> Date

  package init(_ database: Database, now: @escaping @Sendable () -> Date = { Date() }) {
    self.database = database
    self.now = now
  }

  /// Adds a project, or brings back the removed one of that path with the new particulars.
  ///
  /// - Throws: `invalidArgument` for a bad name, `pathNotFound` or `notADirectory` for a bad path,
  ///   `projectConflict` when the path is registered already.
  package func add(
    name: String, summary: String = "", path: String, repositoryURL: String? = nil
  ) throws -> Project {
    let name = try ProjectRules.name(name)
    let path = try ProjectRules.directory(path)
    return try database.write { db in
      if var known = try fetch(db, SQL.byPath, [path]) {
        guard known.status == .removed else {
          throw WaymarkError(
            .projectConflict, "\(path) is registered already, as “\(known.name)”.",
            hint: "Use `waymark projects update` to change it.", field: "path")
        }
        known.name = name
        known.summary = summary
        known.repositoryURL = repositoryURL
        known.status = .active
        return try save(known, db)
      }
      let time = Clock.milliseconds(now())
      try db.execute(
        sql: SQL.insert, arguments: [name, summary, path, repositoryURL, time, time])
      return try require(db, id: db.lastInsertedRowID)
    }
  }

  /// The registered projects, the latest changed first.
  package func list(
    _ status: Project.Status = .active, limit: Int = 1000, offset: Int = 0
  ) throws -> [Project] {
    try database.read { db in
      try Row.fetchAll(db, sql: SQL.listed, arguments: [status.rawValue, limit, offset])
        .map(Project.init(row:))
    }
  }

  /// The project of exactly this path, whatever its status; nil when there is none.
  package func find(path: String) throws -> Project? {
    let path = ProjectRules.resolved(path)
    return try database.read { db in try fetch(db, SQL.byPath, [path]) }
  }

  /// The active project that a person names by id, path or name.
  ///
  /// - Throws: `projectNotFound`, or `invalidArgument` when a name fits several.
  package func find(named text: String) throws -> Project {
    if let id = Int64(text), let project = try database.read({ try fetch($0, SQL.byID, [id]) }),
      project.status == .active
    {
      return project
    }
    if let project = try find(path: text), project.status == .active { return project }
    let named = try list().filter { $0.name == text }
    guard let first = named.first else {
      throw WaymarkError(
        .projectNotFound, "No project is registered as “\(text)”.",
        hint: "`waymark projects list` shows the registered ones.", field: "project")
    }
    guard named.count == 1 else {
      throw WaymarkError(
        .invalidArgument, "\(named.count) projects are called “\(text)”.",
        hint: "Name it by its id or path.", field: "project")
    }
    return first
  }

  /// Changes the particulars of a project; nil leaves one as it is.
  ///
  /// - Throws: As `add`.
  package func update(
    _ project: Project, name: String? = nil, summary: String? = nil, path: String? = nil,
    repositoryURL: String? = nil
  ) throws -> Project {
    var changed = project
    if let name { changed.name = try ProjectRules.name(name) }
    if let summary { changed.summary = summary }
    if let repositoryURL { changed.repositoryURL = repositoryURL.isEmpty ? nil : repositoryURL }
    if let path { changed.path = try ProjectRules.directory(path) }
    return try database.write { [changed] db in
      if let other = try fetch(db, SQL.byPath, [changed.path]), other.id != changed.id {
        throw WaymarkError(
          .projectConflict, "\(changed.path) belongs to the project “\(other.name)”.",
          field: "path")
      }
      return try save(changed, db)
    }
  }

  /// Takes a project off the list.
  ///
  /// Its row, its history and the user's files stay.
  package func remove(_ project: Project) throws {
    var removed = project
    removed.status = .removed
    _ = try database.write { [removed] db in try save(removed, db) }
  }

  private func save(_ project: Project, _ db: GRDB.Database) throws -> Project {
    try db.execute(
      sql: SQL.update,
      arguments: [
        project.name, project.summary, project.path, project.repositoryURL,
        project.status.rawValue, Clock.milliseconds(now()), project.id,
      ])
    return try require(db, id: project.id)
  }

  private func fetch(
    _ db: GRDB.Database, _ sql: String, _ arguments: StatementArguments
  ) throws -> Project? {
    try Row.fetchOne(db, sql: sql, arguments: arguments).map(Project.init(row:))
  }

  private func require(_ db: GRDB.Database, id: Int64) throws -> Project {
    guard let project = try fetch(db, SQL.byID, [id]) else {
      throw WaymarkError(.projectNotFound, "Project \(id) is gone.")
    }
    return project
  }
}

extension Project {
  fileprivate init(row: Row) {
    self.init(
      id: row["id"], name: row["name"], summary: row["description"], path: row["local_path"],
      repositoryURL: row["repository_url"], status: Status(rawValue: row["status"]) ?? .active,
      createdAt: Clock.date(row["created_at"]), updatedAt: Clock.date(row["updated_at"]))
  }
}
