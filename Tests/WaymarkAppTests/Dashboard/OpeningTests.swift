import Testing
import WaymarkApp
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

/// From a directory that nobody knows to the first result.
@Suite struct OpeningTests {
  private let size = Size(rows: 24, columns: 80)

  @Test func `an unregistered directory is added by one key and analysed`() async {
    var script = ScriptedDesk.Script()
    script.projects = [.success(nil)]
    script.registered = .success(SampleReport.project)
    script.report = .success(nil)
    script.history = []
    script.branch = "main"
    script.analyses = [[.pause, .finish(SampleReport.report())]]
    let app = await AppDriver(ScriptedDesk(script), size: size)
    app.expectScreen("welcome")
    await app.press("y")
    app.expectScreen("first-analysis")
    await app.continueAnalysis()
    #expect(app.screen.contains("Objectives"))
    #expect(app.desk.analyses == [.full])
  }

  @Test(arguments: [(40, 15), (30, 8)])
  func `the welcome fits a narrow screen`(columns: Int, rows: Int) async {
    var script = ScriptedDesk.Script()
    script.projects = [.success(nil)]
    let app = await AppDriver(ScriptedDesk(script), size: Size(rows: rows, columns: columns))
    app.expectScreen("welcome-\(columns)x\(rows)")
  }

  @Test func `a project that cannot be opened says why and can be tried again`() async {
    let failure = WaymarkError(
      .databaseCorrupt, "The database /home/you/.local/share/waymark/waymark.db is damaged.",
      hint: "Run `waymark doctor --move-database-aside`; nothing is deleted.")
    var script = ScriptedDesk.Script()
    script.projects = [.failure(failure), .success(SampleReport.project)]
    script.report = .success(SampleReport.report())
    script.history = SampleReport.history
    let app = await AppDriver(ScriptedDesk(script), size: size)
    app.expectScreen("opening-failed")
    await app.press("r")
    #expect(app.screen.contains("Objectives"))
  }

  @Test func `a first analysis that fails says so and can be started again`() async {
    var script = ScriptedDesk.Script()
    script.projects = [.success(SampleReport.project)]
    script.report = .success(nil)
    script.history = []
    let failure = WaymarkError(
      .planNotFound, "No plan file was found in /home/you/acme.",
      hint: "Write a MASTER_PLAN.md, or name one with --plan.")
    script.analyses = [[.fail(failure)], [.finish(SampleReport.report())]]
    let app = await AppDriver(ScriptedDesk(script), size: size)
    app.expectScreen("first-analysis-failed")
    await app.press("r")
    #expect(app.screen.contains("Objectives"))
  }

  @Test func `a first analysis that is cancelled can be started again`() async {
    var script = ScriptedDesk.Script()
    script.projects = [.success(SampleReport.project)]
    script.report = .success(nil)
    script.history = []
    script.analyses = [[.pause], [.finish(SampleReport.report())]]
    let app = await AppDriver(ScriptedDesk(script), size: size)
    await app.press("esc")
    app.expectScreen("first-analysis-cancelled")
    await app.press("r")
    #expect(app.screen.contains("Objectives"))
  }

  @Test func `before the core answers, the screen says what it waits for`() {
    let application = Application(path: "/home/you/acme", size: size)
    let screen = application.draw(Look(now: SampleReport.now)).text
    #expect(screen.contains("Opening /home/you/acme"))
  }
}
