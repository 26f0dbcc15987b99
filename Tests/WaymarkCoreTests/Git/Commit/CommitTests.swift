import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct CommitTests {

  private func hook(_ name: String, _ script: String, in sandbox: GitSandbox) throws {
    try sandbox.write(".git/hooks/\(name)", "#!/bin/sh\n\(script)\n")
    chmod("\(sandbox.path)/.git/hooks/\(name)", 0o755)
  }

  @Test func `a commit takes what is staged and its message as it is`() async throws {
    let sandbox = try GitSandbox().write("a", "1").write("b", "1")
    try sandbox.git("add", "a")
    let repository = try await sandbox.open()
    let message = CommitMessage("#1 Subject\n\n# not a comment\nBody\u{1B}[31m\n")
    let commit = try await repository.commit(message)
    #expect(try sandbox.git("rev-parse", "HEAD") == commit.hex)
    #expect(try sandbox.git("log", "-1", "--format=%B") + "\n" == message.text + "\n")
    #expect(try await repository.status().untracked.map(\.path) == ["b"])
    let entry = try #require(try await repository.undoList().last)
    #expect(entry.commands == ["git update-ref -d HEAD \(commit.hex)"])
    try await undoLast(repository)
    let status = try await repository.status()
    #expect(status.head.isUnborn)
    #expect(status.staged.map(\.path) == ["a"])
  }

  @Test func `amending and rewording replace the last commit and can be undone`() async throws {
    let sandbox = try GitSandbox().write("a", "1").commitAnd("First")
    let repository = try await sandbox.open()
    let first = try sandbox.git("rev-parse", "HEAD")
    try sandbox.write("b", "1").git("add", "b")
    var reword = CommitOptions()
    reword.rewordsOnly = true
    try await repository.commit(CommitMessage("Reworded"), reword)
    #expect(try sandbox.git("log", "--format=%s") == "Reworded")
    #expect(try await repository.status().staged.map(\.path) == ["b"])
    var amend = CommitOptions()
    amend.amends = true
    try await repository.commit(nil, amend)
    #expect(try sandbox.git("log", "--format=%s", "--name-only") == "Reworded\n\na\nb")
    try await undoLast(repository)
    try await undoLast(repository)
    #expect(try sandbox.git("rev-parse", "HEAD") == first)
    #expect(try await repository.status().staged.map(\.path) == ["b"])
  }

  @Test func `sign-off, author, empty commits and fixups`() async throws {
    let sandbox = try GitSandbox().write("a", "1").commitAnd("First")
    let repository = try await sandbox.open()
    var options = CommitOptions()
    options.allowsEmpty = true
    options.signsOff = true
    options.author = Person(name: "Grace", email: "grace@example.org")
    try await repository.commit(CommitMessage("Empty"), options)
    #expect(
      try sandbox.git("log", "-1", "--format=%an %B")
        == "Grace Empty\n\nSigned-off-by: Ada <ada@example.org>\n")
    try sandbox.write("a", "2").git("add", "a")
    var fixup = CommitOptions()
    fixup.target = .fixup("HEAD~1")
    try await repository.commit(nil, fixup)
    #expect(try sandbox.git("log", "-1", "--format=%s") == "fixup! First")
    try sandbox.write("a", "3").git("add", "a")
    var squash = CommitOptions()
    squash.target = .squash("HEAD~2")
    try await repository.commit(CommitMessage("And more"), squash)
    #expect(try sandbox.git("log", "-1", "--format=%B").hasPrefix("squash! First\n\nAnd more"))
  }

  @Test func `what hooks print is streamed, and one that refuses is said to have`() async throws {
    let sandbox = try GitSandbox().write("a", "1")
    try sandbox.git("add", "a")
    try hook(
      "pre-commit", "echo checking; echo 'already exists: conflict' >&2; exit 1", in: sandbox)
    let repository = try await sandbox.open()
    let output = Locked<[UInt8]>([])
    let error = await failure {
      try await repository.commit(CommitMessage("No")) { piece in output.withLock { $0 += piece } }
    }
    #expect(error?.code == .gitHookFailed)
    #expect(error?.message.contains("pre-commit") == true)
    let text = String(decoding: output.withLock { $0 }, as: UTF8.self)
    #expect(text.contains("checking\n"))
    #expect(try await repository.status().staged.count == 1)
    var skipping = CommitOptions()
    skipping.skipsHooks = true
    try await repository.commit(CommitMessage("Yes"), skipping)
    #expect(try sandbox.git("log", "--format=%s") == "Yes")
  }

  @Test func `a hook that hangs can be cancelled and leaves no lock`() async throws {
    let sandbox = try GitSandbox().write("a", "1")
    try sandbox.git("add", "a")
    try hook("pre-commit", "echo up >&2; sleep 1000", in: sandbox)
    let repository = try await sandbox.open()
    let (started, start) = AsyncStream<Void>.makeStream()
    let task = Task {
      try await repository.commit(CommitMessage("Hangs")) { _ in start.yield() }
    }
    for await _ in started { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    #expect(!sandbox.exists(".git/index.lock"))
    #expect(try await repository.status().staged.count == 1)
    #expect(repository.git.context.log.entries.contains { $0.ending == .cancelled })
  }

  @Test func `an empty message, nothing staged and nobody known are said to be so`() async throws {
    let sandbox = try GitSandbox().write("a", "1").commitAnd("First")
    let repository = try await sandbox.open()
    #expect(
      await failure { try await repository.commit(CommitMessage(" \n")) }?.code == .invalidArgument)
    try sandbox.write("new", "")
    #expect(
      await failure { try await repository.commit(CommitMessage("No")) }?.code
        == .gitNothingToCommit)
    try sandbox.git("add", "new")
    let context = GitSandbox.context([
      "GIT_AUTHOR_NAME": nil, "GIT_AUTHOR_EMAIL": nil, "GIT_COMMITTER_NAME": nil,
      "GIT_COMMITTER_EMAIL": nil, "EMAIL": nil, "GIT_CONFIG_COUNT": "1",
      "GIT_CONFIG_KEY_0": "user.useConfigOnly", "GIT_CONFIG_VALUE_0": "true",
    ])
    let nobody = try await Repository.open(sandbox.path, context: context)
    let error = await failure { try await nobody.commit(CommitMessage("Who")) }
    #expect(error?.code == .gitIdentity)
    #expect(error?.hint?.contains("user.email") == true)
  }

  @Test func `a signature that fails is said to be so`() async throws {
    let sandbox = try GitSandbox().write("a", "1")
    try sandbox.git("add", "a")
    try sandbox.git("config", "gpg.program", "false")
    var options = CommitOptions()
    options.signs = true
    let repository = try await sandbox.open()
    #expect(
      await failure { try await repository.commit(CommitMessage("Signed"), options) }?.code
        == .gitSigning)
    try sandbox.git("config", "commit.gpgSign", "true")
    options.signs = false
    try await repository.commit(CommitMessage("Unsigned"), options)
  }

  @Test func `the draft is the template, what a merge prepared, or the old message`() async throws {
    let sandbox = try GitSandbox().write("template", "# help\nWhy:\n").write("a", "1")
    try sandbox.git("config", "commit.template", "template")
    let repository = try await sandbox.open()
    #expect(try await repository.draftMessage().text == "Why:\n")
    try sandbox.commit("Old\n\nbody")
    #expect(try await repository.draftMessage(amending: true).text == "Old\n\nbody\n")
    try sandbox.git("switch", "--quiet", "-c", "side")
    try sandbox.commit("Side")
    try sandbox.git("switch", "--quiet", "main")
    try sandbox.git("merge", "--no-ff", "--no-commit", "--quiet", "side")
    #expect(try await repository.draftMessage().subject == "Merge branch 'side'")
    try sandbox.git("config", "commit.template", "gone")
    try sandbox.git("merge", "--abort")
    #expect(await failure { try await repository.draftMessage() }?.code == .pathNotFound)
  }

  @Test func `authors are listed with the busiest first`() async throws {
    let sandbox = try GitSandbox()
    try sandbox.commit("1")
    try sandbox.git("commit", "--quiet", "--allow-empty", "-m", "2", "--author=Bo <b@x>")
    try sandbox.commit("3")
    let repository = try await sandbox.open()
    #expect(try await repository.recentAuthors().map(\.name) == ["Ada", "Bo"])
    #expect(try await repository.identity() == Person(name: "Ada", email: "ada@example.org"))
  }
}
