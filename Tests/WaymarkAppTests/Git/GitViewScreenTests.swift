import Foundation
import Testing
import WaymarkApp
import WaymarkTestSupport

/// Every view of the repository on screens of three sizes.
@Suite struct GitViewScreenTests {
  static let sizes = [(120, 40), (80, 24), (40, 15)]

  /// A repository with something in every view; its times are fixed.
  private func sandbox() throws -> GitSandbox {
    let sandbox = try GitSandbox().write("poem.txt", "one\ntwo\nthree\n")
    try sandbox.commitAt("Write a poem", hours: 1)
    try sandbox.git("branch", "topic/a-branch-with-quite-a-long-name")
    try sandbox.write("poem.txt", "one\n2\nthree\n").commitAt("Use a figure", hours: 30)
    try sandbox.git("tag", "v1.0")
    try sandbox.write("poem.txt", "one\n2\nthree\nfour\n").commitAt(
      "Add a line that makes the subject rather long for a list", hours: 60)
    try sandbox.git("remote", "add", "origin", "https://example.org/group/poems.git")
    try sandbox.git("remote", "add", "backup", "git@backup.example.org:poems.git")
    return sandbox
  }

  private func app(_ sandbox: GitSandbox, _ columns: Int, _ rows: Int) async -> AppDriver {
    let app = await AppDriver.git(sandbox, columns: columns, rows: rows)
    app.now = GitSandbox.epoch.addingTimeInterval(5 * 86_400)
    return app
  }

  @Test(arguments: [("b", "branches"), ("t", "tags"), ("r", "remotes"), ("f", "reflog")], sizes)
  func `what the repository has is listed`(
    view: (key: String, name: String), size: (columns: Int, rows: Int)
  ) async throws {
    let app = await app(try sandbox(), size.columns, size.rows)
    await app.press("V", view.key)
    app.expectScreen("git-view-\(view.name)-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: sizes)
  func `stashes are listed with what they hold`(columns: Int, rows: Int) async throws {
    let sandbox = try sandbox()
    try sandbox.write("poem.txt", "nothing\n")
    try sandbox.gitAt(hours: 70, "stash", "push", "--message", "Another beginning")
    let app = await app(sandbox, columns, rows)
    await app.press("V", "h")
    app.expectScreen("git-view-stashes-\(columns)x\(rows)")
  }

  @Test(arguments: sizes)
  func `worktrees are listed with their branches`(columns: Int, rows: Int) async throws {
    let sandbox = try sandbox()
    try sandbox.git("worktree", "add", "--quiet", "-b", "work", sandbox.path + "-work")
    let app = await app(sandbox, columns, rows)
    await app.press("V", "w")
    app.expectScreen(
      "git-view-worktrees-\(columns)x\(rows)",
      masking: [("/[^ \\n]*waymark-test-[^ \\n]*", "/(folder)")])
  }

  @Test(arguments: sizes)
  func `blame shows whose each line is`(columns: Int, rows: Int) async throws {
    let app = await app(try sandbox(), columns, rows)
    await app.press("V", "l", "tab", "J", "B")
    app.expectScreen("git-view-blame-\(columns)x\(rows)")
  }

  @Test func `blame of a file that is gone says so and waits for nothing`() async throws {
    let sandbox = try sandbox()
    let gone = try #require(try sandbox.git("ls-files").split(separator: "\n").first)
    try FileManager.default.removeItem(atPath: "\(sandbox.path)/\(gone)")
    let app = await app(sandbox, 80, 24)
    await app.press("B")
    #expect(app.screen.contains("Git cannot tell where its lines come from."))
    #expect(!app.screen.contains("Reading"))
  }

  @Test(arguments: sizes)
  func `a rebase is a list of commits with what becomes of them`(columns: Int, rows: Int)
    async throws
  {
    let app = await app(try sandbox(), columns, rows)
    await app.press("V", "l", "end", "i", "f", "d")
    app.expectScreen("git-view-rebase-\(columns)x\(rows)")
  }

  @Test(arguments: sizes)
  func `the commands that ran have time and exit code`(columns: Int, rows: Int) async throws {
    let sandbox = try sandbox()
    let app = await app(sandbox, columns, rows)
    await app.press("V", "b", "j", "space", "k", "space", "V", "c")
    app.expectScreen(
      "git-view-commands-\(columns)x\(rows)",
      masking: [
        ("(?m) +[0-9,]+  git", "  (ms)  git"), ("[0-9,]+ ms", "(n) ms"),
        ("Command [0-9]+", "Command (n)"), ("/[^ \\n]*waymark-test-[^ \\n]*", "/(folder)"),
      ])
  }

  @Test(arguments: sizes)
  func `what can be taken back is listed with its commands`(columns: Int, rows: Int) async throws {
    let app = await app(try sandbox(), columns, rows)
    await app.press("V", "t", "d", "tab", "enter", "V", "u")
    app.expectScreen(
      "git-view-undo-\(columns)x\(rows)", masking: [(" now", "    "), ("  [0-9]+s", "    ")])
  }

  @Test func `the keys of the views are offered after their prefix`() async throws {
    let app = await app(try sandbox(), 120, 40)
    await app.press("V")
    app.expectScreen("git-view-keys-120x40")
  }
}
