import Testing
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

@testable import WaymarkApp

/// Notices that leave by themselves.
@Suite struct NoticeTests {
  @Test func `a notice leaves when it was there long enough, an error later`() {
    var board = NoticeBoard()
    #expect(board.nextEnd == nil)
    board.post(Notice("Saved."), at: .seconds(10))
    board.post(Notice("It broke.", isError: true), at: .seconds(10))
    #expect(board.nextEnd == .milliseconds(13_240))
    let early = board.expire(at: .seconds(13))
    #expect(!early)
    let due = board.expire(at: .milliseconds(13_240))
    #expect(due)
    #expect(board.notices.map(\.text) == ["It broke."])
    let late = board.expire(at: .seconds(60))
    #expect(late)
    #expect(board.nextEnd == nil)
  }

  @Test func `the same sentence only stays longer`() {
    var board = NoticeBoard()
    board.post(Notice("Saved."), at: .zero)
    board.post(Notice("Saved."), at: .seconds(2))
    #expect(board.notices.count == 1)
    #expect(board.nextEnd == .milliseconds(5240))
  }

  @Test func `what answers a key goes with the next key or answer`() {
    var board = NoticeBoard()
    board.post(Notice("Saved."), at: .zero)
    board.post(Notice("Not now.", isAnswer: true), at: .zero)
    board.post(Notice("Not that.", isAnswer: true), at: .zero)
    #expect(board.notices.map(\.text) == ["Saved.", "Not that."])
    board.dropAnswers()
    #expect(board.notices.map(\.text) == ["Saved."])
    for number in 1...9 { board.post(Notice("\(number)"), at: .zero) }
    #expect(board.notices.count == 4)
  }

  private func app(columns: Int = 80, rows: Int = 24) async -> AppDriver {
    await AppDriver(
      ScriptedDesk(SampleReport.report(), history: SampleReport.history),
      size: Size(rows: rows, columns: columns))
  }

  @Test func `one short notice stands in the status line, and goes`() async {
    let app = await app()
    await app.notify(Notice("Saved."))
    #expect(app.row(-1).hasPrefix(" Saved.  Enter evidence"))
    await app.press("j")
    #expect(app.row(-1).hasPrefix(" Saved.  Enter evidence"))
    app.advance(by: .seconds(30))
    #expect(app.row(-1).hasPrefix(" Enter evidence"))
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 15)])
  func `longer ones take rows above it`(columns: Int, rows: Int) async {
    let app = await app(columns: columns, rows: rows)
    await app.notify(
      Notice("The database is locked by another program; this is tried again.", isError: true))
    await app.notify(Notice("Saved."))
    app.expectScreen("notices-\(columns)x\(rows)")
    #expect(app.row(-1).contains("Enter"))
  }
}
