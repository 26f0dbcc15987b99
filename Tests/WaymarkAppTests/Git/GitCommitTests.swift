import Testing
import WaymarkApp
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

/// Writing commit messages in the pane.
@Suite struct GitCommitTests {
  private func sandbox() throws -> GitSandbox {
    let sandbox = try GitSandbox().write("a", "1\n")
    try sandbox.commit("First")
    try sandbox.write("a", "2\n").git("add", "a")
    return sandbox
  }

  private func type(_ text: String, into app: AppDriver) async {
    for character in text {
      await app.send(.key(character == "\n" ? Key(.enter) : Key(.character(character))))
    }
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 15)])
  func `the message shows how long its subject is`(columns: Int, rows: Int) async throws {
    let app = await AppDriver.git(try sandbox(), columns: columns, rows: rows)
    await app.press("c")
    app.expectScreen("git-commit-empty-\(columns)x\(rows)")
    await type("Say what the program does with a great many words now.\nNo blank line", into: app)
    app.expectScreen("git-commit-\(columns)x\(rows)")
  }

  @Test func `what is staged is committed with the message`() async throws {
    let sandbox = try sandbox()
    let app = await AppDriver.git(sandbox)
    await app.press("c")
    await type("Second\n\nWith a bodi", into: app)
    await app.press("backspace")
    await type("y", into: app)
    await app.press("up", "up", "end")
    await type("!", into: app)
    await app.press("alt-s", "ctrl-s")
    #expect(
      try sandbox.git("log", "-1", "--format=%B")
        == "Second!\n\nWith a body\n\nSigned-off-by: Ada <ada@example.org>\n")
    #expect(app.screen.contains("Nothing to commit"))
    await app.press("z", "enter")
    #expect(try sandbox.git("log", "--format=%s") == "First")
    #expect(app.screen.contains("1 of 1 file staged"))
  }

  @Test func `the last commit is amended with its message`() async throws {
    let sandbox = try sandbox()
    let app = await AppDriver.git(sandbox)
    await app.press("A")
    #expect(app.screen.contains("Amend the last commit"))
    await type(" thing", into: app)
    await app.press("ctrl-s")
    #expect(try sandbox.git("log", "--format=%s") == "First thing")
    #expect(try sandbox.git("show", "HEAD:a") == "2")
  }

  @Test func `a message that is left comes back`() async throws {
    let app = await AppDriver.git(try sandbox())
    await app.press("c")
    await type("Half", into: app)
    await app.press("esc")
    #expect(!app.screen.contains("Half"))
    await app.press("c")
    #expect(app.screen.contains("Half"))
  }

  @Test func `a hook that refuses is heard, and the message is kept`() async throws {
    let sandbox = try sandbox()
    try sandbox.write(".git/hooks/pre-commit", "#!/bin/sh\necho no trailing spaces\nexit 1\n")
    _ = try Command.run("chmod", ["+x", ".git/hooks/pre-commit"], in: sandbox.path)
    let app = await AppDriver.git(sandbox)
    await app.press("c")
    await type("Second", into: app)
    await app.press("ctrl-s")
    #expect(app.screen.contains("A hook refused it"))
    #expect(try sandbox.git("log", "--format=%s") == "First")
    await app.press("c", "alt-n", "ctrl-s")
    #expect(try sandbox.git("log", "-1", "--format=%s") == "Second")
  }

  @Test func `a co-author is added and long lines are wrapped`() async throws {
    let sandbox = try sandbox()
    let app = await AppDriver.git(sandbox)
    await app.press("c")
    await type("Second\n\n" + String(repeating: "word ", count: 20), into: app)
    await app.press("alt-q", "alt-o")
    await type("Bob <bob@example.org>", into: app)
    await app.press("enter", "ctrl-s")
    let message = try sandbox.git("log", "-1", "--format=%B")
    #expect(message.contains("\nCo-authored-by: Bob <bob@example.org>"))
    #expect(message.split(separator: "\n").allSatisfy { $0.count <= 72 })
  }

  @Test func `nothing is committed without a message or without anything staged`() async throws {
    let sandbox = try sandbox()
    let app = await AppDriver.git(sandbox)
    await app.press("c", "ctrl-s")
    #expect(app.screen.contains("Say in the first line"))
    await app.press("esc", "space", "c")
    #expect(app.screen.contains("Nothing is staged"))
  }
}
