internal import WaymarkTerminal

/// The last line of the screen: a notice or what is under way, then the keys that work here.
struct StatusLine {
  private let application: Application
  private var pane: any Pane { application.panes[application.tab] }

  init(_ application: Application) { self.application = application }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let (column, commands) = drawNews(on: &canvas, look)
    KeyHints(commands.map { hint($0, look) })
      .draw(on: &canvas, column: column, keyStyle: look[.key], labelStyle: look[.keyLabel])
  }

  /// The command whose hint stands in a column.
  func command(atColumn column: Int, width: Int, _ look: Look) -> Command? {
    var canvas = Canvas(Size(rows: 1, columns: width))
    let (start, commands) = drawNews(on: &canvas, look)
    return KeyHints(commands.map { hint($0, look) })
      .index(atColumn: column, from: start, width: width).map { commands[$0] }
  }

  /// Draws what there is to say before the hints.
  ///
  /// - Returns: The column of the first hint, and the commands that are worth one.
  private func drawNews(on canvas: inout Canvas, _ look: Look) -> (Int, [Command]) {
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
    keys = keys.filter {
      application.availability(of: $0) == .enabled && !look.key(of: $0).isEmpty
    }
    return (column, keys)
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
