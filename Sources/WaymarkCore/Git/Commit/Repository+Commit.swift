import Foundation

extension Repository {
  /// Commits what is staged.
  ///
  /// - Parameters:
  ///   - message: nil keeps the message of an amended commit or takes the one that git makes for a
  ///     fixup.
  ///   - options: How.
  ///   - output: Gets what hooks print as it comes.
  /// - Returns: The new commit.
  /// - Throws: `gitHookFailed`, `gitNothingToCommit`, `gitIdentity`, `gitSigning`, `gitUnmerged` and
  ///   others; what is staged is still staged then.
  @discardableResult
  package func commit(
    _ message: CommitMessage?, _ options: CommitOptions = CommitOptions(),
    output: (@Sendable ([UInt8]) -> Void)? = nil
  ) async throws -> ObjectID {
    if let message, message.isEmpty {
      throw WaymarkError(
        .invalidArgument, "The message is empty.", hint: "Say in one line what the commit does.")
    }
    var command = GitCommand(.write, ["commit", "--cleanup=whitespace"] + options.arguments)
    if let message {
      command = command.adding("--file=-").input(Array(message.text.utf8))
    } else {
      command = command.adding("--no-edit")
    }
    command.mayAsk = true
    if !options.skipsHooks { command.hooks = try await presentHooks() }
    let title = Self.title(message, options)
    return try await git.exclusively { [command] in
      let before = try await headCommit()
      try await git.run(command, progress: output)
      guard let after = try await headCommit().flatMap({ ObjectID($0) }) else {
        throw WaymarkError(.gitFailed, "Git made no commit.", hint: "Look at the command log.")
      }
      if before != after.hex {
        let undo: UndoStep =
          before.map { .git("reset", "--soft", $0) } ?? .git("update-ref", "-d", "HEAD", after.hex)
        try await record(title, expecting: [try await referenceState("HEAD")], [undo])
      }
      return after
    }
  }

  /// The text that an editor for the next commit begins with: the message of the commit to amend,
  /// what a merge or a squash has prepared, or the user's template, without comments.
  package func draftMessage(amending: Bool = false) async throws -> CommitMessage {
    if amending {
      return CommitMessage(try await git.text(.read("log", "-1", "--format=%B")))
    }
    let directory = try await layout().gitDirectory
    for name in ["MERGE_MSG", "SQUASH_MSG"] {
      if let data = FileManager.default.contents(atPath: "\(directory)/\(name)") {
        return try await withoutComments(String(decoding: data, as: UTF8.self))
      }
    }
    guard
      let path = try await git.textIfAny(.read("config", "--type=path", "--get", "commit.template"))
    else { return CommitMessage("") }
    let place = path.hasPrefix("/") ? path : "\(root)/\(path)"
    guard let data = FileManager.default.contents(atPath: place) else {
      throw WaymarkError(
        .pathNotFound, "The commit template \(place) is not there.",
        hint: "Set `commit.template` in the git configuration to a file.")
    }
    return try await withoutComments(String(decoding: data, as: UTF8.self))
  }

  /// Who commits here.
  package func identity() async throws -> Person? {
    try await git.textIfAny(.read("var", "GIT_AUTHOR_IDENT")).flatMap { Person($0) }
  }

  /// Who wrote the last few thousand commits, the busiest first: candidates for co-authors.
  package func recentAuthors() async throws -> [Person] {
    let names = try await git.textIfAny(
      .read("log", "--max-count=5000", "--format=%aN <%aE>"))
    var counts: [Substring: Int] = [:]
    for name in (names ?? "").split(separator: "\n") { counts[name, default: 0] += 1 }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.compactMap { Person($0.key) }
  }

  func headCommit() async throws -> String? {
    try await git.textIfAny(.read("rev-parse", "--verify", "--quiet", "HEAD"))
  }

  private static func title(_ message: CommitMessage?, _ options: CommitOptions) -> String {
    let verb = options.rewordsOnly ? "Reword" : options.amends ? "Amend" : "Commit"
    return message.map { "\(verb) “\($0.subject)”" } ?? verb
  }

  private func withoutComments(_ text: String) async throws -> CommitMessage {
    let mark = try await git.textIfAny(.read("config", "--get", "core.commentChar")) ?? "#"
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix(mark) }
    return CommitMessage(lines.joined(separator: "\n"))
  }

  /// The hooks of a commit that the repository has.
  private func presentHooks() async throws -> [String] {
    // Not as a read: those are told that there are no hooks.
    let folder = try await git.text(
      .write("rev-parse", "--path-format=absolute", "--git-path", "hooks"))
    return ["pre-commit", "prepare-commit-msg", "commit-msg", "pre-merge-commit"].filter {
      FileManager.default.isExecutableFile(atPath: "\(folder)/\($0)")
    }
  }
}
