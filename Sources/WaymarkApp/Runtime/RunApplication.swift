internal import Foundation
internal import WaymarkTerminal

/// What the command line and the environment decide about the screen.
package struct ApplicationOptions: Sendable, Hashable {
  /// The directory that was asked for, as people know it.
  package var path: String
  /// Whether colours are used; `NO_COLOR` says no.
  package var usesColor: Bool
  /// A file to edit, as `FILE[:LINE]`; the program ends when it is closed.
  package var editing: String?
  /// The file that a crash writes its report to; nil writes none.
  package var crashReport: String?

  package init(
    path: String, usesColor: Bool = true, editing: String? = nil, crashReport: String? = nil
  ) {
    self.path = path
    self.usesColor = usesColor
    self.editing = editing
    self.crashReport = crashReport
  }
}

/// Runs the full-screen application until it is left; call it on the initial thread.
///
/// - Parameters:
///   - services: The doors to the core.
///   - options: How to show it.
/// - Returns: The exit code: 0, or 3 when the terminal cannot be used or the file cannot be edited,
///   with a sentence on standard error.
package func runApplication(services: Services, options: ApplicationOptions) -> Int32 {
  let mailbox = Mailbox()
  let events = EventWait(mailbox.wakeup)
  let terminal: NcursesBackend
  do {
    terminal = try NcursesBackend(usesColor: options.usesColor)
  } catch {
    FileHandle.standardError.write(Data((error.sentence + "\n").utf8))
    return 3
  }
  if let report = options.crashReport { terminal.setCrashReport(report) }
  var application = Application(
    path: options.path, size: terminal.size,
    settings: Settings().with(services.configuration.overrides), colorDepth: terminal.colorDepth)
  if let file = options.editing { application.edit(file) }
  let loop = TerminalLoop(
    application, terminal: terminal, events: events, mailbox: mailbox,
    runner: EffectRunner(services: services, mailbox: mailbox))
  loop.run()
  guard let failure = loop.failure else { return 0 }
  FileHandle.standardError.write(Data("waymark: \(failure.sentence)\n".utf8))
  return 3
}

extension NcursesBackend.StartFailure {
  /// What is wrong and what to do about it.
  fileprivate var sentence: String {
    switch self {
    case .notATerminal:
      "waymark: The full-screen view needs a terminal for input and output. "
        + "`waymark analyze` prints the same findings anywhere."
    case .unusableTerminal:
      "waymark: The terminal type in TERM is unset or unknown here. "
        + "Set it to one that terminfo knows, such as TERM=xterm-256color."
    }
  }
}
