internal import WaymarkCore
package import WaymarkTerminal

/// The whole state of the screen: a value that messages change and that can be drawn.
package struct Application: Sendable {
  package var size: Size
  package var arrangement = Arrangement()
  package var panes: PaneSet
  package var help: HelpOverlay?
  package var settings: Settings
  package var theme: Theme
  package var keymap: Keymap
  /// How many colours the terminal shows.
  let colorDepth: ColorDepth
  /// What was wrong in the configuration when it was read last.
  package internal(set) var configurationWarnings: [ConfigurationWarning] = []
  package var notice: Notice?
  /// The keys of a sequence that is not complete yet.
  package internal(set) var pending: [Key] = []
  /// The tabs that were shown already: a pane starts its work when it is first looked at.
  private var appeared: Set<Tab> = []

  package init(
    path: String, size: Size, settings: Settings = Settings(), colorDepth: ColorDepth = .full256
  ) {
    self.size = size
    self.settings = settings
    self.colorDepth = colorDepth
    theme = Theme.builtIn
    keymap = .builtIn
    panes = PaneSet(path: path)
  }

  /// What to do once the first frame is on the screen.
  package mutating func appear() -> [Effect] {
    settled([ConfigurationWork.read, ConfigurationWork.follow, SessionWork.read])
  }

  /// The tab that keys go to.
  package var tab: Tab { arrangement.focused }

  /// Takes a message in; pure, so the same messages always give the same state.
  ///
  /// - Returns: What the world has to do now.
  package mutating func update(_ message: Message) -> [Effect] {
    let effects =
      switch message {
      case .input(let event): take(event)
      case .resized(let size): resize(to: size)
      case .terminated: [Effect.quit]
      case .pane(let message): receive(message)
      }
    return settled(effects)
  }

  /// The contexts that get a key, the innermost first.
  package var contexts: [CommandContext] {
    help != nil ? [.help, .list, .app] : panes[tab].contexts + [.app]
  }

  /// Whether a command can be given now, and if not, why.
  package func availability(of command: Command) -> Availability {
    switch command.context {
    case .app, .help: .enabled
    default: panes[tab].availability(of: command)
    }
  }

  /// The area of the focused pane.
  var area: Size { area(of: tab) }

  /// The area of a pane; all there is while it is not on the screen.
  func area(of tab: Tab) -> Size {
    let whole = Application.paneArea(of: size)
    let place = arrangement.places(in: Rect(whole)).area(of: tab)
    return place.map { Size(rows: $0.rows, columns: $0.columns) } ?? whole
  }

  /// Carries out what concerns the application itself; the rest is for the loop.
  private mutating func settled(_ effects: [Effect]) -> [Effect] {
    var rest: [Effect] = []
    for effect in effects {
      switch effect {
      case .notify(let notice): self.notice = notice
      case .select(let tab): arrangement.select(tab)
      case .discuss(let discussion):
        arrangement.select(.chat)
        if appeared.insert(.chat).inserted { rest += panes[.chat].appear() }
        rest += panes[.chat].receive(discussion, in: area(of: .chat))
      case .run, .cancel, .copy, .suspend, .redraw, .quit: rest.append(effect)
      }
    }
    for (tab, _) in arrangement.places(in: Rect(Application.paneArea(of: size))).panes {
      if appeared.insert(tab).inserted { rest += panes[tab].appear() }
      panes[tab].reveal(in: area(of: tab))
    }
    help?.reveal(in: size)
    return rest
  }

  private mutating func receive(_ message: PaneMessage) -> [Effect] {
    if let session = message.content as? Session {
      restore(session)
      return []
    }
    if let configuration = message.content as? LoadedConfiguration { return use(configuration) }
    let tab = message.work.tab
    return panes[tab].receive(message.content, in: area(of: tab))
  }

  mutating func perform(_ command: Command) -> [Effect] {
    if let action = command.action(of: AppAction.self) { return perform(action) }
    if command.context == .help {
      help = nil
      return []
    }
    if help != nil, let action = command.action(of: ListAction.self) {
      help?.move(action, in: size)
      return []
    }
    return panes[tab].perform(command, in: area)
  }

  private mutating func perform(_ action: AppAction) -> [Effect] {
    switch action {
    case .dashboard, .chat, .files, .git, .editor, .servers:
      arrangement.select(action.tab ?? tab)
    case .nextTab: arrangement.select(tab.stepped(by: 1))
    case .previousTab: arrangement.select(tab.stepped(by: -1))
    case .sideBySide: return arrange(.sideBySide)
    case .stacked: return arrange(.stacked)
    case .otherPane: arrangement.focusOther()
    case .widen: arrangement.resize(by: 0.05)
    case .narrow: arrangement.resize(by: -0.05)
    case .help: help = HelpOverlay(contexts: contexts)
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit: return [.quit]
    }
    return []
  }

  /// Splits the screen, or says why nothing of it can be seen.
  private mutating func arrange(_ split: Arrangement.Split) -> [Effect] {
    arrangement.toggle(split)
    let places = arrangement.places(in: Rect(Application.paneArea(of: size)))
    guard arrangement.other != nil, places.line == nil else { return [] }
    return [.notify(Notice("The screen is too small for two panes; they show when it grows."))]
  }

  private mutating func resize(to size: Size) -> [Effect] {
    self.size = size
    return []
  }
}
