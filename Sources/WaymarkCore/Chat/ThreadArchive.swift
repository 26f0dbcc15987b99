package import Foundation

/// A whole thread as a file: every branch, nothing of a server but its name.
package struct ThreadArchive: Sendable, Hashable, Codable {
  /// A message with numbers of the archive's own.
  package struct Message: Sendable, Hashable, Codable {
    package var id: Int64
    package var parent: Int64?
    package var role: ChatMessage.Role
    package var content: String
    package var thinking: String?
    package var model: String?
    package var server: String?
    package var status: ChatMessage.Status?
    package var fault: String?
    package var statistics: ReplyStatistics?
    package var attachments: [ChatAttachment]?
    package var createdAt: Date?

    private enum CodingKeys: String, CodingKey {
      case id, parent, role, content, thinking, model, server, status, fault, statistics
      case attachments
      case createdAt = "created_at"
    }
  }

  package var version = 1
  package var title: String
  package var model: String?
  package var system: String?
  package var parameters: [String: ParameterValue]?
  package var window: Int?
  /// The end of the branch that is shown.
  package var head: Int64?
  package var createdAt: Date?
  package var messages: [Message]

  private enum CodingKeys: String, CodingKey {
    case version, title, model, system, parameters, window, head, messages
    case createdAt = "created_at"
  }

  /// Packs a thread.
  package init(_ thread: ChatThread, _ messages: [ChatMessage]) {
    title = thread.title
    model = thread.model.isEmpty ? nil : thread.model
    system = thread.settings.system
    parameters = thread.settings.parameters
    window = thread.settings.window
    head = thread.head
    createdAt = thread.createdAt
    self.messages = messages.map(Message.init)
  }

  init(title: String, messages: [Message]) {
    self.title = title
    self.messages = messages
    head = messages.last?.id
  }

  /// The archive as JSON.
  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return SafeJSON.text(try encoder.encode(self)) + "\n"
  }

  /// Reads JSON or Markdown that was exported.
  ///
  /// - Throws: `invalidArgument` when it is neither.
  package init(reading text: String) throws {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .custom { decoder in
      let text = try decoder.singleValueContainer().decode(String.self)
      guard let date = Timestamp.date(text) else { throw ThreadArchive.unreadable }
      return date
    }
    if let archive = try? decoder.decode(ThreadArchive.self, from: Data(text.utf8)) {
      guard archive.version == 1 else {
        throw WaymarkError(
          .invalidArgument, "The thread was exported by a newer Waymark.", hint: "Update this one.")
      }
      self = archive
    } else if let archive = ThreadMarkdown.archive(text) {
      self = archive
    } else {
      throw ThreadArchive.unreadable
    }
  }

  private static let unreadable = WaymarkError(
    .invalidArgument, "This is no thread that Waymark exported.",
    hint: "`waymark threads export` writes such files, as JSON or Markdown.", field: "file")
}

extension ThreadArchive.Message {
  package init(_ message: ChatMessage) {
    id = message.id
    parent = message.parent
    role = message.role
    content = message.content
    thinking = message.thinking.isEmpty ? nil : message.thinking
    model = message.model.isEmpty ? nil : message.model
    server = message.server.isEmpty ? nil : message.server
    status = message.status
    fault = message.fault.isEmpty ? nil : message.fault
    statistics = message.role == .user ? nil : message.statistics
    attachments = message.attachments.isEmpty ? nil : message.attachments
    createdAt = message.createdAt
  }
}

/// JSON that does no harm on a terminal: beyond what JSON asks for, controls and characters that
/// turn the reading direction are written as escapes.
package enum SafeJSON {
  package static func text(_ data: Data) -> String {
    let text = String(decoding: data, as: UTF8.self)
    guard text.utf8.contains(where: { $0 > 0x7E }) else { return text }
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x7F...0x9F, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF:
        let hex = String(scalar.value, radix: 16)
        let escape = "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        safe.append(contentsOf: escape.unicodeScalars)
      default: safe.append(scalar)
      }
    }
    return String(safe)
  }
}
