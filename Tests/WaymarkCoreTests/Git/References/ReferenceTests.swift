import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct ReferenceTests {
  @Test func `branches, remote branches and tags are listed with their last commit`() async throws {
    let sandbox = try GitSandbox()
    let first = try sandbox.commit("First")
    try sandbox.git("tag", "light")
    try sandbox.git("tag", "-a", "heavy", "-m", "A release")
    try sandbox.git("remote", "add", "origin", ".")
    try sandbox.git("update-ref", "refs/remotes/origin/main", first)
    try sandbox.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
    try sandbox.git("branch", "--set-upstream-to=origin/main")
    let second = try sandbox.commit("Second, with a comma")
    try sandbox.git("branch", "gone")
    try sandbox.git("config", "branch.gone.remote", "origin")
    try sandbox.git("config", "branch.gone.merge", "refs/heads/vanished")
    let repository = try await sandbox.open()
    let references = try await repository.references()
    func reference(_ name: String) throws -> Reference {
      try #require(references.first { $0.id == name })
    }
    let main = try reference("refs/heads/main")
    #expect(main.isHead)
    #expect(main.commit.hex == second)
    #expect(main.subject == "Second, with a comma")
    #expect(main.author == "Ada")
    #expect(main.upstream == .init(name: "origin/main", ahead: 1, behind: 0))
    #expect(main.worktree == sandbox.path)
    #expect(try reference("refs/heads/gone").upstream?.isGone == true)
    let heavy = try reference("refs/tags/heavy")
    #expect(heavy.isAnnotated)
    #expect(heavy.commit.hex == first)
    #expect(heavy.subject == "A release")
    #expect(try !reference("refs/tags/light").isAnnotated)
    #expect(try reference("refs/remotes/origin/HEAD").target == "refs/remotes/origin/main")
    #expect(try reference("refs/remotes/origin/main").name == "origin/main")
    #expect(references.count == 6)
    let branches = try await repository.references([.branch], tracking: false)
    #expect(branches.map(\.name) == ["gone", "main"])
  }

  @Test func `a branch is made, switched to, renamed and deleted, and all of it undone`()
    async throws
  {
    let sandbox = try GitSandbox().write("a", "1").commitAnd("First")
    let repository = try await sandbox.open()
    func branches() throws -> String {
      try sandbox.git("branch", "--format=%(HEAD)%(refname:short)")
    }
    let start = try branches()
    try await repository.createBranch("one")
    try await repository.createBranch("two", at: "main", switching: true)
    #expect(try branches() == " main\n one\n*two")
    try await repository.switchTo("one")
    try await repository.renameBranch("one", to: "uno")
    #expect(try branches() == " main\n two\n*uno")
    try await repository.switchDetached(to: "main")
    try await repository.deleteBranch("two")
    #expect(try sandbox.git("symbolic-ref", "-q", "HEAD", orEmpty: true) == "")
    for _ in 0..<6 { try await undoLast(repository) }
    #expect(try branches() == start)
    #expect(try await repository.undoList().isEmpty)
  }

  @Test func `a deleted branch comes back with its commits and its upstream`() async throws {
    let sandbox = try GitSandbox()
    let first = try sandbox.commit("First")
    try sandbox.git("remote", "add", "origin", ".")
    try sandbox.git("update-ref", "refs/remotes/origin/topic", first)
    try sandbox.git("switch", "--quiet", "-c", "topic", "--track", "origin/topic")
    let topic = try sandbox.commit("Topic")
    try sandbox.git("switch", "--quiet", "main")
    let repository = try await sandbox.open()
    #expect(await failure { try await repository.deleteBranch("topic") }?.code == .gitNotMerged)
    try await repository.deleteBranch("topic", force: true)
    let entry = try #require(try await repository.undoList().last)
    #expect(entry.commands.first == "git branch --no-track topic \(topic)")
    try await undoLast(repository)
    #expect(try sandbox.git("rev-parse", "topic") == topic)
    #expect(try sandbox.git("rev-parse", "--abbrev-ref", "topic@{upstream}") == "origin/topic")
  }

  @Test func `an upstream is set, taken away and back by undo`() async throws {
    let sandbox = try GitSandbox()
    let first = try sandbox.commit("First")
    try sandbox.git("remote", "add", "origin", ".")
    try sandbox.git("update-ref", "refs/remotes/origin/main", first)
    let repository = try await sandbox.open()
    func upstream() async throws -> String? { try await repository.status().upstream?.name }
    try await repository.setUpstream("origin/main", of: "main")
    #expect(try await upstream() == "origin/main")
    try await repository.setUpstream(nil, of: "main")
    #expect(try await upstream() == nil)
    try await undoLast(repository)
    #expect(try await upstream() == "origin/main")
    try await undoLast(repository)
    #expect(try await upstream() == nil)
  }

  @Test func `switching to a remote branch makes a local one, once`() async throws {
    let sandbox = try GitSandbox()
    let first = try sandbox.commit("First")
    try sandbox.git("remote", "add", "origin", ".")
    try sandbox.git("update-ref", "refs/remotes/origin/feature/x", first)
    let repository = try await sandbox.open()
    try await repository.switchTo("origin/feature/x")
    #expect(try sandbox.git("branch", "--show-current") == "feature/x")
    #expect(try await repository.status().upstream?.name == "origin/feature/x")
    try await repository.switchTo("main")
    try await repository.switchTo("origin/feature/x")
    #expect(try sandbox.git("branch", "--show-current") == "feature/x")
  }

  @Test func `switching over changes is refused, or merges them on request`() async throws {
    let sandbox = try GitSandbox().write("a", "1\n2\n3\n").commitAnd("First")
    try sandbox.git("switch", "--quiet", "-c", "side")
    try sandbox.write("a", "1\n2\ndrei\n").commit("Side")
    try sandbox.git("switch", "--quiet", "main")
    try sandbox.write("a", "eins\n2\n3\n")
    let repository = try await sandbox.open()
    #expect(await failure { try await repository.switchTo("side") }?.code == .gitWouldOverwrite)
    #expect(try sandbox.git("branch", "--show-current") == "main")
    try await repository.switchTo("side", merging: true)
    #expect(try sandbox.read("a").contains("eins"))
    #expect(try sandbox.git("branch", "--show-current") == "side")
  }

  @Test func `names that git does not allow or that are taken are said to be so`() async throws {
    let sandbox = try GitSandbox()
    try sandbox.commit("First")
    let repository = try await sandbox.open()
    for name in ["-x", "a b", "a..b", "a~", ""] {
      let error = await failure { try await repository.createBranch(name) }
      #expect(error?.code == .gitInvalidName, "\(name): \(error?.description ?? "nothing")")
      let switching = await failure { try await repository.createBranch(name, switching: true) }
      #expect(switching?.code == .gitInvalidName, "\(name)")
      #expect(await failure { try await repository.createTag(name) } != nil)
    }
    #expect(await failure { try await repository.createBranch("main") }?.code == .gitExists)
    #expect(await failure { try await repository.switchTo("-f") } != nil)
    #expect(
      await failure { try await repository.switchTo("nowhere") }?.code == .gitUnknownRevision)
  }

  @Test func `tags are made, annotated, deleted, and all of it undone`() async throws {
    let sandbox = try GitSandbox()
    try sandbox.commit("First")
    let repository = try await sandbox.open()
    try await repository.createTag("v1")
    try await repository.createTag("v2", message: CommitMessage("Release\n\n# notes"))
    let object = try sandbox.git("rev-parse", "v2")
    #expect(try sandbox.git("tag", "-l", "--format=%(contents)", "v2") == "Release\n\n# notes\n")
    try await repository.deleteTag("v2")
    #expect(try sandbox.git("tag") == "v1")
    try await undoLast(repository)
    #expect(try sandbox.git("rev-parse", "v2") == object)
    try await undoLast(repository)
    try await undoLast(repository)
    #expect(try sandbox.git("tag") == "")
  }

  @Test func `what has moved since is not undone`() async throws {
    let sandbox = try GitSandbox()
    try sandbox.commit("First")
    let repository = try await sandbox.open()
    try await repository.createBranch("topic")
    try sandbox.git("switch", "--quiet", "topic")
    try sandbox.commit("Work")
    try sandbox.git("switch", "--quiet", "main")
    #expect(await failure { try await undoLast(repository) }?.code == .gitChangedSince)
    #expect(try sandbox.git("branch", "--list", "topic") != "")
  }
}

extension GitSandbox {
  /// What git prints, or nothing when it fails.
  func git(_ arguments: String..., orEmpty: Bool) throws -> String {
    (try? git(arguments)) ?? ""
  }
}
