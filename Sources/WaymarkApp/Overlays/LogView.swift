internal import WaymarkTerminal

/// The last lines of the log.
struct LogView: Overlay {
  /// A line, cut into what it is made of.
  struct Line: Sendable, Hashable {
    var time: String
    var level: String
    var text: String

    /// Reads `TIME LEVEL TEXT`; a line of another form is text alone.
    init(_ line: Substring) {
      let parts = line.split(separator: " ", maxSplits: 2)
      guard parts.count == 3, parts[0].hasSuffix("Z") else {
        self.init(time: "", level: "", text: String(line))
        return
      }
      self.init(
        time: String(parts[0].dropFirst(11).prefix(8)), level: String(parts[1]),
        text: String(parts[2].drop { $0 == " " }))
    }

    private init(time: String, level: String, text: String) {
      self.time = time
      self.level = level
      self.text = text
    }
  }

  /// The answer to ``LogWork/read``.
  struct Content: OverlayMessage {
    var path: String
    var lines: [Line]
  }

  private var content: Content?
  private var cursor = ListCursor()

  var contexts: [CommandContext] { [.log, .list] }
  var hints: [Command] {
    [Command(LogAction.close), Command(LogAction.refresh), Command(ListAction.up)]
  }

  private var count: Int { content?.lines.count ?? 0 }

  mutating func receive(_ message: any OverlayMessage, in area: Size) -> [Effect] {
    guard let content = message as? Content else { return [] }
    self.content = content
    cursor.select(count - 1, of: count)
    return []
  }

  mutating func perform(_ command: Command, in area: Size) -> [Effect] {
    if let action = command.action(of: ListAction.self) {
      cursor.move(action, of: count, page: area.rows - 4)
      return []
    }
    return command == Command(LogAction.refresh) ? [LogWork.read] : [.dismiss]
  }

  mutating func reveal(in area: Size) { cursor.reveal(height: area.rows - 3, of: count) }

  func draw(on canvas: inout Canvas, _ look: Look) {
    canvas.fill(canvas.bounds, style: look[.text])
    BoxFrame("Log", footer: content?.path ?? "")
      .draw(on: &canvas, look.symbols, border: look[.popupBorder], title: look[.popupTitle])
    canvas.within(BoxFrame.inside(canvas.bounds)) { inner in
      guard let content else {
        inner.write("Reading …", row: 0, column: 1, style: look[.faint])
        return
      }
      guard !content.lines.isEmpty else {
        inner.write("Nothing was logged yet.", row: 0, column: 1, style: look[.faint])
        return
      }
      let (list, whole) = inner.bounds.split(top: inner.rows - 1)
      inner.within(list) { area in
        ListView(cursor, count: content.lines.count).draw(on: &area, look.list) { index, line in
          draw(content.lines[index], on: &line, look)
        }
      }
      inner.within(whole) {
        $0.write(content.lines[cursor.selected].text, row: 0, column: 1, style: look[.faint])
      }
    }
  }

  private func draw(_ line: Line, on canvas: inout Canvas, _ look: Look) {
    var column = 1
    if canvas.columns >= 60 {
      canvas.write(line.time, row: 0, column: column, style: look[.faint])
      column += 10
    }
    let scope: Scope =
      switch line.level {
      case "error", "critical": .findingError
      case "warning": .findingWarning
      default: .findingInfo
      }
    canvas.write(line.level, row: 0, column: column, style: look[scope], limit: 8)
    canvas.write(line.text, row: 0, column: column + 9, style: look[.text])
  }
}
