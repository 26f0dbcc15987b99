package import Foundation
internal import WaymarkCore
internal import WaymarkTerminal

/// The project, its branch and the age of the analysis, then completion and trend.
struct DashboardHeader {
  private let dashboard: Dashboard

  init(_ dashboard: Dashboard) { self.dashboard = dashboard }

  func draw(on canvas: inout Canvas, _ form: DashboardLayout.Form, _ look: Look) {
    guard form != .single else { return drawShort(on: &canvas, look) }
    let first = canvas.rows >= 3 ? 1 : 0
    drawIdentity(on: &canvas, row: first, look)
    drawCompletion(on: &canvas, row: first + (canvas.rows >= 5 ? 2 : 1), look)
  }

  private var name: String { dashboard.project?.name ?? dashboard.path }

  private func age(_ look: Look) -> String {
    guard let report = dashboard.report else { return "not analysed" }
    let date = report.analysis.completedAt ?? report.analysis.startedAt
    return RelativeTime.text(from: date, to: look.now)
  }

  private func drawIdentity(on canvas: inout Canvas, row: Int, _ look: Look) {
    let isLong = dashboard.isOutdated && canvas.columns >= 80
    let age =
      dashboard.report == nil
      ? age(look) : "analysed " + age(look) + (isLong ? ", files changed since" : "")
    let ageStart = canvas.columns - DisplayText.width(age) - 1
    canvas.write(age, row: row, column: ageStart, style: look[.faint])
    var column = canvas.write(
      name, row: row, column: 1, style: look[.strong], limit: ageStart - 3)
    if let branch = dashboard.branch {
      column = canvas.write(
        "on ", row: row, column: column + 1, style: look[.faint], limit: ageStart - column - 3)
      column = canvas.write(
        branch, row: row, column: column, style: look[.branch], limit: ageStart - column - 2)
    }
    if let plan = dashboard.report?.plan.path, canvas.columns >= 60 {
      let room = ageStart - column - 4
      guard room > 6 else { return }
      canvas.write(
        DisplayText.truncatedHead(plan, to: room), row: row, column: column + 2,
        style: look[.faint])
    }
  }

  private func drawCompletion(on canvas: inout Canvas, row: Int, _ look: Look) {
    guard let report = dashboard.report else { return }
    let trend = DashboardHeader.trendWords(report.trend, look)
    let history = dashboard.history.map(\.completion)
    let spark =
      history.count > 1
      ? Sparkline(history).text(width: min(24, canvas.columns / 6), look.symbols) : ""
    let tail = 6 + 2 + DisplayText.width(trend) + 2 + DisplayText.width(spark) + 1
    let width = max(8, min(60, canvas.columns - 12 - tail))
    canvas.write("Completion", row: row, column: 1, style: look[.faint])
    ProgressBar(report.completion).draw(
      on: &canvas, row: row, column: 12, width: width, symbols: look.symbols,
      filled: look[.barFilled], empty: look[.barEmpty])
    let percent = DisplayText.leftPadded(Figures.percent(report.completion), to: 6)
    var column = canvas.write(percent, row: row, column: 12 + width, style: look[.strong]) + 2
    column =
      canvas.write(
        trend, row: row, column: column, style: DashboardHeader.trendStyle(report.trend, look)) + 2
    canvas.write(spark, row: row, column: column, style: look[.sparkline])
  }

  private func drawShort(on canvas: inout Canvas, _ look: Look) {
    guard let report = dashboard.report else {
      canvas.write(name, row: 0, column: 1, style: look[.strong])
      return
    }
    let percent = Figures.percent(report.completion)
    let trend = DashboardHeader.shortTrend(report.trend, look)
    let age = age(look)
    let right = [percent, trend, age].filter { !$0.isEmpty }.joined(separator: " ")
    var column = canvas.columns - DisplayText.width(right) - 1
    canvas.write(name, row: 0, column: 1, style: look[.strong], limit: column - 2)
    column = canvas.write(percent, row: 0, column: column, style: look[.strong]) + 1
    if !trend.isEmpty {
      let style = DashboardHeader.trendStyle(report.trend, look)
      column = canvas.write(trend, row: 0, column: column, style: style) + 1
    }
    canvas.write(age, row: 0, column: column, style: look[.faint])
  }

  private static func points(_ trend: Trend?) -> Int? {
    trend.map { Int(($0.completionDelta * 100).rounded()) }
  }

  private static func trendWords(_ trend: Trend?, _ look: Look) -> String {
    guard let points = points(trend) else { return "first analysis" }
    switch points {
    case 0: return "\(look.symbols.level) unchanged"
    case 1...: return "\(look.symbols.up) \(Figures.counted(points, "point")) up"
    default: return "\(look.symbols.down) \(Figures.counted(-points, "point")) down"
    }
  }

  private static func shortTrend(_ trend: Trend?, _ look: Look) -> String {
    guard let points = points(trend), points != 0 else { return "" }
    return points > 0 ? "\(look.symbols.up)\(points)" : "\(look.symbols.down)\(-points)"
  }

  private static func trendStyle(_ trend: Trend?, _ look: Look) -> Style {
    guard let points = points(trend), points != 0 else { return look[.faint] }
    return look[points > 0 ? .trendUp : .trendDown]
  }
}

extension Dashboard {
  package func millisecondsToChange(at now: Date) -> Int? {
    guard let analysis = report?.analysis else { return nil }
    return RelativeTime.millisecondsToChange(
      from: analysis.completedAt ?? analysis.startedAt, to: now)
  }
}
