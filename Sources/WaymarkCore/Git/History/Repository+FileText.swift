extension Repository {
  /// The lines of a file as a commit or the work tree has it, without their line breaks.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - commit: nil is the work tree.
  /// - Returns: Raw lines; none for a file that is not there.
  /// - Throws: `gitUnknownRevision` when the commit does not have the file, and other `git` codes.
  package func lines(of path: GitPath, at commit: ObjectID?) async throws -> [[UInt8]] {
    let bytes: [UInt8]
    if let commit {
      var command = GitCommand.read("cat-file", "blob")
      command.arguments.append(Array("\(commit.hex):".utf8) + path.bytes)
      bytes = try await git.run(command).output
    } else {
      bytes = WorkTreeFile(root: root, path: path).content() ?? []
    }
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
