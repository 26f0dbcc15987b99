internal import Foundation
internal import WaymarkTerminal

/// The loop: waits for keys, signals and answers, changes the state, paints.
///
/// It owns the state and the terminal and stays on the initial thread. With nothing to do it
/// sleeps in one system call, until the words for the age of the analysis have to change.
final class TerminalLoop {
  private var application: Application
  private let terminal: NcursesBackend
  private let events: EventWait
  private let mailbox: Mailbox
  private let runner: EffectRunner
  private let clock = ContinuousClock()
  /// When the last frames were painted, the oldest first.
  private var paints: [ContinuousClock.Instant] = []
  private let began = ContinuousClock().now
  private var isDirty = true
  private var isEnding = false
  /// What the terminal's window is called now.
  private var title = ""
  /// Why the program ends without having done what it was started for.
  private(set) var failure: Failure?

  /// The frames that may follow each other at once, so that a first answer is not held back.
  private static let burst = 6

  init(
    _ application: Application, terminal: NcursesBackend, events: EventWait, mailbox: Mailbox,
    runner: EffectRunner
  ) {
    self.application = application
    self.terminal = terminal
    self.events = events
    self.mailbox = mailbox
    self.runner = runner
  }

  /// Runs until the program is asked to end.
  func run() {
    paint()
    start(application.appear())
    while !isEnding {
      let waited = events.wait(milliseconds: timeout())
      let isInputDue = terminal.inputDeadline.map { $0 <= clock.now } ?? false
      if waited == EventWait.Events(), !isInputDue { isDirty = true }
      if application.advance(to: clock.now - began) { isDirty = true }
      handle(waited.signals)
      if waited.isWoken { take(mailbox.take().map(Message.pane)) }
      let input =
        waited.hasKeys || waited.isHungUp || isInputDue ? terminal.readEvents() : []
      take(input.map(Message.input))
      if waited.isHungUp, input.isEmpty { isEnding = true }
      if isDirty, !isEnding, !input.isEmpty || untilNextFrame() == nil { paint() }
    }
    finish()
  }

  private func take(_ messages: [Message]) {
    for message in messages where !isEnding {
      isDirty = true
      start(application.update(message))
    }
  }

  private func start(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .quit: isEnding = true
      case .fail(let failure):
        self.failure = failure
        isEnding = true
      case .suspend: suspend()
      case .redraw: resize()
      case .run(let work): runner.start(work)
      case .cancel(let id): runner.cancel(id)
      case .copy(let text): terminal.copy(text)
      case .runEditor(let path): runEditor(path)
      case .select, .notify, .present, .dismiss, .adoptPreview, .give, .discuss, .showChanges: break
      }
    }
  }

  private func handle(_ signals: [EventWait.Signal]) {
    if signals.contains(.resize) { resize() }
    for signal in signals {
      switch signal {
      case .resize: break
      case .end: take([.terminated])
      case .suspend: suspend()
      case .resume: resize()
      }
    }
  }

  private func resize() {
    terminal.resize()
    take([.resized(terminal.size)])
  }

  private func suspend() {
    terminal.suspend()
    take([.resized(terminal.size)])
  }

  /// Lends the terminal to the user's editor.
  private func runEditor(_ path: String) {
    let names: [String] = ["VISUAL", "EDITOR"]
    let programs = names.compactMap { name in getenv(name).map { String(cString: $0) } }
    let program = programs.first { !$0.isEmpty } ?? "vi"
    terminal.lend(to: "\(program) \"$1\"", path)
    take([.resized(terminal.size)])
  }

  private func paint() {
    DisplayText.setAmbiguousWidth(isWide: application.settings.isAmbiguousWide)
    terminal.present(application.draw(application.look(now: Date())))
    if application.title != title {
      title = application.title
      terminal.setTitle(title)
    }
    paints = paints.suffix(TerminalLoop.burst - 1) + [clock.now]
    isDirty = false
  }

  /// The time until a frame may be painted; nil when it may be painted now.
  private func untilNextFrame() -> Duration? {
    guard paints.count == TerminalLoop.burst else { return nil }
    let left = application.settings.frameInterval * TerminalLoop.burst - (clock.now - paints[0])
    return left > .zero ? left : nil
  }

  private func timeout() -> Int? {
    let untilInput = terminal.inputDeadline.map {
      max(0, Int(($0 - clock.now) / .milliseconds(1)) + 1)
    }
    return [untilInput, untilChange()].compactMap { $0 }.min()
  }

  private func untilChange() -> Int? {
    if isDirty { return untilNextFrame().map { Int($0 / .milliseconds(1)) + 1 } ?? 0 }
    let pane = application.panes[application.tab].millisecondsToChange(at: Date())
    let notice = application.board.nextEnd.map { end in
      max(0, Int((end - (clock.now - began)) / .milliseconds(1)) + 1)
    }
    return [pane, notice].compactMap { $0 }.min()
  }

  /// Lets what runs note that it was stopped, for half a second at most.
  private func finish() {
    terminal.stop()
    runner.end(with: application.session)
    for tab in Tab.allCases { application.panes[tab].end() }
    let deadline = clock.now + .milliseconds(500)
    while application.panes.mustFinish, clock.now < deadline {
      _ = events.wait(milliseconds: Int((deadline - clock.now) / .milliseconds(1)) + 1)
      for message in mailbox.take() { _ = application.update(.pane(message)) }
    }
  }
}
