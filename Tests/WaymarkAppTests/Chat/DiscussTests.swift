import Testing
import WaymarkApp
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

/// From the dashboard to a thread about what is selected there.
@Suite struct DiscussTests {
  @Test func `an objective, a gap and a recommendation open a thread with their context`()
    async throws
  {
    let chat = try await ChatScreen(size: Size(rows: 40, columns: 120))
    let report = SampleReport.report()
    await chat.app.press("alt-1", "c")
    await chat.wait(for: "New thread")
    #expect(chat.app.screen.contains("@objective:\(report.objectives[0].id)"))
    await chat.app.press("alt-1", "tab", "c")
    await chat.app.wait { $0.screen.contains("this gap") }
    await chat.app.press("alt-1", "tab", "c")
    await chat.app.wait { $0.screen.contains("@analysis") }
  }
}
