internal import WaymarkTerminal

/// The last line of the screen: a notice or what is under way, then the keys that work here.
struct StatusLine {
  private let application: Application
  private var pane: any Pane { application.panes[application.tab] }

  init(_ application: Application) { self.application = application }

  func draw(on canvas: inout Canvas, _ look: Look) {
    var column = 1
    let notices = application.board.notices
    if let notice = notices.last, NoticeBlock(notices, columns: canvas.columns) == nil {
      column = canvas.write(notice.sign + notice.text, row: 0, column: 1, style: look[notice.scope])
      column += 2
    }
    var keys = commands
    if application.overlays.isEmpty,
      let progress = pane.progress ?? application.panes.background(of: application.tab)
    {
      column = draw(progress, on: &canvas, from: column, look) + 2
      if let cancel = progress.cancel, application.contexts.contains(cancel.context) {
        keys = [cancel] + keys.filter { $0 != cancel }
      }
    }
    KeyHints(hints(keys, look))
      .draw(on: &canvas, column: column, keyStyle: look[.key], labelStyle: look[.keyLabel])
  }

  /// Draws what is under way and how far it is.
  ///
  /// - Returns: The column after it.
  private func draw(
    _ progress: PaneProgress, on canvas: inout Canvas, from column: Int, _ look: Look
  ) -> Int {
    let end = canvas.write(progress.words, row: 0, column: column, style: look[.text]) + 1
    guard let fraction = progress.fraction else { return end }
    let width = canvas.columns >= 70 ? 20 : canvas.columns >= 56 ? 10 : 0
    ProgressBar(fraction).draw(
      on: &canvas, row: 0, column: end, width: width, symbols: look.symbols,
      filled: look[.barFilled], empty: look[.barEmpty])
    return canvas.write(
      Figures.percent(fraction), row: 0, column: end + width + (width > 0 ? 1 : 0),
      style: look[.text])
  }

  private func hints(_ commands: [Command], _ look: Look) -> [KeyHints.Hint] {
    commands.filter { application.availability(of: $0) == .enabled }.map { hint($0, look) }
      .filter { !$0.key.isEmpty }
  }

  /// The commands worth a hint, the most useful first.
  private var commands: [Command] {
    if let overlay = application.overlays.last?.overlay { return overlay.hints }
    let own = pane.hints
    return own.isEmpty
      ? [Command(AppAction.nextTab), Command(AppAction.help), Command(AppAction.quit)] : own
  }

  private func hint(_ command: Command, _ look: Look) -> KeyHints.Hint {
    let key = application.isTakingText ? look.chord(of: command) : look.key(of: command)
    return KeyHints.Hint(key: key, label: command.entry.title)
  }
}
