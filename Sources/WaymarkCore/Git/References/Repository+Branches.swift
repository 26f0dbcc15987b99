import Foundation

extension Repository {
  /// Makes a branch.
  ///
  /// - Parameters:
  ///   - name: A new name.
  ///   - start: A revision; a remote branch becomes the upstream.
  ///   - switching: Whether to go on there.
  /// - Throws: `gitInvalidName`, `gitExists`, `gitUnknownRevision` and other `git` codes.
  package func createBranch(
    _ name: String, at start: String = "HEAD", switching: Bool = false
  ) async throws {
    try await git.exclusively {
      let before = try await headState()
      try await git.run(
        switching
          ? .write("switch", "--no-guess", "--create=\(name)", "--end-of-options", start)
          : .write("branch", "--end-of-options", name, start))
      let branch = try await referenceState("refs/heads/\(name)")
      var steps: [UndoStep] = [.git("branch", "--delete", "--force", name)]
      if switching { steps.insert(before.switchBack, at: 0) }
      let expected = switching ? [branch, try await referenceState("HEAD")] : [branch]
      // The first branch of a repository cannot be left.
      guard !switching || before.commit != nil else { return }
      try await record("Create the branch \(name)", expecting: expected, steps)
    }
  }

  /// Goes to a branch.
  ///
  /// - Parameters:
  ///   - name: A branch, or a remote branch such as `origin/topic`, for which a local one is made
  ///     unless it is there.
  ///   - merging: Takes changes along that are not committed, by a merge.
  /// - Throws: `gitWouldOverwrite`, `gitInUse`, `gitUnknownRevision` and other `git` codes.
  package func switchTo(_ name: String, merging: Bool = false) async throws {
    let isLocal = try await exists("refs/heads/\(name)")
    let isRemote = try await exists("refs/remotes/\(name)")
    var arguments = ["switch", "--no-guess"]
    if merging { arguments.append("--merge") }
    var title = "Switch to \(name)"
    if !isLocal, isRemote {
      let short = name.split(separator: "/", maxSplits: 1).last.map(String.init) ?? name
      if try await exists("refs/heads/\(short)") {
        arguments += ["--end-of-options", short]
        title = "Switch to \(short)"
      } else {
        arguments += ["--track", "--end-of-options", name]
      }
    } else {
      arguments += ["--end-of-options", name]
    }
    try await movingAway(title, GitCommand(.write, arguments))
  }

  /// Goes to a commit without a branch.
  package func switchDetached(to revision: String) async throws {
    try await movingAway(
      "Detach at \(revision)",
      .write("switch", "--no-guess", "--detach", "--end-of-options", revision))
  }

  /// Renames a branch.
  package func renameBranch(_ old: String, to new: String) async throws {
    try await git.exclusively {
      try await git.run(.write("branch", "--move", "--end-of-options", old, new))
      try await record(
        "Rename the branch \(old) to \(new)",
        expecting: [try await referenceState("refs/heads/\(new)")],
        [.git("branch", "--move", new, old)])
    }
  }

  /// Deletes a branch.
  ///
  /// - Parameters:
  ///   - name: The branch.
  ///   - force: Even when no other branch has its commits.
  /// - Throws: `gitNotMerged`, `gitInUse`, `gitUnknownRevision` and other `git` codes.
  package func deleteBranch(_ name: String, force: Bool = false) async throws {
    try await git.exclusively {
      let full = "refs/heads/\(name)"
      let commit = try await referenceState(full).commit
      let upstream = try await upstream(of: name)
      let command = GitCommand.write("branch", "--delete")
      try await git.run(
        (force ? command.adding("--force") : command).adding("--end-of-options", name))
      guard let commit else { return }
      var steps: [UndoStep] = [.git("branch", "--no-track", name, commit)]
      if let upstream { steps.append(.git("branch", "--set-upstream-to=\(upstream)", name)) }
      try await record(
        "Delete the branch \(name)", expecting: [ReferenceState(name: full, commit: nil)], steps)
    }
  }

  /// Sets or takes away a branch's upstream.
  ///
  /// - Parameters:
  ///   - upstream: A remote branch such as `origin/main`; nil for none.
  ///   - name: The branch.
  /// - Throws: `gitUnknownRevision` and other `git` codes.
  package func setUpstream(_ upstream: String?, of name: String) async throws {
    try await git.exclusively {
      let before = try await self.upstream(of: name)
      try await git.run(Self.upstreamCommand(upstream, name))
      guard before != upstream else { return }
      try await record(
        "Set the upstream of \(name)", [.command(Self.upstreamCommand(before, name).data)])
    }
  }

  private static func upstreamCommand(_ upstream: String?, _ name: String) -> GitCommand {
    .write("branch", upstream.map { "--set-upstream-to=\($0)" } ?? "--unset-upstream", "--", name)
  }

  private func upstream(of name: String) async throws -> String? {
    try await git.textIfAny(
      .read("for-each-ref", "--format=%(upstream:short)", "refs/heads/\(name)"))
  }

  func exists(_ reference: String) async throws -> Bool {
    try await git.run(
      .read("show-ref", "--verify", "--quiet", "--", reference).accepting(1, 128)
    ).status == 0
  }

  // MARK: - The head

  /// Where the head is.
  struct HeadState: Sendable {
    /// The full name; nil when detached.
    var branch: String?
    /// nil on a branch without commits.
    var commit: String?

    /// The step that goes there again.
    var switchBack: UndoStep {
      if let branch, branch.hasPrefix("refs/heads/") {
        return .git("switch", "--no-guess", String(branch.dropFirst("refs/heads/".count)))
      }
      return .git("switch", "--no-guess", "--detach", commit ?? "HEAD")
    }
  }

  func headState() async throws -> HeadState {
    HeadState(
      branch: try await git.textIfAny(.read("symbolic-ref", "--quiet", "HEAD")),
      commit: try await headCommit())
  }

  private func movingAway(_ title: String, _ command: GitCommand) async throws {
    try await git.exclusively {
      let before = try await headState()
      try await git.run(command)
      let after = try await headState()
      guard before.commit != nil, before.branch != after.branch || before.commit != after.commit
      else { return }
      try await record(
        title, expecting: [try await referenceState("HEAD")], [before.switchBack])
    }
  }
}

extension GitCommand {
  /// The arguments as an undo step keeps them.
  var data: [Data] { arguments.map { Data($0) } }
}
