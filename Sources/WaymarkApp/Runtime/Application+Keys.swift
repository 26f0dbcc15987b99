internal import WaymarkTerminal

extension Application {
  /// Whether characters are typed instead of being looked up as keys.
  var isTakingText: Bool { help == nil && panes[tab].isTakingText }

  /// Takes a key: as text, as a part of a sequence or as a command.
  mutating func press(_ key: Key) -> [Effect] {
    notice = nil
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
      return KeySequence(keys).map { [.notify(Notice("\($0.label) is no command here."))] } ?? []
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

  /// Carries out a command, or says why it cannot be given.
  mutating func give(_ command: Command) -> [Effect] {
    if case .disabled(let reason) = availability(of: command) { return [.notify(Notice(reason))] }
    return perform(command)
  }

  private mutating func type(_ key: Key) -> [Effect] { panes[tab].type(key, in: area) }
}
