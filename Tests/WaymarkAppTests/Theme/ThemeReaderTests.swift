import Testing
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

@testable import WaymarkApp

/// Theme files as people write them, mistakes included.
@Suite struct ThemeReaderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func load(_ text: String, name: String = "mine") throws -> LoadedTheme {
    try folder.write("themes/\(name).toml", text)
    let library = ConfigurationLibrary(ResourceLocator([.init(folder.path, .user)]))
    return try #require(ThemeReader.load(name, from: library))
  }

  private func messages(_ text: String) throws -> [String] {
    try load(text).warnings.map { "\($0.place.line):\($0.place.column): \($0.message)" }
  }

  @Test func `a scope falls back to its parents, colour by colour`() throws {
    let loaded = try load(
      """
      "ui.text" = { fg = "#010203", bg = "black" }
      "ui.tab" = { bg = "blue", attributes = ["bold"] }
      "ui.tab.active" = { fg = "red" }
      "ui.title" = { attributes = "underline" }
      "syntax" = "200"
      "syntax.keyword" = { attributes = ["italic"] }
      """)
    #expect(loaded.warnings.isEmpty)
    let text = Color.rgb(red: 1, green: 2, blue: 3)
    #expect(loaded.theme[.faint] == Style(text, on: .ansi(0)))
    #expect(loaded.theme[.activeTab] == Style(.ansi(1), on: .ansi(4), .bold))
    #expect(loaded.theme[.focusedTitle] == Style(text, on: .ansi(0), .underline))
    #expect(loaded.theme[.returnKeyword] == Style(.indexed(200), on: .ansi(0), .italic))
    #expect(loaded.theme[.severityHigh] == Style(text, on: .ansi(0)))
  }

  @Test func `tables of scopes read like dotted names`() throws {
    let loaded = try load(
      """
      [ui.text]
      faint = { fg = "red" }
      [severity]
      high = { fg = "#f00" }
      """)
    #expect(loaded.warnings.isEmpty)
    #expect(loaded.theme[.faint].foreground == .ansi(1))
    #expect(loaded.theme[.severityHigh].foreground == .rgb(red: 255, green: 0, blue: 0))
  }

  @Test func `a palette colours the rules of the file it inherits from`() throws {
    try folder.write(
      "themes/base.toml",
      """
      "ui.text" = { fg = "ink", bg = "paper" }
      "ui.key" = "ink"
      [palette]
      ink = "#000000"
      paper = "#ffffff"
      """)
    let loaded = try load("inherits = \"base\"\n[palette]\nink = \"#123456\"\n")
    #expect(loaded.warnings.isEmpty)
    #expect(loaded.theme[.key].foreground == .rgb(red: 0x12, green: 0x34, blue: 0x56))
    #expect(loaded.theme[.key].background == .rgb(red: 255, green: 255, blue: 255))
  }

  @Test func `mistakes are told with their places and cost their line`() throws {
    let text = """
      "ui.text" = { fg = "ink", bg = "papre", colour = "red" }
      "ui.txt" = "red"
      "ui.key" = { fg = 5, attributes = ["bold", "blink"] }
      "ui.branch" = true
      [palette]
      paper = "#12345"
      ink = "#111111"
      """
    #expect(
      try messages(text) == [
        "1:32: There is no colour “papre” in the palette or the terminal.",
        "1:41: A style has fg, bg and attributes, not “colour”.",
        "2:1: There is no scope “ui.txt”. Did you mean “ui.text”?",
        "3:44: An attribute is one of bold, dim, italic, underline, reverse, not “blink”.",
        "4:15: Here belongs a colour in quotes, not true or false.",
        "6:9: This is no colour. Write \"#rrggbb\", a number from 0 to 255 or a name such as "
          + "\"bright-blue\".",
      ])
    let theme = try load(text).theme
    #expect(theme[.text].foreground == .rgb(red: 0x11, green: 0x11, blue: 0x11))
    #expect(theme[.key] == Style(.indexed(5), on: .standard, .bold))
  }

  @Test func `a theme may build on the built-in one`() throws {
    let loaded = try load("inherits = \"default\"\n\"ui.key\" = \"yellow\"\n")
    #expect(loaded.warnings.isEmpty)
    #expect(loaded.theme[.key] == Style(.ansi(3)))
    #expect(loaded.theme[.selection] == Theme.builtIn[.selection])
  }

  @Test(arguments: [
    ("keyword", Scope.keyword), ("keyword.control.return.early", .returnKeyword),
    ("conditional", .conditional), ("text.title.1", .heading), ("function.method", .method),
    ("string.regex", .regularExpression), ("diff.plus", .added), ("parameter", .parameter),
    ("float", .number), ("type.qualifier", .modifier),
  ])
  func `captures of any query find their scope`(capture: String, scope: Scope) {
    #expect(Scope.syntax(capture: capture) == scope)
  }

  @Test func `captures without a look have none`() {
    for name in ["", "spell", "_name", "local.scope", "definition.function"] {
      #expect(Scope.syntax(capture: name) == nil)
    }
  }
}
