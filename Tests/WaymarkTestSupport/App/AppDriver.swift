package import Foundation
internal import Synchronization
package import WaymarkApp
package import WaymarkCore
package import WaymarkTerminal

/// The whole application without a terminal: keys go in, the drawn screen comes out.
///
///     let app = await AppDriver(ScriptedDesk(.sample), size: .init(rows: 24, columns: 80))
///     await app.press("tab", "enter")
///     app.expectScreen("evidence-80x24")
///
/// Every call returns when nothing runs any more, so nothing has to be waited for.
package final class AppDriver {
  package private(set) var application: Application
  /// What the application asked of the loop around it: `.quit`, `.suspend`, `.redraw`.
  package private(set) var requests: [Effect] = []
  /// The scripted core.
  package let desk: ScriptedDesk
  /// The time on the screen.
  package var now: Date
  /// Folders and the like that have to stay as long as the application runs.
  var kept: [any Sendable] = []
  /// Whether the screen is drawn with ASCII alone.
  package var isPlain: Bool {
    get { application.settings.isPlain }
    set { application.settings.isPlain = newValue }
  }
  /// The name of the keymap, which makes the editor modal when it is vim's.
  package var keymapName: String {
    get { application.settings.keymap }
    set { application.settings.keymap = newValue }
  }
  private let configuration: ConfigurationSource
  private let chat: ChatDesk?
  private let files: FileServices
  private let highlighter: SyntaxHighlighter
  /// What was given to the clipboard, the latest last.
  package private(set) var copies: [String] = []
  private var uptime = Duration.zero
  private let git: ProjectRepository?
  private let arrived = Arrived()
  private var tasks: [Work.ID: Task<Void, Never>] = [:]

  /// Messages that tasks have sent and the application has not taken yet.
  private final class Arrived: Sendable {
    private let messages = Mutex<[PaneMessage]>([])

    func append(_ message: PaneMessage) { messages.withLock { $0.append(message) } }

    func take() -> [PaneMessage] {
      messages.withLock { messages in
        defer { messages = [] }
        return messages
      }
    }
  }

  /// Starts the application and waits until it has opened its project.
  package init(
    _ desk: ScriptedDesk, size: Size = Size(rows: 40, columns: 120),
    path: String = SampleReport.project.path, now: Date = SampleReport.now,
    configuration: ConfigurationSource = .builtIn, chat: ChatDesk? = nil,
    git: ProjectRepository? = nil, files: FileServices = .none,
    highlighter: SyntaxHighlighter = SyntaxHighlighter(GrammarLibrary(paths: []))
  ) async {
    self.desk = desk
    self.chat = chat
    self.configuration = configuration
    self.git = git
    self.files = files
    self.highlighter = highlighter
    self.now = now
    application = Application(path: path, size: size)
    start(application.appear())
    await settle()
  }

  /// Presses keys, written as in keymap files.
  package func press(_ keys: String...) async {
    for notation in keys {
      guard let key = Key(notation) else {
        fail("\(notation) is no key")
        continue
      }
      await send(.key(key))
    }
  }

  /// Types a text, character by character.
  package func type(_ text: String) async {
    for character in text { await send(.key(Key(.character(character)))) }
  }

  /// Gives a command by its name with its argument.
  package func give(_ command: String) async {
    guard let effects = application.give(named: command) else {
      return fail("\(command) is no command")
    }
    start(effects)
    await settle()
  }

  /// Gives the application other keys.
  package func use(_ keymap: Keymap) async {
    application.keymap = keymap
    await settle()
  }

  /// Clicks with the left button on the first place where a text stands, so many times in a row.
  package func click(on text: String, times: Int = 1) async {
    let rows = screen.split(separator: "\n", omittingEmptySubsequences: false)
    guard let row = rows.firstIndex(where: { $0.contains(text) }),
      let place = rows[row].range(of: text)
    else { return fail("There is no “\(text)” to click on.") }
    let column = DisplayText.width(String(rows[row][..<place.lowerBound]))
    for clicks in 1...max(1, times) {
      await send(
        .input(.mouse(MouseEvent(.press(.left), row: row, column: column, clicks: clicks))))
    }
  }

  /// Moves the mouse with its left button held from a cell to another.
  package func drag(
    fromRow row: Int, column: Int, toRow endRow: Int, column endColumn: Int
  ) async {
    for event in [
      MouseEvent(.press(.left), row: row, column: column),
      MouseEvent(.drag(.left), row: endRow, column: endColumn),
      MouseEvent(.release(.left), row: endRow, column: endColumn),
    ] { await send(.input(.mouse(event))) }
  }

  /// Turns the wheel in a cell.
  package func wheel(down: Bool, row: Int, column: Int) async {
    let kind: MouseEvent.Kind = down ? .wheelDown : .wheelUp
    await send(.input(.mouse(MouseEvent(kind, row: row, column: column))))
  }

  /// Shows a notice, as panes ask for.
  package func notify(_ notice: Notice) async {
    await send(.pane(PaneMessage(Work.ID(.dashboard, "test"), notice)))
  }

  /// Lets time pass for what leaves by itself.
  package func advance(by duration: Duration) {
    uptime += duration
    _ = application.advance(to: uptime)
  }

  /// Gives the screen another size.
  package func resize(to size: Size) async { await send(.resized(size)) }

  /// Sends a message as the loop would.
  package func send(_ message: Message) async {
    start(application.update(message))
    await settle()
  }

  /// Lets an analysis that waits at a `.pause` go on.
  package func continueAnalysis() async {
    if !desk.activity.goOn() { fail("No analysis is paused.") }
    await settle()
  }

  /// The screen as it would be drawn now.
  package var grid: Grid {
    application.draw(application.look(now: now))
  }

  /// The text of the screen.
  package var screen: String { grid.text }

  /// One row of the screen; negative ones count from the bottom.
  package func row(_ index: Int) -> String {
    let rows = screen.split(separator: "\n", omittingEmptySubsequences: false)
    let at = index < 0 ? rows.count + index : index
    return rows.indices.contains(at) ? String(rows[at]) : ""
  }

  /// Compares the screen with a golden file.
  ///
  /// `masks` are patterns of what differs from run to run, with what stands for it.
  package func expectScreen(
    _ name: String, withStyles: Bool = false, masking masks: [(String, String)] = [],
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    var text = withStyles ? StyledScreen(grid).full : screen
    for (pattern, replacement) in masks {
      text = text.replacingOccurrences(of: pattern, with: replacement, options: .regularExpression)
    }
    GoldenText(name, besides: file).expect(text, file: file, line: line, column: column)
  }

  /// Lets messages of subscriptions in until something holds, such as a file that was read again.
  package func wait(until holds: (AppDriver) -> Bool) async {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(60)
    while !holds(self) {
      guard clock.now < end else { return fail("What the test waits for did not come:\n\(screen)") }
      try? await Task.sleep(for: .milliseconds(2))
      await settle()
    }
  }

  /// Sends a message and does not wait for what it starts, for what is to be stopped.
  package func begin(_ message: Message) { start(application.update(message)) }

  /// Lets answers in while something runs until a condition holds.
  package func waitWhileRunning(until holds: (AppDriver) -> Bool) async {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(60)
    while !holds(self) {
      guard clock.now < end else { return fail("What the test waits for did not come:\n\(screen)") }
      try? await Task.sleep(for: .milliseconds(2))
      for message in arrived.take() { start(application.update(.pane(message))) }
    }
  }

  private func start(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .quit, .fail, .suspend, .redraw, .runEditor: requests.append(effect)
      case .cancel(let id): tasks[id]?.cancel()
      case .copy(let text):
        copies.append(text)
        requests.append(effect)
      case .run(let work): tasks[work.id] = task(work)
      case .select, .notify, .present, .dismiss, .adoptPreview, .give, .discuss, .showChanges:
        fail("The application keeps \(effect) to itself.")
      }
    }
  }

  private var services: Services {
    Services(
      desk: desk, chat: chat, git: git, configuration: configuration, files: files,
      highlighter: highlighter)
  }

  private func task(_ work: Work) -> Task<Void, Never> {
    if !work.isSubscription { desk.activity.begin() }
    return Task.detached { [services = services, arrived, desk] in
      await work.run(services) { arrived.append(PaneMessage(work.id, $0)) }
      if !work.isSubscription { desk.activity.end() }
    }
  }

  private func settle() async {
    while true {
      await desk.activity.rest()
      let messages = arrived.take()
      if messages.isEmpty { return }
      for message in messages { start(application.update(.pane(message))) }
    }
  }
}
