import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite(.enabled(if: SSHServer.reason == nil, "\(SSHServer.reason ?? "")"))
struct SSHTransportTests {
  private let sandbox: GitSandbox
  private let server: SSHServer
  private let data: TemporaryFolder
  private let store: SSHKeyStore

  init() async throws {
    sandbox = try GitSandbox().write("a", "1")
    try sandbox.commit("First")
    try sandbox.git("clone", "--quiet", "--bare", ".", "bare.git")
    server = try await SSHServer()
    data = try TemporaryFolder()
    store = SSHKeyStore(
      directories: Directories(environment: ["WAYMARK_HOME": data.path]))
  }

  /// A key with a passphrase that the server lets in.
  private func makeKey(_ questions: Questions) async throws -> SSHKey {
    let key = try await store.generate(
      name: "work", for: 1, comment: "waymark", passphrase: Secret("geheim"),
      askpass: questions.settings)
    try server.authorize(key.publicKey)
    return key
  }

  private func context(_ questions: Questions, _ key: SSHKey) -> GitContext {
    var context = questions.context([
      "GIT_SSH_COMMAND": server.command, "SSH_AUTH_SOCK": nil, "SSH_ASKPASS": nil,
    ])
    context.identity = SSHIdentity(keys: [key.path])
    return context
  }

  private func answering(_ passphrase: String, host: String = "yes") throws -> Questions {
    try Questions { $0.kind == .confirmation ? host : passphrase }
  }

  @Test func `a clone, a push and a fetch ask for host key and passphrase`() async throws {
    let questions = try answering("geheim")
    let key = try await makeKey(questions)
    let repository = try await Repository.clone(
      server.url(sandbox.path + "/bare.git"), to: sandbox.path + "/clone",
      context: context(questions, key))
    #expect(questions.kinds == [.confirmation, .secret])
    #expect(questions.all[0].prompt.contains("SHA256:"))
    #expect(questions.all[1].prompt.contains("passphrase"))
    try sandbox.at("clone").write("b", "2").commit("Second")
    try await repository.push(PushOptions())
    try await repository.fetch()
    #expect(questions.kinds == [.confirmation, .secret, .secret, .secret])
    #expect(
      try sandbox.at("bare.git").git("rev-parse", "main")
        == (try sandbox.at("clone").git("rev-parse", "main")))
  }

  @Test func `a wrong passphrase is said to be one`() async throws {
    let questions = try answering("wrong")
    let key = try await makeKey(try answering("geheim"))
    let error = await failure {
      try await Repository.clone(
        server.url(sandbox.path + "/bare.git"), to: sandbox.path + "/clone",
        context: context(questions, key))
    }
    #expect(error?.code == .gitAuthentication)
    #expect(!sandbox.exists("clone"))
  }

  @Test func `a host that the user does not know is not trusted`() async throws {
    let questions = try answering("geheim", host: "no")
    let key = try await makeKey(questions)
    let error = await failure {
      try await Repository.clone(
        server.url(sandbox.path + "/bare.git"), to: sandbox.path + "/clone",
        context: context(questions, key))
    }
    #expect(error?.code == .gitHostKey)
    #expect(questions.kinds == [.confirmation])
  }

  @Test func `a host whose key has changed is refused with the remedy`() async throws {
    let questions = try answering("geheim")
    let key = try await makeKey(questions)
    try server.forgeKnownHost()
    let error = await failure {
      try await Repository.clone(
        server.url(sandbox.path + "/bare.git"), to: sandbox.path + "/clone",
        context: context(questions, key))
    }
    #expect(error?.code == .gitHostKey)
    #expect(
      error?.message.hasPrefix("The host did not prove to be the one that was known.") == true)
    #expect(
      error?.hint
        == "If you know why its key changed, take the old one away with `ssh-keygen -R HOST`.")
    #expect(questions.all.isEmpty)
  }

  @Test func `a fetch in the background fails rather than ask`() async throws {
    let questions = try answering("geheim")
    let key = try await makeKey(questions)
    let repository = try await Repository.clone(
      server.url(sandbox.path + "/bare.git"), to: sandbox.path + "/clone",
      context: context(questions, key))
    let before = questions.all.count
    var options = FetchOptions()
    options.inBackground = true
    #expect(await failure { try await repository.fetch(options) }?.code == .gitAuthentication)
    #expect(questions.all.count == before)
  }

  @Test func `only the project's own keys are offered`() async throws {
    let questions = try answering("geheim")
    let key = try await makeKey(questions)
    let other = try await store.generate(
      name: "other", for: 2, comment: "", askpass: questions.settings)
    let error = await failure {
      try await Repository.clone(
        server.url(sandbox.path + "/bare.git"), to: sandbox.path + "/clone",
        context: context(questions, other))
    }
    #expect(error?.code == .gitAuthentication)
    #expect(key.path != other.path)
  }
}
