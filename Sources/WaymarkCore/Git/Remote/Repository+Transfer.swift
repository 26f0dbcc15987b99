import Foundation

/// Gets what a transfer reports as it comes.
package typealias TransferObserver = @Sendable (TransferParser.Event) -> Void

/// How to fetch.
package struct FetchOptions: Sendable, Hashable {
  /// nil fetches from the upstream's remote, or `origin`.
  package var remote: String?
  package var all = false
  /// Forgets branches that are not there any more.
  package var prunes = false
  package var tags = false
  /// Completes a shallow clone.
  package var unshallows = false
  /// Fails rather than ask.
  package var inBackground = false

  package init() {}
}

/// How a pull joins what came in.
package enum PullMode: String, Sendable, Hashable, CaseIterable {
  case merge
  case rebase
  case fastForwardOnly
}

extension Repository {
  /// Fetches what others have done.
  ///
  /// - Parameters:
  ///   - options: From where, and what.
  ///   - observe: Gets progress and messages.
  /// - Throws: `gitNetwork`, `gitAuthentication`, `gitHostKey`, `gitRemoteMissing` and other `git`
  ///   codes; `CancellationError`.
  package func fetch(
    _ options: FetchOptions = FetchOptions(), observe: TransferObserver? = nil
  ) async throws {
    var arguments = ["fetch", "--progress"]
    if options.prunes { arguments.append("--prune") }
    if options.tags { arguments.append("--tags") }
    if options.unshallows { arguments.append("--unshallow") }
    if options.all { arguments.append("--all") }
    if let remote = options.remote, !options.all { arguments += ["--", remote] }
    try await transfer(
      GitCommand(options.inBackground ? .background : .transfer, arguments), observe)
  }

  /// Fetches the upstream of the current branch and joins it.
  ///
  /// Other commands can run while the network is waited for.
  ///
  /// - Parameters:
  ///   - mode: How it is joined.
  ///   - observe: Gets progress and messages.
  /// - Throws: `gitNoUpstream`, `gitDiverged`, `gitConflict`, `gitWouldOverwrite`, and what
  ///   `fetch(_:observe:)` throws.
  package func pull(_ mode: PullMode, observe: TransferObserver? = nil) async throws {
    guard let upstream = try await status(untracked: .none).upstream,
      let branch = try await headState().branch,
      let remote = try await git.textIfAny(
        .read("for-each-ref", "--format=%(upstream:remotename)", branch))
    else {
      throw WaymarkError(
        .gitNoUpstream, "The branch has no upstream.",
        hint: "Set one, or push and set it.")
    }
    if remote != "." {
      var options = FetchOptions()
      options.remote = remote
      try await fetch(options, observe: observe)
    }
    switch mode {
    case .merge: try await merge(upstream.name)
    case .fastForwardOnly:
      var options = MergeOptions()
      options.fastForward = .only
      try await merge(upstream.name, options)
    case .rebase:
      let command = GitCommand.write(
        "rebase", "--fork-point", "--autostash", "--end-of-options", upstream.name)
      try await movingHead("Rebase onto \(upstream.name)") { try await git.run(command) }
    }
  }

  /// Runs a command that talks to a remote.
  @discardableResult
  func transfer(
    _ command: GitCommand, _ observe: TransferObserver?
  ) async throws -> ToolRunner.Outcome {
    guard let observe else { return try await git.run(command) }
    let parser = Locked(TransferParser())
    return try await git.run(command) { piece in
      for event in parser.withLock({ $0.feed(piece) }) { observe(event) }
    }
  }
}
