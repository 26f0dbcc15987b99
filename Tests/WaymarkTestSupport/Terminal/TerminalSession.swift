internal import Foundation
internal import Glibc
package import WaymarkTerminal

/// A real program on a real pseudo terminal, with the screen as a terminal emulator shows it.
///
///     let session = try TerminalSession(PreparedProject(), columns: 80, rows: 24)
///     try session.wait(for: "Objectives")
///     try session.press("tab", "enter")
///     try session.expectScreen("evidence-80x24")
///
/// Nothing here sleeps: every wait has a condition and a deadline that only fails the test.
package final class TerminalSession {
  /// How long a condition may take before the test fails; far more than it ever does.
  package static let patience = Duration.seconds(30)

  private let terminal: PseudoTerminal
  private let emulator: TerminalEmulator
  private var unsent: [UInt8] = []
  private var sent = 0
  /// Its folders stay on the disk as long as the program runs.
  private let project: PreparedProject
  /// Every byte that the program printed.
  package private(set) var output: [UInt8] = []

  /// Starts a program in the project's folder; without one, Waymark.
  ///
  /// - Parameters:
  ///   - project: Where the program starts and Waymark keeps its own files.
  ///   - size: The size of the terminal.
  ///   - program: What to run with which arguments.
  ///   - variables: On top of `PATH`, `HOME`, `TERM`, `LC_ALL` and Waymark's own; an empty value
  ///     removes one.
  /// - Throws: `CommandFailed` when it cannot be started.
  package init(
    in project: PreparedProject, size: Size = Size(rows: 24, columns: 80),
    program: [String] = [TestProgram.waymark], variables: [String: String] = [:]
  ) throws {
    self.project = project
    let usual = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": project.home.path, "WAYMARK_HOME": project.home.path, "TERM": "xterm-256color",
      "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
    ]
    terminal = try PseudoTerminal(
      program, in: project.path,
      environment: usual.merging(variables) { $1 }.filter { !$0.value.isEmpty }, size: size)
    emulator = TerminalEmulator(size)
  }

  /// Starts Waymark on a prepared project.
  ///
  /// - Throws: `CommandFailed` when it cannot be started.
  package convenience init(
    _ project: PreparedProject, columns: Int = 80, rows: Int = 24,
    variables: [String: String] = [:]
  ) throws {
    try self.init(
      in: project, size: Size(rows: rows, columns: columns), variables: variables)
  }

  // MARK: - What a person sees

  /// The text of the screen, without the spaces at the ends of rows.
  package var screen: String { styledScreen.text }

  /// The text and the looks of the screen.
  package var styledScreen: StyledScreen {
    StyledScreen(rows: emulator.size.rows, columns: emulator.size.columns) {
      emulator.cell(row: $0, column: $1)
    }
  }

  /// One row of the screen; negative ones count from the bottom.
  package func row(_ index: Int) -> String {
    let rows = screen.split(separator: "\n", omittingEmptySubsequences: false)
    let at = index < 0 ? rows.count + index : index
    return rows.indices.contains(at) ? String(rows[at]) : ""
  }

  /// Where the cursor stands, counted from 0, and whether it is shown.
  package var cursor: (row: Int, column: Int, isVisible: Bool) {
    (emulator.cursor.row, emulator.cursor.column, emulator.isCursorVisible)
  }

  package var isAlternateScreen: Bool { emulator.isAlternate }

  /// The title of the window.
  package var title: String { emulator.title }

  // MARK: - What a person does

  /// Presses keys, written as in keymap files.
  ///
  /// Escape ends a call: a key that follows within a few milliseconds is that key with Alt, so a
  /// test has to wait for what Escape does.
  ///
  /// - Throws: When a key cannot be read or the terminal takes nothing for too long.
  package func press(_ keys: String...) throws {
    if keys.dropLast().contains("esc") {
      throw CommandFailed(what: "Wait for what esc does before the next key.")
    }
    for notation in keys {
      guard let key = Key(notation) else {
        throw CommandFailed(what: "\(notation) is no key")
      }
      try send(emulator.bytes(of: key))
    }
  }

  /// Answers as another terminal would.
  package func answer(_ text: String) throws { try send(Array(text.utf8)) }

  /// Whether the program has printed a sequence since a point of ``output``.
  package func hasPrinted(_ text: String, since start: Int = 0) -> Bool {
    String(decoding: output[start...], as: UTF8.self).contains(text)
  }

  /// Sends characters one by one, as if typed.
  package func type(_ text: String) throws { try send(Array(text.utf8)) }

  /// Pastes a text the way a terminal does.
  package func paste(_ text: String) throws { try send(emulator.bytes(ofPaste: text)) }

  /// Waits for a text and clicks with the left button on the first place where it stands, so many
  /// times.
  ///
  /// - Throws: When the text does not come.
  package func click(on text: String, times: Int = 1) throws {
    try wait(for: text)
    let rows = screen.split(separator: "\n", omittingEmptySubsequences: false)
    guard let row = rows.firstIndex(where: { $0.contains(text) }),
      let place = rows[row].range(of: text)
    else { throw CommandFailed(what: "There is no “\(text)” to click on.") }
    let column = DisplayText.width(String(rows[row][..<place.lowerBound]))
    for _ in 0..<times { try send(emulator.bytes(ofButton: 1, row: row, column: column)) }
  }

  /// Turns the wheel in a cell.
  package func wheel(down: Bool, row: Int, column: Int) throws {
    try send(emulator.bytes(ofButton: down ? 5 : 4, row: row, column: column))
  }

  /// Sends bytes as they are.
  package func send(_ bytes: [UInt8]) throws {
    unsent += bytes
    try wait("the terminal to take the input") { unsent.isEmpty }
  }

  /// Writes on the screen past the program, as `wall` does.
  package func scribble(_ text: String) { emulator.feed(Array(text.utf8)) }

  package func resize(to size: Size) {
    emulator.resize(to: size)
    terminal.resize(to: size)
  }

  /// Sends a signal to the program that was started.
  package func signal(_ number: Int32) { terminal.signal(number) }

  /// The process that was started.
  package var process: Int32 { terminal.process }

  // MARK: - Waiting

  /// Waits until a text stands on the screen.
  package func wait(for text: String) throws {
    try wait("“\(text)”") { screen.contains(text) }
  }

  /// Waits until a text is gone from the screen.
  package func wait(until text: String) throws {
    try wait("“\(text)” to go") { !screen.contains(text) }
  }

  /// Waits until a condition holds.
  ///
  /// - Throws: `CommandFailed` with the screen when the program ended or the deadline passed first.
  package func wait(_ what: String, until condition: () -> Bool) throws {
    let deadline = ContinuousClock.now + TerminalSession.patience
    while !condition() {
      let isOver = terminal.hasEnded && terminal.isDrained
      guard !isOver, ContinuousClock.now < deadline else {
        let reason = isOver ? "the program ended" : "the deadline passed"
        throw CommandFailed(what: "Waited for \(what), but \(reason). The screen:\n\(screen)")
      }
      pump(milliseconds: 10)
    }
  }

  /// Waits until the program has taken all input, printed all it has to print and sleeps.
  package func settle() throws { try settle(or: { false }) }

  /// Waits until a condition holds or the program rests, whichever comes first.
  ///
  /// A frame that has to wait for its turn sleeps for up to 96 ms, which is not yet rest.
  private func settle(or condition: () -> Bool) throws {
    var last: String?
    var rests = 0
    try wait("the program to rest") {
      if condition() { return true }
      let count = output.count
      pump(milliseconds: 40)
      let mark = ProcessActivity.restingMark(of: terminal.process)
      rests = mark != nil && mark == last && output.count == count ? rests + 1 : 0
      last = mark
      return rests == 3
    }
  }

  /// Waits until the program has ended.
  ///
  /// - Returns: How it ended.
  package func waitForExit() throws -> Ending {
    let deadline = ContinuousClock.now + TerminalSession.patience
    while !(terminal.hasEnded && terminal.isDrained) {
      guard ContinuousClock.now < deadline else {
        throw CommandFailed(what: "Waited for the program to end. The screen:\n\(screen)")
      }
      pump(milliseconds: 10)
    }
    let status = terminal.status ?? 0
    let signal = status & 0x7F
    return Ending(
      code: signal == 0 ? (status >> 8) & 0xFF : nil, signal: signal == 0 ? nil : signal,
      isTerminalAsBefore: TerminalSettings(terminal.settings)
        == TerminalSettings(terminal.initialSettings),
      modesLeftOn: TerminalModes(output).on)
  }

  /// How a program ended and what it left behind.
  package struct Ending: Sendable {
    /// The exit code, unless a signal ended it.
    package let code: Int32?
    package let signal: Int32?
    /// Whether the terminal echoes, edits lines and makes signals as it did before.
    package let isTerminalAsBefore: Bool
    /// Modes that were switched on and never off: the cursor hidden, the mouse, the keypad and so on.
    package let modesLeftOn: [String]
  }

  /// Modes that are on now.
  package var modes: [String] { TerminalModes(output).on }

  /// Compares the screen with a golden file as soon as it is the same, at the latest when the
  /// program rests.
  package func expectScreen(
    _ name: String, withStyles: Bool = false, file: String = #filePath, line: Int = #line,
    column: Int = #column
  ) throws {
    let golden = GoldenText(name, besides: file)
    func current() -> String { withStyles ? styledScreen.full : screen }
    if !golden.isRecording, try waitAtRest({ golden.isEqual(current()) }) { return }
    if golden.isRecording { try settle() }
    golden.expect(current(), file: file, line: line, column: column)
  }

  /// Waits for a condition as long as the program has something to do.
  ///
  /// - Returns: Whether it holds then.
  private func waitAtRest(_ condition: () -> Bool) throws -> Bool {
    try settle(or: condition)
    return condition()
  }

  private func pump(milliseconds: Int) {
    if !unsent.isEmpty {
      sent += terminal.write(unsent[sent...])
      if sent == unsent.count { (unsent, sent) = ([], 0) }
    }
    let bytes = terminal.read(milliseconds: milliseconds)
    guard !bytes.isEmpty else { return }
    output += bytes
    emulator.feed(bytes)
    unsent += emulator.takeReplies()
  }
}

/// The settings of a terminal that a shell relies on.
private struct TerminalSettings: Equatable {
  let flags: [tcflag_t]

  init(_ settings: termios) {
    flags = [settings.c_iflag, settings.c_oflag, settings.c_lflag]
  }
}
