import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct CommitDraftTests {
  private func desk(_ chat: ChatFixture, at path: String) -> ChatDesk {
    let (database, servers) = (chat.database, chat.service.servers)
    return ChatDesk(path: path) {
      ChatDesk.Core(database: database, servers: servers, grammars: GrammarLibrary(paths: []))
    }
  }

  @Test func `what is staged is asked about, and the message is taken out of the answer`()
    async throws
  {
    var model = ChatFixture.Model()
    model.chat = { _, connection in
      ChatFixture.stream(
        ["Here it is:\n\n```\n", "Greet people\n\nBecause ", "it is kind.\n```\nBye"], connection)
    }
    let chat = try ChatFixture(model)
    let repository = try TemporaryRepository()
    try repository.write("a.txt", "hello\n")
    try repository.git("add", "a.txt")
    let seen = Locked<[String]>([])
    let text = try await CommitDraft(desk(chat, at: repository.path)).text { text in
      seen.withLock { $0.append(text) }
    }
    #expect(text == "Greet people\n\nBecause it is kind.")
    #expect(seen.withLock { $0.last } == text)
    let asked = try #require(chat.conversations.last?.last?["content"] as? String)
    #expect(asked.hasPrefix(CommitDraft.request))
    #expect(asked.contains("+hello"))
  }

  @Test func `a prompt of the library is asked instead of the usual words`() async throws {
    let chat = try ChatFixture()
    let repository = try TemporaryRepository()
    try repository.write("a.txt", "hello\n")
    try repository.git("add", "a.txt")
    _ = try PromptStore(chat.database).add(
      name: CommitDraft.promptName, text: "In Latin: {{diff}}")
    _ = try await CommitDraft(desk(chat, at: repository.path)).text { _ in }
    let asked = try #require(chat.conversations.last?.last?["content"] as? String)
    #expect(asked.hasPrefix("In Latin: Changes (staged)"))
  }

  @Test func `nothing staged is said before anything is asked`() async throws {
    let chat = try ChatFixture()
    let repository = try TemporaryRepository()
    let error = await #expect(throws: WaymarkError.self) {
      try await CommitDraft(desk(chat, at: repository.path)).text { _ in }
    }
    #expect(error?.message == "There are no staged changes.")
    #expect(chat.conversations.isEmpty)
  }

  @Test func `pictures go beside the text`() {
    let image = ChatAttachment(.image, reference: "a.png", content: "iVBORw==")
    let message = ChatMessage(
      id: 1, threadID: 1, role: .user, content: "What is it?", attachments: [image],
      createdAt: Date(timeIntervalSince1970: 0))
    let conversation = Conversation(ThreadSettings(), branch: [message])
    #expect(conversation.messages.first?.content == "What is it?")
    #expect(conversation.messages.first?.images == ["iVBORw=="])
    #expect(conversation.sizes[.files] == 3000)
  }
}
