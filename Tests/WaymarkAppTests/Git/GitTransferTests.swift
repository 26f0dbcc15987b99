import Testing
import WaymarkCore
import WaymarkTestSupport

/// Fetching, pulling and pushing from the pane, over a local bare repository.
@Suite struct GitTransferTests {
  /// A clone of a bare repository that has one commit.
  private func clone() throws -> GitSandbox {
    let sandbox = try GitSandbox().write("a", "1\n")
    try sandbox.commit("First")
    try sandbox.git("clone", "--quiet", "--bare", ".", "bare.git")
    try sandbox.git("clone", "--quiet", "bare.git", "clone")
    return sandbox
  }

  @Test func `a branch is pushed and its upstream set`() async throws {
    let sandbox = try clone()
    let clone = sandbox.at("clone")
    try clone.git("switch", "--quiet", "--create", "topic")
    try clone.write("b", "2\n").commit("Second")
    let app = await AppDriver.git(sandbox, directory: clone.path)
    #expect(app.screen.contains("no upstream"))
    await app.press("P")
    #expect(app.screen.contains("level with origin/topic"))
    #expect(app.screen.contains("Pushed to origin"))
    try clone.write("b", "3\n").commit("Third")
    await app.press("R")
    #expect(app.screen.contains("↑1 origin/topic"))
    await app.press("P")
    #expect(app.screen.contains("level with origin/topic"))
  }

  @Test func `what others did is fetched and pulled`() async throws {
    let sandbox = try clone()
    let clone = sandbox.at("clone")
    try sandbox.git("remote", "add", "origin", "bare.git")
    try sandbox.write("a", "2\n").commit("Elsewhere")
    try sandbox.git("push", "--quiet", "origin", "main")
    let app = await AppDriver.git(sandbox, directory: clone.path)
    await app.press("f")
    #expect(app.screen.contains("↓1 origin/main"))
    await app.press("p")
    #expect(app.screen.contains("level with origin/main"))
    #expect(try clone.read("a") == "2\n")
  }

  @Test func `a refused push says why, and one by force asks`() async throws {
    let sandbox = try clone()
    let clone = sandbox.at("clone")
    try clone.git("commit", "--quiet", "--amend", "-m", "Other")
    let app = await AppDriver.git(sandbox, directory: clone.path)
    #expect(app.screen.contains("↑1 ↓1 origin/main"))
    await app.press("P")
    #expect(app.screen.contains("! The remote"))
    await app.press("ctrl-t")
    #expect(app.screen.contains("Push by force?"))
    await app.press("tab", "enter")
    #expect(app.screen.contains("level with origin/main"))
  }
}
