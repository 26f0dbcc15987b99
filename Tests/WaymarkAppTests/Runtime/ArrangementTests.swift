import Testing
import WaymarkTerminal
import WaymarkTestSupport

@testable import WaymarkApp

@Suite struct ArrangementTests {
  private func app(_ columns: Int, _ rows: Int) async -> AppDriver {
    await AppDriver(
      ScriptedDesk(SampleReport.report(), history: SampleReport.history),
      size: Size(rows: rows, columns: columns))
  }

  @Test func `two panes share the screen, side by side or stacked`() async {
    let app = await app(120, 30)
    await app.press("2", "1", "|")
    app.expectScreen("split-side-by-side")
    await app.press("_")
    app.expectScreen("split-stacked")
    await app.press("_")
    #expect(!app.screen.contains("talk with local models"))
  }

  @Test func `the line between two panes follows the mouse that holds it`() async {
    let app = await app(120, 30)
    await app.press("|")
    let before = app.screen
    await app.drag(fromRow: 10, column: 59, toRow: 12, column: 75)
    #expect(app.screen.split(separator: "\n")[10].prefix(76).last == "│")
    await app.drag(fromRow: 10, column: 75, toRow: 12, column: 59)
    #expect(app.screen == before)
    await app.drag(fromRow: 10, column: 20, toRow: 12, column: 90)
    #expect(app.screen.split(separator: "\n")[10].prefix(60).last == "│")
  }

  @Test func `a click on a hint gives its command`() async {
    let app = await app(120, 30)
    await app.click(on: "? help")
    #expect(app.screen.contains("In lists"))
    await app.click(on: "Esc close")
    #expect(!app.screen.contains("In lists"))
  }

  @Test func `keys go to the focused pane, and its own key moves the focus`() async {
    let app = await app(120, 30)
    await app.press("|")
    #expect(app.application.tab == .dashboard)
    await app.press("ctrl-o")
    #expect(app.application.tab == .chat)
    await app.press("1")
    #expect(app.application.tab == .dashboard)
    #expect(app.application.arrangement.other == .chat)
    await app.press("3")
    #expect(app.application.tab == .files)
    #expect(app.application.arrangement.other == .chat)
  }

  @Test func `a screen that is too small shows the focused pane and says so`() async {
    let app = await app(60, 30)
    await app.press("|")
    #expect(app.screen.contains("too small for two panes"))
    #expect(!app.screen.contains("talk with local models"))
    await app.resize(to: Size(rows: 30, columns: 120))
    #expect(app.screen.contains("talk with local models"))
  }

  @Test(arguments: [0.0, 0.3, 1.0, -1.0])
  func `no pane becomes smaller than it can be`(change: Double) {
    var arrangement = Arrangement()
    arrangement.toggle(.sideBySide)
    arrangement.resize(by: change)
    for columns in [73, 74, 80, 200] {
      let places = arrangement.places(in: Rect(row: 1, column: 0, rows: 20, columns: columns))
      #expect(places.panes.count == 2)
      let widths = places.panes.map(\.area.columns)
      #expect(widths.allSatisfy { $0 >= Arrangement.smallestPane.columns })
      #expect(widths.reduce(1, +) == columns)
    }
  }

  @Test func `a session brings back the panes and the place in the tree`() async throws {
    let before = await app(120, 30)
    await before.press("down", "down", "space", "down", "tab", "|", ">", "ctrl-o")
    let session = before.application.session
    let after = await app(120, 30)
    await after.send(.pane(PaneMessage(Work.ID(.dashboard, "session"), session)))
    #expect(after.application.arrangement == before.application.arrangement)
    #expect(after.screen == before.screen)
    #expect(after.application.session == session)
  }

  @Test(arguments: [
    "", "{", "[1]", "{\"section\":\"nowhere\",\"expanded\":[\"x\"],\"selected\":\"y\"}",
  ])
  func `a session of another version does no harm`(memory: String) async {
    let app = await app(120, 30)
    let screen = app.row(0)
    let session = Session(panes: ["dashboard": memory, "nothing": memory])
    await app.send(.pane(PaneMessage(Work.ID(.dashboard, "session"), session)))
    #expect(app.row(0) == screen)
  }
}
