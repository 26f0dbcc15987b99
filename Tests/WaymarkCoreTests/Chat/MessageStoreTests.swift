import Foundation
import GRDB
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct MessageStoreTests {
  private let home: TemporaryFolder
  private let database: WaymarkCore.Database
  private let threads: ThreadStore
  private let messages: MessageStore

  init() throws {
    home = try TemporaryFolder()
    database = try Database(path: home.path + "/waymark.db")
    threads = ThreadStore(database)
    messages = MessageStore(database)
  }

  /// Asks and answers in one go.
  private func exchange(
    _ text: String, _ reply: String, after parent: Int64?, in thread: Int64
  ) throws -> MessageStore.Turn {
    let turn = try messages.begin(text, after: parent, in: thread)
    try messages.grow(turn.reply.id, content: reply, thinking: "")
    _ = try messages.finish(turn.reply.id, as: .complete)
    return turn
  }

  @Test func `a question is stored with its attachments and an open reply`() throws {
    let thread = try threads.create()
    let attachment = ChatAttachment(.file, reference: "a.swift", content: "let a = 1\n")
    let turn = try messages.begin(
      "What is a?", attachments: [attachment], after: nil, in: thread.id)
    #expect(turn.thread.title == "What is a?")
    #expect(turn.thread.head == turn.reply.id)
    #expect(turn.reply.status == .growing)
    let branch = try messages.branch(endingAt: turn.reply.id)
    #expect(branch.map(\.role) == [.user, .assistant])
    #expect(branch[0].attachments == [attachment])
  }

  @Test func `a reply that grows can be read, and is whole when it ends`() throws {
    let turn = try messages.begin("Q", after: nil, in: try threads.create().id)
    try messages.grow(turn.reply.id, content: "one ", thinking: "hm ")
    try messages.grow(turn.reply.id, content: "two", thinking: "hm")
    let growing = try #require(try messages.find(turn.reply.id))
    #expect(growing.content == "one two")
    #expect(growing.thinking == "hm hm")
    let done = try messages.finish(turn.reply.id, as: .complete)
    #expect(done.content == "one two")
    #expect(done.status == .complete)
    let parts = try database.read { db in
      try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM message_parts")
    }
    #expect(parts == 0)
  }

  @Test func `branches keep the old ones reachable`() throws {
    let thread = try threads.create()
    let first = try exchange("A", "a", after: nil, in: thread.id)
    let second = try exchange("B", "b", after: first.reply.id, in: thread.id)
    let edited = try exchange("B2", "b2", after: first.reply.id, in: thread.id)
    let again = try messages.beginAgain(edited.question.id)
    _ = try messages.finish(again.reply.id, as: .failed)
    #expect(try threads.find(thread.id).head == again.reply.id)
    #expect(
      try messages.branch(endingAt: edited.reply.id).map(\.content) == ["A", "a", "B2", "b2"])
    #expect(
      try messages.branch(endingAt: second.reply.id).map(\.content) == ["A", "a", "B", "b"])
    #expect(try messages.siblings(of: second.question).map(\.content) == ["B", "B2"])
    #expect(try messages.siblings(of: again.reply).count == 2)
    #expect(try messages.siblings(of: first.question).map(\.content) == ["A"])
    #expect(try messages.end(of: second.question.id) == second.reply.id)
    #expect(try messages.end(of: first.question.id) == again.reply.id)
    #expect(try messages.all(in: thread.id).count == 7)
  }

  @Test func `the end of a long branch is read without the rest`() throws {
    let thread = try threads.create()
    var parent: Int64?
    for index in 0..<50 {
      parent = try exchange("q\(index)", "a\(index)", after: parent, in: thread.id).reply.id
    }
    let end = try messages.branch(endingAt: parent, limit: 3)
    #expect(end.map(\.content) == ["a48", "q49", "a49"])
    #expect(end.first?.parent != nil)
    #expect(try messages.branch(endingAt: parent).count == 100)
    #expect(try messages.branch(endingAt: nil).isEmpty)
  }

  @Test func `a reply of a process that died is found interrupted`() throws {
    let turn = try messages.begin("Q", after: nil, in: try threads.create().id)
    try messages.grow(turn.reply.id, content: "half", thinking: "")
    let empty = try messages.begin("R", after: turn.reply.id, in: turn.thread.id)
    #expect(try messages.recover() == 0)
    try database.write { db in
      // A process number that is in use, with another start.
      try db.execute(sql: "UPDATE messages SET process = process + (1 << 22)")
    }
    #expect(try messages.recover() == 2)
    let found = try #require(try messages.find(turn.reply.id))
    #expect(found.status == .interrupted)
    #expect(found.content == "half")
    #expect(!found.fault.isEmpty)
    #expect(try messages.find(empty.reply.id)?.status == .failed)
    #expect(try messages.recover() == 0)
  }

  @Test func `only a reply that was cut off can be continued`() throws {
    let turn = try messages.begin("Q", after: nil, in: try threads.create().id)
    #expect(throws: WaymarkError.self) { try messages.reopen(turn.reply.id) }
    try messages.grow(turn.reply.id, content: "half", thinking: "")
    _ = try messages.finish(turn.reply.id, as: .interrupted, fault: "cut")
    let again = try messages.reopen(turn.reply.id)
    #expect(again.reply.status == .growing)
    try messages.grow(turn.reply.id, content: " and whole", thinking: "")
    #expect(try messages.finish(turn.reply.id, as: .complete).content == "half and whole")
    #expect(throws: WaymarkError.self) { try messages.reopen(turn.reply.id) }
    #expect(throws: WaymarkError.self) { try messages.reopen(turn.question.id) }
    #expect(throws: WaymarkError.self) { try messages.reopen(99) }
  }

  @Test func `a title a person gave stays`() throws {
    let thread = try threads.create(title: "Mine")
    #expect(try exchange("Something", "else", after: nil, in: thread.id).thread.title == "Mine")
    let other = try threads.create()
    _ = try threads.rename(other.id, to: " Also mine ")
    #expect(
      try exchange("Something", "else", after: nil, in: other.id).thread.title == "Also mine")
    #expect(throws: WaymarkError.self) { try threads.rename(other.id, to: " \u{202E}") }
  }

  @Test func `threads are listed pinned first, then by use, per project and status`() throws {
    let a = try threads.create(title: "a")
    let b = try threads.create(title: "b")
    let c = try threads.create(title: "c")
    _ = try threads.update(a.id) { $0.isPinned = true }
    _ = try threads.update(b.id) { $0.status = .archived }
    #expect(try threads.list().map(\.title) == ["a", "c"])
    #expect(try threads.list(status: .archived).map(\.title) == ["b"])
    _ = try threads.update(c.id) { $0.status = .removed }
    #expect(try threads.find(c.id).status == .removed)
    #expect(try threads.list(.project(1)).isEmpty)
    let error = #expect(throws: WaymarkError.self) { try threads.find(99) }
    #expect(error?.code == .threadNotFound)
  }

  @Test func `nothing behind a null character is lost`() throws {
    let thread = try threads.create()
    let turn = try messages.begin(
      "ask\0ed", attachments: [ChatAttachment(.selection, reference: "a", content: "x\0\u{301}y")],
      after: nil, in: thread.id)
    try messages.grow(turn.reply.id, content: "one\0two", thinking: "so\0me")
    let reply = try messages.finish(turn.reply.id, as: .complete)
    #expect(reply.content == "one\u{2400}two")
    #expect(reply.thinking == "so\u{2400}me")
    #expect(turn.question.content == "ask\u{2400}ed")
    #expect(turn.question.attachments.first?.content == "x\u{2400}\u{301}y")
  }

  @Test func `two connections write the same thread without locking each other out`() async throws {
    let thread = try threads.create()
    let path = home.path + "/waymark.db"
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<2 {
        group.addTask {
          let messages = MessageStore(try Database(path: path))
          for index in 0..<40 {
            let turn = try messages.begin("q\(index)", after: nil, in: thread.id)
            try messages.grow(turn.reply.id, content: "a", thinking: "")
            _ = try messages.finish(turn.reply.id, as: .complete)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try messages.all(in: thread.id).count == 160)
  }
}
