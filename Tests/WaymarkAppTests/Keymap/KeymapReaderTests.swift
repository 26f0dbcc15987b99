import Testing
import WaymarkCore
import WaymarkTestSupport

@testable import WaymarkApp

/// Keymap files as people write them, mistakes included.
@Suite struct KeymapReaderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var library: ConfigurationLibrary {
    ConfigurationLibrary(
      ResourceLocator([
        .init(folder.path + "/user", .user), .init(folder.path + "/installed", .installed),
      ]))
  }

  /// Writes a keymap of the user and reads it.
  private func load(_ text: String, name: String = "mine") throws -> LoadedKeymap {
    try folder.write("user/keymaps/\(name).toml", text)
    return try #require(KeymapReader.load(name, from: library))
  }

  private func messages(_ text: String) throws -> [String] {
    try load(text).warnings.map { warning in
      #expect(warning.path == folder.path + "/user/keymaps/mine.toml")
      return "\(warning.place.line):\(warning.place.column): \(warning.message)"
    }
  }

  private func command(
    _ keys: String, in context: CommandContext, of keymap: Keymap
  ) throws -> String? {
    switch keymap.match(try KeySequence(keys).keys, in: [context]) {
    case .command(let command): command.id
    case .prefix: "prefix"
    case .nothing: nil
    }
  }

  @Test func `a file adds, changes and takes away keys`() throws {
    let loaded = try load(
      """
      inherits = "default"

      [app]
      "f9 t" = "app.next-tab"
      "q" = ""
      "ctrl-q" = "app.help"

      [dashboard]
      "f5" = "dashboard.analyze"
      """)
    #expect(loaded.warnings.isEmpty)
    #expect(try command("f9 t", in: .app, of: loaded.keymap) == "app.next-tab")
    #expect(try command("f9", in: .app, of: loaded.keymap) == "prefix")
    #expect(try command("q", in: .app, of: loaded.keymap) == nil)
    #expect(try command("ctrl-q", in: .app, of: loaded.keymap) == "app.help")
    #expect(try command("r", in: .dashboard, of: loaded.keymap) == "dashboard.analyze")
    #expect(
      loaded.keymap.keys(of: Command(DashboardAction.analyze)).map(\.notation) == ["f5", "r"])
  }

  @Test func `a longer sequence replaces the inherited key that it starts with`() throws {
    let loaded = try load("[list]\n\"home home\" = \"list.first\"\n")
    #expect(loaded.warnings.isEmpty)
    #expect(try command("home home", in: .list, of: loaded.keymap) == "list.first")
    #expect(try command("home", in: .list, of: loaded.keymap) == "prefix")
  }

  @Test func `unknown commands, keys and sections are told with their places`() throws {
    #expect(
      try messages(
        """
        colour = "red"
        [app]
        "ctrl-p" = "app.quitt"
          "hyper-x" = "app.quit"
        "f5" = 5
        [aap]
        "x" = "app.quit"
        """) == [
          "1:1: “colour” stands outside of any section; write it below [app] or such.",
          "3:12: There is no command “app.quitt”. Did you mean “app.quit”?",
          "4:3: “hyper-x” is no key. Write one like ctrl-p, alt-x, shift-tab, g d, space f, f5, "
            + "minus.",
          "5:8: Here belongs a command in quotes, not a number.",
          "6:2: There is no section [aap]. Did you mean “app”?",
        ])
  }

  @Test func `conflicts inside a file are told and the first one counts`() throws {
    let text = """
      [app]
      "ctrl-shift-p" = "app.help"
      "ctrl-P" = "app.quit"
      "f9" = "app.redraw"
      "f9 d" = "app.quit"
      "f11 z" = "app.quit"
      "f11" = "app.help"
      """
    #expect(
      try messages(text) == [
        "3:1: “ctrl-P” is the key of line 2 once more; that one counts.",
        "5:1: “f9 d” cannot be reached: “f9” in line 4 is a whole command already.",
        "7:1: “f11” is also the start of “f11 z” in line 6; that one counts.",
      ])
    let keymap = try load(text).keymap
    #expect(try command("ctrl-shift-p", in: .app, of: keymap) == "app.help")
    #expect(try command("f9", in: .app, of: keymap) == "app.redraw")
    #expect(try command("f11 z", in: .app, of: keymap) == "app.quit")
  }

  @Test func `a key that an inner section takes first is told, unless the file says so itself`()
    throws
  {
    #expect(
      try messages(
        "[app]\n\"alt-x\" = \"app.palette\"\n[editor]\n\"alt-x\" = \"\"\n[find]\n\"alt-x\" = \"\"\n"
      ).isEmpty)
    let hidden = try messages("[app]\n\"alt-x\" = \"app.palette\"\n")
    #expect(
      hidden == [
        "2:1: “alt-x” does something else in [editor] and 1 more section: “alt-x” is "
          + "“editor.select-line” there. Bind it there too, or free it with \"\"."
      ])
    #expect(
      try messages(
        "[app]\n\"alt-x\" = \"app.palette\"\n[editor]\n\"alt-x\" = \"editor.cut\"\n"
          + "[find]\n\"alt-x\" = \"\"\n"
      ).isEmpty)
  }

  @Test func `the same key twice in one spelling is a mistake too`() throws {
    #expect(try messages("[app]\n\"f9\" = \"app.quit\"\n\"f9\" = \"app.help\"\n").count == 1)
  }

  @Test func `a command of another context is sent to its section`() throws {
    #expect(
      try messages("[app]\n\"x\" = \"dashboard.open\"\n[evidence]\n\"y\" = \"app.quit\"\n") == [
        "2:7: “dashboard.open” belongs in the section [dashboard]."
      ])
  }

  @Test func `taking away what is not bound is a mistake`() throws {
    #expect(
      try messages("[app]\n\"f9\" = \"\"\n") == [
        "2:1: “f9” gives nothing in [app] that could be undone."
      ])
  }

  @Test func `a keymap without a way out says so`() throws {
    #expect(
      try messages("inherits = \"\"\n[list]\n\"j\" = \"list.down\"\n") == [
        "1:1: No key leaves Waymark; bind app.quit in [app]."
      ])
  }

  @Test func `a file may build on one of the same name further down`() throws {
    try folder.write(
      "installed/keymaps/vim.toml", "[app]\n\"Z Z\" = \"app.quit\"\n\"f9\" = \"app.help\"\n")
    let loaded = try load("inherits = \"vim\"\n[app]\n\"f9\" = \"app.redraw\"\n", name: "vim")
    #expect(loaded.warnings.isEmpty)
    #expect(try command("Z Z", in: .app, of: loaded.keymap) == "app.quit")
    #expect(try command("f9", in: .app, of: loaded.keymap) == "app.redraw")
  }

  @Test func `inheriting from nothing or in a circle is told`() throws {
    #expect(
      try messages("inherits = \"defalt\"\n") == [
        "1:12: There is nothing named “defalt” to inherit from. Did you mean “default”?"
      ])
    try folder.write("user/keymaps/b.toml", "inherits = \"mine\"\n")
    let loaded = try load("inherits = \"b\"\n")
    #expect(loaded.warnings.map(\.message).contains { $0.contains("in a circle") })
  }

  @Test func `what cannot be read leaves the built-in keys`() throws {
    try folder.write("user/keymaps/broken.toml", bytes: [0x5B, 0x61, 0xFF, 0x0A])
    let loaded = try #require(KeymapReader.load("broken", from: library))
    #expect(loaded.warnings.contains { $0.message.contains("not UTF-8") })
    #expect(loaded.keymap == Keymap.builtIn)
    #expect(KeymapReader.load("nothing", from: library) == nil)
    #expect(KeymapReader.load("../user/keymaps/broken", from: library) == nil)
    let missing = KeymapReader.read(library.chain(.keymaps, at: folder.path + "/none.toml"))
    #expect(missing.warnings.map(\.message) == ["There is no such file."])
  }

  @Test func `an argument may follow a command that takes one`() throws {
    #expect(
      try messages("[app]\n\"x\" = \"app.quit now\"\n") == [
        "2:7: “app.quit” takes nothing after its name."
      ])
  }
}
