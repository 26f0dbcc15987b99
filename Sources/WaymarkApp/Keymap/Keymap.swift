package import WaymarkTerminal

/// Which key gives which command, by context.
package struct Keymap: Sendable, Hashable {
  private var bindings: [CommandContext: [Key: Command]] = [:]

  /// The keys of the command table.
  package static let builtIn: Keymap = {
    var keymap = Keymap()
    for command in Command.all {
      for notation in command.entry.keys {
        guard let key = Key(notation) else { continue }
        keymap.bindings[command.context, default: [:]][key] = command
      }
    }
    return keymap
  }()

  /// The command for a key in the first of the contexts that binds it.
  package func command(for key: Key, in contexts: [CommandContext]) -> Command? {
    for context in contexts {
      if let command = bindings[context]?[key] { return command }
    }
    return nil
  }

  /// The keys of a command, in the order of the command table.
  package func keys(of command: Command) -> [Key] {
    let bound = bindings[command.context] ?? [:]
    let usual = command.entry.keys.compactMap { Key($0) }.filter { bound[$0] == command }
    let others = bound.filter { $0.value == command && !usual.contains($0.key) }.keys
    return usual + others.sorted { $0.notation < $1.notation }
  }

  /// The number of bindings.
  package var count: Int { bindings.values.reduce(0) { $0 + $1.count } }
}
