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
    await chat.wait(for: "Write notes.txt?")
    #expect(chat.app.screen.contains("1 line added, 1 taken away."))
    #expect(chat.app.screen.contains("TWO"))
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

  @Test func `two texts that no repository knows are compared in hunks`() {
    let old = (1...20).map { "line \($0)\n" }.joined()
    let new = old.replacing("line 3\n", with: "line three\nand more\n")
      .replacing("line 18\n", with: "")
    let diff = FileDiff(path: "a.txt", from: Array(old.utf8), to: Array(new.utf8))
    #expect(
      diff.hunks.map { [$0.oldStart, $0.oldCount, $0.newStart, $0.newCount] } == [
        [1, 6, 1, 7], [15, 6, 16, 5],
      ])
    let first = diff.hunks[0].lines.map { "\($0.kind)|\(diff.text(of: $0))" }
    #expect(first[2...4] == ["removed|line 3", "added|line three", "added|and more"])
    let fresh = FileDiff(path: "b.txt", from: nil, to: Array("one\ntwo".utf8))
    #expect(fresh.addedCount == 2)
    #expect(fresh.hunks.first?.oldStart == 0)
    #expect(FileDiff(path: "c", from: [0x61], to: [0x61]).hunks.isEmpty)
  }
}
