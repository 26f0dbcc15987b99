internal import WaymarkCore

/// A row of the code section: a language or a figure.
struct CodeRow: Sendable, Hashable {
  enum Content: Sendable, Hashable {
    /// Its share of all lines of code.
    case language(share: Double, isParsed: Bool)
    case figure
  }

  var content: Content
  var name: String
  var value: String
  /// A shorter value for narrow screens.
  var shortValue: String
  /// Where the figure comes from, when it is one place.
  var place: SourcePlace?

  static func rows(of report: AnalysisReport) -> [CodeRow] {
    let source = report.source
    return languages(of: source) + figures(of: source) + remarks(of: report)
  }

  private static func languages(of source: SourceSummary) -> [CodeRow] {
    let all = max(1, source.languages.values.reduce(0) { $0 + $1.lines.code })
    let sorted = source.languages.sorted {
      ($0.value.lines.code, $1.key) > ($1.value.lines.code, $0.key)
    }
    return sorted.map { name, totals in
      let lines = Figures.counted(totals.lines.code, "line")
      let files = Figures.counted(totals.files, "file")
      return CodeRow(
        content: .language(
          share: Double(totals.lines.code) / Double(all), isParsed: totals.isParsed),
        name: name, value: "\(lines) in \(files)", shortValue: Figures.count(totals.lines.code))
    }
  }

  private static func figures(of source: SourceSummary) -> [CodeRow] {
    let total = Figures.count(source.lines.total)
    var rows = [
      figure(
        "lines",
        "\(total): \(Figures.count(source.lines.comment)) comment, "
          + "\(Figures.count(source.lines.blank)) blank", short: total),
      figure(
        "functions",
        "\(Figures.count(source.functions)), "
          + "\(Figures.percent(source.documented)) documented",
        short: Figures.count(source.functions)),
      figure("tests", Figures.count(source.tests)),
      figure(
        "complexity",
        "mean \(Figures.decimal(source.meanComplexity)), "
          + "highest \(source.highestComplexity)",
        short: Figures.decimal(source.meanComplexity)),
    ]
    if let longest = source.longestFunction {
      rows.append(
        CodeRow(
          content: .figure, name: "longest",
          value: "\(longest.name), \(Figures.counted(longest.lines, "line"))",
          shortValue: Figures.counted(longest.lines, "line"),
          place: SourcePlace(path: longest.path, line: longest.line)))
    }
    return rows
  }

  private static func remarks(of report: AnalysisReport) -> [CodeRow] {
    var rows: [CodeRow] = []
    if !report.source.skipped.isEmpty {
      rows.append(figure("left out", Figures.counted(report.source.skipped.count, "file")))
    }
    if !report.source.findings.isEmpty {
      rows.append(figure("in code", Figures.counted(report.source.findings.count, "finding")))
    }
    if !report.plan.findings.isEmpty {
      let count = Figures.counted(report.plan.findings.count, "finding")
      rows.append(figure("in plan", "\(count); see `waymark plan`", short: count))
    }
    return rows
  }

  private static func figure(_ name: String, _ value: String, short: String? = nil) -> CodeRow {
    CodeRow(content: .figure, name: name, value: value, shortValue: short ?? value)
  }
}
