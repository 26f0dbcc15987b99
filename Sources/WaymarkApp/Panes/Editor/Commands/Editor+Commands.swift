internal import WaymarkCore
package import WaymarkTerminal

extension Editor {
  package func availability(of command: Command) -> Availability {
    if let action = command.action(of: CompareAction.self) {
      return obstacle(to: action).map(Availability.disabled) ?? .enabled
    }
    if let action = command.action(of: ViewAction.self) {
      return obstacle(to: action).map(Availability.disabled) ?? .enabled
    }
    if let action = command.action(of: DiscussAction.self) {
      return obstacle(to: action).map(Availability.disabled) ?? .enabled
    }
    guard let action = command.action(of: EditorAction.self) else { return .enabled }
    let needsNone: Set<EditorAction> = [
      .open, .new, .findFile, .searchFiles, .recover, .saveAll, .saveAllAndQuit,
    ]
    guard let current else {
      return needsNone.contains(action) ? .enabled : .disabled("No file is open.")
    }
    let saves: Set<EditorAction> = [.save, .saveAs, .saveAndClose, .overwrite]
    if current.isReadOnly, action.changesText || saves.contains(action) {
      return .disabled("\(current.title) is shown for reading alone.")
    }
    switch action {
    case .undo where !current.file.buffer.history.canUndo: return .disabled("Nothing to undo.")
    case .redo where !current.file.buffer.history.canRedo: return .disabled("Nothing to redo.")
    case .reload where current.file.version == nil:
      return .disabled("\(current.title) is not on disk yet.")
    case .comment
    where current.language?.lineComment == nil && current.language?.blockComment == nil:
      return .disabled("No comments are known for this kind of file.")
    default: return .enabled
    }
  }

  package mutating func perform(_ command: Command, in area: Size) -> [Effect] {
    if let action = command.action(of: CompletionAction.self) {
      perform(action)
      return missing()
    }
    guard completion != nil else { return carryOut(command, in: area) }
    let effects = carryOut(command, in: area)
    // Whoever deletes a letter goes on looking for a word.
    if command == Command(EditorAction.deleteBackward) {
      narrowCompletion()
    } else {
      completion = nil
    }
    return effects
  }

  private mutating func carryOut(_ command: Command, in area: Size) -> [Effect] {
    if command == Command(RunningAction.stop) { return stop() }
    if let action = command.action(of: VimAction.self) {
      return perform(action, command.argument) + missing()
    }
    if let key = modalKey(of: command) { return typeModal(key) + missing() }
    if let action = command.action(of: CursorAction.self) {
      let (motion, isSelecting) = action.motion
      if let bytes = current?.bytes, motion == .textStart || motion == .textEnd {
        return go(toByte: motion == .textStart ? 0 : bytes.dump.size - 1)
      }
      let shape = shape
      current?.move(motion, isSelecting: isSelecting, shape)
      return missing()
    }
    if let action = command.action(of: FindAction.self) { return perform(action) + missing() }
    if let action = command.action(of: FieldAction.self) {
      find?.perform(action)
      return searchChanged() + missing()
    }
    if let action = command.action(of: CompareAction.self) { return perform(action) }
    if let action = command.action(of: DiscussAction.self) { return perform(action) }
    if let action = command.action(of: ViewAction.self) {
      return perform(action, command.argument) + missing()
    }
    guard let action = command.action(of: EditorAction.self) else { return [] }
    if let effects = performOnFiles(action, command.argument) { return effects + missing() }
    if let effects = performOnText(action) { return effects + missing() }
    return performOnPlaces(action, command.argument) + missing()
  }
}

extension Editor {
  /// The key that modal editing takes instead of a command; nil for what works there, too.
  private func modalKey(of command: Command) -> Key? {
    guard let vim, find == nil else { return nil }
    switch command.action(of: EditorAction.self) {
    case .newLine: return Key(.enter)
    case .deleteBackward: return Key(.backspace)
    case .deleteForward where vim.mode == .insert: return Key(.delete)
    case .deleteForward: return Key(.character("x"))
    case .indent where vim.mode == .insert: return Key(.tab)
    default: break
    }
    guard vim.mode != .insert, vim.mode != .replace else { return nil }
    switch command.action(of: CursorAction.self) {
    case .left: return Key(.character("h"))
    case .right: return Key(.character("l"))
    case .up: return Key(.character("k"))
    case .down: return Key(.character("j"))
    case .lineStart: return Key(.character("0"))
    case .lineEnd: return Key(.character("$"))
    default: return nil
    }
  }
}
