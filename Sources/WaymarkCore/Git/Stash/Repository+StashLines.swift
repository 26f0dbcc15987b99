import Foundation

extension Repository {
  /// Puts some changed lines of a file aside and takes them out of the work tree.
  ///
  /// The stash is made by hand: its base is the index as it is, so that nothing but the lines is in
  /// it.
  ///
  /// - Parameters:
  ///   - selection: Which lines.
  ///   - file: From an unstaged diff with all white space and some context.
  ///   - message: For the list.
  /// - Throws: `gitPatchDoesNotApply`, `gitUnmerged` and other `git` codes; nothing has changed then.
  package func stash(
    _ selection: LineSelection, of file: FileDiff, message: String
  ) async throws {
    let forward = try Self.patch(selection, file, .forward)
    try await git.exclusively {
      guard let head = try await headCommit() else {
        throw WaymarkError(
          .gitUnknownRevision, "There is no commit yet to put changes aside on.",
          hint: "Make a first commit.")
      }
      let base = try await git.text(.write("write-tree"))
      let changed = try await tree(of: base, with: forward)
      let branch = try await headState().branch?.split(separator: "/").dropFirst(2)
        .joined(separator: "/")
      let title = "On \(branch ?? "(no branch)"): \(message)"
      // Two commits, as git expects, which only their messages tell apart.
      let baseCommit = try await commitTree(base, ["-p", head], "base of \(title)")
      let indexCommit = try await commitTree(base, ["-p", head], "index on \(title)")
      let stash = try await commitTree(
        changed, ["-p", baseCommit, "-p", indexCommit], title)
      let kept = try await discardWithoutUndo(selection, of: file)
      try await git.run(.write("stash", "store", "--message", title, stash))
      // Not by popping, which the other changes of the file would stop.
      try await finishDiscard(
        kept, "Stash lines of \(file.path.text)",
        expecting: [try await referenceState("refs/stash")], [.git("stash", "drop", "--quiet")])
    }
  }

  /// The tree that a patch makes of another, by way of an index of its own.
  private func tree(of tree: String, with patch: [UInt8]) async throws -> String {
    let index = "\(try await layout().gitDirectory)/waymark-index-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: index) }
    let own: [String: String?] = ["GIT_INDEX_FILE": index]
    try await git.run(.write("read-tree", tree).environment(own))
    try await git.run(Self.apply(patch, "--cached").environment(own))
    return try await git.text(.write("write-tree").environment(own))
  }

  private func commitTree(
    _ tree: String, _ parents: [String], _ message: String
  ) async throws -> String {
    try await git.text(
      GitCommand(.write, ["commit-tree", "--no-gpg-sign", tree] + parents)
        .input(Array(message.utf8)))
  }
}
