import Testing
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

@testable import WaymarkApp

/// The list of what runs, and the log.
@Suite struct ActivityListTests {
  private func app(columns: Int = 120, rows: Int = 40) async -> AppDriver {
    await AppDriver(
      ScriptedDesk(SampleReport.report(), history: SampleReport.history) { script in
        script.analyses = [
          [
            .progress(AnalysisProgress(phase: .parsing, done: 3, total: 4)), .pause,
            .finish(SampleReport.report()),
          ]
        ]
      }, size: Size(rows: rows, columns: columns))
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 15)])
  func `what runs is listed with how far it is`(columns: Int, rows: Int) async {
    let app = await app(columns: columns, rows: rows)
    await app.press("r", "2", ",", "a")
    app.expectScreen("activities-\(columns)x\(rows)")
    await app.continueAnalysis()
    #expect(app.screen.contains("Nothing is running."))
  }

  @Test func `an activity can be stopped from any tab`() async {
    let app = await app()
    await app.press("r", "2", ",", "a", "x")
    #expect(app.screen.contains("Nothing is running."))
    await app.press("esc", "1")
    #expect(app.screen.contains("Analysis cancelled"))
  }

  @Test func `nothing to stop says so`() async {
    let app = await app()
    await app.press(",", "a", "x")
    #expect(app.row(-1).contains("Nothing is running."))
    await app.press("q")
    #expect(app.application.overlays.isEmpty)
    #expect(app.requests.isEmpty)
  }
}
