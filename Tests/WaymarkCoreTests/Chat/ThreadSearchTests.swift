import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct ThreadSearchTests {
  private let home: TemporaryFolder
  private let threads: ThreadStore
  private let messages: MessageStore
  private let search: ThreadSearch

  init() throws {
    home = try TemporaryFolder()
    let database = try Database(path: home.path + "/waymark.db")
    threads = ThreadStore(database)
    messages = MessageStore(database)
    search = ThreadSearch(database)
  }

  @discardableResult
  private func exchange(_ text: String, _ reply: String) throws -> MessageStore.Turn {
    let turn = try messages.begin(text, after: nil, in: try threads.create().id)
    try messages.grow(turn.reply.id, content: reply, thinking: "")
    _ = try messages.finish(turn.reply.id, as: .complete)
    return turn
  }

  @Test func `words are found wherever they stand, whatever their case and accents`() throws {
    let turn = try exchange("How do I parse a Café?", "With the incremental PARSER of naïveté.")
    #expect(try search.hits("cafe").map(\.messageID) == [turn.question.id])
    #expect(try search.hits("parser naivete").map(\.messageID) == [turn.reply.id])
    #expect(try search.hits("increm").map(\.messageID) == [turn.reply.id])
    #expect(try search.hits("\"incremental parser\"").count == 1)
    #expect(try search.hits("\"parser incremental\"").isEmpty)
    #expect(try search.hits("ab").isEmpty)
    #expect(try search.hits("pa").isEmpty, "two letters are no beginning")
  }

  @Test(arguments: ["", " ", "\"", "* OR NOT", "a\"b", "()^:", "\u{1B}[2J", "col:x NEAR("])
  func `anything may be typed`(text: String) throws {
    try exchange("one", "two")
    _ = try search.hits(text)
  }

  @Test func `the best comes first and its words are marked`() throws {
    try exchange(
      "x", "A long text that says tokenizer once among very many other words of all sorts.")
    let best = try exchange("x", "tokenizer, tokenizer\n\u{1B}[31m and tokenizer")
    let hits = try search.hits("tokenizer")
    #expect(hits.count == 2)
    #expect(hits.first?.messageID == best.reply.id)
    #expect(hits.first?.thread.id == best.thread.id)
    let snippet = try #require(hits.first?.snippet)
    #expect(snippet.filter(\.isHit).map(\.text) == ["tokenizer", "tokenizer", "tokenizer"])
    #expect(snippet.map(\.text).joined() == "tokenizer, tokenizer ␛[31m and tokenizer")
  }

  @Test func `a reply is found when it has ended, and once`() throws {
    let turn = try messages.begin("q", after: nil, in: try threads.create().id)
    try messages.grow(turn.reply.id, content: "zebra", thinking: "")
    #expect(try search.hits("zebra").isEmpty)
    _ = try messages.finish(turn.reply.id, as: .interrupted)
    #expect(try search.hits("zebra").count == 1)
    _ = try messages.reopen(turn.reply.id)
    #expect(try search.hits("zebra").isEmpty)
    try messages.grow(turn.reply.id, content: " crossing", thinking: "")
    _ = try messages.finish(turn.reply.id, as: .complete)
    #expect(try search.hits("zebra crossing").count == 1)
  }

  @Test func `of a word in very many messages the newest come first`() throws {
    let thread = try threads.create()
    var head: Int64?
    for number in 1...2100 {
      let turn = try messages.begin("copper \(number)", after: head, in: thread.id)
      _ = try messages.finish(turn.reply.id, as: .complete)
      head = turn.reply.id
    }
    try exchange("coppersmith", "x")
    let newest = try search.hits("copper", limit: 3).map { $0.snippet.map(\.text).joined() }
    #expect(newest == ["copper 2100", "copper 2099", "copper 2098"])
    #expect(try search.hits("coppers").count == 1)
  }

  @Test func `removed threads and other projects are left out`() throws {
    let turn = try exchange("giraffe", "x")
    #expect(try search.hits("giraffe", in: .project(7)).isEmpty)
    _ = try threads.update(turn.thread.id) { $0.status = .archived }
    #expect(try search.hits("giraffe").count == 1)
    _ = try threads.update(turn.thread.id) { $0.status = .removed }
    #expect(try search.hits("giraffe").isEmpty)
  }
}
