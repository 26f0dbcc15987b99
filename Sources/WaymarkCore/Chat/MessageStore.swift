package import Foundation
internal import GRDB

/// The messages of threads: a tree each, of which branches are read from their end.
package struct MessageStore: Sendable {
  /// Every statement, in one place so that a test can ask for each query's plan.
  enum SQL {
    static let columns = """
      messages.id, messages.thread_id, messages.parent_id, messages.role, messages.content,
        messages.thinking, messages.model, messages.server, messages.status, messages.fault,
        messages.statistics, messages.created_at,
        EXISTS (SELECT 1 FROM attachments WHERE attachments.message_id = messages.id)
      """
    static let byID = "SELECT \(columns) FROM messages WHERE id = ?"
    /// The last messages of a branch, oldest first.
    static let branch = way(columns)
    /// The same for sending it: only what was measured last counts there.
    static let conversation = way(
      columns.replacing(
        "messages.statistics",
        with: "CASE WHEN branch.depth < 64 THEN messages.statistics ELSE '{}' END"))
    private static func way(_ columns: String) -> String {
      """
      WITH RECURSIVE branch(id, depth) AS (
        SELECT ?, 0
        UNION ALL
        SELECT messages.parent_id, branch.depth + 1 FROM branch
          JOIN messages ON messages.id = branch.id
          WHERE messages.parent_id IS NOT NULL AND branch.depth + 1 < ?
      )
      SELECT \(columns) FROM branch JOIN messages ON messages.id = branch.id
      ORDER BY branch.depth DESC
      """
    }
    static let siblings =
      "SELECT \(columns) FROM messages WHERE thread_id = ? AND parent_id IS ? ORDER BY id"
    static let everyMessage = "SELECT \(columns) FROM messages WHERE thread_id = ? ORDER BY id"
    /// The newest way down from a message to an end.
    static let wayDown = """
      WITH RECURSIVE branch(id) AS (
        SELECT ?
        UNION ALL
        SELECT (SELECT MAX(id) FROM messages WHERE parent_id = branch.id) FROM branch
          WHERE branch.id IS NOT NULL
      )
      SELECT MAX(id) FROM branch
      """
    /// Of each place where branches part, the messages, separated by commas.
    static let forks = """
      SELECT COALESCE(parent_id, 0), group_concat(id) FROM messages WHERE thread_id = ?
      GROUP BY parent_id HAVING COUNT(*) > 1
      """
    static let parts =
      "SELECT content, thinking FROM message_parts WHERE message_id = ? ORDER BY id"
    static let growing = "SELECT id, process FROM messages WHERE status = 'growing'"
    static let attachments =
      "SELECT kind, reference, content FROM attachments WHERE message_id = ? ORDER BY position"
    static let insert = """
      INSERT INTO messages
        (thread_id, parent_id, role, content, thinking, model, server, status, fault, process,
         statistics, created_at, updated_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    static let insertAttachment = """
      INSERT INTO attachments
        (message_id, position, kind, reference, content, created_at, updated_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """
    static let insertPart = """
      INSERT INTO message_parts (message_id, content, thinking, created_at, updated_at)
      VALUES (?, ?, ?, ?, ?)
      """
    static let deleteParts = "DELETE FROM message_parts WHERE message_id = ?"
    static let finish = """
      UPDATE messages SET content = ?, thinking = ?, status = ?, fault = ?, statistics = ?,
        process = 0, updated_at = ? WHERE id = ?
      """
    static let reopen = """
      UPDATE messages SET status = 'growing', fault = '', process = ?, server = ?, updated_at = ?
      WHERE id = ? AND status IN ('stopped', 'interrupted')
      """
    static let answeredBy = "UPDATE messages SET model = ?, server = ? WHERE id = ?"
    static let queries = [
      byID, branch, conversation, siblings, everyMessage, wayDown, forks, parts, growing,
      attachments,
    ]
  }

  let database: Database
  let now: @Sendable () -> Date

  package init(_ database: Database, now: @escaping @Sendable () -> Date = { Date() }) {
    self.database = database
    self.now = now
  }

  /// The last messages of the branch that ends with a message, oldest first.
  ///
  /// - Parameters:
  ///   - head: The end of the branch; nil for a thread without messages.
  ///   - limit: The most messages that are read, so that a long thread opens with its end.
  /// - Returns: At most `limit` messages; the first one's `parent` tells whether there are more.
  /// - Throws: Storage errors.
  package func branch(endingAt head: Int64?, limit: Int = .max) throws -> [ChatMessage] {
    guard let head else { return [] }
    return try database.read { db in
      try messages(db, SQL.branch, [head, limit])
    }
  }

  /// A whole branch to be sent or counted, oldest first: old replies come without what was measured
  /// of them.
  ///
  /// - Throws: Storage errors.
  package func conversation(endingAt head: Int64?) throws -> [ChatMessage] {
    guard let head else { return [] }
    return try database.read { db in try messages(db, SQL.conversation, [head, Int.max]) }
  }

  /// A message by its id; nil when there is none.
  package func find(_ id: Int64) throws -> ChatMessage? {
    try database.read { db in try messages(db, SQL.byID, [id]).first }
  }

  /// A message and those that stand in its place on other branches, oldest first.
  package func siblings(of message: ChatMessage) throws -> [ChatMessage] {
    try database.read { db in
      try messages(db, SQL.siblings, [message.threadID, message.parent])
    }
  }

  /// Every message of a thread on all its branches, oldest first.
  package func all(in threadID: Int64) throws -> [ChatMessage] {
    try database.read { db in try messages(db, SQL.everyMessage, [threadID]) }
  }

  /// The end of the newest branch through a message.
  package func end(of message: Int64) throws -> Int64 {
    try database.read { db in
      try Int64.fetchOne(db, sql: SQL.wayDown, arguments: [message]) ?? message
    }
  }

  func messages(
    _ db: GRDB.Database, _ sql: String, _ arguments: StatementArguments
  ) throws -> [ChatMessage] {
    // Row by row and by place: a thread of ten thousand messages is read for every question.
    let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
    var messages: [ChatMessage] = []
    while let row = try rows.next() {
      var message = ChatMessage(row: row)
      if message.status == .growing { try addParts(to: &message, db) }
      if row[12] as Bool {
        message.attachments = try Row.fetchAll(
          db.cachedStatement(sql: SQL.attachments), arguments: [message.id]
        ).compactMap(ChatAttachment.init(row:))
      }
      messages.append(message)
    }
    return messages
  }

  private func addParts(to message: inout ChatMessage, _ db: GRDB.Database) throws {
    let rows = try Row.fetchCursor(db, sql: SQL.parts, arguments: [message.id])
    while let row = try rows.next() {
      message.content += row[0] as String
      message.thinking += row[1] as String
    }
  }
}

extension ChatMessage {
  /// Takes a row of `MessageStore.SQL.columns`.
  init(row: Row) {
    let statistics: String = row[10]
    self.init(
      id: row[0], threadID: row[1], parent: row[2], role: Role(rawValue: row[3]) ?? .user,
      content: row[4], thinking: row[5], model: row[6], server: row[7],
      status: Status(rawValue: row[8]) ?? .complete, fault: row[9],
      statistics: statistics == "{}"
        ? ReplyStatistics() : StoredJSON.value(statistics) ?? ReplyStatistics(),
      createdAt: Clock.date(row[11]))
  }
}

extension ChatAttachment {
  fileprivate init?(row: Row) {
    guard let kind = Kind(rawValue: row[0]) else { return nil }
    self.init(kind, reference: row[1], content: row[2])
  }
}
