import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct StatusTests {
  @Test func `a branch without commits is unborn`() async throws {
    let sandbox = try GitSandbox().write("new", "1")
    let status = try await sandbox.open().status()
    #expect(status.head.branch == "main")
    #expect(status.head.isUnborn)
    #expect(status.upstream == nil)
    #expect(status.untracked.map(\.path) == ["new"])
    #expect(!status.isClean)
  }

  @Test func `staged, changed, renamed, deleted, new and ignored files are told apart`()
    async throws
  {
    let sandbox = try GitSandbox().write("keep", "1\n2\n3\n").write("move", "a\nb\nc\nd\n")
      .write("gone", "1").write("mode", "x").write(".gitignore", "*.log\n")
    try sandbox.commit("First")
    try sandbox.git("mv", "move", "moved")
    try sandbox.write("keep", "1\n2\n4\n").write("x.log", "").write("deep/er/new", "")
    try sandbox.remove("gone")
    chmod("\(sandbox.path)/mode", 0o755)
    try sandbox.git("add", "mode")

    let status = try await sandbox.open().status(ignored: true)
    func entry(_ path: GitPath) throws -> StatusEntry {
      try #require(status.entries.first { $0.path == path })
    }
    #expect(try entry("moved").staged == .renamed)
    #expect(try entry("moved").originalPath == "move")
    #expect(try entry("keep").unstaged == .modified)
    #expect(try entry("keep").staged == nil)
    #expect(try entry("gone").unstaged == .deleted)
    #expect(try entry("mode").staged == .modified)
    #expect(try entry("mode").headMode == 0o100644)
    #expect(try entry("mode").indexMode == 0o100755)
    #expect(status.untracked.map(\.path) == ["deep/er/new"])
    #expect(status.ignored.map(\.path) == ["x.log"])
    #expect(status.staged.count == 2)
    let folders = try await sandbox.open().status(untracked: .folders)
    #expect(folders.untracked.map(\.path) == ["deep/"])
    #expect(folders.untracked.first?.isFolder == true)
    #expect(try await sandbox.open().status(untracked: .none).untracked.isEmpty)
  }

  @Test func `names of any bytes survive`() async throws {
    let names: [GitPath] = [
      "with space", "with\nbreak", "with\"quote", "-dash", ":colon", "*star", "tab\there",
      GitPath([0x66, 0xFF, 0xFE]),
    ]
    let sandbox = try GitSandbox()
    for name in names { try sandbox.write(name, [0x31]) }
    let status = try await sandbox.open().status()
    #expect(Set(status.untracked.map(\.path)) == Set(names))
  }

  @Test func `ahead, behind and a vanished upstream are seen`() async throws {
    let outer = try GitSandbox().write("a", "1")
    try outer.commit("First")
    try outer.git("clone", "--quiet", ".", "clone")
    let clone = outer.at("clone")
    try clone.commit("Mine")
    try clone.commit("Mine too")
    try outer.git("commit", "--quiet", "--allow-empty", "-m", "Theirs")
    try clone.git("fetch", "--quiet")
    let repository = try await clone.open()
    let status = try await repository.status()
    #expect(status.upstream == .init(name: "origin/main", ahead: 2, behind: 1))
    try clone.git("update-ref", "-d", "refs/remotes/origin/main")
    let gone = try await repository.status()
    #expect(gone.upstream?.isGone == true)
  }

  @Test func `a detached head has a commit and no branch`() async throws {
    let sandbox = try GitSandbox()
    let commit = try sandbox.commit("First")
    try sandbox.git("checkout", "--quiet", "--detach")
    let status = try await sandbox.open().status()
    #expect(status.head.isDetached)
    #expect(status.head.commit?.hex == commit)
  }

  @Test func `stashes are counted`() async throws {
    let sandbox = try GitSandbox().write("a", "1")
    try sandbox.commit("First")
    for text in ["2", "3"] {
      try sandbox.write("a", text)
      try sandbox.git("stash", "push", "--quiet")
    }
    #expect(try await sandbox.open().status().stashCount == 2)
  }

  @Test func `a worktree has a status of its own`() async throws {
    let sandbox = try GitSandbox().write("a", "1")
    try sandbox.commit("First")
    try sandbox.git("worktree", "add", "--quiet", "-b", "side", "tree")
    try sandbox.at("tree").write("b", "")
    let repository = try await sandbox.at("tree").open()
    let status = try await repository.status()
    #expect(status.head.branch == "side")
    #expect(status.untracked.map(\.path) == ["b"])
    #expect(try await repository.layout().isLinkedWorktree)
  }

  @Test func `a bare repository and a shallow clone have a status`() async throws {
    let sandbox = try GitSandbox()
    try sandbox.commit("First")
    let commit = try sandbox.commit("Second")
    try sandbox.git("clone", "--quiet", "--bare", ".", "bare.git")
    try sandbox.git("clone", "--quiet", "--depth=1", "file://\(sandbox.path)", "shallow")
    let bare = try await sandbox.at("bare.git").open()
    #expect(try await bare.layout().isBare)
    #expect(try await bare.status().head.commit?.hex == commit)
    #expect(try await bare.status().head.branch == "main")
    let shallow = try await sandbox.at("shallow").open()
    #expect(try await shallow.layout().isShallow)
    #expect(try await shallow.status().isClean)
  }

  @Test func `a submodule says what is new in it`() async throws {
    let sandbox = try GitSandbox().write("lib/a", "1")
    try sandbox.git("init", "--quiet", "lib")
    try sandbox.at("lib").commit("Inner")
    try sandbox.git("submodule", "--quiet", "add", "./lib", "lib")
    try sandbox.git("commit", "--quiet", "-m", "Outer")
    try sandbox.at("lib").write("new", "")
    let entry = try #require(try await sandbox.open().status().entries.first)
    #expect(entry.path == "lib")
    #expect(
      entry.submodule
        == .init(hasNewCommits: false, hasChanges: false, hasUntrackedFiles: true))
  }

  @Test func `a folder below the top opens the whole repository`() async throws {
    let sandbox = try GitSandbox().write("deep/a", "").write("b", "")
    let repository = try await Repository.open(
      "\(sandbox.path)/deep", context: GitSandbox.context())
    #expect(repository.root == sandbox.path)
    #expect(try await repository.status().untracked.map(\.path) == ["b", "deep/a"])
  }
}
