import Foundation

extension Repository {
  /// The differences between two states, one file at a time as git finds them.
  ///
  /// - Parameters:
  ///   - request: What to compare.
  ///   - consume: Gets each file; git waits while it works.
  /// - Throws: `invalidArgument` for two states that have nothing to compare; a `WaymarkError` with
  ///   one of the `git` codes; `CancellationError`.
  package func diff(
    _ request: DiffRequest, _ consume: (FileDiff) async throws -> ToolRunner.Appetite
  ) async throws {
    let command = try await command(for: request, ["--patch"])
    var parser = DiffParser()
    let isDone = try await git.stream(command) { piece in
      for file in parser.feed(piece) {
        if case .enough = try await consume(file) { return .enough }
      }
      return .more
    }
    if isDone, let last = parser.finish() { _ = try await consume(last) }
  }

  /// The differences between two states, all of them.
  package func diff(_ request: DiffRequest) async throws -> [FileDiff] {
    var files: [FileDiff] = []
    try await diff(request) { file in
      files.append(file)
      return .more
    }
    return files
  }

  /// A file that git does not track, as one that is all new.
  package func diffOfUntracked(_ path: GitPath, fileLimit: Int = 1 << 24) async throws -> FileDiff?
  {
    var command = GitCommand(
      .read,
      ["-c", "core.bigFileThreshold=\(fileLimit)", "diff", "--no-index"] + Self.patchFormat
        + ["--", "/dev/null"]
    ).accepting(1)
    command.arguments.append(Array("./".utf8) + path.bytes)
    var parser = DiffParser()
    let files = parser.feed(try await git.run(command).output)
    var file = files.first ?? parser.finish()
    file?.path = path
    return file
  }

  /// What every patch has, whatever the user's configuration says.
  static let patchFormat = [
    "--no-ext-diff", "--no-textconv", "--no-color", "--full-index", "--src-prefix=a/",
    "--dst-prefix=b/", "--submodule=short", "--inter-hunk-context=0", "--no-relative",
    "-O/dev/null",
  ]

  /// The diff command for two states with an output format.
  func command(for request: DiffRequest, _ format: [String]) async throws -> GitCommand {
    var arguments = ["-c", "core.bigFileThreshold=\(request.fileLimit)", "diff"]
    arguments += format + Self.patchFormat
    arguments += [request.findsRenames ? "--find-renames" : "--no-renames"]
    arguments += request.whitespace.arguments
    // These two would ask for a patch by themselves.
    if format == ["--patch"] {
      arguments.append("--unified=\(request.context)")
      if request.wholeFunctions { arguments.append("--function-context") }
    }
    arguments += try await sides(of: request)
    return GitCommand(.read, arguments).paths(request.paths)
  }

  private func sides(of request: DiffRequest) async throws -> [String] {
    let end = "--end-of-options"
    switch (request.old, request.new) {
    case (.index, .workTree): return []
    case (.workTree, .index): return ["-R"]
    // A branch without commits has a `HEAD` that git reads as nothing only when it is left out.
    case (.commit("HEAD"), .index): return ["--cached"]
    case (.index, .commit("HEAD")): return ["--cached", "-R"]
    case (let side, .index): return ["--cached", end, try await revision(side)]
    case (.index, let side): return ["--cached", "-R", end, try await revision(side)]
    case (let side, .workTree): return [end, try await revision(side)]
    case (.workTree, let side): return ["-R", end, try await revision(side)]
    case (let old, let new): return [end, try await revision(old), try await revision(new)]
    }
  }

  private func revision(_ side: DiffRequest.Side) async throws -> String {
    switch side {
    case .commit(let revision): return revision
    case .nothing: return try await emptyTree()
    case .index, .workTree:
      throw WaymarkError(.invalidArgument, "A state cannot be compared with itself.")
    }
  }

  /// The tree without files, whose hash depends on the repository's kind of hash.
  func emptyTree() async throws -> String {
    try await git.text(.read("hash-object", "-t", "tree", "--stdin"))
  }
}
