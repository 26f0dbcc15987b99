import Foundation
import Testing
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

@testable import WaymarkApp

/// Settings, themes and keymaps in the running application.
@Suite struct ConfigurationTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func source(_ overrides: Settings.Changes = .init()) -> ConfigurationSource {
    ConfigurationSource(
      library: ConfigurationLibrary(
        ResourceLocator([.init(folder.path, .user), .init(Checkout.path, .checkout)])),
      settingsPath: folder.path + "/config.toml", overrides: overrides)
  }

  private func app(
    _ overrides: Settings.Changes = .init(), columns: Int = 120
  ) async -> AppDriver {
    await AppDriver(
      ScriptedDesk(SampleReport.report(), history: SampleReport.history),
      size: Size(rows: 40, columns: columns), configuration: source(overrides))
  }

  @Test func `settings choose theme, keymap and how to draw`() throws {
    try folder.write(
      "config.toml", "theme = \"nord\"\nkeymap = \"default\"\nplain = true\nreduced-motion = true\n"
    )
    let loaded = source().load()
    #expect(loaded.warnings.isEmpty)
    #expect(loaded.settings.isPlain && loaded.settings.reducesMotion)
    #expect(loaded.theme[.text].background == .rgb(red: 0x2E, green: 0x34, blue: 0x40))
    #expect(source(.init(theme: "default", isPlain: false)).load().theme == Theme.builtIn)
    #expect(!source(.init(isPlain: false)).load().settings.isPlain)
  }

  @Test func `reduced motion paints what comes by itself at most twice a second`() {
    #expect(source().load().settings.frameInterval < .milliseconds(17))
    let calm = source(.init(reducesMotion: true)).load().settings
    #expect(calm.frameInterval >= .milliseconds(500))
  }

  @Test func `mistakes in the settings are told with their places`() throws {
    try folder.write(
      "config.toml", "theme = \"nrod\"\nkeymap = 5\nplain = \"yes\"\ncolour = \"red\"\n")
    let messages = source().load().warnings.map {
      "\($0.place.line):\($0.place.column): \($0.message)"
    }
    #expect(
      Set(messages) == [
        "1:9: There is no theme “nrod”. Did you mean “nord”?",
        "2:10: “keymap” takes a name in quotes, not a number.",
        "3:9: “plain” takes true or false, not a text.",
        "4:1: There is no setting “colour”.",
      ])
  }

  @Test func `the chat's settings are read, and mistakes in them are told`() throws {
    try folder.write("config.toml", "[chat]\nwhen-full = \"sum-up\"\n")
    #expect(source().load().settings.windowPolicy == .sumUp)
    #expect(source().load().warnings.isEmpty)
    try folder.write("config.toml", "[chat]\nwhen-full = \"perhaps\"\nhow = 1\n")
    let messages = source().load().warnings.map(\.message)
    #expect(
      messages == [
        "“when-full” takes one of ask, drop-oldest, sum-up, enlarge.",
        "The chat has a setting “when-full”, no “how”.",
      ])
  }

  @Test func `no configuration at all is sound`() {
    let loaded = ConfigurationSource.builtIn.load()
    #expect(loaded.warnings.isEmpty)
    #expect(loaded.theme == Theme.builtIn && loaded.keymap == Keymap.builtIn)
  }

  @Test func `a theme colours every cell of the screen`() async throws {
    try folder.write("config.toml", "theme = \"light\"\n")
    let app = await app()
    let screen = app.grid
    for row in 0..<40 {
      for column in 0..<120 {
        #expect(screen[row, column].style.background != .standard, "\(row), \(column)")
      }
    }
    await app.press("?")
    let help = app.grid
    for column in 0..<120 { #expect(help[5, column].style.background != .standard) }
  }

  @Test func `a theme for light terminals is used when the terminal says that it is one`()
    async throws
  {
    try folder.write(
      "config.toml", "theme = { dark = \"nord\", light = \"solarized-light\" }\n")
    let app = await app()
    #expect(app.application.settings.theme == "nord")
    await app.send(.input(.reply(.background(.rgb(red: 253, green: 246, blue: 227)))))
    #expect(app.application.settings.theme == "solarized-light")
    await app.send(.input(.reply(.background(.rgb(red: 30, green: 30, blue: 30)))))
    #expect(app.application.settings.theme == "nord")
    await app.press(",", "t", "d", "r", "a", "c", "enter")
    await app.send(.input(.reply(.background(.rgb(red: 253, green: 246, blue: 227)))))
    #expect(app.application.settings.theme == "dracula")
  }

  @Test func `ambiguous characters take the columns that a setting says`() throws {
    #expect(!source().load().settings.isAmbiguousWide)
    try folder.write("config.toml", "ambiguous-width = 2\n")
    #expect(source().load().settings.isAmbiguousWide)
    try folder.write("config.toml", "ambiguous-width = 3\n")
    #expect(source().load().warnings.map(\.place.line) == [1])
  }

  @Test func `a mistake is told as a notice and everything else works`() async throws {
    try folder.write("config.toml", "keymap = \"mine\"\n")
    try folder.write(
      "keymaps/mine.toml", "[app]\n\"x\" = \"app.chta\"\n\"f7\" = \"app.chat\"\n")
    let app = await app()
    #expect(app.screen.contains("mine.toml:2:7: There is no command “app.chta”"))
    await app.press("f7")
    #expect(app.application.tab == .chat)
  }

  @Test func `edits of files apply while the program runs`() async throws {
    try folder.write("config.toml", "theme = \"mine\"\n").write("themes/mine.toml", "")
    let app = await app()
    #expect(app.application.theme[.key].foreground == .standard)
    try folder.write("themes/mine.toml", "\"ui.key\" = \"red\"\n")
    await app.wait { $0.application.theme[.key].foreground == .ansi(1) }
    try folder.write("keymaps/own.toml", "[app]\n\"f7\" = \"app.chat\"\n")
    try folder.write("config.toml", "keymap = \"own\"\n")
    await app.wait { $0.application.settings.keymap == "own" }
    await app.press("f7")
    #expect(app.application.tab == .chat)
    try folder.write("config.toml", "keymap = 1\n")
    await app.wait { !$0.application.configurationWarnings.isEmpty }
    #expect(app.screen.contains("config.toml:1:10"))
    try folder.write("config.toml", "")
    await app.wait { $0.application.configurationWarnings.isEmpty }
    #expect(app.screen.contains("sound again"))
  }

  @Test func `a folder that is made later is followed too`() async throws {
    let app = await app()
    try folder.write("config.toml", "theme = \"late\"\n")
    await app.wait { $0.application.settings.theme == "late" }
    #expect(app.application.configurationWarnings.count == 1)
    try folder.write("themes/late.toml", "\"ui.key\" = \"red\"\n")
    await app.wait { $0.application.configurationWarnings.isEmpty }
    #expect(app.application.theme[.key].foreground == .ansi(1))
  }

  @Test func `what a link points to is followed too`() async throws {
    try folder.write("elsewhere/real.toml", "theme = \"default\"\n")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/config.toml",
      withDestinationPath: folder.path + "/elsewhere/real.toml")
    let app = await app()
    try folder.write("elsewhere/real.toml", "theme = \"dark\"\n")
    await app.wait { $0.application.settings.theme == "dark" }
  }
}
