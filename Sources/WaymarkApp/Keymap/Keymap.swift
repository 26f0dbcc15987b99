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

  private let layouts: KeymapLayouts

  /// Makes a keymap; of two bindings of the same sequence the first counts.
  package init(_ bindings: [Binding]) {
    let byContext = Dictionary(grouping: bindings, by: \.context)
    let contexts = bindings.map(\.context).reduce(into: [CommandContext]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    layouts = KeymapLayouts(
      contexts: contexts,
      borrowing: contexts.filter { context in
        byContext[context]?.contains { $0.command.context != context } == true
      },
      bindings: { byContext[$0] ?? [] })
  }

  private init(layouts: KeymapLayouts) { self.layouts = layouts }

  /// The keys of the command table.
  package static let builtIn = Keymap(
    layouts: KeymapLayouts(contexts: Command.contexts) { context in
      Command.all(in: context).flatMap { command in
        command.entry.keys.compactMap { notation in
          (try? KeySequence(notation)).map { Binding($0, command, in: context) }
        }
      }
    })

  /// Context by context, in each in the order of the table or file, inherited ones last.
  package var bindings: [Binding] { layouts.contexts.flatMap { layouts[$0].bindings } }

  package static func == (left: Keymap, right: Keymap) -> Bool {
    left.layouts === right.layouts || left.bindings == right.bindings
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(bindings) }

  /// What keys give in the first of the contexts that knows them.
  package func match(_ keys: [Key], in contexts: [CommandContext]) -> Match {
    let keys = keys.map(\.canonical)
    for context in contexts {
      let layout = layouts[context]
      if let command = layout.commands[keys] { return .command(command) }
      if layout.prefixes.contains(keys) { return .prefix }
    }
    return .nothing
  }

  /// The keys of a command, the most usual first.
  package func keys(of command: Command) -> [KeySequence] {
    layouts.contexts(of: command).flatMap { layouts[$0].sequences[command] ?? [] }
  }

  /// The keys that may follow others, with what they give, in the order of the keymap.
  package func followers(of keys: [Key], in contexts: [CommandContext]) -> [Follower] {
    let keys = keys.map(\.canonical)
    var result: [Follower] = []
    for context in contexts {
      for binding in layouts[context].bindings {
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
