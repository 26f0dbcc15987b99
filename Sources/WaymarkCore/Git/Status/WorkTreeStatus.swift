/// What `git status` knows: where the head is, what is staged, changed, new or in conflict, and
/// which operation is under way.
package struct WorkTreeStatus: Sendable, Hashable {
  package var head: Head
  /// How the branch stands to its upstream; nil without one.
  package var upstream: Upstream?
  package var stashCount: Int
  /// In git's order: tracked ones by path, then untracked, then ignored.
  package var entries: [StatusEntry]
  package var operation: OperationInProgress?

  /// Where the head is.
  package struct Head: Sendable, Hashable {
    /// The short name of the branch; nil when detached.
    package var branch: String?
    /// nil on a branch without commits.
    package var commit: ObjectID?

    package var isDetached: Bool { branch == nil }
    /// True on a branch that has no commit yet.
    package var isUnborn: Bool { commit == nil }
  }

  /// A branch's upstream.
  package struct Upstream: Sendable, Hashable {
    /// As in `origin/main`.
    package var name: String
    /// The commits that only the branch has and those that only the upstream has; nil when the
    /// upstream is configured but not there.
    package var ahead: Int?
    package var behind: Int?

    package var isGone: Bool { ahead == nil }
  }

  package var staged: [StatusEntry] { entries.filter { $0.staged != nil } }
  package var unstaged: [StatusEntry] { entries.filter { $0.unstaged != nil } }
  package var untracked: [StatusEntry] { entries.filter { $0.kind == .untracked } }
  package var ignored: [StatusEntry] { entries.filter { $0.kind == .ignored } }
  package var conflicted: [StatusEntry] { entries.filter { $0.conflict != nil } }

  /// True when there is nothing to commit and nothing in the way of a rebase.
  package var isClean: Bool { entries.allSatisfy { $0.kind == .ignored } && operation == nil }
}
