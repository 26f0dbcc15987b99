import Testing
import WaymarkApp
import WaymarkTestSupport

/// Changed files in their folders.
@Suite struct GitTreeTests {
  private func sandbox() throws -> GitSandbox {
    let sandbox = try GitSandbox()
    let names = [
      "Sources/Core/Git/a.swift", "Sources/Core/Git/b.swift", "Sources/Core/c.swift",
      "Sources/d.swift", "e.md",
    ]
    for name in names { try sandbox.write(name, "1\n") }
    try sandbox.commit("First")
    for name in names { try sandbox.write(name, "2\n") }
    try sandbox.write("docs/guide/new.md", "new\n")
    return sandbox
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 15)])
  func `files stand in their folders`(columns: Int, rows: Int) async throws {
    let app = await AppDriver.git(try sandbox(), columns: columns, rows: rows)
    await app.press("t")
    app.expectScreen("git-tree-\(columns)x\(rows)")
  }

  @Test func `a folder is closed, staged as a whole, and the choice is remembered`() async throws {
    let sandbox = try sandbox()
    let app = await AppDriver.git(sandbox)
    await app.press("t", "home", "j", "j", "enter")
    #expect(app.screen.contains("▸ Core/ 3"))
    #expect(!app.screen.contains("c.swift"))
    await app.press("space")
    #expect(
      try sandbox.git("diff", "--cached", "--name-only")
        == "Sources/Core/Git/a.swift\nSources/Core/Git/b.swift\nSources/Core/c.swift")
    #expect(app.application.panes[.git].memory?.contains("isTree") == true)
    await app.press("t")
    #expect(app.screen.contains("Sources/Core/Git/a.swift"))
  }
}
