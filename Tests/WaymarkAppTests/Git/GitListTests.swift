import Foundation
import Testing
import WaymarkApp
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

/// Branches, tags, stashes, worktrees, remotes, reflog, undo and the commands that ran.
@Suite struct GitListTests {
  private func sandbox() throws -> GitSandbox {
    let sandbox = try GitSandbox().write("a", "1\n")
    try sandbox.commitAt("First", hours: 1)
    try sandbox.git("branch", "topic")
    try sandbox.write("a", "2\n").commitAt("Second", hours: 2)
    try sandbox.git("tag", "v1")
    return sandbox
  }

  /// The app on a view, by its key after `o`.
  private func app(
    _ sandbox: GitSandbox, view: String, columns: Int = 120, rows: Int = 40
  ) async -> AppDriver {
    let app = await AppDriver.git(sandbox, columns: columns, rows: rows)
    app.now = GitSandbox.epoch.addingTimeInterval(86_400)
    await app.press("V", view)
    return app
  }

  private func type(_ text: String, into app: AppDriver) async {
    for character in text { await app.send(.key(Key(.character(character)))) }
    await app.press("enter")
  }

  @Test func `branches are made, renamed, merged, switched and deleted`() async throws {
    let sandbox = try sandbox()
    let app = await app(sandbox, view: "b")
    app.expectScreen("git-branches-120x40")
    await app.press("j", "space")
    #expect(try sandbox.git("branch", "--show-current") == "topic")
    await app.press("g")
    await app.press("esc", "j", "M", "enter")
    #expect(try sandbox.read("a") == "2\n")
    await app.press("n")
    await type("new", into: app)
    #expect(try sandbox.git("branch", "--show-current") == "new")
    await app.press("home", "j", "e", "ctrl-u")
    await type("renamed", into: app)
    #expect(try sandbox.git("branch", "--list", "renamed").contains("renamed"))
    await app.press("d", "tab", "enter")
    #expect(
      try sandbox.git("branch", "--format=%(refname:short)").split(separator: "\n").count == 2)
    await app.press("z", "enter")
    #expect(
      try sandbox.git("branch", "--format=%(refname:short)").split(separator: "\n").count == 3)
    await app.press("enter")
    #expect(app.screen.contains("▌Log"))
  }

  @Test func `tags are made and deleted`() async throws {
    let sandbox = try sandbox()
    let app = await app(sandbox, view: "t")
    #expect(app.screen.contains("v1"))
    await app.press("n")
    await type("v2", into: app)
    #expect(try sandbox.git("tag") == "v1\nv2")
    await app.press("home", "d", "tab", "enter")
    #expect(try sandbox.git("tag").split(separator: "\n").count == 1)
  }

  @Test func `changes are put aside, looked at and brought back`() async throws {
    let sandbox = try sandbox()
    try sandbox.write("a", "3\n").write("b", "new\n")
    let app = await app(sandbox, view: "s")
    await app.press("s")
    await type("half done", into: app)
    #expect(try sandbox.read("a") == "2\n")
    #expect(sandbox.exists("b"))
    await app.press("S", "tab", "enter")
    await type("the rest", into: app)
    #expect(!sandbox.exists("b"))
    await app.press("V", "h")
    #expect(app.screen.contains("half done"))
    #expect(app.screen.contains("+new"))
    await app.press("g", "enter")
    #expect(sandbox.exists("b"))
    await app.press("space")
    #expect(try sandbox.read("a") == "3\n")
    await app.press("d", "tab", "enter")
    #expect(try sandbox.git("stash", "list").isEmpty)
  }

  @Test func `worktrees are added and removed`() async throws {
    let sandbox = try sandbox()
    let place = "\(sandbox.path)-other"
    let app = await app(sandbox, view: "w")
    await app.press("n")
    await type("work \(place)", into: app)
    #expect(FileManager.default.fileExists(atPath: "\(place)/a"))
    await app.press("end", "d", "tab", "enter")
    #expect(!FileManager.default.fileExists(atPath: place))
  }

  @Test func `remotes are added, renamed, moved and removed without showing passwords`()
    async throws
  {
    let sandbox = try sandbox()
    let app = await app(sandbox, view: "r")
    await app.press("n")
    await type("origin https://me:secret@example.org/a.git", into: app)
    #expect(try sandbox.git("remote") == "origin")
    #expect(!app.screen.contains("secret"))
    await app.press("e", "ctrl-u")
    await type("other", into: app)
    #expect(try sandbox.git("remote") == "other")
    await app.press("u", "ctrl-u")
    await type("/somewhere", into: app)
    #expect(try sandbox.git("remote", "get-url", "other") == "/somewhere")
    await app.press("d", "tab", "enter")
    #expect(try sandbox.git("remote").isEmpty)
  }

  @Test func `the reflog leads back, and undo says what it will run`() async throws {
    let sandbox = try sandbox()
    let app = await app(sandbox, view: "f")
    #expect(app.screen.contains("commit: Second"))
    await app.press("j", "g", "tab", "tab", "tab", "enter")
    #expect(try sandbox.git("log", "-1", "--format=%s") == "First")
    await app.press("right")
    #expect(app.screen.contains("Taking it back runs:"))
    #expect(app.screen.contains("git reset"))
    await app.press("enter", "enter")
    #expect(try sandbox.git("log", "-1", "--format=%s") == "Second")
  }

  @Test func `every command that changed something is listed with its exit code`() async throws {
    let sandbox = try sandbox()
    let app = await app(sandbox, view: "b")
    await app.press("j", "space")
    await app.press("V", "c")
    #expect(app.screen.contains("git switch --no-guess --end-of-options topic"))
    #expect(!app.screen.contains("for-each-ref"))
    await app.press("a")
    #expect(app.screen.contains("for-each-ref"))
  }
}
