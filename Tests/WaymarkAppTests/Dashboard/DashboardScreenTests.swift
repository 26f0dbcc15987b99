import Foundation
import Testing
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

/// The dashboard over a finished analysis, drawn at the sizes that people have.
@Suite struct DashboardScreenTests {
  private func app(columns: Int, rows: Int) async -> AppDriver {
    await AppDriver(
      ScriptedDesk(SampleReport.report(), history: SampleReport.history),
      size: Size(rows: rows, columns: columns))
  }

  @Test(arguments: [(200, 60), (120, 40), (80, 24), (40, 15)])
  func `the dashboard answers the four questions`(columns: Int, rows: Int) async {
    await app(columns: columns, rows: rows).expectScreen("dashboard-\(columns)x\(rows)")
  }

  @Test func `the looks of the dashboard come from its scopes`() async {
    await app(columns: 80, rows: 24).expectScreen("dashboard-styles", withStyles: true)
  }

  @Test func `without box drawing the dashboard is ASCII but for the marks of text`() async {
    let app = await app(columns: 80, rows: 24)
    app.isPlain = true
    app.expectScreen("dashboard-plain")
    let drawn = app.screen.unicodeScalars.filter { !$0.isASCII }
    #expect(drawn.allSatisfy { "“”…·".unicodeScalars.contains($0) }, "\(app.screen)")
  }

  @Test func `the single form shows the section that has the focus`() async {
    let app = await app(columns: 40, rows: 15)
    for section in ["gaps", "next", "code"] {
      await app.press("tab")
      app.expectScreen("dashboard-40x15-\(section)")
    }
    await app.press("shift-tab", "shift-tab", "shift-tab")
    app.expectScreen("dashboard-40x15")
  }

  @Test func `objectives open and close, and the selection stays`() async {
    let app = await app(columns: 80, rows: 24)
    await app.press("+", "j", "j", "j")
    #expect(app.screen.contains("Parse the CSV"))
    await app.press("minus")
    #expect(!app.screen.contains("Parse the CSV"))
    #expect(!app.screen.contains("Send reminders ") || app.screen.contains("Gaps"))
    await app.press("l", "l", "space")
    #expect(app.screen.contains("Reject rows without a number"))
    await app.press("h", "h", "h")
    #expect(!app.screen.contains("Read invoices from CSV"))
  }

  @Test func `a trend is said in words, up, down and unchanged`() async {
    for (delta, words) in [(0.07, "7 points up"), (-0.01, "1 point down"), (0, "unchanged")] {
      var report = SampleReport.report()
      report.trend = Trend(completionDelta: delta, gapsDelta: 0)
      let app = await AppDriver(ScriptedDesk(report))
      #expect(app.screen.contains(words))
    }
    var report = SampleReport.report()
    report.trend = nil
    #expect(await AppDriver(ScriptedDesk(report)).screen.contains("first analysis"))
  }

  @Test func `an empty plan says what to write into it`() async {
    var report = SampleReport.report()
    report.objectives = []
    report.gaps = []
    report.recommendations = []
    let app = await AppDriver(ScriptedDesk(report), size: Size(rows: 24, columns: 80))
    app.expectScreen("dashboard-empty")
  }

  @Test func `the age of the analysis follows the clock`() async {
    let app = await app(columns: 80, rows: 24)
    for (hours, words) in [(-73, "just now"), (-72, "1 h ago"), (-25, "2 days ago")] {
      app.now = SampleReport.now.addingTimeInterval(Double(hours) * 3600)
      #expect(app.screen.contains("analysed \(words)"))
    }
  }
}
