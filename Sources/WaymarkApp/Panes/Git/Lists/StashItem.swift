internal import WaymarkCore
internal import WaymarkTerminal

/// A stash of the list.
struct StashItem: GitListItem {
  let stash: Stash

  static let title = "Stashes"
  static let emptyText = "Nothing is put aside."
  static let columns = [
    Table.Column("", width: 3, alignment: .trailing, importance: 6),
    Table.Column("age", width: 6, alignment: .trailing, importance: 5),
    Table.Column("what was put aside", width: 16...90, importance: 8),
  ]

  var key: String { stash.commit.hex }
  var subject: DiffSubject? { .stash(stash) }

  func cells(_ look: Look) -> [(text: String, style: Style)] {
    [
      ("\(stash.index)", look[.faint]),
      (ShortAge.text(from: stash.time, to: look.now), look[.faint]), (stash.message, look[.text]),
    ]
  }
}

/// A work tree of the list.
struct WorktreeItem: GitListItem {
  let worktree: Worktree
  let isHere: Bool

  static let title = "Worktrees"
  static let emptyText = "There are no worktrees."
  static let columns = [
    Table.Column("", width: 1, importance: 9),
    Table.Column("branch", width: 8...28, importance: 6),
    Table.Column("state", width: 8, importance: 3),
    Table.Column("folder", width: 16...90, importance: 8),
  ]

  var key: String { worktree.path }
  var subject: DiffSubject? { worktree.commit.map { .commit($0) } }

  private var state: String {
    if worktree.pruneReason != nil { return "gone" }
    if worktree.lockReason != nil { return "locked" }
    return worktree.isBare ? "bare" : ""
  }

  func cells(_ look: Look) -> [(text: String, style: Style)] {
    [
      (isHere ? "*" : "", look[.key]),
      (worktree.branch ?? worktree.commit?.short ?? "", look[.branch]), (state, look[.faint]),
      (worktree.path, look[.text]),
    ]
  }
}
