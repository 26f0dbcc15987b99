package import WaymarkTerminal

/// Which keys give which command, by context; keys may be pressed one after the other.
package struct Keymap: Sendable, Hashable {
  /// A command on a key sequence in a context.
  package struct Binding: Sendable, Hashable {
    package var context: CommandContext
    package var sequence: KeySequence
    package var command: Command

    package init(_ sequence: KeySequence, _ command: Command, in context: CommandContext) {
      self.context = context
      self.sequence = sequence
      self.command = command
    }
  }

  /// What keys that were pressed so far amount to.
  package enum Match: Sendable, Hashable {
    case command(Command)
    /// More keys have to follow.
    case prefix
    case nothing
  }

  /// In the order of the table or file, inherited ones first.
  package let bindings: [Binding]
  private let commands: [CommandContext: [[Key]: Command]]
  private let prefixes: [CommandContext: Set<[Key]>]
  private let sequences: [Command: [KeySequence]]

  /// Makes a keymap; of two bindings of the same sequence the first counts.
  package init(_ bindings: [Binding]) {
    var commands: [CommandContext: [[Key]: Command]] = [:]
    var prefixes: [CommandContext: Set<[Key]>] = [:]
    var sequences: [Command: [KeySequence]] = [:]
    for binding in bindings {
      let keys = binding.sequence.keys
      guard commands[binding.context]?[keys] == nil else { continue }
      commands[binding.context, default: [:]][keys] = binding.command
      for length in 1..<max(1, keys.count) {
        prefixes[binding.context, default: []].insert(Array(keys.prefix(length)))
      }
      sequences[binding.command, default: []].append(binding.sequence)
    }
    self.bindings = bindings
    self.commands = commands
    self.prefixes = prefixes
    self.sequences = sequences
  }

  /// The keys of the command table.
  package static let builtIn = Keymap(
    Command.all.flatMap { command in
      command.entry.keys.compactMap { notation in
        (try? KeySequence(notation)).map { Binding($0, command, in: command.context) }
      }
    })

  /// What keys give in the first of the contexts that knows them.
  package func match(_ keys: [Key], in contexts: [CommandContext]) -> Match {
    let keys = keys.map(\.canonical)
    for context in contexts {
      if let command = commands[context]?[keys] { return .command(command) }
      if prefixes[context]?.contains(keys) == true { return .prefix }
    }
    return .nothing
  }

  /// The keys of a command, the most usual first.
  package func keys(of command: Command) -> [KeySequence] { sequences[command] ?? [] }

  /// The keys that may follow others, with what they give, in the order of the keymap.
  package func followers(of keys: [Key], in contexts: [CommandContext]) -> [Follower] {
    let keys = keys.map(\.canonical)
    var result: [Follower] = []
    for context in contexts {
      for binding in bindings where binding.context == context {
        let all = binding.sequence.keys
        guard all.count > keys.count, all.starts(with: keys) else { continue }
        let isLast = all.count == keys.count + 1
        let content = isLast ? Follower.Content.command(binding.command) : .more(1)
        if let known = result.firstIndex(where: { $0.key == all[keys.count] }) {
          if case .more(let count) = result[known].content, !isLast {
            result[known].content = .more(count + 1)
          }
        } else {
          result.append(Follower(key: all[keys.count], content: content))
        }
      }
    }
    return result
  }

  /// A key that may follow what was pressed.
  package struct Follower: Sendable, Hashable {
    /// What it gives.
    package enum Content: Sendable, Hashable {
      case command(Command)
      /// So many commands on keys after it.
      case more(Int)
    }

    package var key: Key
    package var content: Content
  }
}
