internal import WaymarkTerminal

/// The line above a section: its name, a rule and a summary at the right edge.
struct SectionTitle {
  private let title: String
  private let summary: [String]
  private let isFocused: Bool

  /// Makes a title.
  ///
  /// - Parameters:
  ///   - title: The section's name.
  ///   - summary: Forms of the summary, the longest first; the first that fits is shown.
  ///   - isFocused: Whether keys go to this section.
  init(_ title: String, summary: [String], isFocused: Bool) {
    self.title = title
    self.summary = summary
    self.isFocused = isFocused
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let rule = String(repeating: look.symbols.rule, count: canvas.columns)
    canvas.write(rule, row: 0, column: 0, style: look[isFocused ? .focusedRule : .rule])
    let mark = isFocused ? look.symbols.focus : " "
    let end = canvas.write(
      "\(mark)\(title) ", row: 0, column: 0, style: look[isFocused ? .focusedTitle : .title])
    let room = canvas.columns - end - 3
    guard let text = summary.first(where: { DisplayText.width($0) <= room }), !text.isEmpty else {
      return
    }
    let start = canvas.columns - DisplayText.width(text) - 2
    canvas.write(" \(text) ", row: 0, column: start, style: look[.faint])
  }
}
