import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct DiscardTests {

  /// Staged, changed, new, deleted, renamed, executable and linked files of odd names.
  private func busy() throws -> GitSandbox {
    let sandbox = try GitSandbox().write("both", "1\n").write("gone", "1\n")
      .write("old", "a\nb\nc\nd\n").write("run", "1\n").write("crlf", "1\r\n")
    try sandbox.commit("First")
    try sandbox.write("both", "2\n").git("add", "both")
    try sandbox.write("both", "3\n").write("added", "n\n").git("add", "added")
    try sandbox.git("mv", "old", "new")
    try sandbox.write("new", "a\nb\nc\nD\n").write("crlf", "2\r\n").write("-new file\n", "u")
      .write(GitPath([0xFF]), [0xFF]).write("intended", "x").git("add", "-N", "intended")
    try sandbox.remove("gone")
    try FileManager.default.createSymbolicLink(
      atPath: "\(sandbox.path)/link", withDestinationPath: "nowhere")
    chmod("\(sandbox.path)/run", 0o755)
    return sandbox
  }

  private func picture(_ sandbox: GitSandbox) throws -> [String] {
    let files = try FileManager.default.contentsOfDirectory(atPath: sandbox.path)
      .filter { $0 != ".git" }.sorted()
    return files.map { name in
      let path = "\(sandbox.path)/\(name)"
      if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) {
        return "\(name) → \(target)"
      }
      return "\(name) \(FileManager.default.isExecutableFile(atPath: path)) "
        + ((try? sandbox.read(name)) ?? "")
    } + [try sandbox.git("status", "--porcelain=v2")]
  }

  @Test(arguments: [DiscardExtent.unstaged, .everything])
  func `discarding everything can be undone to the byte`(_ extent: DiscardExtent) async throws {
    let sandbox = try busy()
    let repository = try await sandbox.open()
    let before = try picture(sandbox)
    try await repository.discard(try await repository.status().entries, extent)
    let status = try await repository.status()
    #expect(status.unstaged.isEmpty)
    #expect(status.untracked.isEmpty)
    #expect(status.staged.isEmpty == (extent == .everything))
    #expect(try sandbox.read("gone") == "1\n")
    try await undoLast(repository)
    #expect(try picture(sandbox) == before)
    #expect(try await repository.undoList().isEmpty)
  }

  @Test func `each file by itself can be discarded and undone`() async throws {
    let sandbox = try busy()
    let repository = try await sandbox.open()
    let before = try picture(sandbox)
    for entry in try await repository.status().entries {
      try await repository.discard([entry], .everything)
      #expect(
        try await repository.status().entries.contains { $0.path == entry.path } == false)
      try await undoLast(repository)
      #expect(try picture(sandbox) == before, "\(entry.path)")
    }
  }

  @Test func `what was edited after a discard is merged on undo`() async throws {
    let text = (1...12).map { "\($0)\n" }.joined()
    let sandbox = try GitSandbox().write("a", text)
    try sandbox.commit("First")
    try sandbox.write("a", "zero\n" + text)
    let repository = try await sandbox.open()
    let file = try #require(try await repository.diff(.unstaged()).first)
    try await repository.discard(LineSelection(all: file), of: file)
    #expect(try sandbox.read("a") == text)
    try sandbox.write("a", text + "thirteen\n")
    try await undoLast(repository)
    #expect(try sandbox.read("a") == "zero\n" + text + "thirteen\n")
  }

  @Test func `an edit in the same place stops the undo before anything is written`() async throws {
    let sandbox = try GitSandbox().write("a", "1\n").write("b", "1\n")
    try sandbox.commit("First")
    try sandbox.write("a", "2\n").write("b", "2\n")
    let repository = try await sandbox.open()
    try await repository.discard(try await repository.status().entries, .unstaged)
    try sandbox.write("b", "3\n")
    let error = await failure { try await undoLast(repository) }
    #expect(error?.code == .gitChangedSince)
    #expect(try sandbox.read("a") == "1\n")
    #expect(try sandbox.read("b") == "3\n")
    #expect(try await repository.undoList().count == 1)
  }

  @Test func `discards are listed, readable by plain git, and forgotten on request`() async throws {
    let sandbox = try GitSandbox().write("deep/a", "1").commitAnd("First")
    let repository = try await sandbox.open()
    for text in ["2", "3", "4"] {
      try sandbox.write("deep/a", text)
      try await repository.discard(try await repository.status().entries, .unstaged)
    }
    let discards = try await repository.discards()
    #expect(discards.count == 3)
    let newest = try #require(discards.first)
    #expect(newest.title == "Discard changes of deep/a")
    #expect(try sandbox.git("show", "\(newest.id):files/deep/a") == "4")
    #expect(newest.files.map(\.path) == ["deep/a"])
    try await repository.forgetDiscards(keeping: 1)
    #expect(try await repository.discards().map(\.id) == [newest.id])
    #expect(try sandbox.git("for-each-ref", "refs/waymark").split(separator: "\n").count == 1)
  }

  @Test func `a push takes no discard along`() async throws {
    let sandbox = try GitSandbox().write("a", "1").commitAnd("First")
    try sandbox.git("clone", "--quiet", "--bare", ".", "bare.git")
    try sandbox.git("remote", "add", "origin", "bare.git")
    let repository = try await sandbox.open()
    try sandbox.write("a", "2")
    try await repository.discard(
      [StatusEntry(path: "a", kind: .tracked, unstaged: .modified)], .unstaged)
    try sandbox.git("push", "--quiet", "--all", "origin")
    try sandbox.git("push", "--quiet", "--tags", "origin")
    #expect(try sandbox.at("bare.git").git("for-each-ref", "refs/waymark") == "")
  }

  @Test func `folders of new files and conflicts are refused`() async throws {
    let sandbox = try GitSandbox().write("new/a", "1")
    let repository = try await sandbox.open()
    let folder = try await repository.status(untracked: .folders).entries
    #expect(
      await failure { try await repository.discard(folder, .unstaged) }?.code == .invalidArgument)
    let conflict = StatusEntry(path: "x", kind: .conflicted(.bothModified))
    #expect(
      await failure { try await repository.discard([conflict], .everything) }?.code
        == .invalidArgument)
  }

  @Test func `undo writes through no link that took a folder's place`() async throws {
    let outside = try TemporaryFolder()
    let sandbox = try GitSandbox().write("deep/new", "1")
    let repository = try await sandbox.open()
    try await repository.discard(try await repository.status().entries, .unstaged)
    try sandbox.remove("deep")
    try FileManager.default.createSymbolicLink(
      atPath: "\(sandbox.path)/deep", withDestinationPath: outside.path)
    #expect(await failure { try await undoLast(repository) }?.code == .notWritable)
    #expect(try FileManager.default.contentsOfDirectory(atPath: outside.path).isEmpty)
  }
}

extension GitSandbox {
  /// Commits everything and goes on with the sandbox.
  func commitAnd(_ message: String) throws -> GitSandbox {
    try commit(message)
    return self
  }
}
