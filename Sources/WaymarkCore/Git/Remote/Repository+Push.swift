/// What to push.
package struct PushOptions: Sendable, Hashable {
  package enum Force: Sendable, Hashable {
    case never
    /// Only when the remote branch is where it was at the last fetch.
    case withLease
    /// Only when the remote branch is at this commit, which the user has been told of.
    case replacing(ObjectID)
    case always
  }

  package var remote: String
  /// What to push, as in `main`, `main:other`, `:gone`; the current branch when empty.
  package var references: [String] = []
  package var setsUpstream = false
  package var force = Force.never
  /// Every tag too.
  package var tags = false
  package var skipsHooks = false

  package init(_ remote: String = "origin") { self.remote = remote }
}

/// What a push did to one reference of the remote.
package struct PushedReference: Sendable, Hashable {
  package enum Result: String, Sendable, Hashable {
    case fastForwarded = " "
    case forced = "+"
    case deleted = "-"
    case created = "*"
    case rejected = "!"
    case unchanged = "="
  }

  package var result: Result
  package var source: String
  package var target: String
  /// In git's words, such as `1234..5678`.
  package var summary: String
}

extension Repository {
  /// Pushes.
  ///
  /// - Parameters:
  ///   - options: What, and to where.
  ///   - observe: Gets progress and messages.
  /// - Returns: What happened to each reference.
  /// - Throws: `gitRejected`, `gitStaleLease`, `gitRemoteDeclined`, `gitHookFailed`, `gitNetwork`,
  ///   `gitAuthentication`, `gitHostKey` and other `git` codes; `CancellationError`.
  @discardableResult
  package func push(
    _ options: PushOptions, observe: TransferObserver? = nil
  ) async throws -> [PushedReference] {
    var arguments = ["push", "--porcelain", "--progress"]
    switch options.force {
    case .never: break
    case .withLease: arguments += ["--force-with-lease", "--force-if-includes"]
    case .always: arguments.append("--force")
    case .replacing: break
    }
    if options.setsUpstream { arguments.append("--set-upstream") }
    if options.tags { arguments.append("--tags") }
    if options.skipsHooks { arguments.append("--no-verify") }
    var references = options.references
    if references.isEmpty {
      guard let branch = try await headState().branch else {
        throw WaymarkError(
          .gitUnknownRevision, "The head is on no branch.", hint: "Switch to a branch, or name one."
        )
      }
      references = [String(branch.dropFirst(Reference.Kind.branch.rawValue.count))]
    }
    if case .replacing(let commit) = options.force {
      for reference in references {
        let target = reference.split(separator: ":").last ?? ""
        arguments.append("--force-with-lease=\(target):\(commit.hex)")
      }
    }
    let command = GitCommand(.transfer, arguments + ["--", options.remote] + references)
    let outcome = try await transfer(command, observe)
    return PushedReference.parse(String(decoding: outcome.output, as: UTF8.self))
  }
}

extension PushedReference {
  /// Reads lines of `FLAG<tab>FROM:TO<tab>SUMMARY`.
  static func parse(_ output: String) -> [PushedReference] {
    output.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, let result = Result(rawValue: String(parts[0])) else { return nil }
      let names = parts[1].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      return PushedReference(
        result: result, source: String(names.first ?? ""), target: String(names.last ?? ""),
        summary: String(parts[2]))
    }
  }
}
