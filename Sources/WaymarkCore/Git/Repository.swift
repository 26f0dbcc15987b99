import Foundation

/// What Waymark reads from git about a project; everything goes through the `git` command.
///
/// A directory outside any repository is a state, not an error: the answers are nil.
package struct Repository: Sendable {
  private let runner: ToolRunner
  /// The project's root; commands run here.
  package let root: String

  package init(root: String, runner: ToolRunner = ToolRunner()) {
    self.root = root
    self.runner = runner
  }

  /// The top folder of the repository that a folder lies in, or nil outside a repository.
  package func topLevel() async throws -> String? {
    try await line(["rev-parse", "--show-toplevel"])
  }

  /// The files git tracks and the untracked ones it does not ignore, relative to the root.
  ///
  /// - Returns: nil outside a repository or when there is no git; then the folder is walked.
  package func files() async throws -> [String]? {
    let arguments = [
      "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate",
    ]
    guard let outcome = try await ask(arguments), outcome.status == 0 else { return nil }
    return outcome.output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The branch, a short commit when the head is detached, nil outside a repository.
  package func branch() async throws -> String? {
    if let name = try await line(["symbolic-ref", "--quiet", "--short", "HEAD"]) { return name }
    return try await line(["rev-parse", "--short", "HEAD"])
  }

  /// The address of the remote `origin`, without a password that it may carry.
  package func originURL() async throws -> String? {
    guard let address = try await line(["config", "--get", "remote.origin.url"]) else { return nil }
    guard var parts = URLComponents(string: address), parts.password != nil else { return address }
    parts.password = nil
    return parts.string ?? address
  }

  private func line(_ arguments: [String]) async throws -> String? {
    guard let outcome = try await ask(arguments), outcome.status == 0 else { return nil }
    let text = String(decoding: outcome.output, as: UTF8.self)
      .trimmingCharacters(in: .newlines)
    return text.isEmpty ? nil : text
  }

  func ask(_ arguments: [String]) async throws -> ToolRunner.Outcome? {
    do {
      // A repository's own configuration may name programs to run; reading must not start them.
      return try await runner.run(
        ToolCall(
          "git", ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"] + arguments,
          in: root,
          environment: [
            "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C.UTF-8",
          ]))
    } catch let error as WaymarkError where error.code == .toolMissing {
      return nil
    }
  }
}
