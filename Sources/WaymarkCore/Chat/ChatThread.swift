package import Foundation

/// A conversation: its messages are a tree, of which one branch is shown.
package struct ChatThread: Sendable, Hashable, Identifiable {
  package enum Status: String, Sendable, Codable, CaseIterable {
    case active
    case archived
    /// Deleted by the person, and kept so that it can be taken back.
    case removed
  }

  /// The longest title that is accepted, in characters.
  package static let titleLimit = 200

  package let id: Int64
  /// The project it belongs to; nil for none.
  package var projectID: Int64?
  /// The server that answers; nil until the first message is sent.
  package var serverID: Int64?
  /// The last message of the branch that is shown; nil while there is none.
  package var head: Int64?
  package var title: String
  /// Empty until the first message is sent.
  package var model: String
  package var settings: ThreadSettings
  package var status: Status
  package var isPinned: Bool
  package var createdAt: Date
  package var updatedAt: Date

  package init(
    id: Int64, projectID: Int64? = nil, serverID: Int64? = nil, head: Int64? = nil,
    title: String, model: String = "", settings: ThreadSettings = ThreadSettings(),
    status: Status = .active, isPinned: Bool = false, createdAt: Date, updatedAt: Date
  ) {
    self.id = id
    self.projectID = projectID
    self.serverID = serverID
    self.head = head
    self.title = title
    self.model = model
    self.settings = settings
    self.status = status
    self.isPinned = isPinned
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }
}

/// How the model of a thread is asked.
package struct ThreadSettings: Sendable, Hashable, Codable {
  /// The system prompt; it never changes by itself, so that the server can use what it has cached.
  package var system: String?
  /// Parameters of the model by name, but for the window.
  package var parameters: [String: ParameterValue]?
  /// The window in tokens: chosen once, since another one makes the server load the model anew.
  package var window: Int?
  /// How long the model stays in memory after an answer, such as `10m`.
  package var keepAlive: String?
  /// Whether a model that can think does; nil leaves it to the model.
  package var thinks: Bool?
  /// The first message that is sent; what came before was left out to make room.
  package var historyStart: Int64?
  /// Whether a person chose the title.
  package var hasGivenTitle: Bool?

  package init() {}

  private enum CodingKeys: String, CodingKey {
    case system, parameters, window, thinks
    case keepAlive = "keep_alive"
    case historyStart = "history_start"
    case hasGivenTitle = "has_given_title"
  }
}
