/// Which commits a log shows, and in which order.
package struct LogRequest: Sendable, Hashable {
  /// Where a log begins.
  package enum Start: Sendable, Hashable {
    case head
    /// The head and every branch, remote branch and tag.
    case everything
    /// Revisions and ranges as git understands them, such as `main..topic`; `^main` leaves out.
    case revisions([String])
  }

  package enum Order: String, Sendable, Hashable {
    /// Git's own: at once, newest first.
    case byDate
    /// No parent before its children; git reads everything before the first line, unless the
    /// repository has a commit-graph file.
    case topological
  }

  package var start: Start
  package var order = Order.byDate
  /// Only commits that touch these files and folders.
  package var paths: [GitPath] = []
  /// Patterns as a user types them, such as `*.swift`, beside `paths`.
  package var pathPatterns: [String] = []
  /// Regular expressions, without regard to case; every one of them has to match.
  package var author: String?
  package var message: String?
  /// Times as git understands them, such as `2 weeks ago`.
  package var since: String?
  package var until: String?
  /// Commits that change how often a text occurs (`-S`).
  package var occurrence: String?
  /// Commits with an added or removed line that matches an expression (`-G`).
  package var changedLine: String?
  package var firstParentOnly = false
  package var withoutMerges = false
  package var limit: Int?

  package init(_ start: Start = .head) { self.start = start }

  /// True when commits are left out, so that a graph has nothing to join.
  package var isFiltered: Bool {
    !paths.isEmpty || !pathPatterns.isEmpty || author != nil || message != nil
      || occurrence != nil || changedLine != nil || withoutMerges
  }

  /// The arguments that choose commits.
  var arguments: [String] {
    var arguments: [String] = []
    func option(_ name: String, _ value: String?) {
      if let value, !value.isEmpty { arguments.append(name + value) }
    }
    if order == .topological { arguments.append("--topo-order") }
    option("--author=", author)
    option("--grep=", message)
    if author?.isEmpty == false || message?.isEmpty == false {
      arguments += ["--regexp-ignore-case", "--all-match", "--extended-regexp"]
    }
    option("--since=", since)
    option("--until=", until)
    option("-S", occurrence)
    option("-G", changedLine)
    if firstParentOnly { arguments.append("--first-parent") }
    if withoutMerges { arguments.append("--no-merges") }
    if let limit { arguments.append("--max-count=\(limit)") }
    switch start {
    case .head: arguments += ["--end-of-options", "HEAD"]
    // Not `--all`, which would show what Waymark keeps for undo.
    case .everything:
      arguments += ["--branches", "--remotes", "--tags", "--end-of-options", "HEAD"]
    case .revisions(let revisions): arguments += ["--end-of-options"] + revisions
    }
    return arguments
  }
}
