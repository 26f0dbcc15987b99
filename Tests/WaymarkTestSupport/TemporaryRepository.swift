import Foundation

/// A real git repository in a temporary folder.
package struct TemporaryRepository: Sendable {
  package let folder: TemporaryFolder
  private let name: String

  package var path: String { name.isEmpty ? folder.path : "\(folder.path)/\(name)" }

  /// Makes an empty repository on the branch `main`, without a commit.
  package init() throws { try self.init(in: try TemporaryFolder(), named: "") }

  /// Makes an empty repository in a folder of the given name, for screens that show it.
  package init(in folder: TemporaryFolder, named name: String) throws {
    self.folder = folder
    self.name = name
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try git("init", "--quiet", "--initial-branch=main")
  }

  /// Writes a file.
  @discardableResult
  package func write(_ name: String, _ text: String) throws -> TemporaryRepository {
    try folder.write(self.name.isEmpty ? name : "\(self.name)/\(name)", text)
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
