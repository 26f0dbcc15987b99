import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct StashTests {
  private func dirty() throws -> GitSandbox {
    let sandbox = try GitSandbox().write("a", "1\n").write("b", "1\n").commitAnd("First")
    try sandbox.write("a", "2\n").git("add", "a")
    try sandbox.write("b", "2\n").write("new", "n\n")
    return sandbox
  }

  private func state(_ sandbox: GitSandbox) throws -> String {
    try sandbox.git("status", "--porcelain=v2") + sandbox.git("diff") + sandbox.git("stash", "list")
  }

  @Test func `changes are put aside and come back by undo`() async throws {
    let sandbox = try dirty()
    let repository = try await sandbox.open()
    let before = try state(sandbox)
    for keepsIndex in [false, true] {
      for untracked in [false, true] {
        var options = StashOptions()
        options.message = "half done"
        options.keepsIndex = keepsIndex
        options.includesUntracked = untracked
        try await repository.stash(options)
        let status = try await repository.status()
        #expect(status.unstaged.isEmpty)
        #expect(status.staged.isEmpty == !keepsIndex)
        #expect(status.untracked.isEmpty == untracked)
        #expect(try await repository.stashes().first?.message == "On main: half done")
        try await undoLast(repository)
        #expect(try state(sandbox) == before)
      }
    }
  }

  @Test func `only what is staged, or only some files, are put aside`() async throws {
    let sandbox = try dirty()
    let repository = try await sandbox.open()
    var staged = StashOptions()
    staged.stagedOnly = true
    try await repository.stash(staged)
    #expect(try sandbox.git("status", "--porcelain") == " M b\n?? new")
    var some = StashOptions()
    some.paths = ["b"]
    try await repository.stash(some)
    #expect(try sandbox.git("status", "--porcelain") == "?? new")
    #expect(
      await failure { try await repository.stash(StashOptions()) }?.code == .gitNothingToCommit)
    #expect(try await repository.stashes().map(\.index) == [0, 1])
  }

  @Test func `some lines are put aside and come back on top of other changes`() async throws {
    let text = (1...12).map { "\($0)\n" }.joined()
    let sandbox = try GitSandbox().write("a", text).commitAnd("First")
    try sandbox.write("a", "zero\n" + text + "thirteen\n").write("b", "").git("add", "b")
    let repository = try await sandbox.open()
    let before = try state(sandbox)
    let file = try #require(try await repository.diff(.unstaged()).first)
    try await repository.stash(LineSelection(hunk: 0, of: file), of: file, message: "the zero")
    #expect(try sandbox.read("a") == text + "thirteen\n")
    #expect(try sandbox.git("status", "--porcelain") == " M a\nA  b")
    let stash = try #require(try await repository.stashes().first)
    #expect(stash.message == "On main: the zero")
    let changes = try await repository.diff(stash.changes)
    #expect(changes.map(\.path) == ["a"])
    #expect(changes.first?.addedCount == 1)
    try await undoLast(repository)
    #expect(try state(sandbox) == before)
    try await repository.stash(LineSelection(hunk: 0, of: file), of: file, message: "the zero")
    try sandbox.git("commit", "--quiet", "-am", "The rest")
    try await repository.pop(try #require(try await repository.stashes().first))
    #expect(try sandbox.read("a") == "zero\n" + text + "thirteen\n")
  }

  @Test func `a stash is applied, popped, and both undone to the byte`() async throws {
    let sandbox = try dirty()
    let repository = try await sandbox.open()
    var options = StashOptions()
    options.includesUntracked = true
    try await repository.stash(options)
    let clean = try state(sandbox)
    let stash = try #require(try await repository.stashes().first)
    #expect(try await repository.changedFiles(stash.changes).map(\.path) == ["a", "b"])
    let untracked = try #require(try await repository.untrackedChanges(of: stash))
    #expect(try await repository.changedFiles(untracked).map(\.path) == ["new"])
    try await repository.apply(stash, restoringIndex: true)
    #expect(try sandbox.git("status", "--porcelain") == "M  a\n M b\n?? new")
    try await undoLast(repository)
    #expect(try state(sandbox) == clean)
    try await repository.pop(stash)
    #expect(try await repository.stashes().isEmpty)
    try await undoLast(repository)
    #expect(try state(sandbox) == clean)
  }

  @Test func `a stash that meets other changes stays`() async throws {
    let sandbox = try dirty()
    let repository = try await sandbox.open()
    try await repository.stash(StashOptions())
    let stash = try #require(try await repository.stashes().first)
    try sandbox.write("a", "other\n")
    #expect(await failure { try await repository.pop(stash) }?.code == .gitWouldOverwrite)
    try sandbox.commit("Other")
    #expect(await failure { try await repository.pop(stash) }?.code == .gitConflict)
    #expect(try await repository.status().conflicted.map(\.path) == ["a"])
    #expect(try await repository.stashes().count == 1)
  }

  @Test func `a stash is dropped by what it is, not by where it is, and comes back`() async throws {
    let sandbox = try dirty()
    let repository = try await sandbox.open()
    try await repository.stash(StashOptions())
    let first = try #require(try await repository.stashes().first)
    try sandbox.write("b", "3\n").git("stash", "push", "--quiet", "-m", "later")
    try await repository.drop(first)
    #expect(try await repository.stashes().map(\.message) == ["On main: later"])
    #expect(await failure { try await repository.drop(first) }?.code == .gitUnknownRevision)
    try await undoLast(repository)
    #expect(try await repository.stashes().map(\.commit).contains(first.commit))
  }

  @Test func `a branch is made from a stash and undone`() async throws {
    let sandbox = try dirty()
    let repository = try await sandbox.open()
    try await repository.stash(StashOptions())
    let stash = try #require(try await repository.stashes().first)
    try await repository.branch("rescue", from: stash)
    #expect(try sandbox.git("branch", "--show-current") == "rescue")
    #expect(try await repository.stashes().isEmpty)
    try await undoLast(repository)
    #expect(try sandbox.git("branch", "--show-current") == "main")
    #expect(try await repository.stashes().map(\.commit) == [stash.commit])
    #expect(try await repository.status().unstaged.isEmpty)
  }
}
