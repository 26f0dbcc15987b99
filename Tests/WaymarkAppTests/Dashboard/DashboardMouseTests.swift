import Testing
import WaymarkApp
import WaymarkTerminal
import WaymarkTestSupport

/// What the mouse does on the dashboard; everything of it works by keyboard too.
@Suite struct DashboardMouseTests {
  private func app(columns: Int = 120, rows: Int = 40) async -> AppDriver {
    await AppDriver(
      ScriptedDesk(SampleReport.report(), history: SampleReport.history),
      size: Size(rows: rows, columns: columns))
  }

  @Test func `a click selects the section and the row, two show its evidence`() async {
    let app = await app()
    await app.click(on: "Complete: Accounts")
    #expect(app.screen.contains("▌Next"))
    await app.click(on: "Reset a forgotten password", times: 2)
    #expect(app.screen.contains("▌Evidence"))
    #expect(app.screen.contains("Reset a forgotten password"))
  }

  @Test func `a click on a title or an empty place opens nothing`() async {
    let app = await app()
    await app.click(on: " Code ", times: 2)
    #expect(app.screen.contains("▌Code"))
    #expect(!app.screen.contains("Evidence "))
  }

  @Test func `the narrow form switches by its line of names`() async {
    let app = await app(columns: 40, rows: 15)
    await app.click(on: "Next 3")
    #expect(app.screen.contains("▌Next 3"))
    await app.click(on: "Code")
    #expect(app.screen.contains("▌Code"))
    await app.click(on: "python", times: 2)
    #expect(app.screen.contains("Esc back"))
  }

  @Test func `in the evidence a click selects a place and the wheel moves`() async {
    let app = await app(columns: 80, rows: 24)
    await app.press("j", "enter")
    await app.click(on: "tests/test_parser.py")
    #expect(app.screen.contains("def test_parses_two_rows"))
    await app.wheel(down: false, row: 8, column: 5)
    #expect(app.screen.contains("class InvoiceParser"))
    await app.wheel(down: true, row: 15, column: 5)
    #expect(app.screen.contains("▌Evidence"))
  }

  @Test func `clicks outside of everything do no harm`() async {
    let app = await app()
    for (row, column) in [(-1, -1), (0, 119), (39, 0), (20, 65), (500, 500)] {
      await app.send(.input(.mouse(MouseEvent(.press(.left), row: row, column: column, clicks: 2))))
    }
    #expect(app.screen.contains("Objectives"))
    await app.press("?")
    await app.wheel(down: true, row: 5, column: 40)
    await app.click(on: "Keys", times: 2)
    #expect(app.screen.contains("Keys"))
  }
}
