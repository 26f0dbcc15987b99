import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct ConflictTests {
  /// A merge with `f` changed on both sides, `d` deleted by them and changed by us.
  private func merging() throws -> GitSandbox {
    let sandbox = try GitSandbox().write("f", "one\nbase\nthree\n").write("d", "1\n")
    try sandbox.commit("Base")
    try sandbox.git("switch", "--quiet", "-c", "side")
    try sandbox.write("f", "one\ntheirs\nthree\n").remove("d")
    try sandbox.commit("Side")
    try sandbox.git("switch", "--quiet", "main")
    try sandbox.write("f", "one\nours\nthree\n").write("d", "2\n").commit("Main")
    try sandbox.gitOrFail("merge", "side")
    return sandbox
  }

  @Test(arguments: ConflictSide.allCases)
  func `a side is taken whole and undo brings the conflict back`(_ side: ConflictSide) async throws
  {
    let sandbox = try merging()
    let repository = try await sandbox.open()
    let before = try sandbox.git("status", "--porcelain=v2")
    let text = try sandbox.read("f")
    try await repository.resolve(["f", "d"], taking: side)
    #expect(try sandbox.read("f") == "one\n\(side)\nthree\n")
    #expect(sandbox.exists("d") == (side != .theirs))
    #expect(try await repository.status().conflicted.isEmpty)
    try await undoLast(repository)
    #expect(try sandbox.git("status", "--porcelain=v2") == before)
    #expect(try sandbox.read("f") == text)
  }

  @Test func `the three texts of a file can be read`() async throws {
    let sandbox = try merging()
    let repository = try await sandbox.open()
    let sides = try await repository.conflictSides(of: "f")
    #expect(sides.ours == Array("one\nours\nthree\n".utf8))
    #expect(sides.base == Array("one\nbase\nthree\n".utf8))
    #expect(sides.theirs == Array("one\ntheirs\nthree\n".utf8))
    #expect(try await repository.conflictSides(of: "d").theirs.isEmpty)
    #expect(await failure { try await repository.conflictSides(of: "x") }?.code == .invalidArgument)
    let merged = try await sides.merge(in: repository)
    let conflict = try #require(merged.conflicts.first)
    #expect(merged.conflicts.count == 1)
    #expect(conflict.ours == Array("ours\n".utf8))
    #expect(conflict.base == Array("base\n".utf8))
    #expect(conflict.theirs == Array("theirs\n".utf8))
    #expect(try sandbox.read("f").contains("<<<<<<<"))
    let both = merged.text { _, _ in .both }
    #expect(String(decoding: both, as: UTF8.self) == "one\nours\ntheirs\nthree\n")
  }

  @Test func `a file is resolved with a text and as it stands`() async throws {
    let sandbox = try merging()
    let repository = try await sandbox.open()
    try await repository.resolve("f", with: Array("mine\n".utf8))
    #expect(try sandbox.git("show", ":f") == "mine")
    try sandbox.write("d", "kept\n")
    try await repository.markResolved(["d"])
    #expect(try await repository.status().conflicted.isEmpty)
    try await undoLast(repository)
    #expect(try await repository.status().conflicted.map(\.path) == ["d"])
  }

  @Test func `a conflict is written anew with its base`() async throws {
    let sandbox = try merging()
    let repository = try await sandbox.open()
    try sandbox.write("f", "spoilt\n")
    try await repository.recreateConflict("f")
    let text = ConflictText(Array(try sandbox.read("f").utf8))
    #expect(text.conflicts.first?.base == Array("base\n".utf8))
    try await undoLast(repository)
    #expect(try sandbox.read("f") == "spoilt\n")
  }

  @Test func `markers without their others are text`() {
    for text in ["<<<<<<< a\nx\n", "=======\n", ">>>>>>> b\n", "<<<<<<<x\n=======\n>>>>>>>\n"] {
      let conflict = ConflictText(Array(text.utf8))
      #expect(conflict.conflicts.isEmpty)
      #expect(conflict.resolved == Array(text.utf8))
    }
  }

  @Test func `conflicts keep their markers until they are settled`() {
    let text = "a\r\n<<<<<<< ours\nb\n||||||| base\n=======\nc\n>>>>>>> theirs\nd"
    let parsed = ConflictText(Array(text.utf8))
    #expect(parsed.conflicts.count == 1)
    #expect(parsed.resolved == nil)
    #expect(String(decoding: parsed.text { _, _ in nil }, as: UTF8.self) == text)
    #expect(String(decoding: parsed.text { _, _ in .base }, as: UTF8.self) == "a\r\nd")
    #expect(String(decoding: parsed.text { _, _ in .theirs }, as: UTF8.self) == "a\r\nc\nd")
  }
}
