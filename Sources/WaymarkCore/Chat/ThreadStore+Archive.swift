internal import GRDB

extension ThreadStore {
  /// Makes a new thread of an archive, in one transaction.
  ///
  /// - Parameters:
  ///   - archive: What was read.
  ///   - projectID: The project that the thread is for.
  /// - Returns: The new thread.
  /// - Throws: `invalidArgument` when a message follows one that is not there.
  package func add(_ archive: ThreadArchive, projectID: Int64? = nil) throws -> ChatThread {
    var settings = ThreadSettings()
    settings.system = archive.system
    settings.parameters = archive.parameters
    settings.window = archive.window
    let thread = try create(
      title: archive.title.isEmpty ? nil : String(archive.title.prefix(ChatThread.titleLimit)),
      projectID: projectID, model: archive.model ?? "", settings: settings)
    return try addMessages(of: archive, to: thread)
  }

  /// Stores the messages of an archive in a thread that has none.
  private func addMessages(of archive: ThreadArchive, to thread: ChatThread) throws -> ChatThread {
    let messages = MessageStore(database, now: now)
    return try database.write { db in
      var ids: [Int64: Int64] = [:]
      for message in archive.messages.sorted(by: { $0.id < $1.id }) {
        if let parent = message.parent, ids[parent] == nil {
          throw WaymarkError(
            .invalidArgument,
            "Message \(message.id) of the file follows message \(parent), which is not in it.",
            field: "file")
        }
        var status = message.status ?? .complete
        // What was still coming in when it was written will not go on.
        if status == .growing { status = .interrupted }
        let stored = try messages.insert(
          ChatMessage(
            id: 0, threadID: thread.id, parent: message.parent.flatMap { ids[$0] },
            role: message.role, content: message.content, thinking: message.thinking ?? "",
            model: message.model ?? "", server: message.server ?? "", status: status,
            fault: message.fault ?? "", statistics: message.statistics ?? ReplyStatistics(),
            attachments: message.attachments ?? [], createdAt: message.createdAt ?? now()), db)
        ids[message.id] = stored.id
      }
      var thread = thread
      thread.head = archive.head.flatMap { ids[$0] } ?? ids.values.max()
      try ThreadStore.save(thread, db, at: now())
      return try ThreadStore.require(db, thread.id)
    }
  }
}
