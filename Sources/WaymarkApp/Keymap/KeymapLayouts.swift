internal import Synchronization
internal import WaymarkTerminal

/// The bindings of a keymap laid out for lookups, context by context when they are first asked for.
///
/// A start shows one pane: laying out the keys of all others costs more than its first paint.
final class KeymapLayouts: Sendable {
  /// One context's bindings.
  struct Layout: Sendable {
    let bindings: [Keymap.Binding]
    private(set) var commands: [[Key]: Command] = [:]
    /// What longer sequences start with.
    private(set) var prefixes: Set<[Key]> = []
    private(set) var sequences: [Command: [KeySequence]] = [:]

    fileprivate init(_ bindings: [Keymap.Binding]) {
      self.bindings = bindings
      for binding in bindings {
        let keys = binding.sequence.keys
        guard commands[keys] == nil else { continue }
        commands[keys] = binding.command
        for length in 1..<max(1, keys.count) { prefixes.insert(Array(keys.prefix(length))) }
        sequences[binding.command, default: []].append(binding.sequence)
      }
    }
  }

  /// Those that have bindings.
  let contexts: [CommandContext]
  /// Those that bind commands of another.
  private let borrowing: [CommandContext]
  private let bindings: @Sendable (CommandContext) -> [Keymap.Binding]
  private let known = Mutex<[CommandContext: Layout]>([:])

  init(
    contexts: [CommandContext], borrowing: [CommandContext] = [],
    bindings: @escaping @Sendable (CommandContext) -> [Keymap.Binding]
  ) {
    self.contexts = contexts
    self.borrowing = borrowing
    self.bindings = bindings
  }

  subscript(context: CommandContext) -> Layout {
    known.withLock { known in
      if let layout = known[context] { return layout }
      let layout = Layout(bindings(context))
      known[context] = layout
      return layout
    }
  }

  /// The contexts that may bind a command, its own first.
  func contexts(of command: Command) -> [CommandContext] {
    [command.context] + borrowing.filter { $0 != command.context }
  }
}
