internal import WaymarkCore
internal import WaymarkTerminal

/// A line of the objective tree.
struct ObjectiveRow {
  let node: ObjectiveTree.Node
  let isExpanded: Bool

  func draw(on canvas: inout Canvas, _ look: Look) {
    let width = canvas.columns
    let indent = 1 + min(node.depth, max(1, width / 12)) * 2
    var end = drawRight(on: &canvas, look)
    if let disagreement = node.disagreement {
      let words = width >= 56 ? disagreement.words : "!"
      end -= DisplayText.width(words) + 1
      canvas.write(words, row: 0, column: end, style: look[.disagreement])
    }
    let mark =
      node.children.isEmpty ? " " : isExpanded ? look.symbols.expanded : look.symbols.collapsed
    canvas.write(mark, row: 0, column: indent, style: look[.faint])
    let sign = node.declared.sign(isPlain: look.isPlain)
    canvas.write(sign, row: 0, column: indent + 2, style: look[node.declared.scope])
    canvas.write(
      node.title, row: 0, column: indent + 4, style: titleStyle(look), limit: end - indent - 5)
  }

  private func titleStyle(_ look: Look) -> Style {
    switch node.declared {
    case .dropped, .deferred: look[.faint]
    default: node.depth == 0 ? look[.strong] : look[.text]
    }
  }

  /// Draws bar and percentage at the right edge.
  ///
  /// - Returns: The first column of them.
  private func drawRight(on canvas: inout Canvas, _ look: Look) -> Int {
    let barWidth = canvas.columns >= 60 ? 12 : canvas.columns >= 48 ? 8 : 0
    let percent = DisplayText.leftPadded(Figures.percent(node.completion), to: 5)
    let start = canvas.columns - 1 - DisplayText.width(percent)
    canvas.write(percent, row: 0, column: start, style: look[.text])
    guard barWidth > 0 else { return start }
    ProgressBar(node.completion).draw(
      on: &canvas, row: 0, column: start - barWidth - 1, width: barWidth, symbols: look.symbols,
      filled: look[.barFilled], empty: look[.barEmpty])
    return start - barWidth - 1
  }
}

/// A line of the list of gaps.
struct GapRow {
  let gap: Gap

  func draw(on canvas: inout Canvas, _ look: Look) {
    let isWide = canvas.columns >= 60
    let severity = isWide ? gap.severity.rawValue : gap.severity.abbreviation
    let severityWidth = isWide ? 8 : 4
    canvas.write(severity, row: 0, column: 1, style: look[gap.severity.scope])
    var column = 1 + severityWidth + 1
    if isWide {
      canvas.write(gap.kind.words, row: 0, column: column, style: look[.faint])
      column += 10
    }
    canvas.write(
      gap.summary, row: 0, column: column, style: look[.text], limit: canvas.columns - column - 1)
  }
}

/// A line of the list of recommendations.
struct RecommendationRow {
  private let recommendation: Recommendation

  /// Headings of the columns at the right edge, for each form.
  static let headings = ["priority  effort  impact", "prio E I"]

  init(_ recommendation: Recommendation) { self.recommendation = recommendation }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let isWide = canvas.columns >= 46
    let priority = DisplayText.leftPadded("\(recommendation.priority)", to: isWide ? 8 : 4)
    let right =
      isWide
      ? "\(priority)  \(DisplayText.padded(recommendation.effort.rawValue, to: 6))  "
        + DisplayText.padded(recommendation.impact.rawValue, to: 6)
      : "\(priority) \(initial(recommendation.effort.rawValue)) "
        + initial(recommendation.impact.rawValue)
    let start = canvas.columns - 1 - DisplayText.width(right)
    canvas.write(right, row: 0, column: start, style: look[.faint])
    let rank = DisplayText.leftPadded("\(recommendation.rank)", to: 2)
    canvas.write(rank, row: 0, column: 1, style: look[.strong])
    canvas.write(
      recommendation.title, row: 0, column: 4, style: look[.text], limit: start - 5)
  }

  private func initial(_ word: String) -> String { word.prefix(1).uppercased() }
}

extension CodeRow {
  /// Draws the line.
  func draw(on canvas: inout Canvas, _ look: Look) {
    let isWide = canvas.columns >= 46
    canvas.write(name, row: 0, column: 1, style: look[.text], limit: 11)
    guard case .language(let share, let isParsed) = content else {
      let text = isWide ? value : shortValue
      canvas.write(text, row: 0, column: 13, style: look[.faint], limit: canvas.columns - 14)
      return
    }
    let width = isWide ? 10 : 6
    ProgressBar(share).draw(
      on: &canvas, row: 0, column: 13, width: width, symbols: look.symbols,
      filled: look[.sparkline], empty: look[.barEmpty])
    let percent = DisplayText.leftPadded(Figures.percent(share), to: 6)
    let end = canvas.write(percent, row: 0, column: 13 + width, style: look[.text]) + 2
    let text = isParsed ? isWide ? value : shortValue : "words only, no grammar"
    canvas.write(text, row: 0, column: end, style: look[.faint], limit: canvas.columns - end - 1)
  }
}
