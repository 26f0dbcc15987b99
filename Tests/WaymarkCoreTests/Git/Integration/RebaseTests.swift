import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct RebaseTests {
  /// Four commits that each write a file of their own.
  private func row() throws -> GitSandbox {
    let sandbox = try GitSandbox().write("base", "").commitAnd("Base")
    for name in ["one", "two", "three", "four"] {
      try sandbox.write(name, name).commit(name)
    }
    return sandbox
  }

  private func subjects(_ sandbox: GitSandbox) throws -> [String] {
    try sandbox.git("log", "--reverse", "--topo-order", "--format=%s").split(separator: "\n")
      .map(String.init)
  }

  @Test func `a branch is put onto another and back by undo`() async throws {
    let sandbox = try GitSandbox().write("a", "").commitAnd("Base")
    try sandbox.git("switch", "--quiet", "-c", "side")
    try sandbox.write("side", "").commit("Side")
    try sandbox.git("switch", "--quiet", "main")
    try sandbox.write("main", "").commit("Main")
    try sandbox.git("switch", "--quiet", "side")
    try sandbox.write("a", "dirty")
    let repository = try await sandbox.open()
    let before = try sandbox.git("rev-parse", "HEAD")
    try await repository.rebase(onto: "main")
    #expect(try subjects(sandbox) == ["Base", "Main", "Side"])
    #expect(try sandbox.read("a") == "dirty")
    try await undoLast(repository)
    #expect(try sandbox.git("rev-parse", "HEAD") == before)
    #expect(try sandbox.read("a") == "dirty")
    var strict = RebaseOptions()
    strict.autostash = false
    #expect(
      await failure { try await repository.rebase(onto: "main", strict) }?.code
        == .gitWouldOverwrite)
  }

  @Test func `a rebase that stops is continued, skipped and aborted`() async throws {
    let sandbox = try GitSandbox().write("a", "base\n").commitAnd("Base")
    try sandbox.git("switch", "--quiet", "-c", "side")
    try sandbox.write("a", "side\n").commit("Side")
    try sandbox.write("b", "b\n").commit("Other")
    try sandbox.git("switch", "--quiet", "main")
    try sandbox.write("a", "main\n").commit("Main")
    try sandbox.git("switch", "--quiet", "side")
    let repository = try await sandbox.open()
    let before = try sandbox.git("rev-parse", "HEAD")
    func stop() async throws -> OperationInProgress {
      #expect(await failure { try await repository.rebase(onto: "main") }?.code == .gitConflict)
      return try #require(try await repository.status().operation)
    }
    try await repository.proceed(try await stop(), .abort)
    #expect(try sandbox.git("rev-parse", "HEAD") == before)
    try await repository.proceed(try await stop(), .skip)
    #expect(try subjects(sandbox) == ["Base", "Main", "Other"])
    try await undoLast(repository)
    #expect(try sandbox.git("rev-parse", "HEAD") == before)
    let operation = try await stop()
    try await repository.resolve("a", with: Array("both\n".utf8))
    try await repository.proceed(operation, .continue)
    #expect(try subjects(sandbox) == ["Base", "Main", "Side", "Other"])
    try await undoLast(repository)
    #expect(try sandbox.git("rev-parse", "HEAD") == before)
  }

  @Test func `a list reorders, drops, squashes, fixes up and rewords`() async throws {
    let sandbox = try row()
    let repository = try await sandbox.open()
    let before = try sandbox.git("rev-parse", "HEAD")
    var steps = try await repository.rebaseSteps(since: "HEAD~4")
    #expect(steps.map(\.subject) == ["one", "two", "three", "four"])
    #expect(steps.allSatisfy { $0.action == .pick })
    steps.swapAt(0, 3)
    steps[1].action = .drop
    steps[2].action = .squash
    steps[2].message = CommitMessage("four and three\n\n# 'quoted' $HOME \"text\"\n")
    steps[3].action = .reword
    steps[3].message = CommitMessage("uno")
    try await repository.rebase(steps, onto: "HEAD~4")
    #expect(try subjects(sandbox) == ["Base", "four and three", "uno"])
    #expect(
      try sandbox.git("log", "-1", "--format=%B", "HEAD~1")
        == "four and three\n\n# 'quoted' $HOME \"text\"\n")
    #expect(!sandbox.exists("two"))
    #expect(sandbox.exists("three"))
    try await undoLast(repository)
    #expect(try sandbox.git("rev-parse", "HEAD") == before)
  }

  @Test func `git's own messages are taken where none is given`() async throws {
    let sandbox = try row()
    let repository = try await sandbox.open()
    var steps = try await repository.rebaseSteps(since: nil)
    #expect(steps.count == 5)
    steps[2].action = .fixup
    steps[4].action = .squash
    try await repository.rebase(steps, onto: nil)
    #expect(try subjects(sandbox) == ["Base", "one", "three"])
    #expect(try sandbox.git("log", "-1", "--format=%B").contains("four"))
  }

  @Test func `an edit stops behind its commit and goes on`() async throws {
    let sandbox = try row()
    let repository = try await sandbox.open()
    var steps = try await repository.rebaseSteps(since: "HEAD~2")
    steps[0].action = .edit
    try await repository.rebase(steps, onto: "HEAD~2")
    let operation = try #require(try await repository.status().operation)
    #expect(operation.kind == .rebase)
    #expect(operation.position == 1)
    try sandbox.write("three", "amended").git("add", "three")
    var amend = CommitOptions()
    amend.amends = true
    try await repository.commit(CommitMessage("drei"), amend)
    try await repository.proceed(operation, .continue)
    #expect(try subjects(sandbox) == ["Base", "one", "two", "drei", "four"])
    #expect(try sandbox.git("show", "HEAD~1:three") == "amended")
  }

  @Test func `a list that git would refuse is refused in words`() async throws {
    let sandbox = try row()
    let repository = try await sandbox.open()
    var steps = try await repository.rebaseSteps(since: "HEAD~2")
    steps[0].action = .fixup
    #expect(
      await failure { try await repository.rebase(steps, onto: "HEAD~2") }?.code
        == .invalidArgument)
    steps = steps.map { RebaseStep(.drop, $0.commit) }
    #expect(
      await failure { try await repository.rebase(steps, onto: "HEAD~2") }?.code
        == .invalidArgument)
  }

  @Test func `an older commit is reworded and amended`() async throws {
    let sandbox = try row()
    let repository = try await sandbox.open()
    try await repository.reword(try await repository.resolve("HEAD~2"), CommitMessage("zwei"))
    #expect(try subjects(sandbox) == ["Base", "one", "zwei", "three", "four"])
    try sandbox.write("one", "uno").git("add", "one")
    let before = try sandbox.git("rev-parse", "HEAD")
    try await repository.amend(try await repository.resolve("HEAD~3"))
    #expect(try subjects(sandbox) == ["Base", "one", "zwei", "three", "four"])
    #expect(try sandbox.git("show", "HEAD~3:one") == "uno")
    #expect(try await repository.status().isClean)
    #expect(try await repository.undoList().count == 2)
    try await undoLast(repository)
    #expect(try sandbox.git("rev-parse", "HEAD") == before)
    #expect(try await repository.status().staged.map(\.path) == ["one"])
    try await repository.unstageAll()
    try sandbox.git("checkout", "--quiet", "one")
    try sandbox.write("base", "from the start").git("add", "base")
    try await repository.amend(try await repository.resolve("HEAD~4"))
    #expect(try sandbox.git("show", "HEAD~4:base") == "from the start")
  }

  @Test func `fixups are sorted in, by git and in the list`() async throws {
    let sandbox = try row()
    for target in ["HEAD~3", "HEAD~1"] {
      try sandbox.write("fix \(target)", "").git("add", "--all")
      try sandbox.git("commit", "--quiet", "--fixup=\(target)")
    }
    let repository = try await sandbox.open()
    let steps = RebaseStep.autosquashed(try await repository.rebaseSteps(since: "HEAD~6"))
    #expect(steps.map(\.action) == [.pick, .fixup, .pick, .pick, .pick, .fixup])
    var options = RebaseOptions()
    options.autosquash = true
    try await repository.rebase(onto: "HEAD~6", options)
    #expect(try subjects(sandbox) == ["Base", "one", "two", "three", "four"])
  }

  @Test func `branches on the way move along`() async throws {
    let sandbox = try row()
    try sandbox.git("branch", "middle", "HEAD~2")
    try sandbox.git("switch", "--quiet", "-c", "other", "HEAD~4")
    try sandbox.write("other", "").commit("Other")
    try sandbox.git("switch", "--quiet", "main")
    let repository = try await sandbox.open()
    var options = RebaseOptions()
    options.updatesBranches = true
    try await repository.rebase(onto: "other", options)
    #expect(try sandbox.git("rev-parse", "middle") == (try sandbox.git("rev-parse", "HEAD~2")))
  }
}
