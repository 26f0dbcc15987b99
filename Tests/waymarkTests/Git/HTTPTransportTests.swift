import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite(.enabled(if: GitHTTPServer.reason == nil, "\(GitHTTPServer.reason ?? "")"))
struct HTTPTransportTests {
  private let sandbox: GitSandbox
  private let server: GitHTTPServer

  init() async throws {
    sandbox = try GitSandbox().write("a", "1")
    try sandbox.commit("First")
    try sandbox.git("clone", "--quiet", "--bare", ".", "bare.git")
    server = try await GitHTTPServer(root: sandbox.path, user: "me", password: "geheim:%41 ü")
  }

  private func answering(_ password: String) throws -> Questions {
    try Questions { $0.kind == .userName ? "me" : password }
  }

  @Test func `a clone, a push and a fetch ask for name and password`() async throws {
    let questions = try answering("geheim:%41 ü")
    let path = sandbox.path + "/clone"
    let repository = try await Repository.clone(
      server.url("bare.git"), to: path, context: questions.context())
    #expect(questions.kinds == [.userName, .secret])
    #expect(questions.all[1].prompt == "Password for 'http://me@127.0.0.1:\(server.port)': ")
    try sandbox.at("clone").write("b", "2").commit("Second")
    let pushed = try await repository.push(PushOptions())
    #expect(pushed.map(\.result) == [.fastForwarded])
    try await repository.fetch()
    #expect(questions.kinds.count == 6)
    #expect(
      try sandbox.at("bare.git").git("rev-parse", "main")
        == (try sandbox.at("clone").git("rev-parse", "main")))
    // Nothing of it is kept or logged.
    let config = try sandbox.at("clone").git("config", "--list")
    #expect(!config.contains("geheim"))
    #expect(!repository.git.context.log.entries.contains { $0.text.contains("geheim") })
  }

  @Test func `a wrong password is said to be one and leaves no clone`() async throws {
    let questions = try answering("wrong")
    let path = sandbox.path + "/clone"
    let error = await failure {
      try await Repository.clone(server.url("bare.git"), to: path, context: questions.context())
    }
    #expect(error?.code == .gitAuthentication)
    #expect(error?.message.contains("wrong") == false)
    #expect(error?.message.hasPrefix("The remote did not accept who you are.") == true)
    #expect(error?.hint == "Check the user name, the password or the key.")
    #expect(!sandbox.exists("clone"))
  }

  @Test func `a user who will not say ends the command`() async throws {
    let questions = try Questions { _ in nil }
    let error = await failure {
      try await Repository.clone(
        server.url("bare.git"), to: sandbox.path + "/clone", context: questions.context())
    }
    #expect(error?.code == .gitAuthentication)
    #expect(questions.all.count == 1)
  }

  @Test func `a fetch in the background fails rather than ask`() async throws {
    let questions = try answering("geheim:%41 ü")
    let repository = try await Repository.clone(
      server.url("bare.git"), to: sandbox.path + "/clone", context: questions.context())
    let before = questions.all.count
    var options = FetchOptions()
    options.inBackground = true
    #expect(await failure { try await repository.fetch(options) }?.code == .gitAuthentication)
    #expect(questions.all.count == before)
    // Without anybody to ask every transfer does.
    let alone = try await Repository.open(
      sandbox.path + "/clone", context: GitSandbox.context())
    #expect(await failure { try await alone.fetch() }?.code == .gitAuthentication)
  }

  @Test func `cancelling while a question is open ends the command`() async throws {
    let (asked, ask) = AsyncStream<Void>.makeStream()
    let questions = try Questions { _ in
      ask.yield()
      try? await Task.sleep(for: .seconds(3600))
      return nil
    }
    let context = questions.context()
    let url = server.url("bare.git")
    let path = sandbox.path + "/clone"
    let task = Task { try await Repository.clone(url, to: path, context: context) }
    for await _ in asked { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    #expect(!sandbox.exists("clone"))
    #expect(questions.leftovers.isEmpty)
  }

  @Test func `a repository that is not there and a server that is not there are told apart`()
    async throws
  {
    let questions = try answering("geheim:%41 ü")
    let missing = await failure {
      try await Repository.clone(
        server.url("nothing.git"), to: sandbox.path + "/clone", context: questions.context())
    }
    #expect(missing?.code == .gitRemoteMissing)
    let port = try Loopback.freePort()
    let gone = await failure {
      try await Repository.clone(
        "http://127.0.0.1:\(port)/a", to: sandbox.path + "/clone", context: questions.context())
    }
    #expect(gone?.code == .gitNetwork)
    #expect(gone?.message.hasPrefix("The remote cannot be reached.") == true)
    let nowhere = await failure {
      try await Repository.clone(
        "http://nowhere.invalid/a", to: sandbox.path + "/clone", context: questions.context())
    }
    #expect(nowhere?.code == .gitNetwork)
  }
}
