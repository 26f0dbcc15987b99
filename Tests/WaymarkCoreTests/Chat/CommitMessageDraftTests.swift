import Synchronization
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct CommitMessageDraftTests {
  @Test func `fences and blank lines around a message are left out`() {
    #expect(
      CommitMessageDraft.cleaned("\n```text\nAdd a parser\n\nIt reads CSV.\n```\n")
        == "Add a parser\n\nIt reads CSV.")
    #expect(CommitMessageDraft.cleaned("Add\u{1B}[31m it") != "Add\u{1B}[31m it")
    #expect(CommitMessageDraft.cleaned("").isEmpty)
  }

  @Test func `the message comes bit by bit from the project's model, and nothing is stored`()
    async throws
  {
    let home = try TemporaryFolder()
    let database = try Database(path: home.path + "/waymark.db")
    let server = try ModelServer(replies: [.init("Add a parser\n\nIt reads CSV.")])
    let store = ServerStore(database)
    _ = try store.add(name: "box", url: server.url)
    let desk = ChatDesk(path: home.path) {
      ChatDesk.Core(
        database: database,
        servers: ServerDirectory(
          store: store, secrets: ServerSecrets(folder: home.path + "/secrets"),
          environmentHost: nil), grammars: GrammarLibrary(paths: []))
    }
    let seen = Mutex<[String]>([])
    let message = try await CommitMessageDraft(desk).write(
      changes: "+let a = 1", files: ["added a +1 -0"], subjects: ["First"],
      asked: { _ in }, listener: { text in seen.withLock { $0.append(text) } })
    #expect(message.text == "Add a parser\n\nIt reads CSV.")
    #expect(seen.withLock { $0.last } == message.text)
    #expect(try ThreadStore(database).list().isEmpty)
  }
}
