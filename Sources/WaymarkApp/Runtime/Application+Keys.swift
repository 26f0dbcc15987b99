internal import WaymarkTerminal

extension Application {
  /// Whether characters are typed instead of being looked up as keys.
  var isTakingText: Bool {
    overlays.last.map(\.overlay.isTakingText) ?? panes[tab].isTakingText
  }

  /// Takes a key: as text, as a part of a sequence or as a command.
  mutating func press(_ key: Key) -> [Effect] {
    board.dropAnswers()
    if pending.isEmpty, isTakingText, key.typesCharacter { return type(key) }
    if !pending.isEmpty, key == Key(.escape) {
      pending = []
      return []
    }
    if !pending.isEmpty, key == Key(.backspace) {
      pending.removeLast()
      return []
    }
    let keys = pending + [key]
    switch keymap.match(keys, in: contexts) {
    case .prefix:
      pending = keys
      return []
    case .command(let command):
      pending = []
      return give(command)
    case .nothing:
      defer { pending = [] }
      guard !pending.isEmpty else { return isTakingText ? type(key) : [] }
      return KeySequence(keys).map { [answer("\($0.label) is no command here.")] } ?? []
    }
  }

  /// What may follow the pending keys, for the box at the foot of the pane.
  func pendingKeys(_ look: Look) -> PendingKeysBox {
    PendingKeysBox(
      keys: pending,
      followers: keymap.followers(of: pending, in: contexts).filter { follower in
        guard case .command(let command) = follower.content else { return true }
        return availability(of: command) == .enabled
      })
  }

  /// Carries out a command, asks for what it lacks first, or says why it cannot be given.
  mutating func give(_ command: Command, isConfirmed: Bool = false) -> [Effect] {
    if case .disabled(let reason) = availability(of: command) { return [answer(reason)] }
    if let needed = command.entry.arguments.first, !needed.isOptional, command.argument == nil {
      return [.present(Presentation("argument", ArgumentPrompt(command)))]
    }
    if command.entry.isDestructive, !isConfirmed {
      return [.present(Presentation("confirmation", Decision(before: command)))]
    }
    remember(command)
    return perform(command)
  }

  /// The most commands that the palette shows first because they were used last.
  private static let recentLimit = 20

  private mutating func remember(_ command: Command) {
    guard command.context.isInPalette, command != Command(AppAction.palette) else { return }
    var command = command
    command.argument = nil
    recentCommands.removeAll { $0 == command }
    recentCommands.insert(command, at: 0)
    if recentCommands.count > Application.recentLimit { recentCommands.removeLast() }
  }

  private func answer(_ sentence: String) -> Effect { .notify(Notice(sentence, isAnswer: true)) }

  private mutating func type(_ key: Key) -> [Effect] {
    overlays.isEmpty ? panes[tab].type(key, in: area) : typeInOverlay(key)
  }
}
