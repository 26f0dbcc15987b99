@testable import WaymarkApp
@testable import WaymarkTerminal

/// Files that people write.
extension FuzzTarget {
  /// A keymap gives what can be read of it, and says where the rest is wrong.
  static func keymap(_ bytes: [UInt8]) {
    let document = TOMLDocument(String(decoding: bytes, as: UTF8.self), path: "own.toml")
    let loaded = KeymapReader.read(.init(documents: [document]))
    check(document.warnings + loaded.warnings, bytes)
    for binding in loaded.keymap.bindings {
      precondition(!binding.sequence.keys.isEmpty, "a binding has no key")
      precondition(
        (try? KeySequence(binding.sequence.notation)) == binding.sequence, "a key is not read back")
    }
  }

  /// A theme gives every scope a look.
  static func theme(_ bytes: [UInt8]) {
    let document = TOMLDocument(String(decoding: bytes, as: UTF8.self), path: "own.toml")
    let loaded = ThemeReader.read(.init(documents: [document]))
    check(document.warnings + loaded.warnings, bytes)
    _ = loaded.theme.fitted(to: .sixteen)
    check(SettingsReader(document).document.warnings, bytes)
  }

  private static func check(_ warnings: [ConfigurationWarning], _ bytes: [UInt8]) {
    let lines = bytes.count { $0 == 0x0A } + 1
    for warning in warnings {
      precondition((1...lines).contains(warning.place.line), "a mistake lies outside of the file")
      precondition(warning.place.column >= 1, "a mistake lies outside of its line")
    }
  }

  static let keymaps = [
    """
    inherits = "default"
    [app]
    "ctrl-t" = "app.chat"
    "g t" = "app.next-tab"  # comment
    "q" = ""
    [dashboard]
    f5 = "dashboard.analyze"
    """,
    "[app]\n\"a\" = \"app.theme nord\"\n[nowhere]\n\"b\" = 1\n",
    "[app\n\"a\" = \"app.chat\n'ctrl-shift-p' = 'x'\n",
  ]

  static let themes = [
    """
    inherits = "dark"
    "ui.key" = "sun"
    "ui.tab.active" = { fg = "#1d2021", bg = 214, attributes = ["bold", "reverse"] }
    "syntax" = "default"
    [palette]
    sun = "#fabd2f"
    """,
    "theme = { dark = \"a\", light = 1 }\nplain = true\nkeymap = []\n",
    "[\"syntax.keyword\"]\nfg = \"bright-blue\"\nattributes = \"dimm\"\n[palette]\nx = 999\n",
  ]
}
