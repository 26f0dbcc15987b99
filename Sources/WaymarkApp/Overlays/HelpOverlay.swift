internal import WaymarkCore
internal import WaymarkTerminal

/// Every key that works where help was asked for, drawn from the command table.
package struct HelpOverlay: Sendable, Hashable {
  private let contexts: [CommandContext]
  private var top = 0

  init(contexts: [CommandContext]) { self.contexts = contexts }

  /// A line of the help: a heading, or keys with a sentence.
  private struct Line {
    var keys: String
    var text: String
    var isHeading = false
  }

  mutating func move(_ action: ListAction, in size: Size) {
    let page = max(1, size.rows - 6)
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
  mutating func reveal(in size: Size, keymap: Keymap) {
    let height = HelpOverlay.box(in: Application.paneArea(of: size)).rows - 2
    top = max(0, min(top, lines(keymap, isPlain: false).count - height))
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let box = HelpOverlay.box(in: Size(rows: canvas.rows, columns: canvas.columns))
    canvas.within(box) { inner in
      inner.fill(inner.bounds, style: look[.text])
      drawFrame(on: &inner, look)
      let body = Rect(row: 1, column: 2, rows: inner.rows - 2, columns: inner.columns - 4)
      inner.within(body) { drawLines(on: &$0, look) }
    }
  }

  private static func box(in area: Size) -> Rect {
    let columns = min(area.columns, 76)
    return Rect(
      row: 0, column: (area.columns - columns) / 2, rows: area.rows, columns: columns)
  }

  private func drawFrame(on canvas: inout Canvas, _ look: Look) {
    let style = look[.focusedRule]
    let (width, height) = (canvas.columns, canvas.rows)
    let corners = look.isPlain ? ["+", "+", "+", "+"] : ["╭", "╮", "╰", "╯"]
    let side = look.isPlain ? "|" : "│"
    let rule = String(repeating: look.symbols.rule, count: max(0, width - 2))
    canvas.write(corners[0] + rule + corners[1], row: 0, column: 0, style: style)
    canvas.write(corners[2] + rule + corners[3], row: height - 1, column: 0, style: style)
    for row in 1..<max(2, height - 1) {
      canvas.write(side, row: row, column: 0, style: style)
      canvas.write(side, row: row, column: width - 1, style: style)
    }
    canvas.write(" Keys ", row: 0, column: 2, style: look[.focusedTitle])
  }

  private func drawLines(on canvas: inout Canvas, _ look: Look) {
    let all = lines(look.keymap, isPlain: look.isPlain)
    let keyWidth = canvas.columns >= 60 ? 24 : 12
    for (row, line) in all.dropFirst(top).prefix(canvas.rows).enumerated() {
      if line.isHeading {
        canvas.write(line.text, row: row, column: 0, style: look[.title])
        continue
      }
      canvas.write(line.keys, row: row, column: 0, style: look[.key], limit: keyWidth - 1)
      canvas.write(line.text, row: row, column: keyWidth, style: look[.text])
    }
    if top + canvas.rows < all.count {
      let more = look.isPlain ? "v more" : "↓ more"
      canvas.write(
        more, row: canvas.rows - 1, column: canvas.columns - 6, style: look[.focusedTitle])
    }
  }

  private func lines(_ keymap: Keymap, isPlain: Bool) -> [Line] {
    var result: [Line] = []
    for context in contexts {
      if !result.isEmpty { result.append(Line(keys: "", text: "")) }
      result.append(Line(keys: "", text: context.title, isHeading: true))
      for command in Command.all where command.context == context {
        let keys = keymap.keys(of: command).map(\.label).joined(separator: " ")
        result.append(Line(keys: keys, text: command.entry.help))
      }
    }
    if contexts.contains(.dashboard) { result += HelpOverlay.signs(isPlain: isPlain) }
    return result
  }

  private static func signs(isPlain: Bool) -> [Line] {
    [Line(keys: "", text: ""), Line(keys: "", text: "What the plan says", isHeading: true)]
      + DeclaredStatus.allCases.map { Line(keys: $0.sign(isPlain: isPlain), text: $0.words) }
      + [Line(keys: "!", text: "plan and code differ; Enter shows how")]
  }
}
