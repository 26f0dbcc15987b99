import Foundation
internal import GRDB

/// What is kept of each source file between analyses, so that only changed files are parsed again.
struct SourceIndexStore: Sendable {
  /// One file as the index knows it.
  struct Entry: Sendable {
    var path: String
    /// In bytes.
    var size: Int64
    /// Nanoseconds since 1970.
    var modified: Int64
    var inode: Int64
    var contentHash: Int64
    /// The encoded `SourceFile`.
    var digest: [UInt8]
  }

  enum SQL {
    static let all = """
      SELECT path, size, modified, inode, content_hash, digest
      FROM source_files WHERE project_id = ?
      """
    static let paths = "SELECT path FROM source_files WHERE project_id = ?"
    static let upsert = """
      INSERT INTO source_files
        (project_id, path, size, modified, inode, content_hash, digest, created_at, updated_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (project_id, path) DO UPDATE SET size = excluded.size,
        modified = excluded.modified, inode = excluded.inode,
        content_hash = excluded.content_hash, digest = excluded.digest,
        updated_at = excluded.updated_at
      """
    static let delete = "DELETE FROM source_files WHERE project_id = ? AND path = ?"
    static let deleteAll = "DELETE FROM source_files WHERE project_id = ?"
    static let queries = [all, paths]
  }

  private let database: Database

  init(_ database: Database) { self.database = database }

  /// All files of a project, in no particular order.
  func entries(of projectID: Int64) throws -> [Entry] {
    try database.read { db in
      var entries: [Entry] = []
      let rows = try Row.fetchCursor(db, sql: SQL.all, arguments: [projectID])
      while let row = try rows.next() {
        let digest = try row.withUnsafeData(atIndex: 5) { data in data.map { [UInt8]($0) } ?? [] }
        entries.append(
          Entry(
            path: row[0], size: row[1], modified: row[2], inode: row[3], contentHash: row[4],
            digest: digest))
      }
      return entries
    }
  }

  /// The paths of all files of a project, in no particular order.
  func paths(of projectID: Int64) throws -> [String] {
    try database.read { db in
      try String.fetchAll(db, sql: SQL.paths, arguments: [projectID])
    }
  }

  /// Writes changed files and forgets those that are gone, in one transaction.
  func update(
    _ projectID: Int64, changed: [Entry], gone: [String], at time: Date
  ) throws {
    guard !changed.isEmpty || !gone.isEmpty else { return }
    let time = Clock.milliseconds(time)
    try database.write { db in
      let upsert = try db.makeStatement(sql: SQL.upsert)
      for entry in changed {
        try upsert.execute(arguments: [
          projectID, entry.path, entry.size, entry.modified, entry.inode, entry.contentHash,
          Data(entry.digest), time, time,
        ])
      }
      let delete = try db.makeStatement(sql: SQL.delete)
      for path in gone { try delete.execute(arguments: [projectID, path]) }
    }
  }
}
