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

  @Test func `what is selected in the editor is explained and changed`() async throws {
    let chat = try await ChatScreen(.init("Change it so:\n\n```swift\nlet b = 20\n```\n"))
    try chat.home.write("a.swift", "let a = 1\nlet b = 2\nlet c = 3\n")
    await chat.app.give("editor.open a.swift")
    await chat.app.wait { $0.screen.contains("let c = 3") }
    await chat.app.press("alt-q", "a")
    await chat.wait(for: "Explain this.")
    #expect(chat.app.screen.contains("[a.swift:1-3 "))
    await chat.app.press("alt-5", "down", "alt-q", "g")
    await chat.wait(for: "[a.swift:2 ")
    await chat.ask("it is more.")
    await chat.app.wait { !$0.screen.contains("Chat: ") && $0.screen.contains("tokens/s") }
    #expect(chat.server.conversations.last?.first?.contains("File `a.swift:2`:") == true)
    await chat.app.press("esc", "a")
    await chat.wait(for: "Write a.swift?")
    await chat.app.press("enter")
    await chat.wait(for: "Wrote a.swift")
    #expect(try chat.home.read("a.swift") == "let a = 1\nlet b = 20\nlet c = 3\n")
  }

  @Test func `a selection is taken with the whole of its lines`() async throws {
    let chat = try await ChatScreen()
    try chat.home.write("a.txt", "one\ntwo\nthree\nfour\n")
    await chat.app.give("editor.open a.txt")
    await chat.app.wait { $0.screen.contains("four") }
    await chat.app.press("down", "right", "shift-down", "alt-q", "j")
    await chat.wait(for: "[a.txt:2-3 ")
    await chat.ask("Why?")
    await chat.wait(for: "tokens/s")
    #expect(chat.server.conversations.last?.first?.contains("two\nthree\n") == true)
    #expect(chat.server.conversations.last?.first?.contains("four") == false)
  }
}
