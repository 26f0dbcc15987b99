internal import WaymarkCore

/// A row of the code section: a language or a figure.
struct CodeRow: Sendable, Hashable {
  enum Content: Sendable, Hashable {
    /// Its share of all lines of code.
    case language(share: Double)
    case figure
  }

  /// What Enter on the row shows.
  enum Subject: Sendable, Hashable {
    case language(String)
    /// A figure with a sentence that says what it counts.
    case figure(String)
    case longestFunction
    case skipped
    case findings([Finding])
  }

  var content: Content
  var subject: Subject
  var name: String
  var value: String
  /// A shorter value for narrow screens.
  var shortValue: String

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
      let value = totals.isParsed ? "\(lines) in \(files)" : "no grammar: words only"
      return CodeRow(
        content: .language(share: Double(totals.lines.code) / Double(all)),
        subject: .language(name), name: name, value: value,
        shortValue: totals.isParsed ? lines : "no grammar")
    }
  }

  private static func figures(of source: SourceSummary) -> [CodeRow] {
    let total = Figures.count(source.lines.total)
    let functions = Figures.count(source.functions)
    var rows = [
      figure(
        "lines",
        "\(total): \(Figures.count(source.lines.comment)) comment, "
          + "\(Figures.count(source.lines.blank)) blank",
        short: total, .figure("All lines of all source files.")),
      figure(
        "functions", "\(functions), \(Figures.percent(source.documented)) documented",
        short: functions,
        .figure("Functions and methods, and the share of them and of the types with a comment.")),
      figure(
        "tests", Figures.count(source.tests),
        .figure("Functions that the language's usual test tools would run.")),
      figure(
        "complexity",
        "mean \(Figures.decimal(source.meanComplexity)), highest \(source.highestComplexity)",
        short: Figures.decimal(source.meanComplexity),
        .figure("Cyclomatic complexity: the number of ways through a function.")),
    ]
    if let longest = source.longestFunction {
      let lines = Figures.counted(longest.lines, "line")
      rows.append(
        figure("longest", "\(longest.name), \(lines)", short: lines, .longestFunction))
    }
    return rows
  }

  private static func remarks(of report: AnalysisReport) -> [CodeRow] {
    var rows: [CodeRow] = []
    if !report.source.skipped.isEmpty {
      rows.append(
        figure("left out", Figures.counted(report.source.skipped.count, "file"), .skipped))
    }
    for (name, findings) in [
      ("in code", report.source.findings), ("in plan", report.plan.findings),
    ] where !findings.isEmpty {
      rows.append(figure(name, Figures.counted(findings.count, "finding"), .findings(findings)))
    }
    return rows
  }

  private static func figure(
    _ name: String, _ value: String, short: String? = nil, _ subject: Subject
  ) -> CodeRow {
    CodeRow(
      content: .figure, subject: subject, name: name, value: value, shortValue: short ?? value)
  }
}
