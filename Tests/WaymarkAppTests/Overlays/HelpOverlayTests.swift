import Testing
import WaymarkTerminal
import WaymarkTestSupport

@Suite struct HelpOverlayTests {
  private func app(columns: Int, rows: Int) async -> AppDriver {
    await AppDriver(
      ScriptedDesk(SampleReport.report(), history: SampleReport.history),
      size: Size(rows: rows, columns: columns))
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 15)])
  func `help lists the keys that work here`(columns: Int, rows: Int) async {
    let app = await app(columns: columns, rows: rows)
    await app.press("?")
    app.expectScreen("help-\(columns)x\(rows)")
    await app.press("esc")
    #expect(app.screen.contains("Objectives"))
  }

  @Test func `help scrolls to its end`() async {
    let app = await app(columns: 80, rows: 24)
    await app.press("?", "G")
    app.expectScreen("help-end")
    let end = app.screen
    await app.press("j", "pagedown")
    #expect(app.screen == end)
    await app.press("g")
    #expect(app.screen.contains("Dashboard"))
  }
}
