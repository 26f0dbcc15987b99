import Testing
import WaymarkApp
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

/// Blocks of code of replies, on their way into files.
@Suite struct ApplyCodeTests {
  @Test func `a change is shown first, written, and taken back in one step`() async throws {
    let chat = try await ChatScreen(
      .init(
        "In `notes.txt`:\n\n```\n<<<<<<< SEARCH\ntwo\n=======\nTWO\n>>>>>>> REPLACE\n```\n"))
    try chat.home.write("notes.txt", "one\ntwo\nthree\n")
    await chat.ask("Change it")
    await chat.app.wait { !$0.screen.contains("Chat: ") && $0.screen.contains("tokens/s") }
    await chat.app.press("esc", "a")
    await chat.wait(for: "+ TWO")
    #expect(chat.app.screen.contains("- two"))
    #expect(try chat.home.read("notes.txt") == "one\ntwo\nthree\n")
    await chat.app.press("enter")
    await chat.wait(for: "Wrote notes.txt")
    #expect(try chat.home.read("notes.txt") == "one\nTWO\nthree\n")
    await chat.app.press("i")
    await chat.ask("/undo")
    await chat.wait(for: "notes.txt is as it was.")
    #expect(try chat.home.read("notes.txt") == "one\ntwo\nthree\n")
  }

  @Test func `a change that does not apply says why and changes nothing`() async throws {
    let chat = try await ChatScreen(
      .init("```diff\n--- a/notes.txt\n+++ b/notes.txt\n@@ -1 +1 @@\n-missing\n+new\n```\n"))
    try chat.home.write("notes.txt", "one\n")
    await chat.ask("Change it")
    await chat.app.wait { !$0.screen.contains("Chat: ") && $0.screen.contains("tokens/s") }
    await chat.app.press("esc", "a")
    await chat.wait(for: "does not apply")
    #expect(try chat.home.read("notes.txt") == "one\n")
  }
}
