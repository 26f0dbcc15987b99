import Testing
import WaymarkTerminal
import WaymarkTestSupport

/// Enter on any row shows what it rests on.
@Suite struct EvidenceScreenTests {
  private func app(columns: Int = 80, rows: Int = 24) async -> AppDriver {
    await AppDriver(
      ScriptedDesk(SampleReport.report(), history: SampleReport.history),
      size: Size(rows: rows, columns: columns))
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 15)])
  func `an objective shows its facts, its places and their source`(
    columns: Int, rows: Int
  ) async {
    let app = await app(columns: columns, rows: rows)
    await app.press("j", "enter")
    app.expectScreen("evidence-objective-\(columns)x\(rows)")
  }

  @Test func `a place is opened in the editor`() async {
    let app = await app()
    await app.press("j", "enter", "enter")
    #expect(!app.screen.contains("Esc back"))
    #expect(app.row(-1).contains("find file"))
  }

  @Test func `a task shows its places`() async {
    let app = await app()
    await app.press("j", "l", "j", "enter")
    app.expectScreen("evidence-task")
  }

  @Test func `a gap shows what it is about and where the plan says so`() async {
    let app = await app()
    await app.press("tab", "enter")
    app.expectScreen("evidence-gap")
  }

  @Test func `a recommendation shows why, its priority and what comes before it`() async {
    let app = await app()
    await app.press("tab", "tab", "j", "enter")
    app.expectScreen("evidence-recommendation")
  }

  @Test func `every row of the code section opens`() async {
    let app = await app()
    await app.press("tab", "tab", "tab")
    for row in 0..<9 {
      let name = app.grid.selectedRow(where: app.row).split(separator: " ").first ?? "?"
      await app.press("enter")
      #expect(app.screen.contains("Esc back"), "row \(row) \(name)")
      app.expectScreen("evidence-code-\(row + 1)")
      await app.press("esc", "j")
    }
  }

  @Test func `a place that cannot be read says so, and moving reads the next`() async {
    let desk = ScriptedDesk(SampleReport.report(), history: []) { $0.sources = [:] }
    let app = await AppDriver(desk, size: Size(rows: 24, columns: 80))
    await app.press("j", "enter")
    #expect(app.screen.contains("cannot be read"))
    await app.press("j", "j")
    #expect(app.screen.contains("cannot be read"))
  }

  @Test func `leaving the evidence goes back to the same row`() async {
    let app = await app()
    await app.press("j", "j")
    let before = app.screen
    await app.press("enter")
    #expect(app.screen != before)
    await app.press("esc")
    #expect(app.screen == before)
  }
}
