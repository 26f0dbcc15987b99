import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

/// The sentences that people get when something is wrong, word for word.
@Suite struct BadInputTests {
  private func sandbox() throws -> GitSandbox {
    let sandbox = try GitSandbox().write("a", "1\n")
    try sandbox.commit("First")
    return sandbox
  }

  @Test func `a message with escape sequences is kept and cleaned to show`() async throws {
    let message = "Evil \u{1B}]0;title\u{07}\u{1B}[31mred"
    let sandbox = try sandbox()
    let repository = try await sandbox.open()
    var options = CommitOptions()
    options.allowsEmpty = true
    let id = try await repository.commit(CommitMessage(message), options)
    #expect(try await repository.details(of: id).message.subject == message)
    #expect(try sandbox.git("log", "-1", "--format=%s") == message)
    let title = try #require(try await repository.undoList().last?.title)
    #expect(!Sanitiser.clean(title).unicodeScalars.contains { $0.value < 0x20 })
  }

  @Test func `a missing git and one that is too old name what is needed`() async throws {
    let sandbox = try sandbox()
    let none = await failure {
      try await Repository.open(
        sandbox.path, context: GitContext(environment: ["PATH": "/nowhere"]))
    }
    #expect(none?.message == "The program `git` is not installed.")
    #expect(none?.hint == "Install it and try again.")
    let folder = try TemporaryFolder()
    try folder.write("git", "#!/bin/sh\necho git version 2.30.2\n")
    chmod("\(folder.path)/git", 0o755)
    let context = GitContext(environment: ["PATH": folder.path])
    let old = await failure { try await Repository.open(sandbox.path, context: context) }
    #expect(old?.message == "The installed git is 2.30; working with repositories needs 2.31.")
    #expect(old?.hint == "Install a newer git.")
  }

  @Test func `what needs a newer git is named with its version`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("git", "#!/bin/sh\necho git version 2.34.1\n")
    chmod("\(folder.path)/git", 0o755)
    let repository = Repository(
      root: folder.path, context: GitContext(environment: ["PATH": folder.path]))
    let refused = await failure { try await repository.require(.stashStaged) }
    #expect(
      refused?.message == "The installed git is 2.34; stashing only what is staged needs 2.35.")
    try await repository.require(.everything)
  }

  @Test func `a lock that nobody holds is named with its age`() async throws {
    let sandbox = try sandbox()
    var context = GitSandbox.context()
    context.lockPatience = .zero
    let repository = try await Repository.open(sandbox.path, context: context)
    try sandbox.write("a", "2\n").write(".git/index.lock", "")
    let error = await failure { try await repository.stage(["a"]) }
    #expect(
      error?.message.hasPrefix(
        "The repository is locked by \(sandbox.path)/.git/index.lock, made ") == true)
    #expect(error?.message.hasSuffix("s ago, and no git is running in it.") == true)
    #expect(error?.hint == "A git that crashed left it behind: delete that file and try again.")
    #expect(try await repository.status().unstaged.count == 1)
  }

  @Test func `a damaged index and a damaged object come with git's words and a way out`()
    async throws
  {
    let sandbox = try sandbox()
    let repository = try await sandbox.open()
    let blob = try sandbox.git("rev-parse", "HEAD:a")
    let object = ".git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))"
    try sandbox.write("a", "2\n").remove(object)
    try sandbox.write(object, "garbage")
    let damaged = await failure { try await repository.diff(.unstaged()) }
    #expect(
      damaged?.message.hasPrefix("An object of the repository is damaged or missing. Git says: ")
        == true)
    #expect(
      damaged?.hint
        == "Run `git fsck --full`; fetching from a remote or another clone can bring it back.")
    try sandbox.write(".git/index", "nothing that git wrote")
    let index = await failure { try await repository.status() }
    #expect(
      index?.message.hasPrefix(
        "The index of the repository is damaged; commits and the work tree are not touched by that."
      ) == true)
    #expect(index?.hint == "Move .git/index aside and run `git reset`.")
  }

  @Test(.enabled(if: getuid() == 0, "only root can give a folder away"))
  func `a repository of another user is not opened, with git's remedy`() async throws {
    let sandbox = try GitSandbox()
    chown(sandbox.path, 12345, 12345)
    chown("\(sandbox.path)/.git", 12345, 12345)
    let error = await failure { try await sandbox.open() }
    #expect(
      error?.message.hasPrefix(
        "The repository belongs to another user, and git does not trust it. Git says: ") == true)
    #expect(
      error?.hint
        == "If you trust it, run `git config --global --add safe.directory \(sandbox.path)`.")
  }

  @Test func `a folder outside of any repository says how to begin one`() async throws {
    let folder = try TemporaryFolder()
    let error = await failure {
      try await Repository.open(folder.path, context: GitSandbox.context())
    }
    #expect(
      error?.message.hasPrefix(
        "This folder is not inside a git repository, or has no work tree.") == true)
    #expect(error?.hint == "Run `git init` there first.")
  }

  @Test func `a remote that cannot be reached, is not there or has a bad name`() async throws {
    let sandbox = try sandbox()
    let repository = try await sandbox.open()
    func fetching(_ url: String) async -> WaymarkError? {
      _ = try? await repository.removeRemote("origin")
      return await failure {
        try await repository.addRemote("origin", url: url)
        var options = FetchOptions()
        options.remote = "origin"
        try await repository.fetch(options)
      }
    }
    let away = await fetching("http://127.0.0.1:\(try Loopback.freePort())/a")
    #expect(away?.message.hasPrefix("The remote cannot be reached. Git says: ") == true)
    #expect(away?.hint == "Check the network and the address, then try again.")
    let missing = await fetching("/no/such/repository")
    #expect(missing?.message.hasPrefix("There is no such remote repository.") == true)
    #expect(missing?.hint == "Check its address.")
    let named = await failure { try await repository.createBranch("-x y", at: "HEAD") }
    #expect(named?.message.hasPrefix("Git does not allow that name.") == true)
  }
}
