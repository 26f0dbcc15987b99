import Foundation
import Testing
import WaymarkApp
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

/// The log with its graph and what is done with commits.
@Suite struct GitLogTests {
  /// Two branches that were merged, with a tag, at times that do not change.
  private func sandbox() throws -> GitSandbox {
    let sandbox = try GitSandbox()
    var hour = 0
    func commit(_ name: String, _ subject: String) throws {
      hour += 1
      try sandbox.write(name, "\(subject)\n").commitAt(subject, hours: hour)
    }
    try commit("a", "Read invoices")
    try commit("b", "Write reports")
    try sandbox.git("tag", "v1")
    try sandbox.git("switch", "--quiet", "--create", "topic")
    try commit("c", "Parse dates as people write them")
    try sandbox.git("switch", "--quiet", "main")
    try commit("d", "Sort by customer")
    hour += 1
    try sandbox.mergeAt("topic", "Merge topic", hours: hour)
    try commit("e", "Say what is missing")
    return sandbox
  }

  private func type(_ text: String, into app: AppDriver) async {
    for character in text { await app.send(.key(Key(.character(character)))) }
  }

  private func app(
    _ sandbox: GitSandbox, columns: Int = 120, rows: Int = 40
  ) async -> AppDriver {
    let app = await AppDriver.git(sandbox, columns: columns, rows: rows)
    app.now = GitSandbox.epoch.addingTimeInterval(86_400)
    await app.press("right")
    return app
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 15)])
  func `the log shows branches as lines and a commit with its message`(
    columns: Int, rows: Int
  ) async throws {
    let app = await app(try sandbox(), columns: columns, rows: rows)
    app.expectScreen("git-log-\(columns)x\(rows)")
    await app.press("j", "j", "enter")
    app.expectScreen("git-log-commit-\(columns)x\(rows)")
  }

  @Test func `a filter leaves commits out, and nothing brings them back`() async throws {
    let app = await app(try sandbox())
    await app.press("/")
    await type("reports", into: app)
    await app.press("enter")
    #expect(app.screen.contains("Write reports"))
    #expect(!app.screen.contains("Sort by customer"))
    await app.press("/", "ctrl-u")
    await type("path:c", into: app)
    await app.press("enter")
    #expect(app.screen.contains("Parse dates"))
    await app.press("/", "ctrl-u", "enter")
    #expect(app.screen.contains("Sort by customer"))
  }

  @Test func `a commit is found by its subject`() async throws {
    let app = await app(try sandbox())
    await app.press("ctrl-f")
    await type("reports", into: app)
    await app.press("enter")
    #expect(app.screen.contains("▌Log"))
    #expect(app.screen.contains("+Write reports"))
  }

  @Test func `a branch is moved, and undo moves it back`() async throws {
    let sandbox = try sandbox()
    let before = try sandbox.git("rev-parse", "HEAD")
    let app = await app(sandbox)
    await app.press("j", "g", "tab", "tab", "tab", "enter")
    #expect(try sandbox.git("rev-parse", "HEAD~0") == sandbox.git("rev-parse", "\(before)^"))
    #expect(!sandbox.exists("e"))
    await app.press("z", "enter")
    #expect(try sandbox.git("rev-parse", "HEAD") == before)
    #expect(sandbox.exists("e"))
  }

  @Test func `commits are picked, reverted, tagged and branched from`() async throws {
    let sandbox = try sandbox()
    let app = await app(sandbox)
    await app.press("t")
    #expect(app.screen.contains("Makes a commit that takes"))
    #expect(sandbox.exists("e"))
    await app.press("esc", "t", "enter")
    #expect(!sandbox.exists("e"))
    #expect(app.screen.contains("Revert"))
    await app.press("C", "enter")
    #expect(sandbox.exists("e"))
    await app.press("T")
    await type("v2 A release", into: app)
    await app.press("enter")
    #expect(try sandbox.git("tag", "--list", "v2", "--format=%(contents:subject)") == "A release")
    await app.press("b")
    await type("other", into: app)
    await app.press("enter")
    #expect(try sandbox.git("branch", "--show-current") == "other")
  }

  @Test func `commits above the last merge are reworded, joined, moved and dropped`() async throws {
    let sandbox = try sandbox()
    for name in ["x", "y", "z"] { try sandbox.write(name, name).commit("Add \(name)") }
    let app = await app(sandbox)
    func subjects() throws -> [String] {
      try sandbox.git("log", "-4", "--format=%s").split(separator: "\n").map(String.init)
    }
    await app.press("J")
    #expect(try subjects() == ["Add y", "Add z", "Add x", "Say what is missing"])
    await app.press("k", "d", "tab", "enter")
    #expect(try subjects() == ["Add z", "Add x", "Say what is missing", "Merge topic"])
    await app.press("g", "esc", "F", "enter")
    #expect(try subjects().first == "Add x")
    #expect(sandbox.exists("z"))
    await app.press("r")
    await type(" and z", into: app)
    await app.press("ctrl-s")
    #expect(try subjects().first == "Add x and z")
    await app.press("j", "j", "j", "d", "tab", "enter")
    #expect(app.screen.contains("stands above it") || app.screen.contains("cannot be changed"))
  }

  @Test func `the hash of a commit and the name of a file are copied`() async throws {
    let sandbox = try sandbox()
    try sandbox.write("a", "changed\n")
    let app = await app(sandbox)
    await app.press("y", "left", "y")
    #expect(app.requests == [.copy(try sandbox.git("rev-parse", "HEAD")), .copy("a")])
  }

  @Test func `an empty repository has an empty log`() async throws {
    let app = await app(try GitSandbox())
    #expect(app.screen.contains("There are no commits yet."))
  }
}

