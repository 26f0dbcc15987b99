import ArgumentParser
import WaymarkApp
import WaymarkCore

/// Lists and checks themes.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes",
    abstract: "List the themes that there are, or check one.",
    discussion: "Example: waymark themes check ~/.config/waymark/themes/mine.toml",
    subcommands: [List.self, Check.self], defaultSubcommand: List.self)

  /// Prints the names with where each comes from.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the themes with where each comes from.",
      discussion: "Example: waymark themes list --format json")

    @Option(help: "How to print: text or json.") var format = DataFormat.text
    @Option(help: ArgumentHelp("Look here first.", valueName: "folder")) var dataDir: String?

    func run() throws {
      let library = Composition.configuration(dataFolder: dataDir).library
      try ResourceList.print(.themes, of: library, as: format)
    }
  }

  /// Prints the mistakes of theme files, and text that is hard to read.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Check theme files; without one, every theme that there is.",
      discussion: """
        Prints FILE:LINE:COLUMN with a sentence for each mistake and exits with 1 when there are \
        any. Text with less contrast than 4.5:1 (WCAG) is told and is no mistake.

        Example: waymark themes check mine.toml
        """)

    @Argument(help: "Theme files.") var files: [String] = []
    @Option(help: ArgumentHelp("Look here first.", valueName: "folder")) var dataDir: String?

    func run() throws {
      let library = Composition.configuration(dataFolder: dataDir).library
      try ResourceCheck.run(.themes, files, in: library) { chain in
        let loaded = ThemeReader.read(chain)
        return ResourceCheck.Outcome(
          warnings: loaded.warnings,
          remarks: loaded.theme.hardToRead.map { scope, contrast in
            "\(scope.rawValue): contrast \(contrast.formattedRatio), less than 4.5:1"
          })
      }
    }
  }
}

extension Double {
  /// A contrast with one decimal, rounded down so that it never looks sufficient by rounding.
  fileprivate var formattedRatio: String {
    let tenths = Int(self * 10)
    return "\(tenths / 10).\(tenths % 10):1"
  }
}
