import Foundation
import Testing
import WaymarkApp
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

/// A thread that is summed up goes on from the summary, and stays as it was.
@Suite struct ChatCompactionTests {
  @Test func `a summary is shown, edited and begins a branch`() async throws {
    let chat = try await ChatScreen(.init("first reply"), .init("We greeted."), .init("the rest"))
    await chat.ask("Hello")
    await chat.wait(for: "first reply")
    await chat.app.wait { !$0.screen.contains("Chat: ") }
    await chat.ask("/compact")
    await chat.wait(for: "What we said so far:")
    #expect(chat.app.screen.contains("We greeted."))
    await chat.type("Go on")
    await chat.app.press("enter")
    await chat.wait(for: "the rest")
    await chat.wait(for: "tokens/s")
    #expect(
      chat.server.conversations.last == ["What we said so far:\n\nWe greeted.\n\nGo on"])
    #expect(chat.app.screen.contains("2 of 2"))
    await chat.app.press("esc", "left")
    await chat.wait(for: "first reply")
  }

  @Test func `Escape leaves a summary and the thread goes on as before`() async throws {
    let chat = try await ChatScreen(.init("first reply"), .init("We greeted."), .init("third"))
    await chat.ask("Hello")
    await chat.wait(for: "first reply")
    await chat.app.wait { !$0.screen.contains("Chat: ") }
    await chat.ask("/compact")
    await chat.wait(for: "What we said so far:")
    await chat.app.press("esc")
    #expect(!chat.app.screen.contains("What we said so far:"))
    await chat.ask("More")
    await chat.wait(for: "third")
    #expect(chat.server.conversations.last?.count == 5)
  }

  /// A thread whose window is full, with a setting of what to do then.
  private func full(_ policy: String, _ last: ModelServer.Reply...) async throws -> ChatScreen {
    var first = ModelServer.Reply("first reply")
    first.promptTokens = 8000
    let chat = try await ChatScreen(
      first, settings: "[chat]\nwhen-full = \"\(policy)\"\n")
    await chat.ask("/window 8192")
    await chat.app.send(.input(.paste(String(repeating: "text ", count: 5740))))
    await chat.ask("Hello")
    await chat.wait(for: "first reply")
    await chat.app.wait { !$0.screen.contains("Chat: ") }
    let replies = last.isEmpty ? [.init("second")] : last
    chat.server.prepare(replies)
    await chat.app.send(.input(.paste(String(repeating: "word ", count: 390))))
    await chat.app.press("enter")
    return chat
  }

  @Test func `settings leave out the oldest messages, and it is said`() async throws {
    let chat = try await full("drop-oldest")
    await chat.wait(for: "Left out the oldest")
    await chat.wait(for: "second")
    #expect(chat.server.conversations.last?.count == 1)
    #expect(try chat.stored().count == 4)
  }

  @Test func `settings take a larger window, and it is said`() async throws {
    let chat = try await full("enlarge")
    await chat.wait(for: "the window is 16,384 now")
    await chat.wait(for: "second")
    #expect(chat.server.conversations.last?.count == 3)
    #expect(try chat.service.threads.find(1).settings.window == 16_384)
  }

  @Test func `settings sum a full thread up, and the draft waits behind the summary`() async throws
  {
    let chat = try await full("sum-up", .init("We greeted."), .init("third"))
    await chat.wait(for: "Change the summary as you like")
    await chat.app.press("enter")
    await chat.wait(for: "third")
    #expect(chat.server.conversations.last?.count == 1)
    let sent = chat.server.conversations.last?.first ?? ""
    #expect(sent.hasPrefix("What we said so far:\n\nWe greeted.\n\n"))
    #expect(sent.hasSuffix("word word"))
  }

  @Test func `a picture goes as a picture and costs what is estimated for one`() async throws {
    let chat = try await ChatScreen()
    try chat.home.write("shot.png", "\u{89}PNG")
    let reader = AttachmentReader(root: chat.home.path)
    #expect(try await reader.read("shot.png").kind == .file, "UTF-8 makes another first byte")
    let bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x00, 0x01]
    #expect(
      FileManager.default.createFile(atPath: chat.home.path + "/p.png", contents: Data(bytes)))
    let image = try await reader.read("p.png")
    #expect(image.kind == .image)
    #expect(image.content == "iVBORw0KAAE=")
    #expect(image.rendered.isEmpty)
  }
}
