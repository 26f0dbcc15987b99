extension Repository {
  /// How many commits the first and the later batches of a log have: a screen at once, then fewer
  /// and larger pieces.
  package static let logBatches = (first: 300, later: 4000)

  /// The commits of a log, in batches as git finds them.
  ///
  /// - Parameters:
  ///   - request: Which.
  ///   - consume: Gets each batch; git waits while it works, and ends when it has enough.
  /// - Throws: `gitUnknownRevision` and other `git` codes; a branch without commits has an empty
  ///   log. `CancellationError`.
  package func log(
    _ request: LogRequest, _ consume: (CommitTable) async throws -> ToolRunner.Appetite
  ) async throws {
    do {
      try await stream(request.arguments, request, consume)
    } catch let error as WaymarkError where error.code == .gitUnknownRevision {
      guard request.start == .head || request.start == .everything, try await headCommit() == nil
      else { throw error }
      // A branch without commits, beside which there can be others.
      let others = request.arguments.filter { $0 != "HEAD" }
      guard request.start == .everything, try await hasReferences() else { return }
      try await stream(others, request, consume)
    }
  }

  private func stream(
    _ arguments: [String], _ request: LogRequest,
    _ consume: (CommitTable) async throws -> ToolRunner.Appetite
  ) async throws {
    var parser = LogParser()
    var size = Self.logBatches.first
    let isDone = try await git.stream(Self.command(for: request, arguments)) { piece in
      try parser.feed(piece)
      guard parser.table.count >= size else { return .more }
      size = Self.logBatches.later
      return try await consume(parser.take())
    }
    if isDone, !parser.table.isEmpty { _ = try await consume(parser.take()) }
  }

  private func hasReferences() async throws -> Bool {
    let first = try await git.text(
      .read(
        "for-each-ref", "--count=1", "--format=1", "refs/heads", "refs/remotes", "refs/tags"))
    return !first.isEmpty
  }

  /// The commits of a log, all of them.
  package func log(_ request: LogRequest) async throws -> CommitTable {
    var table = CommitTable()
    try await log(request) { batch in
      table.append(batch)
      return .more
    }
    return table
  }

  /// The commit that a name stands for.
  ///
  /// - Parameter revision: As a user types it.
  /// - Returns: Its hash.
  /// - Throws: `gitUnknownRevision`.
  package func resolve(_ revision: String) async throws -> ObjectID {
    let text = try await git.textIfAny(
      .read("rev-parse", "--verify", "--quiet", "--end-of-options", "\(revision)^{commit}"))
    guard let id = text.flatMap({ ObjectID($0) }) else {
      throw WaymarkError(
        .gitUnknownRevision, "There is no commit \(Sanitiser.clean(revision)).",
        hint: "Name a branch, a tag or a hash.")
    }
    return id
  }

  /// Whether git has a commit-graph file, with which topological logs begin at once.
  package func hasCommitGraph() async throws -> Bool {
    let folder = try await layout().commonDirectory + "/objects/info/"
    return WorkTreeFile(root: folder, path: "commit-graph").status != nil
      || WorkTreeFile(root: folder, path: "commit-graphs").status != nil
  }

  /// Writes a commit-graph file, which takes seconds in a large repository.
  package func writeCommitGraph(progress: (@Sendable ([UInt8]) -> Void)? = nil) async throws {
    try await git.run(
      .write("commit-graph", "write", "--reachable", "--changed-paths", "--progress"),
      progress: progress)
  }

  private static func command(
    for request: LogRequest, _ arguments: [String]
  ) -> GitCommand {
    var command = GitCommand(
      .read,
      [
        "log", "-z", "--no-color", "--encoding=UTF-8", "--decorate=full", "--no-patch",
        "--decorate-refs-exclude=refs/waymark", "--no-notes", LogParser.format,
      ] + arguments
    ).paths(request.paths)
    command.arguments += request.pathPatterns.map { Array($0.utf8) }
    return command
  }
}
