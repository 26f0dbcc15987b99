import Foundation

/// A status as JSON; the names are a contract, additions are free.
package struct StatusDocument: Encodable, Sendable {
  private let version = 1
  private let branch: Branch
  private let stashes: Int
  private let operation: Operation?
  private let entries: [Entry]

  package init(_ status: WorkTreeStatus) {
    branch = Branch(
      name: status.head.branch, commit: status.head.commit?.hex,
      detached: status.head.isDetached, unborn: status.head.isUnborn,
      upstream: status.upstream.map {
        Upstream(name: $0.name, ahead: $0.ahead, behind: $0.behind, gone: $0.isGone)
      })
    stashes = status.stashCount
    operation = status.operation.map {
      Operation(
        kind: $0.kind.rawValue, branch: $0.branch, position: $0.position, count: $0.count,
        steps: $0.steps.map(\.rawValue))
    }
    entries = status.entries.map(Entry.init)
  }

  package func json() throws -> String { try JSONText.encode(self) }

  private struct Branch: Encodable {
    let name: String?
    let commit: String?
    let detached: Bool
    let unborn: Bool
    let upstream: Upstream?
  }

  private struct Upstream: Encodable {
    let name: String
    let ahead: Int?
    let behind: Int?
    let gone: Bool
  }

  private struct Operation: Encodable {
    let kind: String
    let branch: String?
    let position: Int?
    let count: Int?
    let steps: [String]
  }

  private struct Entry: Encodable {
    let path: PathDocument
    let originalPath: PathDocument?
    let kind: String
    let staged: String?
    let unstaged: String?
    let conflict: String?

    init(_ entry: StatusEntry) {
      path = PathDocument(entry.path)
      originalPath = entry.originalPath.map(PathDocument.init)
      kind =
        switch entry.kind {
        case .tracked: "tracked"
        case .untracked: "untracked"
        case .ignored: "ignored"
        case .conflicted: "conflicted"
        }
      staged = entry.staged?.word
      unstaged = entry.unstaged?.word
      conflict = entry.conflict?.rawValue
    }
  }
}

/// A name in JSON: text, or for names that are none an object with the bytes.
struct PathDocument: Encodable, Sendable {
  private let path: GitPath

  init(_ path: GitPath) { self.path = path }

  private enum Key: String, CodingKey { case base64 }

  func encode(to encoder: any Encoder) throws {
    if let text = String(validating: path.bytes, as: UTF8.self) {
      var container = encoder.singleValueContainer()
      return try container.encode(text)
    }
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(Data(path.bytes).base64EncodedString(), forKey: .base64)
  }
}

extension StatusEntry.Change {
  /// The change in JSON and text.
  package var word: String {
    switch self {
    case .added: "added"
    case .copied: "copied"
    case .deleted: "deleted"
    case .modified: "modified"
    case .renamed: "renamed"
    case .typeChanged: "type-changed"
    }
  }
}
