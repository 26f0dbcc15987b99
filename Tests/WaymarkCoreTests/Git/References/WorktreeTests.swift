import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct WorktreeTests {
  @Test func `work trees are added, listed, locked, moved, removed, and all of it undone`()
    async throws
  {
    let sandbox = try GitSandbox().write("a", "1").commitAnd("First")
    let repository = try await sandbox.open()
    let path = sandbox.path + "/with\nbreak"
    try await repository.addWorktree(path, newBranch: "side")
    var list = try await repository.worktrees()
    #expect(list.map(\.path) == [sandbox.path, path])
    #expect(list.map(\.branch) == ["main", "side"])
    try await repository.setLock(of: path, true, reason: "on a stick")
    #expect(try await repository.worktrees().last?.lockReason == "on a stick")
    #expect(await failure { try await repository.removeWorktree(path) } != nil)
    try await undoLast(repository)
    #expect(try await repository.worktrees().last?.lockReason == nil)
    try await repository.moveWorktree(path, to: path + "2")
    #expect(sandbox.exists("with\nbreak2/a"))
    try await undoLast(repository)
    try await repository.removeWorktree(path)
    #expect(try await repository.worktrees().count == 1)
    try await undoLast(repository)
    list = try await repository.worktrees()
    #expect(list.last?.branch == "side")
    try await undoLast(repository)
    #expect(try await repository.worktrees().count == 1)
    #expect(try sandbox.git("branch", "--list", "side") == "")
  }

  @Test func `a work tree with changes stays unless it is forced away`() async throws {
    let sandbox = try GitSandbox().write("a", "1").commitAnd("First")
    let repository = try await sandbox.open()
    let path = sandbox.path + "/tree"
    try await repository.addWorktree(path, newBranch: "side")
    try sandbox.at("tree").write("new", "1")
    #expect(
      await failure { try await repository.removeWorktree(path) }?.code == .gitWouldOverwrite)
    try await repository.removeWorktree(path, force: true)
    try await repository.addWorktree(path, at: "side")
    #expect(
      await failure { try await repository.addWorktree(path + "3", at: "side") }?.code == .gitInUse)
    try FileManager.default.removeItem(atPath: path)
    #expect(try await repository.worktrees().last?.pruneReason != nil)
    try await repository.pruneWorktrees()
    #expect(try await repository.worktrees().count == 1)
  }

  @Test func `remotes are added, changed, renamed, removed, and all of it undone`() async throws {
    let sandbox = try GitSandbox()
    let repository = try await sandbox.open()
    try await repository.addRemote("origin", url: "https://me:secret@example.org/a")
    try sandbox.git("config", "remote.origin.pushurl", "ssh://elsewhere/a")
    let remote = try #require(try await repository.remotes().first)
    #expect(remote.pushURL == "ssh://elsewhere/a")
    #expect(remote.shownURL == "https://example.org/a")
    #expect(!repository.git.context.log.entries.contains { $0.text.contains("secret") })
    try await repository.setURL("../b", of: "origin")
    try await repository.renameRemote("origin", to: "with.dot")
    #expect(try await repository.remotes().map(\.name) == ["with.dot"])
    try await repository.removeRemote("with.dot")
    #expect(try await repository.remotes().isEmpty)
    try await undoLast(repository)
    #expect(try await repository.remotes().map(\.url) == ["../b"])
    try await undoLast(repository)
    try await undoLast(repository)
    #expect(try await repository.remotes().map(\.url) == ["https://me:secret@example.org/a"])
    try await undoLast(repository)
    #expect(try await repository.remotes().isEmpty)
    #expect(await failure { try await repository.addRemote("-x", url: "a") } != nil)
  }
}
