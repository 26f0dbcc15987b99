import ArgumentParser
import Foundation
import WaymarkApp
import WaymarkCore

/// Prints the command table of the full-screen application.
struct CommandsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "commands",
    abstract: "List what can be done in the full-screen application, with the keys for it.",
    discussion: """
      The names are those that keymap files use; keys are those of the keymap in use.

      Example: waymark commands --format json
      """)

  @Option(help: "How to print: text or json.") var format = DataFormat.text
  @Option(help: ArgumentHelp("Show the keys of this keymap.", valueName: "name"))
  var keymap: String?

  func run() throws {
    let source = try ConfigurationOptions.source(overrides: Settings.Changes(keymap: keymap))
    let keymap = source.load().keymap
    switch format {
    case .json: Console.write(try CommandsCommand.json(keymap), to: .output)
    case .text: Console.write(CommandsCommand.text(keymap), to: .output)
    }
  }

  private static func text(_ keymap: Keymap) -> String {
    let rows = Command.all.map { command in
      (
        command.id, keymap.keys(of: command).map(\.notation).joined(separator: ", "),
        command.entry.help
      )
    }
    let width = rows.map(\.0.count).max() ?? 0
    let keyWidth = min(24, rows.map(\.1.count).max() ?? 0)
    return rows.map { id, keys, help in
      id.padding(toLength: width + 2, withPad: " ", startingAt: 0)
        + (keys.count > keyWidth
          ? keys : keys.padding(toLength: keyWidth, withPad: " ", startingAt: 0)) + "  \(help)\n"
    }.joined()
  }

  private static func json(_ keymap: Keymap) throws -> String {
    try JSONText.encodePlain(Command.all.map { Fields($0, keymap) })
  }

  private struct Fields: Encodable {
    struct Argument: Encodable {
      let name: String
      let help: String
      let optional: Bool
    }

    let id: String
    let title: String
    let help: String
    let context: String
    let keys: [String]
    let default_keys: [String]
    let arguments: [Argument]
    let destructive: Bool

    init(_ command: Command, _ keymap: Keymap) {
      id = command.id
      title = command.entry.title
      help = command.entry.help
      context = command.context.rawValue
      keys = keymap.keys(of: command).map(\.notation)
      default_keys = command.entry.keys
      arguments = command.entry.arguments.map {
        Argument(name: $0.name, help: $0.help, optional: $0.isOptional)
      }
      destructive = command.entry.isDestructive
    }
  }
}
