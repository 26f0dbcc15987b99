import Testing
import WaymarkApp
import WaymarkTestSupport

/// The conflicts of a file, one by one.
@Suite struct GitConflictTests {
  static let lines = (1...30).map { "line \($0)\n" }.joined()

  static func sandbox() throws -> GitSandbox {
    let sandbox = try GitSandbox().write("poem.txt", lines)
    try sandbox.commit("Base")
    try sandbox.git("switch", "--quiet", "-c", "side")
    try sandbox.write(
      "poem.txt",
      lines.replacing("line 5\n", with: "their 5\n").replacing("line 25\n", with: "their 25\n"))
    try sandbox.commit("Side")
    try sandbox.git("switch", "--quiet", "main")
    try sandbox.write(
      "poem.txt",
      lines.replacing("line 5\n", with: "our 5\n").replacing("line 25\n", with: "ours\n")
    ).commit("Main")
    try sandbox.gitOrFail("merge", "side")
    return sandbox
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 15)])
  func `a conflict shows both sides and what was there before`(columns: Int, rows: Int) async throws
  {
    let app = await AppDriver.git(try Self.sandbox(), columns: columns, rows: rows)
    await app.press("enter")
    app.expectScreen("git-sides-\(columns)x\(rows)")
    await app.press("o", "tab")
    app.expectScreen("git-sides-chosen-\(columns)x\(rows)")
  }

  @Test func `each conflict is settled by a side and the file is resolved`() async throws {
    let sandbox = try Self.sandbox()
    let app = await AppDriver.git(sandbox)
    await app.press("enter", "enter")
    #expect(app.screen.contains("Choose a side first: o, t or b."))
    await app.press("o", "b")
    #expect(app.screen.contains("2 of 2 chosen"))
    await app.press("enter")
    #expect(app.screen.contains("poem.txt is resolved; undo brings the conflict back."))
    #expect(app.screen.contains("▌Status"))
    #expect(
      try sandbox.read("poem.txt")
        == Self.lines.replacing("line 5\n", with: "our 5\n")
        .replacing("line 25\n", with: "ours\ntheir 25\n"))
    #expect(try sandbox.git("ls-files", "--unmerged").isEmpty)
    await app.press("z", "enter")
    #expect(!(try sandbox.git("ls-files", "--unmerged").isEmpty))
  }

  @Test func `what is chosen is written before the editor opens`() async throws {
    let sandbox = try Self.sandbox()
    let app = await AppDriver.git(sandbox)
    await app.press("enter", "t", "u", "k", "u")
    await app.press("t", "k", "e")
    #expect(try sandbox.read("poem.txt").contains("line 4\ntheir 5\nline 6"))
    #expect(try sandbox.read("poem.txt").contains("<<<<<<<"))
    #expect(app.screen.contains("Editor"))
  }

  @Test func `a conflict without markers says how to resolve it`() async throws {
    let sandbox = try GitSandbox().write("a", "1\n")
    try sandbox.commit("Base")
    try sandbox.git("switch", "--quiet", "-c", "side")
    try sandbox.git("rm", "--quiet", "a")
    try sandbox.git("commit", "--quiet", "-m", "Side")
    try sandbox.git("switch", "--quiet", "main")
    try sandbox.write("a", "2\n").commit("Main")
    try sandbox.gitOrFail("merge", "side")
    let app = await AppDriver.git(sandbox)
    await app.press("enter")
    #expect(app.screen.contains("a has no conflict between markers."))
    await app.press("x", "t")
    #expect(!sandbox.exists("a"))
  }
}
