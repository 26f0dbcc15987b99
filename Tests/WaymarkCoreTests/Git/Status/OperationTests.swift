import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct OperationTests {
  /// `main` and `side` change the same line.
  private func forked() throws -> GitSandbox {
    let sandbox = try GitSandbox().write("a", "base\n")
    try sandbox.commit("Base")
    try sandbox.git("switch", "--quiet", "-c", "side")
    try sandbox.write("a", "side\n").commit("Side")
    try sandbox.git("switch", "--quiet", "main")
    try sandbox.write("a", "main\n").commit("Main")
    return sandbox
  }

  private func operation(_ sandbox: GitSandbox) async throws -> OperationInProgress? {
    try await sandbox.open().status().operation
  }

  @Test func `nothing is under way in a quiet repository`() async throws {
    #expect(try await operation(try forked()) == nil)
  }

  @Test func `a merge with a conflict`() async throws {
    let sandbox = try forked()
    try sandbox.gitOrFail("merge", "side")
    let status = try await sandbox.open().status()
    #expect(status.operation?.kind == .merge)
    #expect(status.operation?.other?.hex == (try sandbox.git("rev-parse", "side")))
    #expect(status.operation?.steps == [.continue, .abort])
    #expect(status.conflicted.map(\.conflict) == [.bothModified])
  }

  @Test func `a rebase with a conflict knows branch and position`() async throws {
    let sandbox = try forked()
    try sandbox.git("switch", "--quiet", "side")
    try sandbox.gitOrFail("rebase", "main")
    let found = try #require(try await operation(sandbox))
    #expect(found.kind == .rebase)
    #expect(found.branch == "side")
    #expect(found.position == 1)
    #expect(found.count == 1)
    #expect(found.command(for: .skip) == ["rebase", "--skip"])
    #expect(found.other?.hex == (try sandbox.git("rev-parse", "main")))
  }

  @Test func `a rebase by patches and mails being applied`() async throws {
    let sandbox = try forked()
    try sandbox.git("switch", "--quiet", "side")
    try sandbox.gitOrFail("rebase", "--apply", "main")
    #expect(try await operation(sandbox)?.kind == .rebase)
    #expect(try await operation(sandbox)?.branch == "side")
    try sandbox.git("rebase", "--abort")
    try sandbox.git("switch", "--quiet", "main")
    try sandbox.git("format-patch", "-1", "side", "-o", "mail")
    try sandbox.gitOrFail("am", "mail/0001-Side.patch")
    #expect(try await operation(sandbox)?.kind == .applyMail)
  }

  @Test func `a cherry-pick, a revert and what is left between two commits`() async throws {
    let sandbox = try forked()
    try sandbox.gitOrFail("cherry-pick", "side")
    #expect(try await operation(sandbox)?.kind == .cherryPick)
    try sandbox.git("cherry-pick", "--abort")
    try sandbox.gitOrFail("revert", "HEAD~1")
    #expect(try await operation(sandbox)?.kind == .revert)
    try sandbox.git("revert", "--abort")
    try sandbox.gitOrFail("revert", "HEAD~1", "HEAD")
    try sandbox.write("a", "solved\n")
    try sandbox.git("add", "a")
    try sandbox.git("commit", "--quiet", "-m", "Solved by hand")
    #expect(try await operation(sandbox)?.kind == .revert)
  }

  @Test func `a bisect can be skipped and reset`() async throws {
    let sandbox = try GitSandbox()
    for number in 0..<4 { try sandbox.commit("\(number)") }
    try sandbox.git("bisect", "start", "HEAD", "HEAD~3")
    let found = try #require(try await operation(sandbox))
    #expect(found.kind == .bisect)
    #expect(found.branch == "main")
    #expect(found.command(for: .abort) == ["bisect", "reset"])
    #expect(found.steps == [.skip, .abort])
  }

  @Test(arguments: StatusEntry.Conflict.allCases)
  func `every kind of conflict is told`(_ kind: StatusEntry.Conflict) async throws {
    let sandbox = try GitSandbox().write("f", "1")
    try sandbox.commit("First")
    let blobs = try ["base", "ours", "theirs"].map { text in
      try sandbox.write("tmp", text)
      return try sandbox.git("hash-object", "-w", "tmp")
    }
    try sandbox.remove("tmp")
    let stages: [Int] =
      switch kind {
      case .bothDeleted: [1]
      case .addedByUs: [2]
      case .deletedByThem: [1, 2]
      case .addedByThem: [3]
      case .deletedByUs: [1, 3]
      case .bothAdded: [2, 3]
      case .bothModified: [1, 2, 3]
      }
    let lines = stages.map { "100644 \(blobs[$0 - 1]) \($0)\tf\n" }.joined()
    try sandbox.git("rm", "--cached", "--quiet", "f")
    let repository = try await sandbox.open()
    try await repository.git.run(.write("update-index", "--index-info").input(Array(lines.utf8)))
    #expect(try await repository.status().conflicted.map(\.conflict) == [kind])
  }
}
