/// What is sent to a model, put together from a thread: a prefix that stays, a history that only
/// grows, and the newest question with what is attached to it last.
///
/// The same thread gives the same bytes from turn to turn, so that a server that keeps what it has
/// read only has to read what is new. Nothing that changes by itself, such as the time, goes in.
struct Conversation: Sendable {
  /// One message with the parts of the meter it counts for.
  struct Entry: Sendable {
    /// The stored message; nil for the system prompt.
    var id: Int64?
    var message: ChatRequest.Message
    /// Bytes by part.
    var sizes: [ContextPart: Int]
  }

  /// In the order in which they are sent; a system prompt is the first.
  private(set) var entries: [Entry] = []

  /// Puts a conversation together.
  ///
  /// - Parameters:
  ///   - settings: The thread's; its system prompt is the prefix.
  ///   - branch: The messages up to the one that asks, oldest first. A reply that is being
  ///     continued may be the last.
  init(_ settings: ThreadSettings, branch: [ChatMessage]) {
    if let system = settings.system, !system.isEmpty {
      entries.append(
        Entry(
          id: nil, message: .init(role: "system", content: system),
          sizes: [.system: system.utf8.count]))
    }
    for message in branch where message.id >= settings.historyStart ?? 0 {
      if let entry = Conversation.entry(for: message) { entries.append(entry) }
    }
  }

  var messages: [ChatRequest.Message] { entries.map(\.message) }

  /// Bytes by part over the whole conversation.
  var sizes: [ContextPart: Int] {
    entries.reduce(into: [:]) { $0.merge($1.sizes, uniquingKeysWith: +) }
  }

  private static func entry(for message: ChatMessage) -> Entry? {
    switch message.role {
    case .assistant:
      // A reply of which nothing came says nothing. Thoughts are not sent back.
      guard !message.content.isEmpty else { return nil }
      return Entry(
        id: message.id, message: .init(role: "assistant", content: message.content),
        sizes: [.history: message.content.utf8.count])
    case .user:
      var sizes: [ContextPart: Int] = [.history: message.content.utf8.count]
      var texts: [String] = []
      var images: [String] = []
      for attachment in message.attachments {
        sizes[attachment.part, default: 0] += attachment.estimatedBytes
        if attachment.kind == .image {
          images.append(attachment.content)
        } else {
          texts.append(attachment.rendered)
        }
      }
      texts.append(message.content)
      return Entry(
        id: message.id,
        message: .init(
          role: "user", content: texts.joined(separator: "\n\n"),
          images: images.isEmpty ? nil : images), sizes: sizes)
    }
  }
}

/// The parts that the context meter tells apart.
package enum ContextPart: String, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
  case system
  case plan
  case map
  case files
  case history
}
