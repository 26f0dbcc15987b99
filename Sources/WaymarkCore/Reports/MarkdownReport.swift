import Foundation

/// The report as Markdown, for pull requests and wikis.
package struct MarkdownReport: ReportFormat {
  package static let name = "markdown"

  package init() {}

  package func render(_ report: AnalysisReport) -> String {
    var text = "# \(escape(report.project.name)): \(percent(report.completion)) % complete\n\n"
    text +=
      "Plan: `\(code(report.plan.path))`, \(report.plan.objectives.count) objectives, "
      + "\(report.plan.taskCount) tasks. Code: \(report.source.files) files, "
      + "\(report.source.lines.total) lines, \(report.source.symbols) symbols.\n\n"
    text += "## Objectives\n\n| objective | level | declared | in the code | evidence |\n"
    text += "|---|---|---|---:|---|\n"
    for item in report.objectives {
      let evidence = (item.evidence + item.tasks.flatMap(\.evidence)).prefix(2)
        .map { "`\(code($0.path)):\($0.line)`" }.joined(separator: " ")
      text +=
        "| \(escape(item.objective.title)) | \(item.objective.level.rawValue) "
        + "| \(item.objective.declaredStatus.words) | \(percent(item.completion)) % | \(evidence) |\n"
    }
    text += "\n## Gaps\n\n"
    text += report.gaps.isEmpty ? "None.\n" : "| severity | type | what |\n|---|---|---|\n"
    for gap in report.gaps {
      text += "| \(gap.severity.rawValue) | \(gap.kind.words) | \(escape(gap.summary)) |\n"
    }
    text += "\n## What next\n\n"
    for item in report.recommendations {
      text +=
        "\(item.rank). **\(escape(item.title))** (priority \(item.priority), effort "
        + "\(item.effort.rawValue), impact \(item.impact.rawValue)): \(escape(item.rationale))\n"
    }
    return text
  }

  /// Text that Markdown and HTML take as it is.
  private func escape(_ text: String) -> String {
    var escaped = ""
    for character in Sanitiser.clean(text) {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "|", "`", "*", "_", "[", "]", "\\", "#": escaped += "\\\(character)"
      default: escaped.append(character)
      }
    }
    return escaped
  }

  private func code(_ text: String) -> String {
    Sanitiser.clean(text).replacing("`", with: "'").replacing("|", with: "¦")
  }
}
