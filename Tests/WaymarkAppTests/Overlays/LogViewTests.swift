import Logging
import Testing
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

@testable import WaymarkApp

@Suite struct LogViewTests {
  private let area = Size(rows: 12, columns: 70)

  private func content(_ lines: String...) -> LogView.Content {
    LogView.Content(path: "waymark.log", lines: lines.map { LogView.Line($0[...]) })
  }

  private func drawn(_ view: LogView) -> String {
    var canvas = Canvas(area)
    view.draw(on: &canvas, Look(now: SampleReport.now))
    return canvas.grid.text
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 15)])
  func `the log shows when, how bad and what`(columns: Int, rows: Int) async {
    let app = await AppDriver(
      ScriptedDesk(SampleReport.report(), history: SampleReport.history),
      size: Size(rows: rows, columns: columns))
    await app.press(",", "l")
    let lines = [
      "2026-11-24T15:09:11Z info     waymark: Analysed 3 files in 0.4 s.",
      "2026-11-24T15:10:02Z warning  waymark: src/legacy/fax.py is not UTF-8; what could not be "
        + "read shows as a replacement character.",
      "2026-11-24T15:11:40Z error    waymark: The disk is full.",
    ]
    let content = LogView.Content(
      path: "~/.local/state/waymark/waymark.log", lines: lines.map { LogView.Line($0[...]) })
    await app.send(.pane(PaneMessage(Work.ID(.dashboard, "log"), content)))
    await app.press("up")
    app.expectScreen("log-\(columns)x\(rows)")
  }

  @Test func `the log opens at its end`() {
    var view = LogView()
    #expect(drawn(view).contains("Reading"))
    let lines = (1...40).map { "2026-11-24T15:09:\($0 % 60 + 10)Z info     waymark: line \($0)" }
    _ = view.receive(
      LogView.Content(path: "p", lines: lines.map { LogView.Line($0[...]) }), in: area)
    view.reveal(in: area)
    #expect(drawn(view).contains("line 40") && !drawn(view).contains("line 1 "))
    _ = view.perform(Command(ListAction.first), in: area)
    view.reveal(in: area)
    #expect(drawn(view).contains("15:09:11  info     waymark: line 1"))
  }

  @Test func `lines of any form are shown`() {
    var view = LogView()
    _ = view.receive(
      content("no time here", "2026-11-24T15:09:11Z error    x: \u{1B}[31mred"), in: area)
    #expect(drawn(view).contains("no time here"))
    #expect(drawn(view).contains("error    x: �[31mred"))
    _ = view.receive(content(), in: area)
    #expect(drawn(view).contains("Nothing was logged yet."))
  }

  @Test func `errors that people are told go to the log`() async throws {
    let folder = try TemporaryFolder()
    let file = FileLog.File(path: folder.path + "/deep/waymark.log")
    let log = ApplicationLog(
      path: folder.path + "/deep/waymark.log",
      logger: Logger(label: "waymark") { FileLog(file, label: $0) })
    let services = Services(desk: ScriptedDesk(ScriptedDesk.Script()), log: log)
    guard case .run(let work) = LogWork.write(Notice("It broke.", isError: true)) else { return }
    await work.run(services) { _ in }
    file.flush()
    #expect(try folder.read("deep/waymark.log").hasSuffix("Z error    waymark: It broke.\n"))
  }
}
