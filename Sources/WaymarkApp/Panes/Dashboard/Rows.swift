internal import WaymarkCore
internal import WaymarkTerminal

/// A line of the objective tree.
struct ObjectiveRow {
  let node: ObjectiveTree.Node
  let isExpanded: Bool

  /// Draws the line.
  ///
  /// - Returns: The columns of the title, with a blank on each side.
  func draw(on canvas: inout Canvas, _ look: Look) -> Range<Int> {
    let width = canvas.columns
    let indent = ObjectiveRow.markColumn(of: node, width: width)
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
    let edge = canvas.write(
      node.title, row: 0, column: indent + 4, style: titleStyle(look), limit: end - indent - 5)
    return (indent + 3)..<(edge + 1)
  }

  /// The column of the mark that says whether a node is open.
  static func markColumn(of node: ObjectiveTree.Node, width: Int) -> Int {
    1 + min(node.depth, max(1, width / 12)) * 2
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
    // Nothing done needs no bar: its number says so, and most rows of a young plan are such.
    guard node.completion > 0 else { return start - barWidth - 1 }
    ProgressBar(node.completion).draw(
      on: &canvas, row: 0, column: start - barWidth - 1, width: barWidth, symbols: look.symbols,
      filled: look[.barFilled], empty: look[.barEmpty])
    return start - barWidth - 1
  }
}

/// A line of the list of gaps.
struct GapRow: Sendable, Hashable {
  private let severity: Gap.Severity
  private let kind: Gap.Kind
  /// What the gap is about.
  private let title: String
  /// What is wrong with it.
  private let detail: String

  static func rows(of report: AnalysisReport) -> [GapRow] {
    var titles: [String: String] = [:]
    for assessment in report.objectives {
      titles[assessment.id] = assessment.objective.title
      for task in assessment.tasks { titles[task.id] = task.task.text }
    }
    return report.gaps.map { gap in
      GapRow(gap, title: (gap.task ?? gap.objective).flatMap { titles[$0] } ?? "")
    }
  }

  private init(_ gap: Gap, title: String) {
    (severity, kind) = (gap.severity, gap.kind)
    if title.isEmpty {
      (self.title, detail) = (gap.summary, "")
    } else {
      self.title = title
      detail = gap.detail(without: title)
    }
  }

  /// Draws the line.
  ///
  /// - Returns: The columns of the title, with a blank on each side.
  func draw(on canvas: inout Canvas, _ look: Look) -> Range<Int> {
    let isWide = canvas.columns >= 60
    let severity = isWide ? severity.rawValue : severity.abbreviation
    canvas.write(severity, row: 0, column: 1, style: look[self.severity.scope])
    var column = isWide ? 10 : 6
    if canvas.columns >= 46 {
      canvas.write(kind.words, row: 0, column: column, style: look[.faint])
      column += 10
    }
    let end = canvas.write(
      title, row: 0, column: column, style: look[.text], limit: canvas.columns - column - 1)
    let room = canvas.columns - end - 3
    if room >= min(20, DisplayText.width(detail)) {
      canvas.write(detail, row: 0, column: end + 2, style: look[.faint], limit: room)
    }
    return (column - 1)..<(end + 1)
  }
}

/// A line of the list of recommendations.
struct RecommendationRow {
  private let recommendation: Recommendation

  init(_ recommendation: Recommendation) { self.recommendation = recommendation }

  /// The headings of the columns at the right edge.
  static func heading(width: Int) -> String {
    width >= 60 ? "priority  effort  impact" : "prio  effort"
  }

  /// Draws the line.
  ///
  /// - Returns: The columns of the title, with a blank on each side.
  func draw(on canvas: inout Canvas, _ look: Look) -> Range<Int> {
    let isWide = canvas.columns >= 60
    let priority = DisplayText.leftPadded("\(recommendation.priority)", to: isWide ? 8 : 4)
    var right = "\(priority)  \(DisplayText.padded(recommendation.effort.rawValue, to: 6))"
    if isWide { right += "  \(DisplayText.padded(recommendation.impact.rawValue, to: 6))" }
    let start = canvas.columns - 1 - DisplayText.width(right)
    canvas.write(right, row: 0, column: start, style: look[.faint])
    let rank = DisplayText.leftPadded("\(recommendation.rank)", to: 2)
    canvas.write(rank, row: 0, column: 1, style: look[.strong])
    let end = canvas.write(
      recommendation.title, row: 0, column: 4, style: look[.text], limit: start - 5)
    return 3..<(end + 1)
  }
}

extension CodeRow {
  /// Draws the line.
  ///
  /// - Returns: The columns of the name, with a blank on each side.
  func draw(on canvas: inout Canvas, _ look: Look) -> Range<Int> {
    let end = canvas.write(name, row: 0, column: 1, style: look[.text], limit: 11)
    var column = 13
    if case .language(let share) = content {
      let width = canvas.columns >= 46 ? 10 : 6
      ProgressBar(share).draw(
        on: &canvas, row: 0, column: column, width: width, symbols: look.symbols,
        filled: look[.sparkline], empty: look[.barEmpty])
      let percent = DisplayText.leftPadded(Figures.percent(share), to: 6)
      column = canvas.write(percent, row: 0, column: column + width, style: look[.text]) + 2
    }
    let room = canvas.columns - column - 1
    let text = DisplayText.width(value) <= room ? value : shortValue
    canvas.write(text, row: 0, column: column, style: look[.faint], limit: room)
    return 0..<(end + 1)
  }
}
