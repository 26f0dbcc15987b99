internal import WaymarkCore
package import WaymarkTerminal

/// The whole state of the screen: a value that messages change and that can be drawn.
package struct Application: Sendable {
  package var size: Size
  package var tab = Tab.dashboard
  package var dashboard: Dashboard
  package var help: HelpOverlay?
  package var keymap: Keymap

  package init(path: String, size: Size, keymap: Keymap = .builtIn) {
    self.size = size
    self.keymap = keymap
    dashboard = Dashboard(path: path)
  }

  /// What to do once the first frame is on the screen.
  package static let startEffects: [Effect] = [.open]

  /// Takes a message in; pure, so the same messages always give the same state.
  ///
  /// - Returns: What the world has to do now.
  package mutating func update(_ message: Message) -> [Effect] {
    let effects =
      switch message {
      case .key(let key): press(key)
      case .resized(let size): resize(to: size)
      case .terminated: [Effect.quit]
      case .core(let message): dashboard.receive(message)
      }
    dashboard.reveal(in: Application.paneArea(of: size))
    help?.reveal(in: size, keymap: keymap)
    return effects
  }

  /// The contexts that get a key, the innermost first.
  package var contexts: [CommandContext] {
    if help != nil { return [.help, .list, .app] }
    return tab == .dashboard ? dashboard.contexts + [.app] : [.app]
  }

  /// Whether a command can be given now, and if not, why.
  package func availability(of command: Command) -> Availability {
    switch command {
    case .dashboard(let action): dashboard.availability(of: action)
    case .welcome(let action): dashboard.availability(of: action)
    default: .enabled
    }
  }

  private mutating func press(_ key: Key) -> [Effect] {
    dashboard.notice = nil
    guard let command = keymap.command(for: key, in: contexts) else { return [] }
    if case .disabled(let reason) = availability(of: command) {
      dashboard.notice = Notice(reason)
      return []
    }
    return perform(command)
  }

  private mutating func perform(_ command: Command) -> [Effect] {
    switch command {
    case .app(let action): return perform(action)
    case .help: help = nil
    case .list(let action) where help != nil: help?.move(action, in: size)
    case .list(let action):
      return dashboard.move(action, in: Application.paneArea(of: size))
    case .dashboard(let action): return dashboard.perform(action)
    case .evidence(let action):
      return dashboard.perform(action, in: Application.paneArea(of: size))
    case .welcome(let action): return dashboard.perform(action)
    }
    return []
  }

  private mutating func perform(_ action: AppAction) -> [Effect] {
    switch action {
    case .dashboard, .chat, .files, .git, .editor, .servers: tab = action.tab ?? tab
    case .nextTab: tab = tab.stepped(by: 1)
    case .previousTab: tab = tab.stepped(by: -1)
    case .help: help = HelpOverlay(contexts: contexts)
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit: return [.quit]
    }
    return []
  }

  private mutating func resize(to size: Size) -> [Effect] {
    self.size = size
    return []
  }
}

/// A sentence in the status line; the next key takes it away.
package struct Notice: Sendable, Hashable {
  package var text: String
  package var isError: Bool

  package init(_ text: String, isError: Bool = false) {
    self.text = text
    self.isError = isError
  }
}
