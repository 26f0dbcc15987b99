import Testing
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

@testable import WaymarkApp

/// Picking a theme or a keymap while the screen shows each.
@Suite struct ResourcePickerTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func app(
    columns: Int = 120, rows: Int = 40, _ overrides: Settings.Changes = .init()
  ) async -> AppDriver {
    let source = ConfigurationSource(
      library: ConfigurationLibrary(
        ResourceLocator([.init(folder.path, .user), .init(Checkout.path, .checkout)])),
      settingsPath: folder.path + "/config.toml", overrides: overrides)
    return await AppDriver(
      ScriptedDesk(SampleReport.report(), history: SampleReport.history),
      size: Size(rows: rows, columns: columns), configuration: source)
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 15)])
  func `the theme picker stands beside what it changes`(columns: Int, rows: Int) async {
    let app = await app(columns: columns, rows: rows)
    await app.press(",", "t", "n", "o", "r")
    app.expectScreen("theme-picker-\(columns)x\(rows)")
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 15)])
  func `the keymap picker shows the keys of each`(columns: Int, rows: Int) async {
    let app = await app(columns: columns, rows: rows)
    await app.press(",", "k", "down")
    app.expectScreen("keymap-picker-\(columns)x\(rows)")
  }

  @Test func `the screen shows a theme while it is selected`() async {
    let app = await app()
    let before = app.grid[5, 5].style
    await app.press(",", "t", "d", "r", "a", "c")
    #expect(app.grid[5, 5].style.background == .rgb(red: 0x28, green: 0x2A, blue: 0x36))
    await app.press("esc")
    #expect(app.grid[5, 5].style == before)
    #expect(app.application.settings.theme == "default")
  }

  @Test func `a chosen theme stays and is remembered`() async throws {
    try folder.write("config.toml", "# mine\ntheme = 'dark'  # at night\nplain = false\n")
    let app = await app()
    await app.press(",", "t", "n", "o", "r", "d", "enter")
    #expect(app.application.settings.theme == "nord")
    #expect(app.grid[5, 5].style.background == .rgb(red: 0x2E, green: 0x34, blue: 0x40))
    #expect(
      try folder.read("config.toml") == "# mine\ntheme = \"nord\"  # at night\nplain = false\n")
  }

  @Test func `a choice wins over the command line`() async {
    let app = await app(.init(theme: "dark"))
    await app.press(",", "t", "n", "o", "r", "d", "enter")
    #expect(app.application.settings.theme == "nord")
  }

  @Test func `a choice that cannot be remembered counts for the session`() async throws {
    try folder.write("config.toml/in the way", "")
    let app = await app()
    await app.press(",", "t", "n", "o", "r", "d", "enter")
    #expect(app.application.settings.theme == "nord")
    #expect(app.screen.contains("The choice counts"))
  }

  @Test func `keymaps are tried out in the hints`() async throws {
    try folder.write("keymaps/mine.toml", "[app]\n\"f7\" = \"app.quit\"\n")
    let app = await app()
    await app.press(",", "k", "m", "i", "n", "e")
    #expect(app.screen.contains("F7"))
    await app.press("enter", "f7")
    #expect(app.requests == [.quit])
    #expect(try folder.read("config.toml") == "keymap = \"mine\"\n")
  }

  @Test func `a key may name the theme itself`() async throws {
    try folder.write("config.toml", "keymap = \"mine\"\n")
    try folder.write("keymaps/mine.toml", "[app]\n\"f7\" = \"app.theme light\"\n")
    let app = await app()
    await app.press("f7")
    #expect(app.application.settings.theme == "light")
  }
}

@Suite struct SettingsEditTests {
  @Test(arguments: [
    ("", "theme = \"x\"\n"),
    ("# note\n", "# note\ntheme = \"x\"\n"),
    ("plain = true\n\n# end\n", "plain = true\ntheme = \"x\"\n\n# end\n"),
    ("\"theme\" = 'a # b' # why", "theme = \"x\"  # why\n"),
    ("[other]\ntheme = \"y\"\n", "theme = \"x\"\n[other]\ntheme = \"y\"\n"),
    ("# theme = \"no\"\ntheme=\"a\"\n", "# theme = \"no\"\ntheme = \"x\"\n"),
  ])
  func `a setting changes and the rest stays as it was`(before: String, after: String) {
    #expect(SettingsEdit.setting("theme", to: "x", in: before) == after)
  }

  @Test func `a name with quotes is still one text`() {
    let text = SettingsEdit.setting("theme", to: "a\"\\b", in: "")
    #expect(TOMLDocument(text, path: "t").entries.first?.value.string == "a\"\\b")
  }
}
