import ArgumentParser
import WaymarkApp

/// Prints the man page; `make install` puts it where `man` finds it.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print the man page in roff.",
    discussion: "Example: waymark manual | man -l -")

  func run() throws {
    Console.write(ManualPage.render(WaymarkCommand.self), to: .output)
  }
}

/// Writes a man page from the commands' own descriptions, so that the two cannot drift apart.
enum ManualPage {
  static func render(_ root: any ParsableCommand.Type) -> String {
    var page = """
      .TH WAYMARK 1 "" "Waymark \(Version.current)" "User Commands"
      .SH NAME
      waymark \\- \(escape(root.configuration.abstract))
      .SH DESCRIPTION
      \(escape(root.configuration.discussion))
      .SH COMMANDS

      """
    for command in commands(below: root, path: ["waymark"]) {
      page += ".SS \(escape(command.path.joined(separator: " ")))\n"
      page += ".nf\n\(escape(command.help))\n.fi\n"
    }
    page += """
      .SH KEYS
      These are the default keys; see keymaps in FILES.
      \(keys)
      .SH FILES
      .TP
      $XDG_CONFIG_HOME/waymark/config.toml
      Settings: theme, keymap, plain, reduced\\-motion.
      .TP
      $XDG_CONFIG_HOME/waymark/themes, $XDG_CONFIG_HOME/waymark/keymaps
      Themes and keymaps of your own; `waymark themes` and `waymark keys` list all.
      .TP
      $XDG_DATA_HOME/waymark/waymark.db
      Projects, analyses and their history.
      .TP
      $XDG_STATE_HOME/waymark/waymark.log
      The log.
      .SH ENVIRONMENT
      .TP
      NO_COLOR
      Set to anything, switches colour off.
      .TP
      WAYMARK_DATA
      A folder with themes and keymaps that is looked in first.
      .TP
      WAYMARK_GRAMMARS
      A folder of grammars that is looked in first.

      """
    return page
  }

  /// The default keys by context, from the command table.
  private static var keys: String {
    CommandContext.allCases.flatMap { context in
      [".SS \(escape(context.title))"]
        + Command.all.filter { $0.context == context }.map { command in
          let keys = Keymap.builtIn.keys(of: command).map(\.label).joined(separator: ", ")
          return ".TP\n\(escape(keys))\n\(escape(command.entry.help))"
        }
    }.joined(separator: "\n")
  }

  private static func commands(
    below root: any ParsableCommand.Type, path: [String]
  ) -> [(path: [String], help: String)] {
    root.configuration.subcommands.filter { $0.configuration.shouldDisplay }.flatMap {
      command -> [(path: [String], help: String)] in
      let path = path + [command.configuration.commandName ?? ""]
      let own = (path, WaymarkCommand.helpMessage(for: command, columns: 76))
      return [own] + commands(below: command, path: path)
    }
  }

  /// Escapes what roff would take for a request or a special character.
  private static func escape(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix(".") || $0.hasPrefix("'") ? "\\&" + $0 : String($0) }
      .joined(separator: "\n")
  }
}
