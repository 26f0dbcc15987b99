import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct LogTests {
  private func subjects(_ table: CommitTable) -> [String] {
    (0..<table.count).map { table[$0].subject }
  }

  private func subjects(
    _ sandbox: GitSandbox, _ change: (inout LogRequest) -> Void
  ) async throws -> [String] {
    var request = LogRequest()
    change(&request)
    return subjects(try await sandbox.open().log(request))
  }

  /// Many commits, written by one `git fast-import`.
  private func long(_ count: Int) async throws -> GitSandbox {
    let sandbox = try GitSandbox()
    var stream = ""
    for number in 1...count {
      stream += "commit refs/heads/main\ncommitter Ada <a@b> \(1_700_000_000 + number) +0000\n"
      let subject = "Commit \(number)"
      stream += "data \(subject.utf8.count)\n\(subject)\n"
    }
    try await sandbox.open().git.run(.write("fast-import", "--quiet").input(Array(stream.utf8)))
    return sandbox
  }

  @Test func `the first batch is a screen and the rest follows`() async throws {
    let sandbox = try await long(9000)
    let repository = try await sandbox.open()
    var sizes: [Int] = []
    var table = CommitTable()
    try await repository.log(LogRequest()) { batch in
      sizes.append(batch.count)
      table.append(batch)
      return .more
    }
    #expect(table.count == 9000)
    #expect(try #require(sizes.first) < 2000)
    #expect(sizes.count > 2)
    #expect(table[0].subject == "Commit 9000")
    #expect(table[8999].subject == "Commit 1")
    #expect(table[8999].parents.isEmpty)
    #expect(table[0].parents == [table.id(1)])
    #expect(table.row(of: table.id(4711)) == 4711)
  }

  @Test func `a reader that has enough ends the log`() async throws {
    let sandbox = try await long(9000)
    let repository = try await sandbox.open()
    var count = 0
    try await repository.log(LogRequest()) { batch in
      count += batch.count
      return .enough
    }
    #expect(count < 9000)
    #expect(repository.git.context.log.entries.last?.ending == .stopped)
  }

  @Test func `a row has author, time, parents and references`() async throws {
    let sandbox = try GitSandbox()
    try sandbox.commit("Base")
    try sandbox.git("switch", "--quiet", "-c", "side")
    try sandbox.commit("Side")
    try sandbox.git("switch", "--quiet", "main")
    try sandbox.git("merge", "--no-ff", "--quiet", "-m", "Merge, with a comma", "side")
    try sandbox.git("tag", "v1")
    try sandbox.git("update-ref", "refs/remotes/origin/main", "HEAD")
    try sandbox.git("update-ref", "refs/waymark/discards/1", "HEAD")
    let table = try await sandbox.open().log(LogRequest(.everything))
    let merge = table[0]
    #expect(merge.subject == "Merge, with a comma")
    #expect(merge.author == "Ada")
    #expect(merge.isMerge)
    #expect(
      Set(merge.decorations)
        == [.branch("main", isHead: true), .tag("v1"), .remoteBranch("origin/main")])
    #expect(table.count == 3)
    try sandbox.git("checkout", "--quiet", "--detach")
    let detached = try await sandbox.open().log(LogRequest())[0]
    #expect(detached.decorations.contains(.head))
    #expect(detached.decorations.contains(.branch("main", isHead: false)))
  }

  @Test func `a log is filtered by path, author, text, time, content and range`() async throws {
    let sandbox = try GitSandbox().write("a.txt", "one\n").commitAnd("First")
    try sandbox.write("b.swift", "two\n").commit("Second: öffnen")
    try sandbox.write("a.txt", "one\nneedle(1)\n")
    try sandbox.git("commit", "--quiet", "-am", "Third", "--author=Bo <bo@x>")
    try sandbox.write("a.txt", "one\nneedle(2)\n").commit("Fourth")
    #expect(try await subjects(sandbox) { $0.paths = ["a.txt"] } == ["Fourth", "Third", "First"])
    #expect(try await subjects(sandbox) { $0.pathPatterns = ["*.swift"] } == ["Second: öffnen"])
    #expect(try await subjects(sandbox) { $0.author = "^bo" } == ["Third"])
    #expect(try await subjects(sandbox) { $0.message = "ÖFFNEN|third" }.contains("Third"))
    #expect(try await subjects(sandbox) { $0.occurrence = "needle" } == ["Third"])
    #expect(try await subjects(sandbox) { $0.changedLine = "needle" } == ["Fourth", "Third"])
    #expect(
      try await subjects(sandbox) { $0.start = .revisions(["HEAD~3..HEAD~1"]) } == [
        "Third", "Second: öffnen",
      ])
    #expect(try await subjects(sandbox) { $0.since = "1 hour ago" }.count == 4)
    #expect(try await subjects(sandbox) { $0.until = "1 hour ago" }.isEmpty)
    #expect(try await subjects(sandbox) { $0.limit = 2 }.count == 2)
    #expect(
      try await subjects(sandbox) {
        $0.author = "bo"
        $0.message = "first"
      }.isEmpty)
    var request = LogRequest()
    #expect(!request.isFiltered)
    request.author = "x"
    #expect(request.isFiltered)
  }

  @Test func `merges and side branches can be left out`() async throws {
    let sandbox = try GitSandbox()
    try sandbox.commit("Base")
    try sandbox.git("switch", "--quiet", "-c", "side")
    try sandbox.commit("Side")
    try sandbox.git("switch", "--quiet", "main")
    try sandbox.git("merge", "--no-ff", "--quiet", "-m", "Merge", "side")
    #expect(try await subjects(sandbox) { $0.firstParentOnly = true } == ["Merge", "Base"])
    #expect(Set(try await subjects(sandbox) { $0.withoutMerges = true }) == ["Side", "Base"])
    #expect(try await subjects(sandbox) { $0.order = .topological } == ["Merge", "Side", "Base"])
  }

  @Test func `a branch without commits has an empty log, beside others that have one`() async throws
  {
    let sandbox = try GitSandbox()
    let repository = try await sandbox.open()
    #expect(try await repository.log(LogRequest()).isEmpty)
    #expect(try await repository.log(LogRequest(.everything)).isEmpty)
    #expect(try await repository.reflog().isEmpty)
    try sandbox.commit("One")
    try sandbox.git("switch", "--quiet", "--orphan", "other")
    #expect(try await repository.log(LogRequest()).isEmpty)
    #expect(subjects(try await repository.log(LogRequest(.everything))) == ["One"])
  }

  @Test func `revisions that look like options or do not exist are refused`() async throws {
    let sandbox = try GitSandbox()
    try sandbox.commit("One")
    let repository = try await sandbox.open()
    for name in ["--output=pwned", "-x", "nowhere", ""] {
      let error = await failure { try await repository.log(LogRequest(.revisions([name]))) }
      #expect(error?.code == .gitUnknownRevision || error?.code == .gitFailed, "\(name)")
      #expect(await failure { try await repository.resolve(name) }?.code == .gitUnknownRevision)
    }
    #expect(!sandbox.exists("pwned"))
    #expect(try await repository.resolve("main").hex == (try sandbox.git("rev-parse", "HEAD")))
  }

  @Test func `a log cut anywhere reads the same`() throws {
    let id = String(repeating: "a", count: 40)
    let bytes = Array(
      "\(id)\0\(id) \(id)\012\0Ada\0tag: refs/tags/v1\0One\0\(id)\0\013\0Bo\0\0Two\0".utf8)
    for size in 1...bytes.count {
      var parser = LogParser()
      for start in stride(from: 0, to: bytes.count, by: size) {
        try parser.feed(Array(bytes[start..<min(start + size, bytes.count)]))
      }
      let table = parser.take()
      #expect(table.count == 2)
      #expect(table[0].parents.count == 2)
      #expect(table[1].subject == "Two")
    }
    var parser = LogParser()
    #expect(throws: WaymarkError.self) { try parser.feed(Array("x\0\0\0\0\0\0".utf8)) }
  }

  @Test func `a commit-graph file can be written`() async throws {
    let sandbox = try GitSandbox()
    try sandbox.commit("One")
    let repository = try await sandbox.open()
    #expect(try await repository.hasCommitGraph() == false)
    try await repository.writeCommitGraph()
    #expect(try await repository.hasCommitGraph())
  }
}
