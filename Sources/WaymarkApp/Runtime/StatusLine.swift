internal import WaymarkTerminal

/// The last line of the screen: a notice, what is under way, or the keys that work here.
struct StatusLine {
  private let application: Application
  private var pane: any Pane { application.panes[application.tab] }

  init(_ application: Application) { self.application = application }

  func draw(on canvas: inout Canvas, _ look: Look) {
    if let notice = application.notice {
      let scope: Scope = notice.isError ? .errorNotice : .notice
      let sign = notice.isError ? "! " : ""
      canvas.write(sign + notice.text, row: 0, column: 1, style: look[scope])
    } else if let progress = pane.progress ?? application.panes.background(of: application.tab) {
      draw(progress, on: &canvas, look)
    } else {
      drawHints(hints(look), on: &canvas, column: 1, look)
    }
  }

  private func draw(_ progress: PaneProgress, on canvas: inout Canvas, _ look: Look) {
    var column = canvas.write(progress.words, row: 0, column: 1, style: look[.text]) + 1
    if let fraction = progress.fraction {
      let width = canvas.columns >= 70 ? 20 : canvas.columns >= 56 ? 10 : 0
      ProgressBar(fraction).draw(
        on: &canvas, row: 0, column: column, width: width, symbols: look.symbols,
        filled: look[.barFilled], empty: look[.barEmpty])
      column =
        canvas.write(
          Figures.percent(fraction), row: 0, column: column + width + (width > 0 ? 1 : 0),
          style: look[.text]) + 1
    }
    if let cancel = progress.cancel {
      drawHints([hint(cancel, look)], on: &canvas, column: column + 1, look)
    }
  }

  private func drawHints(
    _ hints: [KeyHints.Hint], on canvas: inout Canvas, column: Int, _ look: Look
  ) {
    KeyHints(hints)
      .draw(on: &canvas, column: column, keyStyle: look[.key], labelStyle: look[.keyLabel])
  }

  private func hints(_ look: Look) -> [KeyHints.Hint] {
    commands.filter { application.availability(of: $0) == .enabled }.map { hint($0, look) }
      .filter { !$0.key.isEmpty }
  }

  /// The commands worth a hint, the most useful first.
  private var commands: [Command] {
    if application.help != nil { return [Command(HelpAction.close), Command(ListAction.down)] }
    let own = pane.hints
    return own.isEmpty
      ? [Command(AppAction.nextTab), Command(AppAction.help), Command(AppAction.quit)] : own
  }

  private func hint(_ command: Command, _ look: Look) -> KeyHints.Hint {
    KeyHints.Hint(key: look.key(of: command), label: command.entry.title)
  }
}
