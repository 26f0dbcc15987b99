import Foundation
import Testing

@testable import WaymarkCore

@Suite struct ContextTests {
  private func message(
    _ id: Int64, _ role: ChatMessage.Role, _ content: String, prompt: Int? = nil,
    estimated: Int? = nil, attachments: [ChatAttachment] = []
  ) -> ChatMessage {
    var statistics = ReplyStatistics()
    statistics.counted = prompt.map { ChatStatistics(promptTokens: $0, replyTokens: 10) }
    statistics.estimatedPrompt = estimated
    return ChatMessage(
      id: id, threadID: 1, parent: id > 1 ? id - 1 : nil, role: role, content: content,
      statistics: statistics, attachments: attachments, createdAt: Date(timeIntervalSince1970: 0))
  }

  @Test func `the window comes from a ladder, and what is loaded saves a reload`() {
    func window(
      _ needed: Int, trained: Int? = nil, configured: Int? = nil, loaded: Int? = nil
    ) -> Int {
      ContextLadder.window(
        for: needed, trained: trained, configured: configured, loaded: loaded)
    }
    #expect(window(10) == 8192)
    #expect(window(8000) == 16384)
    #expect(window(10, trained: 2048) == 2048)
    #expect(window(10, loaded: 20000) == 20000)
    #expect(window(10, loaded: 4096) == 8192)
    #expect(window(10, trained: 4096, loaded: 4096) == 4096)
    #expect(window(10, configured: 4096) == 4096)
    #expect(window(4000, configured: 4096) == 8192)
    #expect(window(10_000_000, trained: 131_072) == 131_072)
    #expect(ContextLadder.above(8192) == 16384)
    #expect(ContextLadder.above(8192, trained: 8192) == nil)
  }

  @Test func `estimates learn from the server's count`() {
    let branch = [
      message(1, .user, "q"), message(2, .assistant, "a", prompt: 300, estimated: 200),
    ]
    #expect(TokenEstimator(branch: branch).correction == 1.5)
    #expect(TokenEstimator(branch: branch).tokens(bytes: 400, of: .history) == 150)
    #expect(TokenEstimator().tokens(bytes: 360, of: .files) == 100)
    let odd = [message(1, .user, "q"), message(2, .assistant, "a", prompt: 9000, estimated: 60)]
    #expect(TokenEstimator(branch: odd).correction == 3)
  }

  @Test func `a forecast counts what the server counted and estimates only what is new`() {
    let branch = [
      message(1, .user, String(repeating: "x", count: 4000)),
      message(2, .assistant, "a", prompt: 500, estimated: 1000),
      message(3, .user, String(repeating: "x", count: 400)),
    ]
    let forecast = ContextForecast(
      Conversation(ThreadSettings(), branch: branch), branch: branch, window: 8192)
    #expect(forecast.prompt == 500 + 10 + 54)
    #expect(!forecast.isTooLong)
    #expect(forecast.room == 8192 - 564)
    #expect(forecast.cut.isEmpty)
  }

  @Test func `what would go first is the oldest, in whole exchanges`() {
    let long = String(repeating: "x", count: 4000)
    let branch = (1...9).map { message(Int64($0), $0 % 2 == 1 ? .user : .assistant, long) }
    let forecast = ContextForecast(
      Conversation(ThreadSettings(), branch: branch), branch: branch, window: 6100)
    #expect(forecast.isTooLong)
    #expect(forecast.cut == [1, 2, 3, 4])
    #expect(forecast.firstKept == 5)
    let alone = [message(1, .user, String(repeating: "x", count: 40_000))]
    let hopeless = ContextForecast(
      Conversation(ThreadSettings(), branch: alone), branch: alone, window: 6000)
    #expect(hopeless.isTooLong)
    #expect(hopeless.firstKept == nil)
    #expect(hopeless.cut.isEmpty)
  }

  @Test func `the meter splits the server's number by part`() {
    let now = Date(timeIntervalSince1970: 0)
    var settings = ThreadSettings()
    settings.system = String(repeating: "s", count: 400)
    settings.window = 8192
    let thread = ChatThread(id: 1, title: "t", settings: settings, createdAt: now, updatedAt: now)
    let plan = ChatAttachment(
      .plan, reference: "PLAN.md", content: String(repeating: "p", count: 383))
    let branch = [
      message(1, .user, String(repeating: "q", count: 200), attachments: [plan]),
      message(2, .assistant, String(repeating: "a", count: 200), prompt: 590, estimated: 300),
    ]
    let meter = ContextMeter(thread, branch: branch)
    #expect(meter.used == 600)
    #expect(meter.window == 8192)
    let total = meter.parts.values.reduce(0, +)
    #expect(abs(total - 600) <= 2)
    #expect(meter.parts[.plan] == meter.parts[.system])
    let loaded = LoadedModel(
      name: "m", size: 1, sizeInVideoMemory: 0, expiresAt: nil, contextLength: 4096)
    #expect(ContextMeter(thread, branch: branch, loaded: loaded).window == 4096)
  }

  @Test(arguments: [
    ("## How do I *parse*  this?\nMore", "How do I *parse* this?"), ("", "New thread"),
    ("\n\n   \n- item one", "item one"), ("\u{1B}[31mred", "\u{FFFD}[31mred"),
    (
      "Please explain in great detail how the incremental parser of this project works",
      "Please explain in great detail how the incremental parser…"
    ),
    (String(repeating: "x", count: 100), String(repeating: "x", count: 59) + "…"),
  ])
  func `a title is the first line with words in it`(text: String, title: String) {
    #expect(ThreadTitle.proposed(for: text) == title)
  }
}
