import Testing
import WaymarkApp
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

/// Threads and their branches in the chat pane.
@Suite struct ChatThreadTests {
  @Test(arguments: [
    Size(rows: 40, columns: 120), Size(rows: 24, columns: 80), Size(rows: 15, columns: 40),
  ])
  func `the empty chat says what to do`(size: Size) async throws {
    let chat = try await ChatScreen(size: size)
    chat.app.expectScreen("empty-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: [
    Size(rows: 40, columns: 120), Size(rows: 24, columns: 80), Size(rows: 15, columns: 40),
  ])
  func `a conversation fits every screen`(size: Size) async throws {
    let text = """
      Here is how:

      1. Open the file
      2. Write `main`

      ```swift
      func main() {
        print("Hello")
      }
      ```

      | name | size |
      |------|-----:|
      | a    |   12 |

      > Quoted, and long enough to be broken into more than one row on a narrow screen.

      - [x] done
      - [ ] open
      """
    let chat = try await ChatScreen(.init(text, thinking: "Let me see"), size: size)
    await chat.ask("How do I begin?")
    await chat.wait(for: "tokens/s")
    await chat.app.wait { !$0.screen.contains("Chat: ") }
    chat.app.expectScreen(
      "conversation-\(size.columns)x\(size.rows)", masking: ChatThreadTests.times)
  }

  /// Times that differ from run to run.
  static let times: [(String, String)] = [
    (" after [0-9.]+ s", " after 0.0 s"), ("Thought for [0-9.]+ s", "Thought for 0.0 s"),
  ]

  @Test func `an edited question begins a branch and the old one stays reachable`() async throws {
    let chat = try await ChatScreen(.init("first reply"), .init("second reply"))
    await chat.ask("Why?")
    await chat.wait(for: "first reply")
    await chat.app.wait { !$0.screen.contains("Chat: ") }
    await chat.app.press("alt-e")
    await chat.type("!")
    await chat.app.press("enter")
    await chat.wait(for: "second reply")
    await chat.app.wait { !$0.screen.contains("Chat: ") }
    #expect(chat.app.screen.contains("Why?!"))
    #expect(chat.app.screen.contains("2 of 2"))
    #expect(!chat.app.screen.contains("first reply"))
    #expect(chat.server.conversations.last == ["Why?!"])
    await chat.app.press("esc", "left")
    await chat.wait(for: "first reply")
    await chat.app.press("right")
    await chat.wait(for: "second reply")
  }

  @Test func `asking again keeps the old reply on a branch`() async throws {
    let chat = try await ChatScreen(.init("first reply"), .init("second reply"))
    await chat.ask("Why?")
    await chat.wait(for: "first reply")
    await chat.app.wait { !$0.screen.contains("Chat: ") }
    await chat.app.press("alt-r")
    await chat.wait(for: "second reply")
    await chat.app.wait { !$0.screen.contains("Chat: ") }
    let all = try chat.service.messages.all(in: 1)
    #expect(all.map(\.content) == ["Why?", "first reply", "second reply"])
    #expect(all[1].parent == all[2].parent)
  }

  @Test func `a thread is renamed, deleted and brought back`() async throws {
    let chat = try await ChatScreen(size: Size(rows: 40, columns: 120))
    await chat.ask("Parse invoices")
    await chat.wait(for: "Hello there.")
    await chat.app.wait { !$0.screen.contains("Chat: ") }
    await chat.app.press("ctrl-t", "R")
    await chat.type(" 2")
    await chat.app.press("enter")
    await chat.wait(for: "Parse invoices 2")
    await chat.app.press("d")
    await chat.wait(for: "No threads yet.")
    await chat.app.press("u")
    await chat.app.wait { $0.row(2).contains("Parse invoices 2") }
    #expect(try chat.service.threads.find(1).status == .active)
  }

  @Test func `a message is found by its words and shown`() async throws {
    let chat = try await ChatScreen(.init("The carrier pigeon is late."), .init("Fine."))
    await chat.ask("Where is it?")
    await chat.wait(for: "pigeon")
    await chat.app.wait { !$0.screen.contains("Chat: ") }
    await chat.app.press("alt-n")
    await chat.ask("How are you?")
    await chat.wait(for: "Fine.")
    await chat.app.wait { !$0.screen.contains("Chat: ") }
    await chat.app.press("alt-s")
    await chat.type("pigeon")
    await chat.wait(for: "carrier pigeon is late")
    await chat.app.press("enter")
    await chat.app.wait { $0.screen.contains("Where is it?") && !$0.screen.contains("Search") }
  }

  @Test func `code is copied and a slash command is completed`() async throws {
    let chat = try await ChatScreen(.init("Like so:\n\n```sh\nmake test\n```\n"))
    await chat.ask("How?")
    await chat.wait(for: "make test")
    await chat.app.wait { !$0.screen.contains("Chat: ") }
    await chat.app.press("esc", "Y")
    #expect(chat.app.requests.contains(.copy("make test\n")))
    await chat.app.press("i")
    await chat.type("/tit")
    #expect(chat.app.screen.contains("Gives the thread a title."))
    await chat.app.press("tab")
    await chat.ask("Building")
    await chat.wait(for: "Building")
    #expect(try chat.service.threads.find(1).title == "Building")
  }

  @Test func `a large paste is attached and does not fill the field`() async throws {
    let chat = try await ChatScreen()
    let text = String(repeating: "a line of a log\n", count: 20_000)
    await chat.app.send(.input(.paste(text)))
    #expect(chat.app.screen.contains("[paste 1 88.9k]"))
    await chat.app.send(.input(.paste("one\ntwo")))
    #expect(chat.app.screen.contains("> one"))
    #expect(chat.app.screen.contains("  two"))
  }

  @Test func `what does not fit is told before anything is sent`() async throws {
    let chat = try await ChatScreen(.init("ok"))
    await chat.ask("/window 290")
    for _ in 0..<4 {
      await chat.type(String(repeating: "word ", count: 60))
      await chat.app.press("enter")
      await chat.app.wait { !$0.screen.contains("Chat: ") && !$0.screen.contains("asking") }
    }
    await chat.wait(for: "This does not fit")
    let count = chat.server.conversations.count
    await chat.app.press("enter")
    await chat.app.wait { _ in chat.server.conversations.count > count }
    await chat.app.wait { !$0.screen.contains("Chat: ") }
    #expect(try chat.service.threads.find(1).settings.historyStart != nil)
  }

  @Test func `another server with the model is offered when the first fails`() async throws {
    let chat = try await ChatScreen(.init("one"))
    await chat.ask("Hello")
    await chat.wait(for: "one")
    await chat.app.wait { !$0.screen.contains("Chat: ") }
    let second = try ModelServer(replies: [.init("from the second")])
    _ = try ServerStore(chat.database).add(name: "second", url: second.url)
    chat.server.close()
    await chat.ask("Again")
    await chat.wait(for: "Ask another server?")
    await chat.app.press("enter")
    await chat.wait(for: "from the second")
  }
}
