internal import WaymarkCore
internal import WaymarkTerminal

/// A branch of the list, of this repository or of a remote.
struct BranchItem: GitListItem {
  let reference: Reference

  static let title = "Branches"
  static let emptyText = "There are no branches yet; the first commit makes one."
  static let columns = [
    Table.Column("", width: 1, importance: 9),
    Table.Column("branch", width: 12...26, importance: 8),
    Table.Column("upstream", width: 8, importance: 5),
    Table.Column("age", width: 6, alignment: .trailing, importance: 6),
    Table.Column("last commit", width: 12...80, importance: 3),
  ]

  var key: String { reference.id }
  var subject: DiffSubject? { .commit(reference.commit) }

  func cells(_ look: Look) -> [(text: String, style: Style)] {
    let mark = reference.isHead ? "*" : reference.worktree == nil ? "" : "+"
    let scope: Scope = reference.kind == .remoteBranch ? .faint : .branch
    return [
      (mark, look[.key]), (reference.name, look[scope]),
      (upstreamWords(look.symbols), look[.faint]),
      (ShortAge.text(from: reference.time, to: look.now), look[.faint]),
      (reference.target.map { "→ \(short($0))" } ?? reference.subject, look[.text]),
    ]
  }

  private func short(_ target: String) -> Substring {
    target.trimmingPrefix(Reference.Kind.remoteBranch.rawValue)
  }

  private func upstreamWords(_ symbols: Symbols) -> String {
    guard let upstream = reference.upstream else { return "" }
    guard let ahead = upstream.ahead, let behind = upstream.behind else { return "gone" }
    if ahead == 0, behind == 0 { return "level" }
    return [
      ahead > 0 ? "\(symbols.above)\(ahead)" : "", behind > 0 ? "\(symbols.below)\(behind)" : "",
    ].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

/// A tag of the list.
struct TagItem: GitListItem {
  let reference: Reference

  static let title = "Tags"
  static let emptyText = "There are no tags."
  static let columns = [
    Table.Column("tag", width: 10...32, importance: 8),
    Table.Column("kind", width: 9, importance: 3),
    Table.Column("age", width: 6, alignment: .trailing, importance: 5),
    Table.Column("subject", width: 12...80, importance: 4),
  ]

  var key: String { reference.id }
  var subject: DiffSubject? { .commit(reference.commit) }

  func cells(_ look: Look) -> [(text: String, style: Style)] {
    [
      (reference.name, look[.branch]),
      (reference.isAnnotated ? "annotated" : "plain", look[.faint]),
      (ShortAge.text(from: reference.time, to: look.now), look[.faint]),
      (reference.subject, look[.text]),
    ]
  }
}

/// A remote of the list.
struct RemoteItem: GitListItem {
  let remote: Remote

  static let title = "Remotes"
  static let emptyText = "There are no remotes; add one to push to."
  static let columns = [
    Table.Column("remote", width: 8...20, importance: 8),
    Table.Column("address", width: 16...90, importance: 5),
  ]

  var key: String { remote.name }
  var subject: DiffSubject? {
    var lines = [DiffPreface("Fetched from \(remote.shownURL)")]
    if let push = remote.pushURL { lines.append(DiffPreface("Pushed to \(Redaction.clean(push))")) }
    return .text(remote.name, lines)
  }

  func cells(_ look: Look) -> [(text: String, style: Style)] {
    [(remote.name, look[.branch]), (remote.shownURL, look[.text])]
  }
}
