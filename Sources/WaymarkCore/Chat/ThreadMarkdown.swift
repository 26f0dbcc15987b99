import Foundation

/// A branch of a thread as Markdown that people can read and Waymark can read back.
package enum ThreadMarkdown {
  private static let mark = "<!-- waymark "

  /// What a mark says of the part that follows it.
  private struct Part: Codable {
    var part: String
    var role: ChatMessage.Role?
    var model: String?
    var server: String?
    var status: ChatMessage.Status?
    var kind: ChatAttachment.Kind?
    var reference: String?
    var createdAt: Date?

    private enum CodingKeys: String, CodingKey {
      case part, role, model, server, status, kind, reference
      case createdAt = "created_at"
    }
  }

  /// Writes a branch.
  ///
  /// - Parameters:
  ///   - thread: Gives the title.
  ///   - branch: Its messages, oldest first.
  /// - Returns: Markdown that ends with a line break.
  package static func text(_ thread: ChatThread, branch: [ChatMessage]) -> String {
    var text = "# \(thread.title)\n\n"
    for message in branch {
      let isReply = message.role == .assistant
      let name = [message.model, message.server].filter { !$0.isEmpty }.joined(separator: " on ")
      text += line(
        Part(
          part: "message", role: message.role, model: isReply ? message.model : nil,
          server: isReply ? message.server : nil, status: isReply ? message.status : nil,
          createdAt: message.createdAt))
      text += isReply ? "## \(name.isEmpty ? "Reply" : name)\n\n" : "## You\n\n"
      text += escaped(message.content) + "\n\n"
      if !message.thinking.isEmpty {
        text += line(Part(part: "thinking"))
        text += lines(message.thinking).map { "> \($0)\n" }.joined() + "\n"
      }
      for attachment in message.attachments {
        text += line(
          Part(part: "attachment", kind: attachment.kind, reference: attachment.reference))
        let fence = fence(around: attachment.content)
        text += "\(fence)\n\(escaped(attachment.content))\n\(fence)\n\n"
      }
    }
    return text
  }

  /// Reads what `text` wrote; nil when there is no mark in it.
  static func archive(_ text: String) -> ThreadArchive? {
    var title = "Imported thread"
    var messages: [ThreadArchive.Message] = []
    var part: Part?
    var body: [Substring] = []
    func finish() {
      guard let part else { return }
      add(part, body, to: &messages)
    }
    for line in lines(text) {
      if let next = self.part(line) {
        finish()
        part = next
        body = []
      } else if part == nil, line.hasPrefix("# ") {
        title = String(line.dropFirst(2))
      } else {
        body.append(line)
      }
    }
    // The text ends with a line break, behind which there is one more, empty line.
    if body.last == "" { body.removeLast() }
    finish()
    guard !messages.isEmpty else { return nil }
    return ThreadArchive(title: title, messages: messages)
  }

  private static func add(
    _ part: Part, _ body: [Substring], to messages: inout [ThreadArchive.Message]
  ) {
    switch part.part {
    case "message":
      guard let role = part.role else { return }
      let content = unescaped(body.dropFirst(2).dropLast())
      let id = Int64(messages.count + 1)
      messages.append(
        ThreadArchive.Message(
          id: id, parent: id > 1 ? id - 1 : nil, role: role, content: content,
          model: part.model, server: part.server, status: part.status,
          createdAt: part.createdAt))
    case "thinking":
      let text = body.dropLast().map { $0.dropFirst(2) }.joined(separator: "\n")
      if !messages.isEmpty { messages[messages.count - 1].thinking = text }
    case "attachment":
      guard let kind = part.kind, !messages.isEmpty else { return }
      let content = unescaped(body.dropFirst().dropLast(2))
      let attachment = ChatAttachment(kind, reference: part.reference ?? "", content: content)
      messages[messages.count - 1].attachments =
        (messages[messages.count - 1].attachments ?? []) + [attachment]
    default: break
    }
  }

  private static func line(_ part: Part) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    let json = (try? encoder.encode(part)).map(SafeJSON.text) ?? "{}"
    // Two hyphens would end the comment.
    return mark + json.replacing("--", with: "\\u002d\\u002d") + " -->\n"
  }

  private static func part(_ line: Substring) -> Part? {
    guard line.hasPrefix(mark), line.hasSuffix(" -->") else { return nil }
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    return try? decoder.decode(
      Part.self, from: Data(line.dropFirst(mark.count).dropLast(4).utf8))
  }

  private static func fence(around text: String) -> String {
    var fence = "```"
    while text.contains(fence) { fence += "`" }
    return fence
  }

  /// Lines by line feed alone, so that every other character stays as it is.
  private static func lines(_ text: String) -> [Substring] {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Substring($0) }
  }

  /// A text in which no line is a mark: a backslash is put into what would be one.
  private static func escaped(_ text: String) -> String {
    guard text.contains("<!-- ") else { return text }
    return lines(text).map { line in
      isLikeMark(line) ? "<!-- \\" + line.dropFirst(5) : String(line)
    }.joined(separator: "\n")
  }

  private static func unescaped(_ lines: ArraySlice<Substring>) -> String {
    lines.map { line in
      line.hasPrefix("<!-- \\") && isLikeMark(line) ? "<!-- " + line.dropFirst(6) : String(line)
    }.joined(separator: "\n")
  }

  private static func isLikeMark(_ line: Substring) -> Bool {
    line.hasPrefix("<!-- ") && line.dropFirst(5).drop { $0 == "\\" }.hasPrefix("waymark ")
  }
}
