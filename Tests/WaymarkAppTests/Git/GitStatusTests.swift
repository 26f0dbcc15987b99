import Testing
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

/// The list of changed files and its actions, on real repositories.
@Suite struct GitStatusTests {
  private static let poem = (1...30).map { "line \($0)\n" }.joined()

  /// A staged, two changed and one new file.
  static func sandbox() throws -> GitSandbox {
    let sandbox = try GitSandbox()
    try sandbox.write("Sources/Parser/Invoice.swift", "let a = 1\nlet b = 2\nlet c = 3\n")
      .write("Sources/Report.swift", poem).write("README.md", "# Title\n")
    try sandbox.commit("First")
    try sandbox.write("README.md", "# A better title\n").git("add", "README.md")
    try sandbox.write(
      "Sources/Parser/Invoice.swift", "let a = 1\nlet bee = 2\nlet c = 3\nlet d = 4\n"
    )
    .write(
      "Sources/Report.swift",
      poem.replacing("line 2\n", with: "second line\n").replacing("line 25\n", with: "")
    )
    .write("notes.txt", "one\ntwo\n")
    return sandbox
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 15)])
  func `the status shows what is changed, new and staged`(columns: Int, rows: Int) async throws {
    let app = await AppDriver.git(try Self.sandbox(), columns: columns, rows: rows)
    app.expectScreen("git-status-\(columns)x\(rows)")
    await app.press("tab")
    app.expectScreen("git-status-lines-\(columns)x\(rows)")
  }

  @Test func `the looks of a diff come from its scopes`() async throws {
    let app = await AppDriver.git(try Self.sandbox(), columns: 80, rows: 24)
    app.expectScreen("git-status-styles", withStyles: true)
  }

  @Test func `old and new stand side by side`() async throws {
    let app = await AppDriver.git(try Self.sandbox())
    await app.press("j", "tab", "S")
    app.expectScreen("git-status-side-by-side")
  }

  @Test func `space stages a file and takes it back, and the next one is selected`() async throws {
    let sandbox = try Self.sandbox()
    let app = await AppDriver.git(sandbox)
    await app.press("space")
    #expect(try sandbox.git("diff", "--cached", "--name-only").contains("Invoice.swift"))
    #expect(app.screen.contains("2 of 4 files staged"))
    await app.press("space", "space")
    #expect(app.screen.contains("4 of 4 files staged"))
    await app.press("a")
    #expect(try sandbox.git("diff", "--cached", "--name-only").isEmpty)
    await app.press("a")
    #expect(try sandbox.git("diff", "--cached", "--name-only").split(separator: "\n").count == 4)
  }

  @Test func `a heading stands for the files below it`() async throws {
    let sandbox = try Self.sandbox()
    let app = await AppDriver.git(sandbox)
    await app.press("k", "space")
    #expect(try sandbox.git("diff", "--name-only").isEmpty)
  }

  @Test func `single lines, ranges and hunks are staged and unstaged`() async throws {
    let sandbox = try Self.sandbox()
    let app = await AppDriver.git(sandbox)
    // The cursor is on the removed line; the range takes the added one with it.
    await app.press("enter", "v", "j", "space")
    #expect(
      try sandbox.git("show", ":Sources/Parser/Invoice.swift")
        == "let a = 1\nlet bee = 2\nlet c = 3")
    await app.press("space")
    #expect(try sandbox.git("diff", "--name-only") == "Sources/Report.swift")
    await app.press("n", "a")
    let index = try sandbox.git("show", ":Sources/Report.swift")
    #expect(index.contains("second line") != !index.contains("line 25\n"))
    await app.press("esc", "G", "enter", "a")
    #expect(try sandbox.git("show", ":Sources/Report.swift").contains("line 25\n"))
  }

  @Test func `lines of a new file are staged by themselves`() async throws {
    let sandbox = try Self.sandbox()
    let app = await AppDriver.git(sandbox)
    await app.press("j", "j", "j", "enter", "space")
    #expect(try sandbox.git("show", ":notes.txt") == "one")
    #expect(try sandbox.read("notes.txt") == "one\ntwo\n")
  }

  @Test func `discarding asks, and undo brings it back`() async throws {
    let sandbox = try Self.sandbox()
    let before = try sandbox.read("Sources/Parser/Invoice.swift")
    let app = await AppDriver.git(sandbox)
    await app.press("d")
    app.expectScreen("git-discard-question")
    await app.press("enter")
    #expect(try sandbox.read("Sources/Parser/Invoice.swift") == before)
    await app.press("d")
    await app.click(on: "  Discard  ")
    #expect(try sandbox.read("Sources/Parser/Invoice.swift") != before)
    #expect(app.screen.contains("undo brings it back"))
    await app.press("z")
    #expect(app.screen.contains("Discard changes of Sources/Parser/Invoice.swift"))
    await app.press("enter")
    #expect(try sandbox.read("Sources/Parser/Invoice.swift") == before)
  }

  @Test func `lines are discarded alone`() async throws {
    let sandbox = try Self.sandbox()
    let app = await AppDriver.git(sandbox)
    await app.press("enter", "v", "j", "d", "tab", "enter")
    #expect(
      try sandbox.read("Sources/Parser/Invoice.swift")
        == "let a = 1\nlet b = 2\nlet c = 3\nlet d = 4\n")
  }

  @Test func `a conflict is resolved by a side and the merge goes on`() async throws {
    let sandbox = try GitSandbox().write("a", "1\n")
    try sandbox.commit("First")
    try sandbox.git("switch", "--quiet", "--create", "topic")
    try sandbox.write("a", "topic\n").commit("Topic")
    try sandbox.git("switch", "--quiet", "main")
    try sandbox.write("a", "main\n").commit("Main")
    try sandbox.gitOrFail("merge", "topic")
    let app = await AppDriver.git(sandbox, columns: 80, rows: 24)
    app.expectScreen("git-conflict-80x24")
    await app.press("space")
    #expect(app.screen.contains("a still has 1 conflict between markers."))
    await app.press("x", "t")
    #expect(try sandbox.read("a") == "topic\n")
    await app.press("m", "c")
    #expect(!app.screen.contains("in progress"))
    #expect(try sandbox.git("log", "-1", "--format=%P").split(separator: " ").count == 2)
  }

  @Test func `an operation is given up after a question`() async throws {
    let sandbox = try GitSandbox().write("a", "1\n")
    try sandbox.commit("First")
    try sandbox.git("switch", "--quiet", "--create", "topic")
    try sandbox.write("a", "topic\n").commit("Topic")
    try sandbox.git("switch", "--quiet", "main")
    try sandbox.write("a", "main\n").commit("Main")
    try sandbox.gitOrFail("rebase", "topic")
    let app = await AppDriver.git(sandbox)
    #expect(app.screen.contains("rebase in progress"))
    await app.press("m", "a", "tab", "enter")
    #expect(!app.screen.contains("in progress"))
    #expect(try sandbox.read("a") == "main\n")
  }

  @Test func `what cannot be done says why`() async throws {
    let sandbox = try GitSandbox().write("a", "1\n")
    try sandbox.commit("First")
    let app = await AppDriver.git(sandbox)
    #expect(app.screen.contains("Nothing to commit"))
    for (keys, words) in [
      (["space"], "Nothing is selected."), (["p"], "no upstream"), (["m", "c"], "is in progress"),
      (["d"], "Nothing is selected."), (["z"], "Nothing can be taken back"),
    ] {
      for key in keys { await app.press(key) }
      #expect(app.screen.contains(words))
    }
  }

  @Test func `unusual repositories are told apart`() async throws {
    let empty = try GitSandbox()
    #expect(await AppDriver.git(empty).screen.contains("main (no commits yet)"))
    let sandbox = try GitSandbox().write("a", "1\n")
    let commit = try sandbox.commit("First")
    try sandbox.git("switch", "--quiet", "--detach")
    #expect(await AppDriver.git(sandbox).screen.contains("detached at \(commit.prefix(8))"))
    try sandbox.git("clone", "--quiet", "--bare", ".", "bare.git")
    let bare = await AppDriver.git(sandbox, directory: sandbox.path + "/bare.git")
    #expect(bare.screen.contains("A bare repository has no work tree."))
    let folder = try TemporaryFolder()
    let outside = await AppDriver.git(sandbox, directory: folder.path)
    #expect(outside.screen.contains("There is no repository to show"))
    #expect(outside.screen.contains("not inside a git repository"))
  }

  @Test func `hostile names and contents do not reach the terminal`() async throws {
    let sandbox = try GitSandbox()
    try sandbox.write(
      GitPath(Array("-rf \u{1B}]0;x\u{07}\n\u{202E}:x".utf8) + [0xFF]), [0x1B, 0x5B, 0x41, 0x0A]
    )
    .write("tab\tname", "\tindented\r\n")
    let app = await AppDriver.git(sandbox, columns: 80, rows: 24)
    let drawn = app.screen
    #expect(!drawn.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
    await app.press("a")
    #expect(try sandbox.git("ls-files", "-z").split(separator: "\0").count == 2)
  }
}
