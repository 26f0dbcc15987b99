import Foundation

/// A work tree of the repository.
package struct Worktree: Sendable, Hashable {
  package var path: String
  package var commit: ObjectID?
  /// The short name; nil when detached or bare.
  package var branch: String?
  package var isBare = false
  package var isDetached = false
  /// Why it is locked; empty for no reason given.
  package var lockReason: String?
  /// Why git would prune it, as when its folder is gone.
  package var pruneReason: String?
}

extension Repository {
  /// The work trees, the main one first.
  package func worktrees() async throws -> [Worktree] {
    let hasNUL = try await version() >= GitFeature.nulWorktrees.since
    let output = try await git.run(
      .read("worktree", "list", "--porcelain").adding(hasNUL ? ["-z"] : [])
    ).output
    var worktrees: [Worktree] = []
    for field in output.split(separator: hasNUL ? 0 : 0x0A) {
      let words = String(decoding: field, as: UTF8.self).split(separator: " ", maxSplits: 1)
      let value = words.count > 1 ? String(words[1]) : ""
      if words.first == "worktree" {
        worktrees.append(Worktree(path: value))
        continue
      }
      guard let last = worktrees.indices.last else { continue }
      switch words.first {
      case "HEAD": worktrees[last].commit = ObjectID(value).flatMap { $0.isNull ? nil : $0 }
      case "branch":
        worktrees[last].branch = String(value.dropFirst(Reference.Kind.branch.rawValue.count))
      case "bare": worktrees[last].isBare = true
      case "detached": worktrees[last].isDetached = true
      case "locked": worktrees[last].lockReason = value
      case "prunable": worktrees[last].pruneReason = value
      default: break
      }
    }
    return worktrees
  }

  /// Adds a work tree.
  ///
  /// - Parameters:
  ///   - path: A folder that is not there or empty.
  ///   - newBranch: A branch to make for it; nil checks `revision` out, a branch's name as that
  ///     branch.
  ///   - revision: Where it begins.
  /// - Throws: `gitExists`, `gitInUse`, `gitUnknownRevision` and other `git` codes.
  package func addWorktree(
    _ path: String, newBranch: String? = nil, at revision: String = "HEAD"
  ) async throws {
    var arguments = ["worktree", "add"]
    if let newBranch { arguments += ["-b", newBranch] }
    try await git.exclusively { [arguments] in
      try await git.run(GitCommand(.write, arguments + ["--end-of-options", path, revision]))
      var steps: [UndoStep] = [.git("worktree", "remove", "--", path)]
      if let newBranch { steps.append(.git("branch", "--delete", "--force", newBranch)) }
      try await record("Add the worktree \(path)", steps)
    }
  }

  /// Removes a work tree; one with changes only by force, and then they are lost.
  package func removeWorktree(_ path: String, force: Bool = false) async throws {
    try await git.exclusively {
      let before = try await worktrees().first { $0.path == path }
      let command = GitCommand.write("worktree", "remove")
      try await git.run(
        (force ? command.adding("--force") : command).adding("--", path))
      guard let before, let commit = before.commit, !force else { return }
      let place = before.branch.map { [$0] } ?? [commit.hex]
      let detach = before.branch == nil ? ["--detach"] : []
      try await record(
        "Remove the worktree \(path)",
        [.git(["worktree", "add"] + detach + ["--end-of-options", path] + place)])
    }
  }

  /// Keeps a work tree from being pruned, or lets it be again.
  package func setLock(of path: String, _ isLocked: Bool, reason: String = "") async throws {
    let back: UndoStep = .git("worktree", isLocked ? "unlock" : "lock", "--", path)
    let reasons = isLocked && !reason.isEmpty ? ["--reason=\(reason)"] : []
    try await git.run(
      GitCommand(.write, ["worktree", isLocked ? "lock" : "unlock"] + reasons + ["--", path]))
    try await record("\(isLocked ? "Lock" : "Unlock") the worktree \(path)", [back])
  }

  /// Moves a work tree.
  package func moveWorktree(_ old: String, to new: String) async throws {
    try await git.run(.write("worktree", "move", "--", old, new))
    try await record(
      "Move the worktree \(old)", [.git("worktree", "move", "--", new, old)])
  }

  /// Forgets work trees whose folders are gone.
  package func pruneWorktrees() async throws {
    try await git.run(.write("worktree", "prune"))
  }
}