/// Blame, the history of a file and a rebase put together as a list.
@Suite struct GitFileViewTests {
  private func sandbox() throws -> GitSandbox {
    let sandbox = try GitSandbox()
    try sandbox.write("a.txt", "one\ntwo\nthree\n").commitAt("Write a", hours: 1)
    try sandbox.write("a.txt", "one\n2\nthree\n").commitAt("Count", hours: 2)
    try sandbox.git("mv", "a.txt", "b.txt")
    try sandbox.write("b.txt", "one\n2\nthree\nfour\n").commitAt("Rename and go on", hours: 3)
    try sandbox.write("b.txt", "one\n2\nthree\nfour\nfive\n")
    return sandbox
  }

  private func app(_ sandbox: GitSandbox) async -> AppDriver {
    let app = await AppDriver.git(sandbox)
    app.now = GitSandbox.epoch.addingTimeInterval(86_400)
    return app
  }

  @Test func `blame walks to what a line was before`() async throws {
    let app = await app(try sandbox())
    await app.press("B")
    app.expectScreen("git-blame-120x40")
    await app.press("j", "space")
    #expect(app.screen.contains("Blame of a.txt"))
    #expect(app.screen.contains(" two"))
    await app.press("esc")
    #expect(app.screen.contains("Blame of b.txt"))
    await app.press("esc")
    #expect(app.screen.contains("▌Files"))
  }

  @Test func `the history of a file goes through its renames`() async throws {
    let app = await app(try sandbox())
    await app.press("H")
    app.expectScreen("git-history-120x40")
    await app.press("j", "j")
    #expect(app.screen.contains("+three"))
  }

  @Test func `a rebase is put together as a list and carried out`() async throws {
    let sandbox = try GitSandbox()
    for name in ["a", "b", "c", "d"] { try sandbox.write(name, name).commit("Add \(name)") }
    let app = await app(sandbox)
    await app.press("right", "end", "k", "i")
    #expect(app.screen.contains("Rebase, not begun"))
    // d, c, b from the top: c goes above d, d into b.
    await app.press("home", "J", "f", "r")
    await app.press("end", "!", "ctrl-s")
    await app.press("enter")
    let subjects = try sandbox.git("log", "--format=%s").split(separator: "\n").map(String.init)
    #expect(subjects.count == 3)
    #expect(subjects.contains("Add c"))
    #expect(["a", "b", "c", "d"].allSatisfy { sandbox.exists($0) })
    await app.press("z", "enter")
    #expect(try sandbox.git("log", "--format=%s").split(separator: "\n").count == 4)
  }
}
