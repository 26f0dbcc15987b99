package import Foundation

/// One message of a thread, as it was written or as it came: nothing is cleaned in it.
package struct ChatMessage: Sendable, Hashable, Identifiable {
  package enum Role: String, Sendable, Codable, CaseIterable {
    case user
    case assistant
  }

  package enum Status: String, Sendable, Codable, CaseIterable {
    case complete
    /// A reply that is being received.
    case growing
    /// A reply that the person stopped.
    case stopped
    /// A reply that a crash or a fault cut off; it can be continued.
    case interrupted
    /// A reply of which nothing came.
    case failed
  }

  package let id: Int64
  package var threadID: Int64
  /// The message it follows; nil for a first one.
  package var parent: Int64?
  package var role: Role
  package var content: String
  /// What the model thought before it answered; never sent back.
  package var thinking: String
  /// The model and the server that answered; empty for the person's own messages.
  package var model: String
  package var server: String
  package var status: Status
  /// Why the reply ended early, in a sentence; empty where it did not.
  package var fault: String
  package var statistics: ReplyStatistics
  package var attachments: [ChatAttachment]
  package var createdAt: Date

  package init(
    id: Int64, threadID: Int64, parent: Int64? = nil, role: Role, content: String,
    thinking: String = "", model: String = "", server: String = "", status: Status = .complete,
    fault: String = "", statistics: ReplyStatistics = ReplyStatistics(),
    attachments: [ChatAttachment] = [], createdAt: Date
  ) {
    self.id = id
    self.threadID = threadID
    self.parent = parent
    self.role = role
    self.content = content
    self.thinking = thinking
    self.model = model
    self.server = server
    self.status = status
    self.fault = fault
    self.statistics = statistics
    self.attachments = attachments
    self.createdAt = createdAt
  }
}

/// What was measured of a reply.
package struct ReplyStatistics: Sendable, Hashable, Codable {
  /// The server's own numbers; nil when the reply did not come to its end.
  package var counted: ChatStatistics?
  /// What the prompt was estimated to have, in tokens, before the server counted.
  package var estimatedPrompt: Int?
  /// Milliseconds from sending to the first piece.
  package var firstPiece: Int?
  /// Milliseconds from the first thought to the first word of the answer.
  package var thinkingTime: Int?
  /// How many lines of the answer could not be read.
  package var damagedLines: Int?

  package init() {}

  private enum CodingKeys: String, CodingKey {
    case counted
    case estimatedPrompt = "estimated_prompt"
    case firstPiece = "first_piece_ms"
    case thinkingTime = "thinking_ms"
    case damagedLines = "damaged_lines"
  }
}
