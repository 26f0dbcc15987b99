internal import WaymarkTerminal

/// The line above a section: its name, a rule and a summary at the right edge.
struct SectionTitle {
  private let title: String
  private let summary: [String]
  private let isFocused: Bool
  private let hidden: (above: Int, below: Int)

  /// Makes a title.
  ///
  /// - Parameters:
  ///   - title: The section's name.
  ///   - summary: Forms of the summary, the longest first; the first that fits is shown.
  ///   - isFocused: Whether keys go to this section.
  ///   - hidden: Rows that lie above and below what is shown.
  init(
    _ title: String, summary: [String], isFocused: Bool, hidden: (above: Int, below: Int) = (0, 0)
  ) {
    self.title = title
    self.summary = summary
    self.isFocused = isFocused
    self.hidden = hidden
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    canvas.fill(
      Rect(row: 0, column: 0, rows: 1, columns: canvas.columns), with: look.symbols.rule,
      style: look[isFocused ? .focusedRule : .rule])
    let mark = isFocused && look.isFocused ? look.symbols.focus : " "
    let end = canvas.write(
      "\(mark)\(title) ", row: 0, column: 0, style: look[isFocused ? .focusedTitle : .title])
    let more = hiddenText(look.symbols)
    let tail = more.isEmpty ? 0 : DisplayText.width(more) + 2
    let room = canvas.columns - end - 3 - tail
    let text = summary.first { DisplayText.width($0) <= room } ?? ""
    var column = canvas.columns - (text.isEmpty ? 0 : DisplayText.width(text) + 2) - tail
    if tail > 0, tail <= canvas.columns - end {
      canvas.write(
        " \(more) ", row: 0, column: column, style: look[isFocused ? .focusedTitle : .faint])
      column += tail
    }
    guard !text.isEmpty else { return }
    canvas.write(" \(text) ", row: 0, column: column, style: look[.faint])
  }

  /// How many rows lie above and below, with arrows.
  private func hiddenText(_ symbols: Symbols) -> String {
    let above = hidden.above > 0 ? "\(symbols.above)\(Figures.count(hidden.above))" : ""
    let below = hidden.below > 0 ? "\(symbols.below)\(Figures.count(hidden.below))" : ""
    return [above, below].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
