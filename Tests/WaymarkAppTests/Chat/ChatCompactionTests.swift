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
