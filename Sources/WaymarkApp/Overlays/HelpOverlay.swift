internal import WaymarkCore
internal import WaymarkTerminal

/// Every key that works where help was asked for, drawn from the command table.
struct HelpOverlay: Overlay {
  /// The contexts whose keys are shown.
  private let shown: [CommandContext]
  /// What the keys that are shown are about; nil shows all.
  private let subject: String?
  private var top = 0

  init(of contexts: [CommandContext]) { (shown, subject) = (contexts, nil) }

  /// Shows what has a word in its name or its sentence; nil when nothing has.
  init?(of contexts: [CommandContext], about subject: String) {
    (shown, self.subject) = (contexts, subject.lowercased())
    if lines(isPlain: true, keys: { _ in "" }).isEmpty { return nil }
  }

  var contexts: [CommandContext] { [.help, .list] }
  var hints: [Command] { [Command(HelpAction.close), Command(ListAction.down)] }

  mutating func perform(_ command: Command, in area: Size) -> [Effect] {
    if let action = command.action(of: ListAction.self) {
      move(action, in: area)
      return []
    }
    return [.dismiss]
  }

  /// A line of the help: a heading, or keys with a sentence.
  private struct Line {
    var keys: String
    var text: String
    var isHeading = false
  }

  private mutating func move(_ action: ListAction, in area: Size) {
    let page = max(1, area.rows - 4)
    switch action {
    case .up: top -= 1
    case .down: top += 1
    case .pageUp: top -= page
    case .pageDown: top += page
    case .first: top = 0
    case .last: top = .max / 2
    }
  }

  /// Keeps the scroll position among the lines.
  mutating func reveal(in area: Size) {
    let height = HelpOverlay.box(in: area).rows - 2
    let width = HelpOverlay.box(in: area).columns - 4
    top = max(0, min(top, lines(isPlain: false, width: width) { _ in "" }.count - height))
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let box = HelpOverlay.box(in: Size(rows: canvas.rows, columns: canvas.columns))
    let all = lines(isPlain: look.isPlain, width: box.columns - 4) {
      look.keys(of: $0).joined(separator: look.isPlain ? ", " : " ")
    }
    let isMore = top + box.rows - 2 < all.count
    canvas.within(box) { inner in
      inner.fill(inner.bounds, style: look[.text])
      BoxFrame(
        subject.map { "Keys: \($0)" } ?? "Keys",
        footer: isMore ? look.isPlain ? "v more" : "↓ more" : ""
      )
      .draw(on: &inner, look.symbols, border: look[.popupBorder], title: look[.popupTitle])
      inner.within(BoxFrame.inside(inner.bounds)) { draw(all.dropFirst(top), on: &$0, look) }
    }
  }

  private static func box(in area: Size) -> Rect {
    // A strip of the pane beside the box would be too narrow to make sense.
    let columns = area.columns < 90 ? area.columns : min(area.columns - 8, 92)
    return Rect(
      row: 0, column: (area.columns - columns) / 2, rows: area.rows, columns: columns)
  }

  private func draw(_ lines: ArraySlice<Line>, on canvas: inout Canvas, _ look: Look) {
    let keyWidth = HelpOverlay.keyWidth(canvas.columns)
    for (row, line) in lines.prefix(canvas.rows).enumerated() {
      if line.isHeading {
        canvas.write(line.text, row: row, column: 0, style: look[.title])
        continue
      }
      canvas.write(line.keys, row: row, column: 0, style: look[.key], limit: keyWidth - 1)
      canvas.write(line.text, row: row, column: keyWidth, style: look[.text])
    }
  }

  private static func keyWidth(_ columns: Int) -> Int { columns >= 60 ? 24 : 12 }

  /// The lines in a width; a sentence that does not fit goes on below itself.
  private func lines(isPlain: Bool, width: Int, keys: (Command) -> String) -> [Line] {
    let room = max(8, width - HelpOverlay.keyWidth(width))
    return lines(isPlain: isPlain, keys: keys).flatMap { line in
      guard !line.isHeading else { return [line] }
      return DisplayText.wrapped(line.text, to: room).enumerated().map { number, text in
        Line(keys: number == 0 ? line.keys : "", text: text)
      }
    }
  }

  private func lines(isPlain: Bool, keys: (Command) -> String) -> [Line] {
    var result: [Line] = []
    for context in shown {
      let commands = Command.all(in: context).filter { isWanted($0.entry) }
      if commands.isEmpty { continue }
      if !result.isEmpty { result.append(Line(keys: "", text: "")) }
      result.append(Line(keys: "", text: context.title, isHeading: true))
      for command in commands {
        result.append(Line(keys: keys(command), text: command.entry.help))
      }
    }
    if subject == nil, shown.contains(.dashboard) { result += HelpOverlay.signs(isPlain: isPlain) }
    return result
  }

  private func isWanted(_ entry: CommandEntry) -> Bool {
    guard let subject else { return true }
    return entry.title.lowercased().contains(subject) || entry.help.lowercased().contains(subject)
  }

  private static func signs(isPlain: Bool) -> [Line] {
    [Line(keys: "", text: ""), Line(keys: "", text: "What the plan says", isHeading: true)]
      + DeclaredStatus.allCases.map { Line(keys: $0.sign(isPlain: isPlain), text: $0.words) }
      + [Line(keys: "!", text: "plan and code differ; Enter shows how")]
  }
}
