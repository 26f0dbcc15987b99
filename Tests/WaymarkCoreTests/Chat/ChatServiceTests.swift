import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

/// Replies from a server on this machine: what the person sees, and what is stored.
@Suite struct ChatServiceTests {
  @Test func `a first question chooses server, model, window and title and the reply is stored`()
    async throws
  {
    let chat = try ChatFixture()
    let thread = try chat.threads.create()
    let seen = Events()
    let turn = try chat.service.ask("What is up?\nReally?", in: thread.id)
    #expect(try chat.messages.find(turn.question.id)?.content == "What is up?\nReally?")
    #expect(chat.server.requests.isEmpty, "stored before anything is sent")
    let reply = try await chat.service.receive(turn, listener: seen.add)
    #expect(reply.content == "Hello")
    #expect(reply.status == .complete)
    #expect(reply.model == "tiny:1b")
    #expect(reply.server == "box")
    #expect(reply.statistics.counted?.promptTokens == 20)
    #expect(reply.statistics.firstPiece != nil)
    #expect(seen.text == "Hello")
    #expect(seen.all.first == .asked(server: "box", model: "tiny:1b"))
    let after = try chat.threads.find(thread.id)
    #expect(after.title == "What is up?")
    #expect(after.model == "tiny:1b")
    #expect(after.settings.window == 8192)
    #expect(after.serverID != nil)
  }

