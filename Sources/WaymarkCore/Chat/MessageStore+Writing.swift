internal import GRDB

extension MessageStore {
  /// A question that is stored, with the reply that will grow.
  package struct Turn: Sendable, Hashable {
    package var thread: ChatThread
    package var question: ChatMessage
    package var reply: ChatMessage
  }

  /// Stores a question and opens its reply, in one transaction and before anything is sent.
  ///
  /// - Parameters:
  ///   - text: What the person wrote.
  ///   - attachments: What goes with it, as it is now.
  ///   - parent: The message it follows; another than the end of the branch begins a new branch.
  ///   - threadID: The thread; its first question proposes its title.
  /// - Returns: The stored messages.
  /// - Throws: `threadNotFound`, storage errors.
  package func begin(
    _ text: String, attachments: [ChatAttachment] = [], after parent: Int64?, in threadID: Int64
  ) throws -> Turn {
    try database.write { db in
      var thread = try ThreadStore.require(db, threadID)
      let question = try insert(
        ChatMessage(
          id: 0, threadID: threadID, parent: parent, role: .user, content: text,
          attachments: attachments, createdAt: now()), db)
      if thread.settings.hasGivenTitle != true, parent == nil {
        thread.title = ThreadTitle.proposed(for: text)
      }
      return try open(replyTo: question, &thread, db)
    }
  }

  /// Opens another reply to a question: a branch beside those that are there.
  ///
  /// - Throws: `threadNotFound`, `messageNotFound`, storage errors.
  package func beginAgain(_ question: Int64) throws -> Turn {
    try database.write { db in
      let question = try require(db, question)
      var thread = try ThreadStore.require(db, question.threadID)
      return try open(replyTo: question, &thread, db)
    }
  }

  /// Opens a reply that was cut off, so that it grows on.
  ///
  /// - Throws: `messageNotFound`, or `invalidArgument` when the reply is complete or still grows.
  package func reopen(_ reply: Int64) throws -> Turn {
    try database.write { db in
      let message = try require(db, reply)
      guard let parent = message.parent, message.role == .assistant else {
        throw WaymarkError(.invalidArgument, "Only a reply can be continued.", field: "message")
      }
      let time = Clock.milliseconds(now())
      try db.execute(
        sql: SQL.reopen, arguments: [ProcessIdentity.current, message.server, time, reply])
      guard db.changesCount == 1 else {
        throw WaymarkError(
          .invalidArgument, "This reply is not cut off, so there is nothing to continue.",
          field: "message")
      }
      var thread = try ThreadStore.require(db, message.threadID)
      thread.head = reply
      try ThreadStore.save(thread, db, at: now())
      return Turn(
        thread: try ThreadStore.require(db, thread.id), question: try require(db, parent),
        reply: try require(db, reply))
    }
  }

  /// Saves the next piece of a reply that grows.
  package func grow(_ reply: Int64, content: String, thinking: String) throws {
    let time = Clock.milliseconds(now())
    try database.write { db in
      try db.execute(
        sql: SQL.insertPart,
        arguments: [reply, content.storable, thinking.storable, time, time])
    }
  }

  /// Notes which model on which server answers.
  package func note(_ reply: Int64, model: String, server: String) throws {
    try database.write { db in
      try db.execute(sql: SQL.answeredBy, arguments: [model, server, reply])
    }
  }

  /// Ends a reply that grew, with everything that was saved of it.
  ///
  /// - Throws: `messageNotFound`, storage errors.
  package func finish(
    _ reply: Int64, as status: ChatMessage.Status, fault: String = "",
    statistics: ReplyStatistics? = nil
  ) throws -> ChatMessage {
    try database.write { db in
      try close(reply, as: status, fault: fault, statistics: statistics, db)
      return try require(db, reply)
    }
  }

  /// Marks replies whose process has died as interrupted; what was saved of them is kept.
  ///
  /// - Returns: How many there were.
  @discardableResult
  package func recover() throws -> Int {
    let growing = try database.read { db in
      try Row.fetchAll(db, sql: SQL.growing).map { ($0[0] as Int64, $0[1] as Int64) }
    }
    let dead = growing.filter { !ProcessIdentity.isAlive($0.1) }.map(\.0)
    guard !dead.isEmpty else { return 0 }
    return try database.write { db in
      var count = 0
      for id in dead {
        // Another Waymark may have been faster.
        guard let message = try messages(db, SQL.byID, [id]).first, message.status == .growing
        else { continue }
        let isEmpty = message.content.isEmpty && message.thinking.isEmpty
        try close(
          id, as: isEmpty ? .failed : .interrupted,
          fault: "Waymark ended while the reply came in.", statistics: nil, db)
        count += 1
      }
      return count
    }
  }

  /// Stores a message that comes from elsewhere, such as an imported one.
  func add(_ message: ChatMessage) throws -> ChatMessage {
    try database.write { db in try insert(message, db) }
  }

  private func open(
    replyTo question: ChatMessage, _ thread: inout ChatThread, _ db: GRDB.Database
  ) throws -> Turn {
    let reply = try insert(
      ChatMessage(
        id: 0, threadID: thread.id, parent: question.id, role: .assistant, content: "",
        model: thread.model, status: .growing, createdAt: now()), db)
    thread.head = reply.id
    if thread.status == .archived { thread.status = .active }
    try ThreadStore.save(thread, db, at: now())
    return Turn(
      thread: try ThreadStore.require(db, thread.id), question: question, reply: reply)
  }

  func insert(_ message: ChatMessage, _ db: GRDB.Database) throws -> ChatMessage {
    let time = Clock.milliseconds(message.createdAt)
    try db.execute(
      sql: SQL.insert,
      arguments: [
        message.threadID, message.parent, message.role.rawValue, message.content.storable,
        message.thinking.storable, message.model, message.server, message.status.rawValue,
        message.fault,
        message.status == .growing ? ProcessIdentity.current : 0,
        try StoredJSON.text(message.statistics), time, time,
      ])
    let id = db.lastInsertedRowID
    for (position, attachment) in message.attachments.enumerated() {
      try db.execute(
        sql: SQL.insertAttachment,
        arguments: [
          id, position, attachment.kind.rawValue, attachment.reference.storable,
          attachment.content.storable, time, time,
        ])
    }
    return try require(db, id)
  }

  private func close(
    _ id: Int64, as status: ChatMessage.Status, fault: String, statistics: ReplyStatistics?,
    _ db: GRDB.Database
  ) throws {
    let message = try require(db, id)
    try db.execute(
      sql: SQL.finish,
      arguments: [
        message.content, message.thinking, status.rawValue, fault,
        try StoredJSON.text(statistics ?? message.statistics), Clock.milliseconds(now()), id,
      ])
    try db.execute(sql: SQL.deleteParts, arguments: [id])
  }

  private func require(_ db: GRDB.Database, _ id: Int64) throws -> ChatMessage {
    guard let message = try messages(db, SQL.byID, [id]).first else {
      throw WaymarkError(.messageNotFound, "There is no message \(id).", field: "message")
    }
    return message
  }
}
