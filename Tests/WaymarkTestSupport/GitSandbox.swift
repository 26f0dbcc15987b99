package import Foundation
import Glibc
package import WaymarkCore

/// A real git repository in a temporary folder that neither reads nor touches the configuration of
/// whoever runs the tests.
package struct GitSandbox: Sendable {
  /// Identity and configuration of every git that tests start; times are fixed so that hashes are.
  package static let environment: [String: String] = [
    "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org",
    "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.org",
    "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8",
  ]

  package let folder: TemporaryFolder
  /// Where the repository is inside the folder; empty for the folder itself.
  private let place: String

  package var path: String { place.isEmpty ? folder.path : "\(folder.path)/\(place)" }

  /// Makes a repository on the branch `main`, without a commit.
  package init(_ options: String...) throws {
    folder = try TemporaryFolder()
    place = ""
    try git(["init", "--quiet", "--initial-branch=main"] + options)
  }

  private init(folder: TemporaryFolder, place: String) {
    self.folder = folder
    self.place = place
  }

  /// A repository inside another sandbox's folder.
  package func at(_ place: String) -> GitSandbox { GitSandbox(folder: folder, place: place) }

  /// Runs git and returns what it prints, without the line break at its end.
  @discardableResult
  package func git(_ arguments: String...) throws -> String { try git(arguments) }

  @discardableResult
  package func git(_ arguments: [String]) throws -> String {
    let outcome = try Command.run("git", arguments, in: path, environment: Self.environment)
    guard outcome.status == 0 else {
      throw CommandFailed(
        what: "git \(arguments.joined(separator: " ")): \(outcome.output)\(outcome.errors)")
    }
    return outcome.output.hasSuffix("\n") ? String(outcome.output.dropLast()) : outcome.output
  }

  /// Runs git and lets it fail, as a merge with conflicts does.
  @discardableResult
  package func gitOrFail(_ arguments: String...) throws -> Int32 {
    try Command.run("git", arguments, in: path, environment: Self.environment).status
  }

  @discardableResult
  package func write(_ name: String, _ text: String) throws -> GitSandbox {
    try write(GitPath(name), Array(text.utf8))
  }

  /// Writes a file of any name and content, making the folders it lies in.
  @discardableResult
  package func write(_ name: GitPath, _ bytes: [UInt8]) throws -> GitSandbox {
    let target = Array(path.utf8) + [0x2F] + name.bytes
    if let parent = name.folder {
      try FileManager.default.createDirectory(
        atPath: "\(path)/\(parent.text)", withIntermediateDirectories: true)
    }
    // By descriptor, since Foundation knows only names that are text.
    let descriptor = (target + [0]).withUnsafeBytes { raw in
      raw.assumingMemoryBound(to: CChar.self).baseAddress
        .map { Glibc.open($0, O_WRONLY | O_CREAT | O_TRUNC, 0o644) } ?? -1
    }
    guard descriptor >= 0 else { throw CommandFailed(what: "\(name) cannot be written") }
    try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).write(contentsOf: bytes)
    return self
  }

  package func read(_ name: String) throws -> String {
    try folder.read(place.isEmpty ? name : "\(place)/\(name)")
  }

  package func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(path)/\(name)")
  }

  package func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(name)")
  }

  /// Commits everything and returns the commit.
  @discardableResult
  package func commit(_ message: String) throws -> String {
    try git("add", "--all")
    try git("commit", "--quiet", "--allow-empty", "-m", message)
    return try git("rev-parse", "HEAD")
  }

  /// Where the times of ``commitAt(_:hours:)`` begin.
  package static let epoch = Date(timeIntervalSince1970: 1_750_000_000)

  /// Commits everything at a time that does not change, so that the hash does not either.
  package func commitAt(_ message: String, hours: Int) throws {
    try git("add", "--all")
    try git(["commit", "--quiet", "--allow-empty", "-m", message], hours: hours)
  }

  /// Runs git at a time that does not change.
  package func gitAt(hours: Int, _ arguments: String...) throws {
    try git(arguments, hours: hours)
  }

  /// Merges a branch at a time that does not change.
  package func mergeAt(_ branch: String, _ message: String, hours: Int) throws {
    try git(["merge", "--quiet", "--no-ff", "-m", message, branch], hours: hours)
  }

  private func git(_ arguments: [String], hours: Int) throws {
    let time = "\(Int(Self.epoch.timeIntervalSince1970) + hours * 3600) +0000"
    let outcome = try Command.run(
      "git", arguments, in: path,
      environment: Self.environment.merging(
        ["GIT_AUTHOR_DATE": time, "GIT_COMMITTER_DATE": time]) { $1 })
    guard outcome.status == 0 else { throw CommandFailed(what: outcome.errors) }
  }

  /// The context of the repository under test, as isolated as the sandbox itself.
  package static func context(_ more: [String: String?] = [:]) -> GitContext {
    GitContext(environment: environment.mapValues { $0 }.merging(more) { $1 })
  }

  /// The repository under test.
  package func open() async throws -> Repository {
    try await Repository.open(path, context: Self.context())
  }
}
