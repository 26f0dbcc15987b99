import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct IntegrationTests {
  /// `main` and `side` part after `Base`; with a conflict they change the same line.
  private func forked(conflict: Bool = false) throws -> GitSandbox {
    let sandbox = try GitSandbox().write("a", "base\n").commitAnd("Base")
    try sandbox.git("switch", "--quiet", "-c", "side")
    try sandbox.write(conflict ? "a" : "side", "side\n").commit("Side")
    try sandbox.git("switch", "--quiet", "main")
    try sandbox.write(conflict ? "a" : "main", "main\n").commit("Main")
    return sandbox
  }

  private func head(_ sandbox: GitSandbox) throws -> String { try sandbox.git("rev-parse", "HEAD") }

  private func subjects(_ sandbox: GitSandbox) throws -> [String] {
    try sandbox.git("log", "--topo-order", "--format=%s").split(separator: "\n").map(String.init)
  }

  @Test func `a merge, with its ways, is made and undone with changes kept`() async throws {
    let sandbox = try forked()
    let repository = try await sandbox.open()
    let before = try head(sandbox)
    try sandbox.write("a", "dirty\n")
    try await repository.merge("side")
    #expect(try subjects(sandbox).first == "Merge branch 'side'")
    try await undoLast(repository)
    #expect(try head(sandbox) == before)
    #expect(try sandbox.read("a") == "dirty\n")
    var options = MergeOptions()
    options.fastForward = .only
    #expect(await failure { try await repository.merge("side", options) }?.code == .gitDiverged)
    options.fastForward = .never
    options.message = CommitMessage("Own words\n\n# kept")
    try await repository.merge("side", options)
    #expect(try sandbox.git("log", "-1", "--format=%B") == "Own words\n\n# kept\n")
    try await undoLast(repository)
    var squash = MergeOptions()
    squash.squashes = true
    try await repository.merge("side", squash)
    #expect(try head(sandbox) == before)
    #expect(try await repository.status().staged.map(\.path) == ["side"])
  }

  @Test func `a merge that stops is continued and undone as a whole`() async throws {
    let sandbox = try forked(conflict: true)
    let repository = try await sandbox.open()
    let before = try head(sandbox)
    #expect(await failure { try await repository.merge("side") }?.code == .gitConflict)
    let operation = try #require(try await repository.status().operation)
    #expect(await failure { try await repository.merge("side") }?.code == .gitUnmerged)
    #expect(
      await failure { try await repository.proceed(operation, .continue) }?.code == .gitUnmerged)
    #expect(
      await failure { try await repository.proceed(operation, .skip) }?.code == .invalidArgument)
    try await repository.resolve(["a"], taking: .theirs)
    try await repository.proceed(operation, .continue)
    #expect(try await repository.status().operation == nil)
    #expect(try sandbox.git("rev-list", "--parents", "-1", "HEAD").split(separator: " ").count == 3)
    try await undoLast(repository)
    #expect(try head(sandbox) == before)
  }

  @Test func `an abort keeps what was resolved by hand`() async throws {
    let sandbox = try forked(conflict: true)
    let repository = try await sandbox.open()
    _ = await failure { try await repository.merge("side") }
    try sandbox.write("a", "an hour's work\n")
    let operation = try #require(try await repository.status().operation)
    try await repository.proceed(operation, .abort)
    #expect(try sandbox.read("a") == "main\n")
    let kept = try #require(try await repository.discards().first)
    #expect(try sandbox.git("show", "\(kept.id):files/a") == "an hour's work")
  }

  @Test func `commits are picked and taken back, and both undone`() async throws {
    let sandbox = try forked()
    let repository = try await sandbox.open()
    let before = try head(sandbox)
    let side = try await repository.resolve("side")
    try await repository.cherryPick([side], noting: true)
    #expect(try sandbox.git("log", "-1", "--format=%B").contains("cherry picked from"))
    try await repository.revert([try await repository.resolve("HEAD")])
    #expect(try subjects(sandbox).first == "Revert \"Side\"")
    #expect(!sandbox.exists("side"))
    try await undoLast(repository)
    try await undoLast(repository)
    #expect(try head(sandbox) == before)
    try await repository.cherryPick([side], committing: false)
    #expect(try await repository.status().staged.map(\.path) == ["side"])
  }

  @Test func `a picking of several that stops is skipped and continued`() async throws {
    let sandbox = try forked(conflict: true)
    try sandbox.git("switch", "--quiet", "side")
    try sandbox.write("more", "1").commit("More")
    try sandbox.git("switch", "--quiet", "main")
    let repository = try await sandbox.open()
    let before = try head(sandbox)
    let commits = [try await repository.resolve("side~1"), try await repository.resolve("side")]
    #expect(await failure { try await repository.cherryPick(commits) }?.code == .gitConflict)
    let operation = try #require(try await repository.status().operation)
    #expect(operation.kind == .cherryPick)
    try await repository.proceed(operation, .skip)
    #expect(try subjects(sandbox).first == "More")
    try await undoLast(repository)
    #expect(try head(sandbox) == before)
  }

  @Test func `a merge is picked and reverted by its mainline`() async throws {
    let sandbox = try forked()
    try sandbox.git("merge", "--quiet", "--no-edit", "side")
    let repository = try await sandbox.open()
    let merge = try await repository.resolve("HEAD")
    #expect(await failure { try await repository.revert([merge]) } != nil)
    try await repository.revert([merge], mainline: 1)
    #expect(!sandbox.exists("side"))
  }

  @Test(arguments: ResetMode.allCases)
  func `a reset moves the branch and is undone with everything it took`(
    _ mode: ResetMode
  ) async throws {
    let sandbox = try GitSandbox().write("a", "1\n").write("b", "1\n").commitAnd("First")
    try sandbox.write("a", "2\n").commit("Second")
    try sandbox.write("b", "staged\n").git("add", "b")
    if mode != .keep { try sandbox.write("b", "changed\n") }
    let repository = try await sandbox.open()
    func state() throws -> [String] {
      [
        try head(sandbox), try sandbox.git("status", "--porcelain=v2"), try sandbox.read("a"),
        try sandbox.read("b"),
      ]
    }
    let before = try state()
    try await repository.reset(to: "HEAD~1", mode)
    #expect(try subjects(sandbox) == ["First"])
    if mode == .hard {
      #expect(try await repository.status().isClean)
      #expect(try sandbox.read("b") == "1\n")
    }
    try await undoLast(repository)
    if mode == .keep {
      // What was staged is kept in the file.
      #expect(try head(sandbox) == before[0])
      #expect(try sandbox.read("b") == "staged\n")
    } else {
      #expect(try state() == before)
    }
  }

  @Test func `a hard reset in a conflict keeps the files`() async throws {
    let sandbox = try forked(conflict: true)
    let repository = try await sandbox.open()
    _ = await failure { try await repository.merge("side") }
    try sandbox.write("a", "work\n")
    try await repository.reset(to: "HEAD", .hard)
    #expect(try sandbox.read("a") == "main\n")
    let kept = try #require(try await repository.discards().first)
    #expect(try sandbox.git("show", "\(kept.id):files/a") == "work")
  }

  @Test func `a bisect finds the commit`() async throws {
    let sandbox = try GitSandbox()
    var commits: [String] = []
    for number in 0..<8 { commits.append(try sandbox.write("n", "\(number)").commit("\(number)")) }
    let repository = try await sandbox.open()
    try await repository.bisect("start", "HEAD", commits[0])
    var said = ""
    while !said.contains("is the first bad commit") {
      let number = Int(try sandbox.read("n")) ?? 0
      said = try await repository.bisect(number < 5 ? "good" : "bad")
    }
    #expect(said.hasPrefix(commits[5]))
    let operation = try #require(try await repository.status().operation)
    try await repository.proceed(operation, .abort)
    #expect(try sandbox.git("branch", "--show-current") == "main")
  }
}
