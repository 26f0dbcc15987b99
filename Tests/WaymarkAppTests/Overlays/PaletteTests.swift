import Testing
import WaymarkTerminal
import WaymarkTestSupport

@testable import WaymarkApp

/// The command palette in the running application.
@Suite struct PaletteTests {
  private func app(columns: Int = 120, rows: Int = 40) async -> AppDriver {
    await AppDriver(
      ScriptedDesk(SampleReport.report(), history: SampleReport.history),
      size: Size(rows: rows, columns: columns))
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 15)])
  func `the palette lists commands with their keys`(columns: Int, rows: Int) async {
    let app = await app(columns: columns, rows: rows)
    await app.press(":")
    app.expectScreen("palette-\(columns)x\(rows)")
    await app.press("a", "n", "a")
    app.expectScreen("palette-typed-\(columns)x\(rows)")
  }

  @Test func `plain mode has no lines and names its keys`() async {
    let app = await app(columns: 80, rows: 24)
    app.isPlain = true
    await app.press(":", "e", "v")
    app.expectScreen("palette-plain")
    #expect(app.screen.unicodeScalars.allSatisfy { !(0x2500...0x259F).contains($0.value) })
  }

  @Test func `a chosen command is given`() async {
    let app = await app()
    await app.press(":", "c", "h", "a", "t", "enter")
    #expect(app.application.tab == .chat)
    #expect(app.application.overlays.isEmpty)
  }

  @Test func `what was used last comes first`() async {
    let app = await app()
    await app.press(":", "g", "i", "t", "enter", "1", ":")
    await app.press("enter")
    #expect(app.application.tab == .dashboard)
    await app.press(":", "down", "enter")
    #expect(app.application.tab == .git)
  }

  @Test func `a command that cannot be given says why and stays`() async {
    let app = await app()
    await app.press(":", "c", "a", "n", "c", "e", "l")
    #expect(app.screen.contains("Nothing is running."))
    await app.press("enter")
    #expect(app.row(-1).contains("Nothing is running."))
    #expect(app.application.overlays.count == 1)
    await app.press("esc")
    #expect(app.application.overlays.isEmpty)
  }

  @Test func `letters are typed, whatever they mean elsewhere`() async {
    let app = await app()
    await app.press(":", "q", ":", "?", "1")
    #expect(app.requests.isEmpty)
    #expect(app.screen.contains("> q:?1"))
    #expect(app.screen.contains("Nothing matches."))
    await app.press("ctrl-u")
    #expect(app.screen.contains("what to do"))
    await app.press("ctrl-q")
    #expect(app.requests == [.quit])
  }

  @Test func `the terminal's cursor stands in the field`() async {
    let app = await app()
    #expect(app.grid.cursor == nil)
    await app.press(":", "a", "b")
    let place = app.grid.cursor
    #expect(place.map { app.grid[$0.row, $0.column - 1].character } == "b")
    await app.press("esc")
    #expect(app.grid.cursor == nil)
  }

  @Test func `only what can be given here is offered first`() async {
    let app = await app()
    await app.press("2", ":", "a", "n", "a", "l")
    #expect(app.screen.contains("Not here: Dashboard."))
  }

  @Test func `going to a tab leaves the palette`() async {
    let app = await app()
    await app.press(":", "alt-2")
    #expect(app.application.tab == .chat)
    #expect(app.application.overlays.isEmpty)
  }
}
