import Foundation
import Testing
import WaymarkApp
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

/// What people see of a reply, and what is stored of it, when everything goes well and when not.
@Suite struct ChatReplyTests {
  @Test func `a reply streams in, is formatted and is stored`() async throws {
    let chat = try await ChatScreen(
      .init("## Four\n\nIt is **four**, see `add`.\n\n- one\n- two", pauses: [3]))
    await chat.ask("What is 2+2?")
    await chat.wait(for: "Four")
    #expect(!chat.app.screen.contains("• one"))
    #expect(try chat.stored().last?.status == .growing)
    chat.server.goOn()
    await chat.wait(for: "• two")
    #expect(!chat.app.screen.contains("**"))
    await chat.wait(for: "tokens/s")
    let stored = try chat.stored()
    #expect(
      stored.map(\.content) == [
        "What is 2+2?", "## Four\n\nIt is **four**, see `add`.\n\n- one\n- two",
      ])
    #expect(stored.last?.status == .complete)
    chat.app.expectScreen("reply-80x24", masking: ChatThreadTests.times)
  }

  @Test func `stopping keeps what has come, and it can be continued`() async throws {
    let chat = try await ChatScreen(
      .init("one two three four", pauses: [2]), .init(" and so on"))
    await chat.ask("Count")
    await chat.wait(for: "one two")
    await chat.app.press("esc")
    await chat.wait(for: "Stopped; what came is kept.")
    chat.server.goOn()
    #expect(try chat.stored().last?.content == "one two")
    await chat.app.press("alt-c")
    await chat.wait(for: "one two and so on")
    await chat.app.wait { !$0.screen.contains("Chat: ") }
    #expect(try chat.stored().map(\.content) == ["Count", "one two and so on"])
    #expect(try chat.stored().last?.status == .complete)
  }

  @Test func `a reply that goes on stays the branch that it is`() async throws {
    let chat = try await ChatScreen(
      .init("the first"), .init("one two three four", fault: .cut), .init(" and so on"))
    await chat.ask("Count")
    await chat.wait(for: "tokens/s")
    await chat.app.press("esc", "r")
    await chat.wait(for: "Cut off: box closed")
    #expect(chat.app.screen.contains("‹ 2 of 2 ›"))
    await chat.app.press("c")
    await chat.wait(for: "one two and so on")
    await chat.app.wait { !$0.screen.contains("Chat: ") }
    #expect(chat.app.screen.contains("‹ 2 of 2 ›"))
    await chat.app.press("left")
    await chat.wait(for: "the first")
  }

  @Test func `a link out of the project is not attached`() async throws {
    let chat = try await ChatScreen()
    try chat.home.write("in/a.txt", "a\n")
    try FileManager.default.createSymbolicLink(
      atPath: chat.home.path + "/out", withDestinationPath: "/etc")
    let reader = AttachmentReader(root: chat.home.path)
    #expect(try await reader.read("in").content == "a.txt\n")
    for name in ["out", "out/passwd", "../x", "/etc/passwd"] {
      await #expect(throws: WaymarkError.self, "\(name)") { try await reader.read(name) }
    }
  }

  @Test func `a reply goes on while another tab is shown`() async throws {
    let chat = try await ChatScreen(.init("one two three four", pauses: [2]))
    await chat.ask("Count")
    await chat.wait(for: "one two")
    await chat.app.press("alt-1")
    await chat.wait(for: "Chat: ")
    chat.server.goOn()
    await chat.app.wait { !$0.screen.contains("Chat: ") }
    await chat.app.press("2")
    #expect(chat.app.screen.contains("one two three four"))
  }

  @Test func `two threads answer at the same time`() async throws {
    let chat = try await ChatScreen(
      .init("first half second", pauses: [2]), .init("other reply"))
    await chat.ask("One")
    await chat.wait(for: "first half")
    await chat.app.press("alt-n")
    await chat.ask("Two")
    await chat.wait(for: "other reply")
    #expect(!chat.app.screen.contains("first half"))
    chat.server.goOn()
    await chat.app.wait { !$0.screen.contains("Chat: ") }
    #expect(try chat.stored(1).last?.content == "first half second")
    #expect(try chat.stored(2).last?.content == "other reply")
    await chat.app.press("ctrl-t", "down", "enter")
    await chat.wait(for: "first half second")
  }

  @Test func `scrolled back in the middle of a stream, the screen stays where it is`() async throws
  {
    let lines = (1...60).map { "line \($0)" }.joined(separator: "\n\n")
    let chat = try await ChatScreen(.init(lines, pauses: [40]))
    await chat.ask("Count")
    await chat.wait(for: "line 39")
    await chat.app.press("pageup", "pageup")
    let before = chat.app.screen
    #expect(!before.contains("line 39"))
    chat.server.goOn()
    await chat.app.wait { !$0.screen.contains("Chat: ") }
    let top = before.split(separator: "\n")[2...8]
    #expect(chat.app.screen.split(separator: "\n")[2...8] == top)
    await chat.app.press("pagedown", "pagedown", "pagedown", "pagedown", "pagedown", "pagedown")
    await chat.wait(for: "line 60")
  }
}
