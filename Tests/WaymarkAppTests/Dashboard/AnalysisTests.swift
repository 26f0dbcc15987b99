import Testing
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

/// Analysing again while the last result stays on the screen.
@Suite struct AnalysisTests {
  private func app(_ steps: [ScriptedDesk.Step]...) async -> AppDriver {
    await AppDriver(
      ScriptedDesk(SampleReport.report(), history: SampleReport.history) { $0.analyses = steps },
      size: Size(rows: 24, columns: 80))
  }

  @Test func `progress runs in the status line while keys still work`() async {
    let app = await app([
      .progress(.init(phase: .scanning, done: 1_234)), .pause,
      .progress(.init(phase: .parsing, done: 512, total: 2_048)), .pause,
      .finish(SampleReport.report()),
    ])
    await app.press("r")
    #expect(app.row(-1).contains("Scanning 1,234"))
    await app.continueAnalysis()
    app.expectScreen("analysis-running")
    await app.press("j", "enter")
    #expect(app.screen.contains("Evidence"))
    await app.press("esc")
    await app.continueAnalysis()
    #expect(app.row(-1).contains("Analysed 3 files in 0.2 s."))
    #expect(app.desk.analyses == [.incremental])
  }

  @Test func `escape cancels and the last result stands`() async {
    let app = await app([.progress(.init(phase: .parsing, done: 1, total: 4)), .pause])
    let before = app.screen.split(separator: "\n").dropLast()
    await app.press("R", "esc")
    #expect(app.row(-1).contains("Analysis cancelled; the last result stands."))
    #expect(app.screen.split(separator: "\n").dropLast() == before)
    #expect(app.desk.analyses == [.full])
  }

  @Test func `an analysis that fails is an error beside the last result`() async {
    let app = await app([.fail(WaymarkError(.diskFull, "The disk is full."))])
    await app.press("r")
    app.expectScreen("analysis-failed")
    await app.press("j")
    #expect(app.screen.contains("The disk is full."))
    app.advance(by: .seconds(30))
    #expect(!app.screen.contains("The disk is full."))
  }

  @Test func `a second analysis does not start while one runs`() async {
    let app = await app([.pause, .finish(SampleReport.report())])
    await app.press("r", "r")
    #expect(app.row(-1).contains("An analysis is running; Esc cancels it."))
    #expect(app.desk.analyses.count == 1)
    await app.continueAnalysis()
  }

  @Test func `what was selected and open is so after the analysis`() async {
    let app = await app([.finish(SampleReport.report())])
    await app.press("j", "l", "j")
    let before = app.screen.split(separator: "\n").dropLast()
    await app.press("r")
    #expect(app.screen.split(separator: "\n").dropLast() == before)
  }
}