  @Test func `the prompt of a follow-up begins with the whole prompt before it`() async throws {
    let chat = try ChatFixture()
    var settings = ThreadSettings()
    settings.system = "Be brief."
    settings.parameters = ["temperature": .number(0.5), "stop": .list(["x"])]
    let thread = try chat.threads.create(settings: settings)
    let attachment = ChatAttachment(.file, reference: "a.swift", content: "```\nlet a = 1")
    _ = try await chat.service.receive(
      try chat.service.ask("One", attachments: [attachment], in: thread.id)
    ) { _ in }
    try await chat.ask("Two", in: thread)
    try await chat.ask("Three", in: thread)
    let sent = chat.conversations.map { messages in
      messages.map { "\($0["role"] ?? "")|\($0["content"] ?? "")" }
    }
    #expect(
      sent[0] == [
        "system|Be brief.", "user|File `a.swift`:\n````swift\n```\nlet a = 1\n````\n\nOne",
      ])
    #expect(Array(sent[1].prefix(2)) == sent[0])
    #expect(sent[1].last == "user|Two")
    #expect(Array(sent[2].prefix(4)) == sent[1])
    let options = chat.server.requests.filter { $0.path == "/api/chat" }
      .map { $0.json["options"] as? [String: Any] ?? [:] }
    #expect(options.allSatisfy { $0["num_ctx"] as? Int == 8192 })
    #expect(options.allSatisfy { $0["temperature"] as? Double == 0.5 })
    // Asked once, since the window is chosen once.
    #expect(chat.server.requests.filter { $0.path == "/api/show" }.count == 1)
  }

  @Test(arguments: [
    ("cut", ChatMessage.Status.interrupted, "closed the connection"),
    ("close", .interrupted, "without finishing"), ("error", .interrupted, "CUDA error"),
    ("reset", .interrupted, "closed the connection"), ("stall", .interrupted, "sent nothing"),
    ("huge", .interrupted, "32 MB"), ("silent", .failed, "web page"), ("busy", .failed, "busy"),
  ])
  func `a fault keeps the question and what came, and says what happened`(
    fault: String, status: ChatMessage.Status, words: String
  ) async throws {
    var model = ChatFixture.Model()
    model.chat = { _, connection in
      switch fault {
      case "silent": return connection.answer(502, type: "text/html", "<html>Bad Gateway</html>")
      case "busy": return connection.answer(503, #"{"error":"server busy"}"#)
      default: break
      }
      connection.startStream()
      connection.chunk(ChatFixture.line("half an ans"))
      switch fault {
      case "cut":
        connection.chunk(String(ChatFixture.line("wer").prefix(20)))
        connection.close()
      case "close": connection.endStream()
      case "reset": connection.reset()
      case "error":
        connection.chunk(#"{"error":"CUDA error"}"# + "\n")
        connection.endStream()
      case "huge":
        let piece = [UInt8](repeating: 0x41, count: 1 << 20)
        while !connection.hasClientLeft { connection.chunk(piece) }
      default: connection.waitForDeparture()
      }
    }
    let chat = try ChatFixture(model, idle: 0.2)
    let thread = try chat.threads.create()
    let turn = try chat.service.ask("Question", in: thread.id)
    let seen = Events()
    let error = await #expect(throws: WaymarkError.self) {
      try await chat.service.receive(turn, listener: seen.add)
    }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    let stored = try chat.messages.branch(endingAt: chat.threads.find(thread.id).head)
    #expect(stored.map(\.role) == [.user, .assistant])
    #expect(stored[0].content == "Question")
    #expect(stored[1].status == status)
    #expect(stored[1].content == (status == .failed ? "" : "half an ans"))
    #expect(stored[1].fault.contains(words))
    #expect(seen.text == stored[1].content)
  }

  @Test func `stopping keeps what has come and closes the connection`() async throws {
    var model = ChatFixture.Model()
    model.chat = { _, connection in
      connection.startStream()
      connection.chunk(ChatFixture.line("half"))
      connection.waitForDeparture()
    }
    let chat = try ChatFixture(model)
    let turn = try chat.service.ask("Q", in: try chat.threads.create().id)
    let seen = Events()
    let task = Task { try await chat.service.receive(turn, listener: seen.add) }
    await seen.waitForText()
    task.cancel()
    let reply = try await task.value
    #expect(reply.status == .stopped)
    #expect(reply.content == "half")
    await chat.server.waitForDepartures(1)
  }

  @Test func `a reply is saved while it comes`() async throws {
    var model = ChatFixture.Model()
    let gate = DispatchSemaphore(value: 0)
    model.chat = { _, connection in
      connection.startStream()
      connection.chunk(ChatFixture.line("saved"))
      gate.wait()
      connection.chunk(ChatFixture.done())
      connection.endStream()
    }
    let chat = try ChatFixture(model)
    let turn = try chat.service.ask("Q", in: try chat.threads.create().id)
    let task = Task { try await chat.service.receive(turn) { _ in } }
    let other = MessageStore(try Database(path: chat.database.path))
    while try other.find(turn.reply.id)?.content != "saved" { await Task.yield() }
    #expect(try other.find(turn.reply.id)?.status == .growing)
    gate.signal()
    #expect(try await task.value.status == .complete)
  }

  @Test func `a reply that was cut off goes on where it ended`() async throws {
    var model = ChatFixture.Model()
    let count = Locked(0)
    model.chat = { _, connection in
      let number = count.withLock { count in
        count += 1
        return count
      }
      guard number == 1 else { return ChatFixture.stream([" the rest"], connection) }
      connection.startStream()
      connection.chunk(ChatFixture.line("The beginning,"))
      connection.close()
    }
    let chat = try ChatFixture(model)
    let thread = try chat.threads.create()
    let turn = try chat.service.ask("Q", in: thread.id)
    await #expect(throws: WaymarkError.self) { try await chat.service.receive(turn) { _ in } }
    let whole = try await chat.service.receive(try chat.messages.reopen(turn.reply.id)) { _ in }
    #expect(whole.content == "The beginning, the rest")
    #expect(whole.status == .complete)
    #expect(whole.fault.isEmpty)
    #expect(chat.conversations.last?.last?["content"] as? String == "The beginning,")
    #expect(chat.conversations.last?.last?["role"] as? String == "assistant")
  }

  @Test func `thoughts are stored apart, timed and not sent back`() async throws {
    var model = ChatFixture.Model()
    model.chat = { _, connection in
      connection.startStream()
      connection.chunk(#"{"message":{"content":"","thinking":"Hmm"}}"# + "\n")
      connection.chunk(ChatFixture.line("Yes") + ChatFixture.done())
      connection.endStream()
    }
    let chat = try ChatFixture(model)
    let thread = try chat.threads.create()
    let reply = try await chat.ask("Q", in: thread)
    #expect(reply.thinking == "Hmm")
    #expect(reply.content == "Yes")
    #expect(reply.statistics.thinkingTime != nil)
    try await chat.ask("R", in: thread)
    #expect(chat.conversations.last?.map { $0["content"] as? String } == ["Q", "Yes", "R"])
  }

  @Test func `another server is named when the first fails, and asked only if it may stand in`()
    async throws
  {
    let chat = try ChatFixture()
    let thread = try chat.threads.create()
    try await chat.ask("One", in: thread)
    let other = try ChatFixture.serve(ChatFixture.Model())
    let store = chat.service.servers.store
    var second = try store.add(name: "second", url: other.url)
    chat.server.close()
    let error = await #expect(throws: WaymarkError.self) { try await chat.ask("Two", in: thread) }
    #expect(error?.code == .serverUnreachable)
    #expect(error?.hint?.contains("second") == true)
    second.settings.standsIn = true
    _ = try store.update(second)
    let seen = Events()
    let reply = try await chat.service.receive(
      try chat.service.ask("Three", in: thread.id), listener: seen.add)
    #expect(reply.server == "second")
    #expect(reply.content == "Hello")
    let switches = seen.all.filter { if case .switched = $0 { true } else { false } }
    #expect(switches.count == 1)
    #expect(try chat.threads.find(thread.id).serverID != second.id)
  }

  @Test func `what would be too long is refused with its numbers, and can be made to fit`()
    async throws
  {
    var model = ChatFixture.Model()
    model.trained = 2048
    model.chat = { _, connection in ChatFixture.stream(["ok"], prompt: 700, connection) }
    let chat = try ChatFixture(model)
    let thread = try chat.threads.create()
    let text = String(repeating: "word ", count: 500)
    for _ in 0..<2 { try await chat.ask(text, in: thread) }
    #expect(try chat.threads.find(thread.id).settings.window == 2048)
    let long = String(repeating: "word ", count: 2000)
    let forecast = try chat.service.forecast(long, in: thread.id)
    #expect(forecast.isTooLong)
    #expect(forecast.cut.count == 4)
    let error = await #expect(throws: WaymarkError.self) { try await chat.ask(long, in: thread) }
    #expect(error?.code == .contextExceeded)
    #expect(error?.hint?.contains("--drop-oldest") == true)
    let count = chat.conversations.count
    #expect(count == 2, "nothing was sent")
    // The refused question is part of the branch by now, so it is asked again in its place.
    let head = try #require(try chat.threads.find(thread.id).head)
    let question = try #require(try chat.messages.find(head)?.parent)
    try chat.service.leaveOut(upTo: try #require(forecast.firstKept), in: thread.id)
    _ = try await chat.service.receive(
      try chat.service.ask("short", insteadOf: question)
    ) { _ in }
    #expect(chat.conversations.last?.count == 1)
  }
}

/// What was heard while a reply came in.
final class Events: Sendable {
  private let events = Locked<[ReplyEvent]>([])
  private let stream = AsyncStream<Void>.makeStream()

  var all: [ReplyEvent] { events.withLock { $0 } }

  var text: String {
    var text = ""
    for case .text(let piece) in all { text += piece }
    return text
  }

  var add: ChatService.Listener {
    { event in
      self.events.withLock { $0.append(event) }
      if case .text = event { self.stream.continuation.yield() }
    }
  }

  func waitForText() async {
    for await _ in stream.stream { return }
  }
}
