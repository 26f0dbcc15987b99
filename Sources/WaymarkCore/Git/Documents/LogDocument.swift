import Foundation

/// One commit of a log as JSON on one line, so that a log can be written while git finds it.
package struct LogDocument: Encodable, Sendable {
  private let id: String
  private let parents: [String]
  private let time: Date
  private let author: String
  private let subject: String
  private let references: [String]

  package init(_ entry: LogEntry) {
    id = entry.id.hex
    parents = entry.parents.map(\.hex)
    time = entry.time
    author = entry.author
    subject = entry.subject
    references = entry.decorations.map { decoration in
      switch decoration {
      case .head: "HEAD"
      case .branch(let name, _): "refs/heads/\(name)"
      case .remoteBranch(let name): "refs/remotes/\(name)"
      case .tag(let name): "refs/tags/\(name)"
      case .other(let name): name
      }
    }
  }

  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
