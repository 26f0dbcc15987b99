import Testing
import WaymarkTestSupport

@testable import WaymarkCore

/// Settling the conflicts of a file one by one.
@Suite struct ConflictedFileTests {
  private static let lines = (1...30).map { "line \($0)\n" }.joined()

  private func merging(_ style: String = "merge") throws -> GitSandbox {
    let sandbox = try GitSandbox().write("f", Self.lines)
    try sandbox.git("config", "merge.conflictStyle", style)
    try sandbox.commit("Base")
    try sandbox.git("switch", "--quiet", "-c", "side")
    try sandbox.write(
      "f",
      Self.lines.replacing("line 5\n", with: "their 5\n").replacing("line 25\n", with: "their 25\n")
    )
    try sandbox.commit("Side")
    try sandbox.git("switch", "--quiet", "main")
    try sandbox.write(
      "f", Self.lines.replacing("line 5\n", with: "our 5\n").replacing("line 25\n", with: "")
    ).commit("Main")
    try sandbox.gitOrFail("merge", "side")
    return sandbox
  }

  @Test(arguments: ["merge", "diff3"])
  func `each conflict has three texts, a line and the names of its sides`(style: String)
    async throws
  {
    let sandbox = try merging(style)
    let file = try await sandbox.open().conflicts(of: "f")
    #expect(file.text.conflicts.count == 2)
    #expect(file.lines.first == 5)
    let first = try #require(file.text.conflicts.first)
    #expect(first.ours == Array("our 5\n".utf8))
    #expect(first.base == Array("line 5\n".utf8))
    #expect(first.theirs == Array("their 5\n".utf8))
    #expect(first.ourLabel == "HEAD")
    #expect(first.theirLabel == "side")
    #expect(file.text.conflicts[1].ours.isEmpty)
    #expect(Array(file.surroundings(of: 0).before.suffix(7)) == Array("line 4\n".utf8))
    #expect(Array(file.surroundings(of: 1).after.prefix(8)) == Array("line 26\n".utf8))
  }

  @Test func `one conflict is settled and the other stays as git wrote it, and undo has both`()
    async throws
  {
    let sandbox = try merging()
    let repository = try await sandbox.open()
    let before = try sandbox.read("f")
    let file = try await repository.conflicts(of: "f")
    #expect(try await repository.settle(file, [0: .both]) == false)
    let half = try sandbox.read("f")
    #expect(half.contains("line 4\nour 5\ntheir 5\nline 6\n"))
    #expect(half.contains("<<<<<<< HEAD\n=======\ntheir 25\n>>>>>>> side\n"))
    #expect(try await repository.status().conflicted.count == 1)
    try await undoLast(repository)
    #expect(try sandbox.read("f") == before)
  }

  @Test func `a file with every conflict settled is resolved`() async throws {
    let sandbox = try merging()
    let repository = try await sandbox.open()
    let file = try await repository.conflicts(of: "f")
    #expect(try await repository.settle(file, [0: .theirs, 1: .ours]))
    #expect(
      try sandbox.read("f")
        == Self.lines.replacing("line 5\n", with: "their 5\n").replacing("line 25\n", with: ""))
    #expect(try await repository.status().conflicted.isEmpty)
    try await undoLast(repository)
    #expect(try await repository.status().conflicted.count == 1)
  }

  @Test func `a file that was edited meanwhile is not written over`() async throws {
    let sandbox = try merging()
    let repository = try await sandbox.open()
    let file = try await repository.conflicts(of: "f")
    try sandbox.write("f", "mine\n")
    #expect(
      await failure { _ = try await repository.settle(file, [0: .ours, 1: .ours]) }?.message
        == "f was changed meanwhile; nothing was written.")
    #expect(try sandbox.read("f") == "mine\n")
    #expect(
      await failure { _ = try await repository.conflicts(of: "f") }?.message
        == "f has no conflict between markers.")
  }
}
