internal import WaymarkCore
internal import WaymarkTerminal

/// The last line of the screen: a notice, a running analysis, or the keys that work here.
struct StatusLine {
  private let application: Application

  init(_ application: Application) { self.application = application }

  func draw(on canvas: inout Canvas, _ look: Look) {
    if let notice = application.dashboard.notice {
      let scope: Scope = notice.isError ? .errorNotice : .notice
      let sign = notice.isError ? "! " : ""
      canvas.write(sign + notice.text, row: 0, column: 1, style: look[scope])
    } else if let run = application.dashboard.run {
      draw(run, on: &canvas, look)
    } else {
      drawHints(hints(look), on: &canvas, column: 1, look)
    }
  }

  private func draw(_ run: Dashboard.Run, on canvas: inout Canvas, _ look: Look) {
    var column = canvas.write(words(for: run), row: 0, column: 1, style: look[.text]) + 1
    if let progress = run.progress, progress.total > 0, !run.isCancelling {
      let fraction = Double(progress.done) / Double(progress.total)
      let width = canvas.columns >= 70 ? 20 : canvas.columns >= 56 ? 10 : 0
      ProgressBar(fraction).draw(
        on: &canvas, row: 0, column: column, width: width, symbols: look.symbols,
        filled: look[.barFilled], empty: look[.barEmpty])
      column =
        canvas.write(
          Figures.percent(fraction), row: 0, column: column + width + (width > 0 ? 1 : 0)) + 1
    }
    let isOnDashboard = application.tab == .dashboard && application.dashboard.evidence == nil
    if isOnDashboard, !run.isCancelling {
      drawHints([hint(.dashboard(.cancel), look)], on: &canvas, column: column + 1, look)
    }
  }

  private func words(for run: Dashboard.Run) -> String {
    if run.isCancelling { return "Cancelling\(StatusLine.dots)" }
    guard let progress = run.progress else { return "Starting the analysis\(StatusLine.dots)" }
    guard progress.total > 0 else {
      let count = progress.done > 0 ? " \(Figures.count(progress.done))" : ""
      return "\(progress.phase.words)\(count)\(StatusLine.dots)"
    }
    return "\(progress.phase.words) \(Figures.count(progress.done)) of "
      + Figures.count(progress.total)
  }

  private static let dots = " …"

  private func drawHints(
    _ hints: [KeyHints.Hint], on canvas: inout Canvas, column: Int, _ look: Look
  ) {
    KeyHints(hints)
      .draw(on: &canvas, column: column, keyStyle: look[.key], labelStyle: look[.keyLabel])
  }

  private func hints(_ look: Look) -> [KeyHints.Hint] {
    commands.filter { application.availability(of: $0) == .enabled }.map { hint($0, look) }
  }

  /// The commands worth a hint, the most useful first.
  private var commands: [Command] {
    if application.help != nil { return [.help(.close), .list(.down)] }
    guard application.tab == .dashboard else { return [.app(.nextTab), .app(.help), .app(.quit)] }
    if application.dashboard.evidence != nil {
      return [.evidence(.back), .list(.down), .evidence(.scrollDown), .app(.help)]
    }
    guard application.dashboard.phase == .open else {
      return [.welcome(.register), .welcome(.retry), .app(.help), .app(.quit)]
    }
    return [
      .dashboard(.open), .dashboard(.nextSection), .dashboard(.analyze), .app(.help),
      .app(.quit), .dashboard(.toggle), .app(.nextTab), .dashboard(.analyzeFully),
    ]
  }

  private func hint(_ command: Command, _ look: Look) -> KeyHints.Hint {
    let key = look.keymap.keys(of: command).first?.label ?? ""
    return KeyHints.Hint(key: key, label: command.entry.title)
  }
}
