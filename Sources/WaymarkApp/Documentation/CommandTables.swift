/// The command table as Markdown.
package enum CommandTables {
  /// The default keys by context, for the README.
  static var keys: [String] {
    sections { command in
      let keys = Keymap.builtIn.keys(of: command).map { "`\(escaped($0.label))`" }
      return keys.isEmpty ? nil : "| \(keys.joined(separator: " ")) | \(command.entry.help) |"
    } heading: {
      ["| keys | what they do |", "|---|---|"]
    }
  }

  /// Every command by context, for people who write keymaps.
  static var commands: [String] {
    sections { command in
      let keys = command.entry.keys.map { "`\(escaped($0))`" }.joined(separator: " ")
      let arguments = command.entry.arguments.map {
        $0.isOptional ? " [\($0.name)]" : " \($0.name)"
      }
      return "| `\(command.id)\(arguments.joined())` | \(keys) | \(command.entry.help) |"
    } heading: {
      ["| command | default keys | what it does |", "|---|---|---|"]
    }
  }

  private static func sections(
    row: (Command) -> String?, heading: () -> [String]
  ) -> [String] {
    var lines: [String] = []
    for context in CommandContext.allCases {
      let rows = Command.all(in: context).compactMap(row)
      guard !rows.isEmpty else { continue }
      if !lines.isEmpty { lines.append("") }
      lines += ["**\(context.title)** (`[\(context.rawValue)]`)", ""] + heading() + rows
    }
    return lines
  }

  /// A bar would end the cell, and a backtick the code.
  private static func escaped(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("`", with: "'")
  }
}
