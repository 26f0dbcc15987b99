import Testing
import WaymarkApp
import WaymarkCore
import WaymarkTestSupport

/// Commands out of the configuration.
@Suite struct GitCustomTests {
  private static let configuration = """
    [git-commands.subject]
    run = ["git", "log", "-1", "--format=subject is %s", "{commit}"]
    key = "ctrl-x"
    in = "git-log"

    [git-commands.note]
    run = ["git", "notes", "add", "-m", "{input}", "{commit}"]
    prompt = "What to note about the commit"

    [git-commands.fails]
    run = ["git", "no-such-thing"]
    """

  private func app(_ sandbox: GitSandbox) async throws -> AppDriver {
    try sandbox.folder.write("config.toml", Self.configuration)
    let path = sandbox.folder.path + "/config.toml"
    return await AppDriver.git(sandbox) {
      $0.configuration = ConfigurationSource(library: .builtIn, settingsPath: path)
    }
  }

  private func sandbox() throws -> GitSandbox {
    let sandbox = try GitSandbox().write("a", "1\n")
    try sandbox.commit("First")
    try sandbox.write("a", "2\n").commit("Second")
    return sandbox
  }

  @Test func `a key runs a command on what is selected and shows what it prints`() async throws {
    let sandbox = try sandbox()
    let app = try await app(sandbox)
    await app.press("V", "l", "j", "ctrl-x")
    #expect(app.screen.contains("subject is First"))
    #expect(app.screen.contains("“subject” is done."))
  }

  @Test func `a command asks first, and one that fails says so`() async throws {
    let sandbox = try sandbox()
    let app = try await app(sandbox)
    await app.press("V", "l")
    await app.give("git.run note")
    #expect(app.screen.contains("What to note about the commit"))
    await app.enter("--force; $(x)")
    #expect(try sandbox.git("notes", "show", "HEAD") == "--force; $(x)")
    await app.give("git.run fails")
    #expect(app.screen.contains("“fails” ended with exit code 1."))
    #expect(app.screen.contains("no-such-thing"))
    await app.give("git.run other")
    #expect(app.screen.contains("There is no command “other”."))
  }

  @Test func `mistakes in a command are told with their place`() async throws {
    let sandbox = try sandbox()
    let path = sandbox.folder.path + "/config.toml"
    try sandbox.folder.write(
      "config.toml",
      """
      [git-commands.a]
      run = "git gc"
      [git-commands.b]
      run = ["git", "gc"]
      in = "nowhere"
      kye = "x"
      """)
    let loaded = ConfigurationSource(library: .builtIn, settingsPath: path).load()
    let words = loaded.warnings.map(\.message).joined(separator: "\n")
    #expect(words.contains("“run” is a list of words"))
    #expect(words.contains("“a” has nothing to run"))
    #expect(words.contains("“in” takes one of git, git-status"))
    #expect(words.contains("A command has no “kye”. Did you mean “key”?"))
    #expect(loaded.settings.gitCommands.map(\.command.name) == ["b"])
  }
}
