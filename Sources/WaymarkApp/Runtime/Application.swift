internal import WaymarkCore
package import WaymarkTerminal

/// The whole state of the screen: a value that messages change and that can be drawn.
package struct Application: Sendable {
  package var size: Size
  package var arrangement = Arrangement()
  package var panes: PaneSet
  /// What lies above the panes, the topmost last.
  package internal(set) var overlays: [Presentation] = []
  package var settings: Settings
  package var theme: Theme
  package var keymap: Keymap
  /// How many colours the terminal shows.
  let colorDepth: ColorDepth
  /// Whether the terminal's background is light; nil until it says so.
  package internal(set) var isOnLight: Bool?
  /// What was wrong in the configuration when it was read last.
  package internal(set) var configurationWarnings: [ConfigurationWarning] = []
  /// What was chosen since the start.
  var choices = Settings.Changes()
  /// Whether the mouse holds the line between two panes.
  var isDraggingLine = false
  /// The notices that are shown.
  package internal(set) var board = NoticeBoard()
  /// The time since the start, as the loop told it last.
  private var uptime = Duration.zero
  /// The commands that were given last, the latest first.
  var recentCommands: [Command] = []
  /// The keys of a sequence that is not complete yet.
  package internal(set) var pending: [Key] = []
  /// The tabs that were shown already: a pane starts its work when it is first looked at.
  private var appeared: Set<Tab> = []
  /// Whether changes on disk are followed, which is done once for all panes.
  private var isFollowingFiles = false

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

  /// What to open first, and what for.
  private var firstFile: OpenRequest?

  /// Begins in the editor on a file; the program ends when it is closed.
  package mutating func edit(_ file: String) {
    firstFile = OpenRequest(argument: file, onClose: CloseNotice(endsProgram: true))
  }

  /// What to do once the first frame is on the screen.
  package mutating func appear() -> [Effect] {
    if let file = firstFile {
      firstFile = nil
      arrangement.select(.editor)
      let opening = panes.editor.open(file)
      return settled([readConfiguration, ConfigurationWork.follow] + opening)
    }
    return settled([readConfiguration, ConfigurationWork.follow, SessionWork.read])
  }

  /// What the terminal's window is called.
  package var title: String { "\(panes.projectName) · Waymark" }

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

  /// Tells how long the program runs; what was shown long enough goes.
  ///
  /// - Returns: Whether the screen is another now.
  package mutating func advance(to uptime: Duration) -> Bool {
    self.uptime = uptime
    return board.expire(at: uptime)
  }

  /// The contexts that get a key, the innermost first.
  package var contexts: [CommandContext] {
    (overlays.last?.overlay.contexts ?? panes[tab].contexts) + [.app]
  }

  /// Whether a command can be given now, and if not, why.
  package func availability(of command: Command) -> Availability {
    if command.context == .app { return .enabled }
    if let overlay = overlays.last?.overlay, overlay.contexts.contains(command.context) {
      return overlay.availability(of: command)
    }
    return panes[owner(of: command)].availability(of: command)
  }

  /// The pane whose command it is: the focused one where it knows the command.
  private func owner(of command: Command) -> Tab {
    if panes[tab].contexts.contains(command.context) { return tab }
    return Tab.allCases.first { panes[$0].contexts.contains(command.context) } ?? tab
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
    panes.editor.setModal(settings.keymap == "vim")
    var waiting = effects
    var rest: [Effect] = []
    while !waiting.isEmpty {
      let effect = waiting.removeFirst()
      switch effect {
      case .notify(let notice):
        if !isTold(notice) { board.post(notice, at: uptime) }
        if !notice.isAnswer { rest.append(LogWork.write(notice)) }
      case .select(let tab): arrangement.select(tab)
      case .showChanges(let path): waiting = showChanges(of: path, &rest) + waiting
      case .present(let presentation): present(presentation)
      case .dismiss: _ = overlays.popLast()
      case .adoptPreview: adoptPreview()
      case .give(let command, let isConfirmed):
        waiting = give(command, isConfirmed: isConfirmed) + waiting
      case .discuss(let discussion):
        go(to: .chat)
        if appeared.insert(.chat).inserted { rest += appear(.chat) }
        waiting = panes[.chat].receive(discussion, in: area(of: .chat)) + waiting
      case .run, .cancel, .copy, .runEditor, .suspend, .redraw, .quit, .fail: rest.append(effect)
      }
    }
    for (tab, _) in arrangement.places(in: Rect(Application.paneArea(of: size))).panes {
      if appeared.insert(tab).inserted { rest += appear(tab) }
      panes[tab].reveal(in: area(of: tab))
    }
    if overlays.contains(where: { $0.overlay is ActivityList }) {
      _ = receive(ActivityList.Now(activities: activities))
    }
    revealOverlays()
    return rest.filter { !isFollowed(by: $0) }
  }

  /// Whether something asks to follow changes on disk, which is done already.
  private mutating func isFollowed(by effect: Effect) -> Bool {
    guard effect == FilesWork.follow else { return false }
    defer { isFollowingFiles = true }
    return isFollowingFiles
  }

  /// Whether the screen says already what a notice does.
  private func isTold(_ notice: Notice) -> Bool {
    guard let tab = notice.toldIn, overlays.isEmpty else { return false }
    return arrangement.places(in: Rect(Application.paneArea(of: size))).area(of: tab) != nil
  }

  /// What a pane does when it is shown for the first time.
  private mutating func appear(_ tab: Tab) -> [Effect] { panes[tab].appear() }

  private mutating func receive(_ message: PaneMessage) -> [Effect] {
    if let session = message.content as? Session {
      restore(session)
      return []
    }
    if let effects = receiveConfiguration(message.content) { return effects }
    if let notice = message.content as? Notice { return [.notify(notice)] }
    if let answer = message.content as? any OverlayMessage { return receive(answer) }
    if let news = message.content as? any CommonNews {
      return appeared.sorted { $0.number < $1.number }
        .flatMap { panes[$0].receive(news, in: area(of: $0)) }
    }
    let tab = message.work.tab
    return panes[tab].receive(message.content, in: area(of: tab))
  }

  mutating func perform(_ command: Command) -> [Effect] {
    if let action = command.action(of: AppAction.self) { return perform(action, command.argument) }
    if let overlay = overlays.last?.overlay, overlay.contexts.contains(command.context) {
      return performInOverlay(command)
    }
    let owner = owner(of: command)
    return panes[owner].perform(command, in: area(of: owner))
  }

  private mutating func perform(_ action: AppAction, _ argument: String?) -> [Effect] {
    switch action {
    case .dashboard, .chat, .files, .git, .editor, .servers:
      go(to: action.tab ?? tab)
    case .nextTab: go(to: tab.stepped(by: 1))
    case .previousTab: go(to: tab.stepped(by: -1))
    case .sideBySide: return arrange(.sideBySide)
    case .stacked: return arrange(.stacked)
    case .otherPane: arrangement.focusOther()
    case .widen: arrangement.resize(by: 0.05)
    case .narrow: arrangement.resize(by: -0.05)
    case .palette:
      overlays = []
      return [.present(Presentation("palette", makePalette()))]
    case .help: return [.present(Presentation("help", HelpOverlay(of: contexts)))]
    case .activities: return [.present(Presentation("activities", ActivityList(activities)))]
    case .log: return [.present(Presentation("log", LogView())), LogWork.read]
    case .theme: return choose(.themes, argument)
    case .keymap: return choose(.keymaps, argument)
    case .reload: return [readConfiguration]
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit: return quit()
    }
    return []
  }

  /// Gives a command by its name, as keymap files have it, with its argument: `editor.open a.txt`.
  package mutating func give(named name: String) -> [Effect]? {
    Command(name).map { settled([.give($0)]) }
  }

  /// Leaves, or asks about what would be lost.
  private func quit() -> [Effect] {
    for tab in Tab.allCases {
      let objection = panes[tab].beforeQuitting
      if !objection.isEmpty { return objection }
    }
    return [.quit]
  }

  /// Shows a tab without anything above it.
  mutating func go(to tab: Tab) {
    overlays = []
    arrangement.select(tab)
  }

  /// Asks the git pane for what changed, perhaps before it appears for the first time.
  private mutating func showChanges(of path: String?, _ rest: inout [Effect]) -> [Effect] {
    go(to: .git)
    if appeared.insert(.git).inserted { rest += panes[.git].appear() }
    return panes[.git].receive(ChangesRequest(path: path), in: area(of: .git))
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
