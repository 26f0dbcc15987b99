internal import GRDB

extension MessageStore {
  /// The messages that stand in each other's place: every place of a thread where branches part,
  /// each with its messages, oldest first.
  package func forks(in threadID: Int64) throws -> [[Int64]] {
    try database.read { db in
      try Row.fetchAll(db, sql: SQL.forks, arguments: [threadID]).map { row in
        (row[1] as String).split(separator: ",").compactMap { Int64($0) }.sorted()
      }
    }
  }

  /// Shows another branch: the newest through a message.
  ///
  /// - Returns: The thread as it is now.
  /// - Throws: `messageNotFound`, storage errors.
  package func show(branchThrough message: Int64) throws -> ChatThread {
    guard let found = try find(message) else {
      throw WaymarkError(.messageNotFound, "There is no message \(message).", field: "message")
    }
    let end = try end(of: message)
    return try ThreadStore(database, now: now).update(found.threadID) { $0.head = end }
  }
}
