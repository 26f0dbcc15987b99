internal import CNcurses

#if canImport(Glibc)
  internal import Glibc
#endif

/// The real terminal; one at a time, used from the initial thread.
package final class NcursesBackend: TerminalBackend {
  /// Why the terminal cannot be used.
  package enum StartFailure: Error, Sendable, Hashable {
    /// Standard input or output is a pipe or a file.
    case notATerminal
    /// `TERM` is unset, unknown or names a terminal that cannot place its cursor.
    case unusableTerminal
  }

  package private(set) var size: Size
  /// How many colours it shows.
  package var colorDepth: ColorDepth { depth }
  private let depth: ColorDepth
  private let conversation: TerminalConversation
  /// Writes frames for a terminal that speaks ECMA-48; ncurses itself draws on the others.
  private var encoder: GridEncoder?
  private var shown: Grid?
  private var isStopped = false
  /// Where a crash will write its report, until the crash handler knows.
  private var crashReport: String?

  /// Takes the terminal over.
  ///
  /// - Parameter usesColor: False for attributes alone.
  /// - Throws: ``StartFailure``; the terminal is as it was then.
  package init(usesColor: Bool) throws(StartFailure) {
    switch wn_start() {
    case WN_STARTED: break
    case WN_NOT_A_TERMINAL: throw .notATerminal
    default: throw .unusableTerminal
    }
    let environment: (String) -> String? = { name in getenv(name).map { String(cString: $0) } }
    depth =
      usesColor
      ? ColorDepth(
        count: Int(wn_color_count()), isDirect: wn_flag("RGB") || wn_flag("Tc"),
        environment: environment) : .monochrome
    encoder = TerminalFeatures(
      depth: depth, capability: { name in wn_capability(name).map { String(cString: $0) } },
      flag: { wn_flag($0) }, environment: environment
    ).map(GridEncoder.init)
    size = NcursesBackend.windowSize() ?? Size(rows: 24, columns: 80)
    conversation = TerminalConversation(TerminalDescription.loadedKeySequences())
  }

  deinit { stop() }

  /// Says where a crash behind the first frame writes its report; the folder has to be there.
  package func setCrashReport(_ path: String) { crashReport = path }

  /// Gives the terminal back; later calls do nothing.
  package func stop() {
    guard !isStopped else { return }
    isStopped = true
    restorePen()
    conversation.end()
    wn_stop()
  }

  /// Stops the process as Ctrl-Z does; returns when it continues.
  package func suspend() {
    restorePen()
    conversation.pause()
    wn_suspend()
    wn_flush()
    conversation.resume()
    resize()
  }

  /// Gives the terminal to another program until it ends.
  ///
  /// - Parameters:
  ///   - line: For the shell; `"$1"` in it stands for the argument.
  ///   - argument: Any text; the shell does not read it.
  package func lend(to line: String, _ argument: String) {
    restorePen()
    conversation.pause()
    _ = wn_lend(line, argument)
    wn_flush()
    conversation.resume()
    resize()
  }

  /// Leaves the terminal's pen as others expect it.
  private func restorePen() {
    if let bytes = encoder?.end() { conversation.write(bytes) }
  }

  /// Takes the window's new size and repaints from nothing at the next grid.
  package func resize() {
    size = NcursesBackend.windowSize() ?? size
    wn_resize(Int32(size.rows), Int32(size.columns))
    shown = nil
  }

  package func present(_ grid: Grid) {
    guard grid.size == size, !isStopped else { return }
    if let bytes = encoder?.encode(grid, after: shown) {
      conversation.frame(bytes)
    } else {
      draw(grid)
    }
    shown = grid
    conversation.begin()
    if let crashReport { wn_set_crash_report(crashReport) }
    crashReport = nil
  }

  /// Names the terminal's window.
  package func setTitle(_ title: String) { conversation.setTitle(title) }

  /// Puts a text into the clipboard of the terminal that people sit at, also over SSH.
  package func copy(_ text: String) { conversation.copy(text) }

  package func readEvents() -> [InputEvent] { conversation.read() }

  /// When what has arrived has to be settled although nothing follows it.
  package var inputDeadline: ContinuousClock.Instant? { conversation.deadline }

  // MARK: - Drawing by ncurses

  private func draw(_ grid: Grid) {
    let changes = grid.changes(from: shown ?? Grid(grid.size))
    for change in changes { put(change, of: grid) }
    wn_cursor(Int32(grid.cursor?.row ?? -1), Int32(grid.cursor?.column ?? -1))
    wn_flush()
  }

  private func put(_ change: GridChange, of grid: Grid) {
    for column in change.columns {
      let cell = grid[change.row, column]
      guard cell.width > 0 else { continue }
      let foreground = depth.index(of: cell.style.foreground)
      let background = depth.index(of: cell.style.background)
      var text = String(cell.character)
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
          wn_put(
            Int32(change.row), Int32(column), characters.baseAddress, Int32(characters.count),
            attributes(of: cell.style), Int32(foreground), Int32(background))
        }
      }
    }
  }

  /// The attributes, with the bright half of sixteen colours as bold where there are only eight.
  private func attributes(of style: Style) -> UInt32 {
    var bits = UInt32(style.attributes.rawValue)
    if depth == .eight, case .ansi(8...15) = style.foreground { bits |= UInt32(WN_BOLD) }
    return bits
  }

  private static func windowSize() -> Size? {
    var rows: Int32 = 0
    var columns: Int32 = 0
    guard wn_window_size(&rows, &columns) else { return nil }
    return Size(rows: Int(rows), columns: Int(columns))
  }
}
