import Foundation

/// Carries questions to models and replies into the database.
///
/// A question is stored before it is sent, and a reply while it comes. Cancelling the task that
/// waits for a reply stops the server and keeps what has come.
package struct ChatService: Sendable {
  package let threads: ThreadStore
  package let messages: MessageStore
  package let servers: ServerDirectory

  package typealias Listener = @Sendable (ReplyEvent) -> Void

  /// What happens when a server says nothing for longer than its limit in the middle of a reply.
  package enum Silence: Sendable {
    /// The reply ends there, as one that was cut off.
    case ends
    /// It is told, and waited on until somebody stops it.
    case isTold
  }

  package init(database: Database, servers: ServerDirectory) {
    threads = ThreadStore(database)
    messages = MessageStore(database)
    self.servers = servers
  }

  /// What would be sent if this were asked now, and whether it fits; asks no server.
  ///
  /// - Throws: `threadNotFound`, storage errors.
  package func forecast(
    _ text: String, attachments: [ChatAttachment] = [], in threadID: Int64
  ) throws -> ContextForecast {
    let thread = try threads.find(threadID)
    let question = ChatMessage(
      id: .max, threadID: threadID, parent: thread.head, role: .user, content: text,
      attachments: attachments, createdAt: Date())
    let branch = try messages.conversation(endingAt: thread.head) + [question]
    var forecast = ContextForecast(
      Conversation(thread.settings, branch: branch), branch: branch,
      window: thread.settings.window)
    // The question has no number yet, only one that is larger than those that are there.
    if forecast.firstKept == question.id { forecast.firstKept = (thread.head ?? 0) + 1 }
    return forecast
  }

  /// Stores a question at the end of the thread's branch; nothing is sent yet.
  ///
  /// - Throws: `threadNotFound`, storage errors.
  package func ask(
    _ text: String, attachments: [ChatAttachment] = [], in threadID: Int64
  ) throws -> MessageStore.Turn {
    let head = try threads.find(threadID).head
    return try messages.begin(text, attachments: attachments, after: head, in: threadID)
  }

  /// Stores a question in the place of another one: a branch beside it, which stays.
  ///
  /// - Throws: `messageNotFound`, storage errors.
  package func ask(
    _ text: String, attachments: [ChatAttachment] = [], insteadOf question: Int64
  ) throws -> MessageStore.Turn {
    guard let old = try messages.find(question), old.role == .user else {
      throw WaymarkError(
        .messageNotFound, "There is no question \(question).", field: "message")
    }
    return try messages.begin(
      text, attachments: attachments, after: old.parent, in: old.threadID)
  }

  /// Stores a question as the beginning of another branch of a thread: nothing that was said before
  /// is sent with it, and all of it stays.
  ///
  /// - Throws: `threadNotFound`, storage errors.
  package func ask(
    _ text: String, attachments: [ChatAttachment] = [], afreshIn threadID: Int64
  ) throws -> MessageStore.Turn {
    try messages.begin(text, attachments: attachments, after: nil, in: threadID)
  }

  /// Leaves the oldest messages of a thread out of what is sent, so that the rest fits; they stay
  /// in the thread.
  ///
  /// - Throws: `threadNotFound`, storage errors.
  package func leaveOut(upTo first: Int64, in threadID: Int64) throws {
    _ = try threads.update(threadID) { $0.settings.historyStart = first }
  }

  /// Sends a turn and receives its reply.
  ///
  /// - Parameters:
  ///   - turn: What `ask`, `beginAgain` or `reopen` stored.
  ///   - silence: What happens when nothing comes any more.
  ///   - listener: Called for everything that happens, in order, from any thread.
  /// - Returns: The reply as it is stored. One that was stopped by cancelling the task is returned,
  ///   too.
  /// - Throws: The `WaymarkError` that ended the reply; what came before it is stored with it.
  package func receive(
    _ turn: MessageStore.Turn, silence: Silence = .ends, listener: @escaping Listener
  ) async throws -> ChatMessage {
    try await ReplyReception(service: self, turn: turn, silence: silence, listener: listener).run()
  }
}
