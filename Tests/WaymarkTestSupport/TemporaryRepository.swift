import Foundation

/// A real git repository in a temporary folder.
package struct TemporaryRepository: Sendable {
  package let folder: TemporaryFolder

  package var path: String { folder.path }

  /// Makes an empty repository on the branch `main`, without a commit.
  package init() throws {
    folder = try TemporaryFolder()
    try git("init", "--quiet", "--initial-branch=main")
  }

  /// Writes a file.
  @discardableResult
  package func write(_ name: String, _ text: String) throws -> TemporaryRepository {
    try folder.write(name, text)
    return self
  }

  /// Commits everything.
  @discardableResult
  package func commit(_ message: String) throws -> TemporaryRepository {
    try git("add", "--all")
    try git(
      "-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet",
      "--allow-empty", "-m", message)
    return self
  }

  /// Runs git in the repository and waits for it.
  ///
  /// - Throws: `CommandFailed` when git says no.
  package func git(_ arguments: String...) throws {
    let outcome = try Command.run("git", arguments, in: path)
    guard outcome.status == 0 else {
      throw CommandFailed(what: "git \(arguments.joined(separator: " ")): \(outcome.errors)")
    }
  }
}

/// A program that a test needs ended badly.
package struct CommandFailed: Error, CustomStringConvertible {
  package let what: String
  package var description: String { what }

  package init(what: String) { self.what = what }
}
