import Foundation
internal import GRDB

/// The one SQLite file: opened once, in WAL mode, with foreign keys on and migrated.
///
/// Several Waymarks may have it open at the same time; a writer waits for the other a few seconds.
/// There is one connection: transactions are short, and opening a pool of them costs more than the
/// rest of a start.
package final class Database: Sendable {
  /// Where the file lies.
  package let path: String
  private let queue: DatabaseQueue

  /// Opens the file, creating it and its folder (readable by the user alone) where needed.
  ///
  /// - Parameter path: The absolute path of the file.
  /// - Throws: `databaseCorrupt`, `databaseNewer`, `notWritable`, `diskFull` or `databaseFailed`,
  ///   each with what to do about it. The file is never deleted.
  package init(path: String) throws {
    self.path = path
    try Database.prepareFolder(of: path)
    do {
      queue = try DatabaseQueue(path: path, configuration: Database.configuration)
      try? FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      let migrator = Migrations.migrator
      let (newer, complete) = try queue.read { db in
        (try migrator.hasBeenSuperseded(db), try migrator.hasCompletedMigrations(db))
      }
      if newer { throw Database.newer(path) }
      if !complete { try migrator.migrate(queue) }
    } catch {
      throw StorageFailure.error(for: error, path: path)
    }
  }

  /// Moves a damaged database and its journals aside, so that the next start makes a new one.
  ///
  /// - Parameter path: The database that could not be read.
  /// - Returns: Where the file lies now; nothing is deleted.
  /// - Throws: `notWritable` when the folder does not allow it.
  package static func moveAside(_ path: String) throws -> String {
    let stamp = Int(Date().timeIntervalSince1970)
    let target = "\(path).damaged-\(stamp)"
    do {
      for suffix in ["", "-wal", "-shm"]
      where FileManager.default.fileExists(atPath: path + suffix) {
        try FileManager.default.moveItem(atPath: path + suffix, toPath: target + suffix)
      }
    } catch {
      throw WaymarkError(.notWritable, "The damaged database \(path) could not be moved aside.")
    }
    return target
  }

  /// Reads with errors put into words.
  func read<Value>(_ body: (GRDB.Database) throws -> Value) throws -> Value {
    do { return try queue.read(body) } catch {
      throw StorageFailure.error(for: error, path: path)
    }
  }

  /// Writes in one transaction with errors put into words.
  func write<Value>(_ body: (GRDB.Database) throws -> Value) throws -> Value {
    do { return try queue.write(body) } catch {
      throw StorageFailure.error(for: error, path: path)
    }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL")
      // In WAL mode this loses nothing but the last transaction, and that only on power failure.
      try db.execute(sql: "PRAGMA synchronous = NORMAL")
    }
    return configuration
  }

  private static func prepareFolder(of path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    guard !FileManager.default.fileExists(atPath: folder) else { return }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw WaymarkError(
        .notWritable, "The folder \(folder) for Waymark's database cannot be made.",
        hint: "Set XDG_DATA_HOME to a folder you can write to.")
    }
  }

  private static func newer(_ path: String) -> WaymarkError {
    WaymarkError(
      .databaseNewer, "The database \(path) was written by a newer Waymark.",
      hint: "Update this one, or set XDG_DATA_HOME to use another database.")
  }
}
