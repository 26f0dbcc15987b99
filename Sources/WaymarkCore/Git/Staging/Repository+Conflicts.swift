import Foundation

/// A side of a merge.
package enum ConflictSide: Int, Sendable, Hashable, CaseIterable {
  case base = 1
  case ours = 2
  case theirs = 3
}

extension Repository {
  /// What the sides have of a file in conflict; empty where a side does not have it.
  ///
  /// - Parameter path: The file.
  /// - Returns: The three texts as git stores them.
  /// - Throws: `invalidArgument` when the file is not in conflict.
  package func conflictSides(of path: GitPath) async throws -> ThreeWayText {
    let stages = try await stages(of: [path])[path] ?? [:]
    guard !stages.isEmpty else {
      throw WaymarkError(
        .invalidArgument, "\(Sanitiser.clean(path.text)) is not in conflict.",
        hint: "Refresh the status.")
    }
    func content(_ side: ConflictSide) async throws -> [UInt8] {
      guard let blob = stages[side] else { return [] }
      return try await git.run(.read("cat-file", "blob", blob)).output
    }
    return ThreeWayText(
      ours: try await content(.ours), base: try await content(.base),
      theirs: try await content(.theirs))
  }

  /// Resolves files by taking them whole from one side; a side without the file deletes it.
  ///
  /// - Parameters:
  ///   - paths: Files in conflict.
  ///   - side: Which.
  /// - Throws: A `WaymarkError` with one of the `git` codes.
  package func resolve(_ paths: [GitPath], taking side: ConflictSide) async throws {
    try await resolving(paths) {
      let stages = try await stages(of: paths)
      let present = paths.filter { stages[$0]?[side] != nil }
      let absent = paths.filter { stages[$0]?[side] == nil }
      if !present.isEmpty {
        var command = GitCommand.write(
          "checkout-index", "--force", "--stage=\(side.rawValue)", "-z", "--stdin")
        command.input = present.flatMap { $0.bytes + [0] }
        try await git.run(command)
        try await git.run(GitCommand.write("add").pathsFromInput(present))
      }
      if !absent.isEmpty {
        try await git.run(
          GitCommand.write("rm", "--quiet", "--force").pathsFromInput(absent))
      }
    }
  }

  /// Resolves a file by the text that a user has put together.
  ///
  /// - Parameters:
  ///   - path: A file in conflict.
  ///   - text: Its whole content as the work tree shall have it.
  /// - Throws: `notWritable`, `diskFull` or one of the `git` codes.
  package func resolve(_ path: GitPath, with text: [UInt8]) async throws {
    try await resolving([path]) {
      let file = WorkTreeFile(root: root, path: path)
      try file.write(text, mode: file.gitMode ?? 0o100644)
      try await git.run(GitCommand.write("add").pathsFromInput([path]))
    }
  }

  /// Marks files as resolved as they are in the work tree.
  package func markResolved(_ paths: [GitPath]) async throws {
    try await changingIndex(of: paths, "Resolve \(Self.names(paths))") {
      try await git.run(GitCommand.write("add", "--all").pathsFromInput(paths))
    }
  }

  /// Writes a file with its conflict markers anew, with the base between the sides.
  package func recreateConflict(_ path: GitPath) async throws {
    try await git.exclusively {
      let title = "Write the conflict of \(path.text) anew"
      let index = try await IndexSnapshot(of: [path], in: self)
      let kept = try await keep([path], title)
      try await git.run(GitCommand.write("checkout", "--conflict=diff3").paths([path]))
      try await finishDiscard(kept, title, try await index.steps(in: self))
    }
  }

  /// Runs a resolution with the file and the index noted as they were.
  private func resolving(
    _ paths: [GitPath], _ work: @Sendable () async throws -> Void
  ) async throws {
    try await git.exclusively {
      let title = "Resolve \(Self.names(paths))"
      let index = try await IndexSnapshot(of: paths, in: self)
      let kept = try await keep(paths, title)
      try await work()
      try await finishDiscard(kept, title, try await index.steps(in: self))
    }
  }

  /// The blobs of each side of files in conflict.
  private func stages(
    of paths: [GitPath]
  ) async throws -> [GitPath: [ConflictSide: String]] {
    let output = try await git.run(
      GitCommand.read("ls-files", "--unmerged", "-z").paths(paths)
    ).output
    var stages: [GitPath: [ConflictSide: String]] = [:]
    for record in output.split(separator: 0) {
      guard let tab = record.firstIndex(of: 0x09) else { continue }
      let words = String(decoding: record[..<tab], as: UTF8.self).split(separator: " ")
      guard words.count == 3, let side = Int(words[2]).flatMap(ConflictSide.init) else { continue }
      stages[GitPath(record[(tab + 1)...]), default: [:]][side] = String(words[1])
    }
    return stages
  }
}
