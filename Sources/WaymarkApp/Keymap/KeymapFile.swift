/// The keymap file that says the same as the command table.
package enum KeymapFile {
  /// The text of `keymaps/default.toml`.
  package static var builtInText: String {
    var lines = [
      "# The built-in keys of Waymark. Generated from the command table; a test holds both equal.",
      "# README.md in this folder explains the format.",
    ]
    for context in CommandContext.allCases {
      lines += ["", "[\(context.rawValue)]  # \(context.title)"]
      for command in Command.all where command.context == context {
        for key in command.entry.keys {
          lines.append("\(quoted(key)) = \(quoted(command.id))")
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.flatMap { $0 == "\\" || $0 == "\"" ? ["\\", $0] : [$0] }
    return "\"" + String(escaped) + "\""
  }
}
