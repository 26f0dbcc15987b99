import Testing
import WaymarkApp
import WaymarkCore
import WaymarkTestSupport

/// Syntax colours and pictures in differences.
@Suite struct GitColorTests {
  private static let swift = """
    /* A comment
       of several lines */
    func add(_ a: Int) -> Int {
      let text = "sum"
      return a
    }

    """

  @Test func `differences are shown in the colours of their language`() async throws {
    let sandbox = try GitSandbox().write("a.swift", Self.swift)
    try sandbox.commit("First")
    try sandbox.write("a.swift", Self.swift.replacing("return a\n", with: "return a + 1\n"))
    let app = await AppDriver.git(sandbox, columns: 120, rows: 20) {
      $0.highlighter = SyntaxHighlighter(
        GrammarLibrary(paths: [Checkout.path + "/.build-deps/grammars"]))
    }
    app.expectScreen("git-colors", withStyles: true)
  }

  @Test func `a picture is told by its size`() async throws {
    let png: [UInt8] =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
      + [0, 0, 0x01, 0x2C, 0, 0, 0, 0xC8, 8, 6, 0, 0, 0]
    let sandbox = try GitSandbox().write(GitPath("a.png"), png)
    try sandbox.commit("First")
    var larger = png
    larger[19] = 0x90
    try sandbox.write(GitPath("a.png"), larger)
    let app = await AppDriver.git(sandbox)
    #expect(
      app.screen.contains("A picture: 300 × 200, 29 bytes → 400 × 200, 29 bytes."))
    try sandbox.commit("Second")
    await app.press("R", "V", "l")
    #expect(app.screen.contains("→ 400 × 200, 29 bytes"))
  }
}
