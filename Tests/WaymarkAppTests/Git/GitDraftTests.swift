import Testing
import WaymarkApp
import WaymarkCore
import WaymarkTestSupport

/// A first version of a commit message by a model.
@Suite struct GitDraftTests {
  private func app(_ sandbox: GitSandbox, _ server: ModelServer?) async throws -> AppDriver {
    try sandbox.write("a", "1\n").commit("First")
    try sandbox.write("a", "2\n").git("add", "a")
    let home = sandbox.folder.path + "-home"
    let database = try Database(path: home + "/waymark.db")
    let store = ServerStore(database)
    _ = try store.add(name: "box", url: server?.url ?? "http://127.0.0.1:1")
    return await AppDriver.git(sandbox) {
      $0.chat = ChatDesk(path: sandbox.path) {
        ChatDesk.Core(
          database: database,
          servers: ServerDirectory(
            store: store, secrets: ServerSecrets(folder: home + "/secrets"), environmentHost: nil),
          grammars: GrammarLibrary(paths: []))
      }
    }
  }

  @Test func `a draft streams into the editor and is not committed`() async throws {
    let sandbox = try GitSandbox()
    let server = try ModelServer(replies: [.init("Change a\n\nIt was 1.")])
    let app = try await app(sandbox, server)
    await app.press("c", "alt-t")
    await app.wait { $0.screen.contains("It was 1.") }
    #expect(app.screen.contains("Change a"))
    #expect(try sandbox.git("log", "-1", "--format=%s") == "First")
    await app.press("ctrl-s")
    #expect(try sandbox.git("log", "-1", "--format=%B") == "Change a\n\nIt was 1.\n")
  }

  @Test func `changes and commits are taken into a thread for a review`() async throws {
    let server = try ModelServer(replies: [.init("Fine.")])
    let app = try await app(try GitSandbox(), server)
    await app.wait { $0.screen.contains("-1") && $0.screen.contains("+2") }
    await app.press("alt-r")
    await app.wait { $0.screen.contains("[staged ") }
    await app.press("enter")
    await app.wait { $0.screen.contains("Fine.") }
    let sent = try #require(server.conversations.last?.first)
    #expect(sent.contains("+2") && sent.contains("Review these changes"))
    await app.press("alt-4")
    await app.give("git.show-log")
    await app.wait { $0.screen.contains("+1") }
    await app.press("alt-r")
    await app.wait { $0.screen.contains("@commit:") }
  }

  @Test func `a server that is away says so and leaves the editor as it is`() async throws {
    let app = try await app(try GitSandbox(), nil)
    await app.press("c", "alt-t")
    await app.wait { $0.screen.contains("cannot be reached") || $0.screen.contains("box") }
    #expect(app.screen.contains("Say in one line what the commit does"))
    await app.type("x")
    await app.press("alt-t")
    #expect(app.screen.contains("Empty the message first"))
  }
}
