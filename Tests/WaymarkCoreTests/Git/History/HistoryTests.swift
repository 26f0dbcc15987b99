import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct HistoryTests {
  @Test func `a commit's details and files`() async throws {
    let sandbox = try GitSandbox().write("a", "1\n").commitAnd("First")
    try sandbox.write("a", "1\n2\n").write("b", "x\n")
    try sandbox.git("add", "--all")
    try sandbox.git(
      "commit", "--quiet", "--author=Bo <bo@x>", "-m", "Second\n\nA body.\n\nRefs: #1")
    try sandbox.git("notes", "add", "-m", "a note")
    let repository = try await sandbox.open()
    let details = try await repository.details(of: try await repository.resolve("HEAD"))
    #expect(details.author == Person(name: "Bo", email: "bo@x"))
    #expect(details.committer == Person(name: "Ada", email: "ada@example.org"))
    #expect(details.message.subject == "Second")
    #expect(details.message.trailers == [.init(key: "Refs", value: "#1")])
    #expect(details.notes == "a note")
    #expect(details.decorations == [.branch("main", isHead: true)])
    let files = try await repository.changedFiles(details.changes())
    #expect(files.map(\.path) == ["a", "b"])
    #expect(files.map(\.addedLines) == [1, 1])
    let first = try await repository.details(of: try #require(details.parents.first))
    #expect(first.parents.isEmpty)
    #expect(try await repository.diff(first.changes()).map(\.change) == [.added])
    let missing = try #require(ObjectID(String(repeating: "1", count: 40)))
    #expect(await failure { try await repository.details(of: missing) } != nil)
  }

  @Test func `a merge can be compared with each parent`() async throws {
    let sandbox = try GitSandbox().write("base", "1").commitAnd("Base")
    try sandbox.git("switch", "--quiet", "-c", "side")
    try sandbox.write("side", "1").commit("Side")
    try sandbox.git("switch", "--quiet", "main")
    try sandbox.write("main", "1").commit("Main")
    try sandbox.git("merge", "--quiet", "--no-edit", "side")
    let repository = try await sandbox.open()
    let details = try await repository.details(of: try await repository.resolve("HEAD"))
    #expect(try await repository.changedFiles(details.changes()).map(\.path) == ["side"])
    #expect(try await repository.changedFiles(details.changes(since: 1)).map(\.path) == ["main"])
  }

  @Test func `blame tells each line's commit and walks to the parent`() async throws {
    let sandbox = try GitSandbox().write("old name", "first\nsecond\nthird\n").commitAnd("First")
    let first = try sandbox.git("rev-parse", "HEAD")
    try sandbox.git("mv", "old name", "new\nname")
    try sandbox.write("new\nname", "first\nzwei\nthird\n").commit("Second")
    try sandbox.write("new\nname", "first\nzwei\nthird\nnew\n")
    let repository = try await sandbox.open()
    let blame = try await repository.blame("new\nname")
    #expect(blame.isComplete)
    #expect(blame.lines.count == 4)
    #expect(blame.commit(ofLine: 0)?.id.hex == first)
    #expect(blame.commit(ofLine: 0)?.path == "old name")
    #expect(blame.commit(ofLine: 1)?.subject == "Second")
    #expect(blame.commit(ofLine: 1)?.author == "Ada")
    #expect(blame.commit(ofLine: 3)?.isUncommitted == true)
    let previous = try #require(blame.commit(ofLine: 1)?.previous)
    #expect(previous.path == "old name")
    let older = try await repository.blame(previous.path, at: previous.commit)
    #expect(older.commit(ofLine: 1)?.id.hex == first)
    #expect(older.commit(ofLine: 1)?.previous == nil)
    #expect(await failure { try await repository.blame("nowhere") } != nil)
  }

  @Test func `blame can be ended early`() async throws {
    let sandbox = try GitSandbox().write("a", "1\n").commitAnd("First")
    let blame = try await sandbox.open().blame("a") { _ in .enough }
    #expect(!blame.isComplete)
  }

  @Test func `a file's history follows its renames`() async throws {
    let text = (1...20).map { "line \($0)\n" }.joined()
    let sandbox = try GitSandbox().write("first", text).commitAnd("Create")
    try sandbox.commit("Something else")
    try sandbox.git("mv", "first", "second\nname")
    try sandbox.write("second\nname", text + "more\n").commit("Rename")
    try sandbox.write("second\nname", text + "more\nand more\n").commit("Change")
    let repository = try await sandbox.open()
    let history = try await repository.history(of: "second\nname")
    #expect(history.map(\.commit.subject) == ["Change", "Rename", "Create"])
    #expect(history.map(\.path) == ["second\nname", "second\nname", "first"])
    #expect(history[1].oldPath == "first")
    #expect(history.map(\.change) == [.modified, .renamed, .added])
    let rename = try await repository.diff(history[1].changes)
    #expect(rename.map(\.change) == [.renamed])
    #expect(rename.first?.addedCount == 1)
    var seen = 0
    try await repository.history(of: "second\nname") { _ in
      seen += 1
      return .enough
    }
    #expect(seen == 1)
  }

  @Test func `a long file history arrives whole`() async throws {
    let sandbox = try GitSandbox()
    var stream = ""
    for number in 1...1500 {
      stream += "commit refs/heads/main\ncommitter Ada <a@b> \(1_700_000_000 + number) +0000\n"
      stream += "data 1\nx\nM 100644 inline a\ndata <<E\n\(number)\nE\n\n"
    }
    let repository = try await sandbox.open()
    try await repository.git.run(.write("fast-import", "--quiet").input(Array(stream.utf8)))
    let history = try await repository.history(of: "a")
    #expect(history.count == 1500)
    #expect(history.allSatisfy { $0.path == "a" })
  }

  @Test func `the reflog tells what moved the head`() async throws {
    let sandbox = try GitSandbox()
    let first = try sandbox.commit("First")
    try sandbox.commit("Second")
    try sandbox.git("reset", "--quiet", "--hard", "HEAD~1")
    let repository = try await sandbox.open()
    let entries = try await repository.reflog()
    #expect(
      entries.map(\.message) == [
        "reset: moving to HEAD~1", "commit: Second", "commit (initial): First",
      ])
    #expect(entries.map(\.selector) == ["HEAD@{0}", "HEAD@{1}", "HEAD@{2}"])
    #expect(entries[0].commit.hex == first)
    #expect(entries[0].time.timeIntervalSinceNow > -86400)
    #expect(try await repository.reflog(of: "main").count == 3)
    let missing = await failure { try await repository.reflog(of: "nowhere") }
    #expect(missing?.code == .gitUnknownRevision)
  }

  @Test func `two commits are compared`() async throws {
    let sandbox = try GitSandbox()
    let base = try sandbox.commit("Base")
    try sandbox.git("switch", "--quiet", "-c", "side")
    try sandbox.write("side", "1").commit("Side")
    try sandbox.commit("Side too")
    try sandbox.git("switch", "--quiet", "main")
    try sandbox.write("main", "2").commit("Main")
    let repository = try await sandbox.open()
    let comparison = try await repository.compare("main", "side")
    #expect(comparison.base?.hex == base)
    #expect(comparison.leftOnly == 1)
    #expect(comparison.rightOnly == 2)
    #expect(try await repository.log(comparison.rightLog).count == 2)
    #expect(try await repository.log(comparison.leftLog)[0].subject == "Main")
    #expect(try await repository.changedFiles(comparison.rightChanges).map(\.path) == ["side"])
    #expect(try await repository.changedFiles(comparison.difference).count == 2)
    try sandbox.git("switch", "--quiet", "--orphan", "island")
    try sandbox.commit("Island")
    #expect(try await repository.compare("main", "island").base == nil)
  }
}
