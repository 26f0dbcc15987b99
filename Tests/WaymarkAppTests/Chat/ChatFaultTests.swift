import Testing
import WaymarkApp
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

/// Every way in which a server lets people down: what they see, and what is stored.
@Suite struct ChatFaultTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var fault: ModelServer.Fault
    /// What is seen until the server goes on, or the person stops it.
    var waits: String?
    var shown: String
    var status: ChatMessage.Status
    var content: String

    init(
      _ fault: ModelServer.Fault, waits: String? = nil, _ shown: String,
      _ status: ChatMessage.Status, _ content: String
    ) {
      self.fault = fault
      self.waits = waits
      self.shown = shown
      self.status = status
      self.content = content
    }

    var testDescription: String { fault.rawValue }
  }

  private static let half = "one two"
  private static let whole = "one two three four"

  static let rows: [Row] = [
    Row(.stall, waits: "box says nothing more", "Stopped; what came is kept.", .stopped, half),
    Row(.cut, "Cut off: box closed the connection", .interrupted, half),
    Row(.close, "Cut off: box ended its answer without", .interrupted, half),
    Row(.reset, "Cut off: box closed the connection", .interrupted, half),
    Row(.error, "CUDA error: out of memory", .interrupted, half),
    Row(.crashed, "llama runner has terminated", .failed, ""),
    Row(.busy, "Nothing came: box says: server busy", .failed, ""),
    Row(.missing, "box has no model", .failed, ""),
    Row(.unauthorized, "box wants a token", .failed, ""),
    Row(.limited, "too many requests", .failed, ""),
    Row(.page, "a web page", .failed, ""),
    Row(.slowHead, waits: "tiny:1b is reading", whole, .complete, whole),
    Row(.slowFirst, waits: "tiny:1b is reading", whole, .complete, whole),
    Row(.load, waits: "loading tiny:1b on box", whole, .complete, whole),
    Row(.trickle, whole, .complete, whole),
    Row(.glue, whole, .complete, whole),
    Row(.huge, "32 MB", .interrupted, half),
    Row(.invalidText, "bad", .complete, "one twobad \u{FFFD}(\u{FFFD} three four"),
    Row(.invalidLine, "1 line of the answer could not be", .complete, whole),
    Row(.carriageReturns, whole, .complete, whole),
    Row(.twoEnds, half, .complete, half),
    Row(.noEnd, "Cut off: box ended its answer without", .interrupted, whole),
    Row(.noLineBreak, whole, .complete, whole),
    Row(.length, "reached its limit of tokens", .complete, whole),
    Row(
      .escapes, "␛[31mred", .complete,
      "one two\u{1B}[31mred\u{1B}]52;c;b3duZWQ=\u{07}\u{1B}]0;owned\u{07}\u{9B}2J\u{202E} three four"
    ),
  ]

  @Test func `the table has every fault once`() {
    let faults = ChatFaultTests.rows.map(\.fault)
    #expect(faults.count == ModelServer.Fault.allCases.count)
    #expect(Set(faults) == Set(ModelServer.Fault.allCases))
  }

  @Test(arguments: rows)
  func `a fault keeps the question and what came, and says what happened`(row: Row) async throws {
    let chat = try await ChatScreen(
      .init(ChatFaultTests.whole, fault: row.fault), idle: row.fault == .stall ? 0.3 : nil)
    await chat.ask("Count")
    if let waits = row.waits {
      await chat.wait(for: waits)
      #expect(try chat.stored()[1].status == .growing)
      if row.fault == .stall { await chat.app.press("ctrl-x") } else { chat.server.goOn() }
    }
    await chat.app.wait { !$0.screen.contains("Chat: ") && $0.screen.contains(row.shown) }
    #expect(chat.app.screen.contains("Count"))
    if row.status != .complete {
      let words = row.shown.split(separator: " ").prefix(3).joined(separator: " ")
      #expect(chat.app.screen.ranges(of: words).count == 1, "it is told once")
    }
    if row.status != .failed { #expect(chat.app.screen.contains(ChatFaultTests.half)) }
    for character in chat.app.screen.unicodeScalars where character != "\n" {
      #expect(character.value >= 0x20 && !(0x7F...0x9F ~= character.value))
    }
    let stored = try chat.stored()
    #expect(stored.map(\.role) == [.user, .assistant])
    #expect(stored[0].content == "Count")
    #expect(stored[1].status == row.status)
    #expect(stored[1].content == row.content)
  }

  @Test func `a silent server can be waited on, and goes on where it was`() async throws {
    let chat = try await ChatScreen(.init("one two three four", pauses: [2]), idle: 0.2)
    await chat.ask("Count")
    await chat.wait(for: "box says nothing more")
    #expect(chat.app.screen.contains("silent for"))
    await chat.type("next")
    #expect(chat.app.screen.contains("> next"), "keys stay with who is writing")
    chat.server.goOn()
    await chat.wait(for: "one two three four")
    #expect(!chat.app.screen.contains("says nothing more"))
    await chat.app.wait { !$0.screen.contains("Chat: ") }
    #expect(try chat.stored()[1].status == .complete)
  }

  @Test func `the question of a silent server is asked elsewhere, and what came stays`()
    async throws
  {
    let chat = try await ChatScreen(.init("one two three four", fault: .stall), idle: 0.2)
    let second = try ModelServer(replies: [.init("from the second")])
    _ = try ServerStore(chat.database).add(name: "second", url: second.url)
    await chat.ask("Count")
    await chat.wait(for: "box says nothing more")
    await chat.app.press("alt-o")
    await chat.wait(for: "Ask another server?")
    await chat.app.press("enter")
    await chat.wait(for: "from the second")
    await chat.app.wait { !$0.screen.contains("Chat: ") }
    await chat.server.waitForDepartures(1)
    let all = try chat.service.messages.all(in: 1)
    #expect(all.map(\.content) == ["Count", "one two", "from the second"])
    #expect(all.map(\.status) == [.complete, .stopped, .complete])
    #expect(all[1].parent == all[2].parent)
    #expect(try chat.service.threads.find(1).serverID == 2)
  }
}
