import Testing
import WaymarkApp
import WaymarkTestSupport

@Suite struct GitBisectTests {
  private func sandbox() throws -> GitSandbox {
    let sandbox = try GitSandbox()
    for number in 1...8 {
      try sandbox.write("n", "\(number)\n").commitAt("Number \(number)", hours: number)
    }
    return sandbox
  }

  @Test func `a search is begun in the log, led to its end and ended`() async throws {
    let sandbox = try sandbox()
    let app = await AppDriver.git(sandbox)
    await app.press("m", "b")
    #expect(app.screen.contains("Select a bad commit in the log"))
    await app.press("V", "l", "m", "b")
    #expect(app.screen.contains("bisect in progress"))
    await app.press("end", "m", "g")
    #expect(app.screen.contains("Bisecting: "))
    app.expectScreen("git-bisect-120x40")
    for _ in 0..<3 {
      let number = Int(try sandbox.read("n").dropLast()) ?? 0
      await app.press("m", number >= 5 ? "b" : "g")
    }
    #expect(app.screen.contains("is the first bad commit."))
    await app.press("m", "a", "tab", "enter")
    #expect(try sandbox.git("branch", "--show-current") == "main")
    #expect(!app.screen.contains("bisect in progress"))
  }

  @Test func `a commit that cannot be tried is skipped`() async throws {
    let sandbox = try sandbox()
    try sandbox.git("bisect", "start", "HEAD", "HEAD~7")
    let app = await AppDriver.git(sandbox)
    let before = try sandbox.read("n")
    await app.press("m", "s")
    #expect(try sandbox.read("n") != before)
    #expect(app.screen.contains("Done: skip the bisect."))
  }
}
