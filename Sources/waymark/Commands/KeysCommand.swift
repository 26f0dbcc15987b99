import ArgumentParser
import WaymarkApp
import WaymarkCore

/// Lists and checks keymaps.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "List the keymaps that there are, or check one.",
    discussion: "Example: waymark keys check ~/.config/waymark/keymaps/mine.toml",
    subcommands: [List.self, Check.self], defaultSubcommand: List.self)

  /// Prints the names with where each comes from.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the keymaps with where each comes from.",
      discussion: "Example: waymark keys list --format json")

    @Option(help: "How to print: text or json.") var format = DataFormat.text
    @Option(help: ArgumentHelp("Look here first.", valueName: "folder")) var dataDir: String?

    func run() throws {
      let library = Composition.configuration(dataFolder: dataDir).library
      try ResourceList.print(.keymaps, of: library, as: format)
    }
  }

  /// Prints the mistakes of keymap files.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Check keymap files; without one, every keymap that there is.",
      discussion: """
        Prints FILE:LINE:COLUMN with a sentence for each mistake and exits with 1 when there are \
        any: keys that cannot be read, unknown commands, keys that are in each other's way.

        Example: waymark keys check mine.toml
        """)

    @Argument(help: "Keymap files.") var files: [String] = []
    @Option(help: ArgumentHelp("Look here first.", valueName: "folder")) var dataDir: String?

    func run() throws {
      let library = Composition.configuration(dataFolder: dataDir).library
      try ResourceCheck.run(.keymaps, files, in: library) { chain in
        ResourceCheck.Outcome(warnings: KeymapReader.read(chain).warnings, remarks: [])
      }
    }
  }
}
