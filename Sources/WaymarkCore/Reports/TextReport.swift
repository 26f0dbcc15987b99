import Foundation

/// The report for a person at a terminal.
package struct TextReport: ReportFormat {
  package static let name = "text"
  private static let gapLimit = 10
  private static let recommendationLimit = 8

  private let style: TextStyle

  package init(style: TextStyle) { self.style = style }

  package func render(_ report: AnalysisReport) -> String {
    [
      header(report), objectives(report), gaps(report), recommendations(report), totals(report),
    ].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func header(_ report: AnalysisReport) -> String {
    var trend = ""
    if let change = report.trend {
      let delta = percent(change.completionDelta)
      trend = "  \(delta >= 0 ? "+" : "")\(delta) since the last analysis"
    }
    let title = Sanitiser.clean("\(report.project.name) against \(report.plan.path)")
    return style.bold(title) + "\n"
      + "\(style.bar(report.completion)) \(percent(report.completion)) % of the plan shows in the code"
      + trend + "\n"
  }

  private func objectives(_ report: AnalysisReport) -> String {
    guard !report.objectives.isEmpty else { return "The plan has no objectives.\n" }
    let lines = report.objectives.map { assessment -> String in
      let objective = assessment.objective
      let indent = String(repeating: "  ", count: min(6, objective.depth))
      let share = "\(percent(assessment.completion))".leading(3) + " %"
      let declared =
        objective.declaredStatus == .unknown ? "" : "  [\(objective.declaredStatus.words)]"
      let title = style.fit(
        Sanitiser.clean(objective.title), after: 20 + indent.count + declared.count)
      return "\(share) \(style.bar(assessment.completion))  \(indent)\(title)\(style.dim(declared))"
    }
    return style.bold("Objectives") + "\n" + lines.joined(separator: "\n") + "\n"
  }

  private func gaps(_ report: AnalysisReport) -> String {
    guard !report.gaps.isEmpty else { return style.bold("Gaps") + "\nNone.\n" }
    let counts = Gap.Severity.allCases.reversed().compactMap { severity -> String? in
      let count = report.gaps.filter { $0.severity == severity }.count
      return count == 0 ? nil : "\(count) \(severity.rawValue)"
    }
    var text = style.bold("Gaps") + "  \(counts.joined(separator: ", "))\n"
    for gap in report.gaps.prefix(TextReport.gapLimit) {
      let head = gap.severity.rawValue.padded(to: 9) + gap.kind.words.padded(to: 18)
      text += head + style.fit(Sanitiser.clean(gap.summary), after: 27) + "\n"
    }
    let rest = report.gaps.count - TextReport.gapLimit
    if rest > 0 { text += style.dim("… and \(rest) more; --format json has them all") + "\n" }
    return text
  }

  private func recommendations(_ report: AnalysisReport) -> String {
    guard !report.recommendations.isEmpty else { return "" }
    var text = style.bold("What next") + "\n"
    for item in report.recommendations.prefix(TextReport.recommendationLimit) {
      let needs =
        item.dependsOn.isEmpty
        ? "" : " after \(item.dependsOn.map(String.init).joined(separator: ", "))"
      text +=
        "\(item.rank). ".padded(to: 4)
        + style.fit(Sanitiser.clean(item.title), after: 8) + "\n"
      text +=
        style.dim(
          "    priority \(item.priority), effort \(item.effort.rawValue), "
            + "impact \(item.impact.rawValue)\(needs)") + "\n"
    }
    let rest = report.recommendations.count - TextReport.recommendationLimit
    if rest > 0 { text += style.dim("… and \(rest) more") + "\n" }
    return text
  }

  private func totals(_ report: AnalysisReport) -> String {
    let source = report.source
    var text =
      "Scanned \(source.files) files (\(source.filesParsed) anew), \(source.lines.total) "
      + "lines, \(source.symbols) symbols; \(source.skipped.count) left out; "
      + "plan: \(report.plan.objectives.count) objectives, \(report.plan.taskCount) tasks, "
      + "\(report.plan.findings.count) findings.\n"
    let bare = source.languages.filter { !$0.value.isParsed }.keys.sorted()
    if !bare.isEmpty {
      text += "No grammar for \(bare.joined(separator: ", ")): words and lines only.\n"
    }
    for skipped in source.skipped.filter({ $0.reason != "binary" }).prefix(5) {
      text += style.dim("left out: \(Sanitiser.clean(skipped.path)) (\(skipped.reason))") + "\n"
    }
    return text
  }
}

/// The plan as text: objectives, then findings as compilers print them.
package struct PlanText: Sendable {
  private let style: TextStyle

  package init(style: TextStyle) { self.style = style }

  package func render(_ plan: Plan) -> String {
    var text = style.bold(Sanitiser.clean(plan.title.isEmpty ? plan.path : plan.title)) + "\n"
    for objective in plan.objectives {
      let indent = String(repeating: "  ", count: min(6, objective.depth))
      let done = objective.tasks.filter { $0.declaredStatus == .done }.count
      let tasks = objective.tasks.isEmpty ? "" : "  \(done)/\(objective.tasks.count) tasks ticked"
      let needs =
        objective.dependsOn.isEmpty ? "" : "  needs \(objective.dependsOn.joined(separator: ", "))"
      let title = style.fit(Sanitiser.clean(objective.title), after: 40 + indent.count)
      text +=
        "\(indent)\(title)  "
        + style.dim(
          "\(Sanitiser.clean(objective.key)), \(objective.level.rawValue), \(objective.declaredStatus.words)"
            + "\(tasks)\(Sanitiser.clean(needs))") + "\n"
    }
    for finding in plan.findings {
      text +=
        Sanitiser.clean(
          "\(finding.path):\(finding.line): \(finding.severity.rawValue): \(finding.message) "
            + "[\(finding.code)]") + "\n"
    }
    text +=
      "\(plan.objectives.count) objectives, \(plan.taskCount) tasks, "
      + "\(plan.findings.count) findings; \(plan.account.skippedLines) of \(plan.account.lines) lines "
      + "explain and promise nothing.\n"
    return text
  }
}

/// Snapshots as a table, oldest first.
package struct HistoryText: Sendable {
  package init() {}

  package func render(_ snapshots: [Snapshot]) -> String {
    guard !snapshots.isEmpty else { return "" }
    var text = "when                  done  gaps  files  symbols\n"
    for snapshot in snapshots {
      let time = snapshot.takenAt.formatted(.iso8601).prefix(19).replacing("T", with: " ")
      let columns = [
        String(time).padded(to: 20), "\(percent(snapshot.completion)) %".leading(6),
        "\(snapshot.gapCount)".leading(6), "\(snapshot.metrics.files)".leading(7),
        "\(snapshot.metrics.symbols)".leading(9),
      ]
      text += columns.joined() + "\n"
    }
    return text
  }
}

extension String {
  /// With blanks behind up to a width.
  func padded(to width: Int) -> String {
    count >= width ? self : self + String(repeating: " ", count: width - count)
  }

  /// With blanks in front up to a width.
  func leading(_ width: Int) -> String {
    count >= width ? self : String(repeating: " ", count: width - count) + self
  }
}

extension DeclaredStatus {
  /// For people.
  package var words: String { rawValue.replacing("_", with: " ") }
}

extension Gap.Kind {
  /// For people.
  package var words: String { rawValue.replacing("_", with: " ") }
}
