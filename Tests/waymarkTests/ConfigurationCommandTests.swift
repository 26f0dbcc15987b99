import Foundation
import Testing
import WaymarkTestSupport

/// `waymark themes`, `keys`, `commands`, `docs` and what `doctor` says of the configuration.
@Suite struct ConfigurationCommandTests {
  private let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  private func run(_ arguments: String...) throws -> Command.Outcome {
    try Command.run(
      TestProgram.waymark, arguments, in: home.path,
      environment: [
        "WAYMARK_HOME": home.path, "NO_COLOR": "1", "WAYMARK_DATA": Checkout.path,
      ])
  }

  @Test func `themes and keymaps are listed with where they come from`() throws {
    try home.write("config/themes/mine.toml", "")
    let themes = try run("themes").output
    #expect(themes.contains("nord"))
    #expect(themes.contains("\(home.path)/config/themes/mine.toml"))
    let json = try JSONSerialization.jsonObject(
      with: Data(try run("keys", "list", "--format", "json").output.utf8))
    let names = (json as? [[String: Any]])?.compactMap { $0["name"] as? String } ?? []
    #expect(names.first == "default")
  }

  @Test func `the shipped files have no mistakes`() throws {
    for kind in ["themes", "keys"] {
      let outcome = try run(kind, "check")
      #expect(outcome.status == 0, "\(outcome.output)")
      #expect(outcome.output.isEmpty)
    }
  }

  @Test func `a check names file, line and column and fails`() throws {
    try home.write(
      "bad.toml", "\"ui.txt\" = \"red\"\n\"ui.key\" = { fg = \"#777777\", bg = \"#888888\" }\n")
    let theme = try run("themes", "check", "bad.toml")
    #expect(theme.status == 1)
    #expect(theme.output.contains("bad.toml:1:1: There is no scope “ui.txt”."))
    #expect(theme.output.contains("ui.key: contrast 1.2:1, less than 4.5:1"))
    let keys = try run("keys", "check", "nowhere.toml")
    #expect(keys.status == 1)
    #expect(keys.output == "nowhere.toml:1:1: There is no such file.\n")
  }

  @Test func `the command table is printed as JSON`() throws {
    try home.write("config/config.toml", "keymap = \"mine\"\n")
    try home.write("config/keymaps/mine.toml", "[app]\n\"f7\" = \"app.chat\"\n")
    let json = try JSONSerialization.jsonObject(
      with: Data(try run("commands", "--format", "json").output.utf8))
    let commands = try #require(json as? [[String: Any]])
    let chat = try #require(commands.first { $0["id"] as? String == "app.chat" })
    #expect((chat["keys"] as? [String])?.first == "f7")
    #expect(chat["context"] as? String == "app")
    #expect(chat["destructive"] as? Bool == false)
    #expect(try run("commands").output.contains("dashboard.analyze"))
  }

  @Test func `doctor tells the mistakes of the configuration that is used`() throws {
    try home.write("config/config.toml", "theme = \"nrod\"\n")
    let outcome = try run("doctor")
    #expect(
      outcome.output.contains("config.toml:1:9: There is no theme “nrod”. Did you mean “nord”?"))
    #expect(outcome.output.contains("looked in: \(Checkout.path)"))
  }

  @Test func `an unknown theme on the command line is wrong usage`() throws {
    let outcome = try run("open", ".", "--theme", "nothing")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("There is no theme “nothing”."))
  }

  @Test func `docs says what is stale and writes nothing then`() throws {
    try home.write("README.md", "").write("keymaps/default.toml", "").write(
      "themes/default.toml", "")
    let outcome = try run("docs", home.path, "--check")
    #expect(outcome.status == 1)
    #expect(outcome.output == "stale  keymaps/default.toml\nstale  themes/default.toml\n")
    #expect(try home.read("keymaps/default.toml").isEmpty)
    #expect(try run("docs", home.path).status == 0)
    #expect(try home.read("keymaps/default.toml") == Checkout.read("keymaps/default.toml"))
  }
}
