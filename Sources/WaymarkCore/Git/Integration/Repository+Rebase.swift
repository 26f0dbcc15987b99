import Foundation

/// How to rebase.
package struct RebaseOptions: Sendable, Hashable {
  /// Puts changes that are not committed aside meanwhile.
  package var autostash = true
  /// Sorts `fixup!` and `squash!` commits in.
  package var autosquash = false
  /// Moves other branches along that point into what is rebased.
  package var updatesBranches = false
  /// Keeps merges.
  package var keepsMerges = false

  package init() {}

  var arguments: [String] {
    [autostash ? "--autostash" : "--no-autostash"]
      + (updatesBranches ? ["--update-refs"] : []) + (keepsMerges ? ["--rebase-merges"] : [])
  }
}

extension Repository {
  /// Puts the commits of the current branch onto another commit.
  ///
  /// - Parameters:
  ///   - target: Where they go.
  ///   - upstream: Leaves out what it has; nil is the target.
  ///   - options: How.
  ///   - output: Gets what git and hooks print as it comes.
  /// - Throws: `gitConflict`, and the rebase waits to be continued, skipped or aborted;
  ///   `gitWouldOverwrite`, `gitUnknownRevision` and other `git` codes.
  package func rebase(
    onto target: String, since upstream: String? = nil, _ options: RebaseOptions = RebaseOptions(),
    output: (@Sendable ([UInt8]) -> Void)? = nil
  ) async throws {
    if options.updatesBranches { try await require(.updateRefs) }
    // Autosquash needs the list, which the editor that does nothing leaves as git sorts it.
    let interactive = options.autosquash ? ["--interactive", "--autosquash"] : []
    let place =
      upstream.map { ["--onto=\(target)", "--end-of-options", $0] }
      ?? ["--end-of-options", target]
    let command = GitCommand(.write, ["rebase"] + interactive + options.arguments + place).asking()
    try await movingHead("Rebase onto \(target)") { try await git.run(command, progress: output) }
  }

  /// The list of an interactive rebase: the commits of the current branch that a base does not
  /// have, oldest first, without merges.
  ///
  /// - Parameter base: A revision; nil for all commits.
  /// - Returns: Every commit as a `pick`.
  /// - Throws: `gitUnknownRevision` and other `git` codes.
  package func rebaseSteps(since base: String?) async throws -> [RebaseStep] {
    var revisions = ["HEAD"]
    if let base { revisions.append("^" + (try await resolve(base).hex)) }
    var request = LogRequest(.revisions(revisions))
    request.order = .topological
    request.withoutMerges = true
    let table = try await log(request)
    return (0..<table.count).reversed().map { row in
      let entry = table[row]
      return RebaseStep(.pick, entry.id, subject: entry.subject)
    }
  }

  /// Rebases by a list.
  ///
  /// - Parameters:
  ///   - steps: Every commit since the base, in the order wanted.
  ///   - base: The commit below the first; nil rewrites from the beginning.
  ///   - options: How; the list decides about autosquash.
  ///   - output: Gets what git and hooks print as it comes.
  /// - Throws: `invalidArgument` for a list that git would refuse; otherwise as
  ///   `rebase(onto:since:_:output:)`.
  package func rebase(
    _ steps: [RebaseStep], onto base: String?, _ options: RebaseOptions = RebaseOptions(),
    output: (@Sendable ([UInt8]) -> Void)? = nil
  ) async throws {
    if let problem = RebaseStep.problem(in: steps) {
      throw WaymarkError(.invalidArgument, problem, hint: "Change the list.")
    }
    let directory = try await layout().gitDirectory
    let list = "\(directory)/waymark-rebase-\(UUID().uuidString)"
    try FileWriter.replace(list, with: Array(try await todo(steps).utf8))
    defer { try? FileManager.default.removeItem(atPath: list) }
    let place = base.map { ["--end-of-options", $0] } ?? ["--root"]
    let command = GitCommand(
      .write, ["rebase", "--interactive", "--no-autosquash"] + options.arguments + place
    ).asking().environment(["GIT_SEQUENCE_EDITOR": "cp -- \(Self.shellQuoted(list))"])
    try await movingHead("Rebase \(steps.count) commits") {
      try await git.run(command, progress: output)
    }
  }

  /// Replaces the message of a commit that is not the last.
  ///
  /// - Parameters:
  ///   - commit: A commit of the current branch.
  ///   - message: The new one.
  /// - Throws: As `rebase(_:onto:_:output:)`.
  package func reword(_ commit: ObjectID, _ message: CommitMessage) async throws {
    let parent = try await details(of: commit).parents.first?.hex
    try await refuseMerges(since: parent.flatMap { ObjectID($0) })
    let steps = try await rebaseSteps(since: parent).map { step in
      step.commit == commit
        ? RebaseStep(.reword, commit, subject: step.subject, message: message) : step
    }
    try await rebase(steps, onto: parent)
  }

  /// Puts what is staged into a commit that is not the last.
  ///
  /// - Parameter commit: A commit of the current branch.
  /// - Throws: `gitNothingToCommit`; otherwise as `rebase(_:onto:_:output:)`.
  package func amend(_ commit: ObjectID) async throws {
    var fixup = CommitOptions()
    fixup.target = .fixup(commit.hex)
    var sorted = RebaseOptions()
    sorted.autosquash = true
    let parent = try await details(of: commit).parents.first?.hex
    try await refuseMerges(since: parent.flatMap { ObjectID($0) })
    // Back to the old commit with what was amended staged again, as the tree stays the same.
    try await movingHead("Amend \(commit.short)", back: "--soft") { [fixup, sorted] in
      try await self.commit(nil, fixup)
      if let parent { return try await rebase(onto: parent, sorted) }
      try await git.run(
        .write("rebase", "--interactive", "--autosquash", "--autostash", "--root"))
    }
  }

  /// The list as git reads it; messages are kept as blobs, so that they outlast Waymark.
  private func todo(_ steps: [RebaseStep]) async throws -> String {
    var lines: [String] = []
    var pending: CommitMessage?
    func flush() async throws {
      guard let message = pending else { return }
      pending = nil
      let blob = try await git.text(
        .write("hash-object", "-w", "--stdin").input(Array(message.text.utf8)))
      lines.append(
        "exec git cat-file blob \(blob) | "
          + "git commit --quiet --amend --allow-empty --cleanup=whitespace --file=-")
    }
    for step in steps {
      let joins = step.action == .squash || step.action == .fixup
      if !joins, step.action != .drop { try await flush() }
      let verb = step.action == .reword ? .pick : step.action
      lines.append("\(verb.rawValue) \(step.commit.hex)")
      if step.message != nil { pending = step.message }
    }
    try await flush()
    return lines.joined(separator: "\n") + "\n"
  }

  /// A word for the shell in which git starts its editors.
  private static func shellQuoted(_ word: String) -> String {
    "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
