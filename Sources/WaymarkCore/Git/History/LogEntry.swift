package import Foundation

/// One line of a log.
package struct LogEntry: Sendable, Hashable {
  package var id: ObjectID
  package var parents: [ObjectID]
  package var time: Date
  package var author: String
  package var subject: String
  package var decorations: [Decoration]

  package var isMerge: Bool { parents.count > 1 }
}

/// A reference that points to a commit of a log.
package enum Decoration: Sendable, Hashable {
  /// The head when it is on no branch.
  case head
  case branch(String, isHead: Bool)
  case remoteBranch(String)
  case tag(String)
  case other(String)

  /// Reads `%D` with full names: references cannot hold commas or spaces.
  static func parse(_ text: Substring) -> [Decoration] {
    text.split(separator: ", ").map { part in
      var name = part
      if name == "HEAD" { return .head }
      var isHead = false
      if name.hasPrefix("HEAD -> ") {
        isHead = true
        name = name.dropFirst("HEAD -> ".count)
      }
      if name.hasPrefix("tag: ") { name = name.dropFirst("tag: ".count) }
      func short(_ prefix: String) -> String? {
        name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : nil
      }
      if let branch = short("refs/heads/") { return .branch(branch, isHead: isHead) }
      if let branch = short("refs/remotes/") { return .remoteBranch(branch) }
      if let tag = short("refs/tags/") { return .tag(tag) }
      return .other(String(name))
    }
  }
}
