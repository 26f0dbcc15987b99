/// The commits of a branch since a base, being put in another order or joined.
///
/// The newest is last, as in git's own list.
package struct RebasePlan: Sendable, Hashable {
  package private(set) var steps: [RebaseStep]

  package init(_ steps: [RebaseStep]) { self.steps = steps }

  /// Says what happens to a commit.
  package mutating func act(_ action: RebaseStep.Action, on id: ObjectID) {
    for place in steps.indices where steps[place].commit == id { steps[place].action = action }
  }

  /// Gives a commit another message.
  package mutating func setMessage(_ message: CommitMessage, of id: ObjectID) {
    for place in steps.indices where steps[place].commit == id { steps[place].message = message }
  }

  /// Moves a commit by some places, towards the newest when positive, and stops at the ends.
  package mutating func move(_ id: ObjectID, by places: Int) {
    guard let from = steps.firstIndex(where: { $0.commit == id }) else { return }
    let to = max(0, min(steps.count - 1, from + places))
    steps.insert(steps.remove(at: from), at: to)
  }
}

extension Repository {
  /// Rewrites the current branch from two commits below a commit on, so that the commit can go
  /// into or below the one before it.
  ///
  /// - Parameters:
  ///   - id: A commit of the current branch.
  ///   - change: Changes the list.
  /// - Throws: `gitNotOnBranch` for a commit of another branch; otherwise as
  ///   `rebase(_:onto:_:output:)`.
  package func rewrite(
    since id: ObjectID, _ change: @Sendable (inout RebasePlan) -> Void
  ) async throws {
    let parent = try await details(of: id).parents.first
    var base: ObjectID?
    if let parent { base = try await details(of: parent).parents.first }
    var plan = RebasePlan(try await rebaseSteps(since: base?.hex))
    guard plan.steps.contains(where: { $0.commit == id }) else {
      throw WaymarkError(
        .gitNotOnBranch, "\(id.short) is not a commit of the current branch.",
        hint: "Switch to its branch first.")
    }
    try await refuseMerges(since: base)
    change(&plan)
    try await rebase(plan.steps, onto: base?.hex)
  }
}

extension Repository {
  /// Refuses to rewrite commits above which a merge stands: a list of commits would make a line of
  /// what is none.
  package func refuseMerges(since base: ObjectID?) async throws {
    let range = base.map { "\($0.hex)..HEAD" } ?? "HEAD"
    let merge = try await git.textIfAny(
      .read("rev-list", "--merges", "--max-count=1", range))
    guard let merge else { return }
    throw WaymarkError(
      .gitNotOnBranch, "The merge \(merge.prefix(8)) stands above it and would be lost.",
      hint: "Change commits above the last merge, or use `git rebase --rebase-merges`.")
  }
}

extension WaymarkError.Code {
  package static let gitNotOnBranch = Self(rawValue: "git-not-on-branch")
}
