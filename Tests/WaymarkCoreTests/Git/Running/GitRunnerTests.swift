import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

/// What a call throws, or nil.
func failure(_ work: () async throws -> some Any) async -> WaymarkError? {
  do {
    _ = try await work()
    return nil
  } catch {
    return error as? WaymarkError
  }
}

@Suite struct GitRunnerTests {
  @Test func `every command is logged with time and exit code and without passwords`() async throws
  {
    let sandbox = try GitSandbox()
    let repository = try await sandbox.open()
    let log = repository.git.context.log
    var changes = log.changes().makeAsyncIterator()
    let failed = await failure {
      try await repository.git.run(
        .write("fetch", "--quiet", "file://me:secret@/no/such/repository"))
    }
    let entry = try #require(log.entries.last)
    #expect(entry.text == "git fetch --quiet file:///no/such/repository")
    #expect(entry.ending == .status(128))
    #expect(entry.duration > .zero)
    #expect(failed?.message.contains("secret") == false)
    #expect(await changes.next()?.ending == .running)
    #expect(await changes.next() == entry)
  }

  @Test func `the log keeps the newest entries`() async throws {
    let log = CommandLog(limit: 2)
    for name in ["a", "b", "c"] {
      log.end(log.start(.read(name), in: "/"), .status(0), after: .zero)
    }
    #expect(log.entries.map(\.text) == ["git b", "git c"])
  }

  @Test func `a folder outside any repository is said to be so`() async throws {
    let folder = try TemporaryFolder()
    let error = await failure { try await Repository.open(folder.path) }
    #expect(error?.code == .gitNotARepository)
  }

  @Test func `a missing git is said to be so`() async throws {
    let folder = try TemporaryFolder()
    let context = GitContext(environment: ["PATH": folder.path])
    let error = await failure { try await Repository.open(folder.path, context: context) }
    #expect(error?.code == .toolMissing)
  }

  @Test func `a git that is too old is refused with the version that is needed`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("git", "#!/bin/sh\necho git version 2.20.1\n")
    chmod("\(folder.path)/git", 0o755)
    let context = GitContext(environment: ["PATH": folder.path + ":/usr/bin:/bin"])
    let error = await failure { try await Repository.open(folder.path, context: context) }
    #expect(error?.code == .gitTooOld)
    #expect(error?.message.contains("2.20") == true)
    #expect(error?.message.contains("2.31") == true)
  }

  @Test func `the variables of an outer git are taken away`() {
    for purpose in [GitCommand.Purpose.read, .write, .transfer, .background] {
      let variables = GitEnvironment.variables(for: purpose)
      #expect(variables["GIT_DIR"] == .some(nil))
      #expect(variables["GIT_INDEX_FILE"] == .some(nil))
    }
  }

  @Test func `a lock that is left behind is named`() async throws {
    let sandbox = try GitSandbox().write("a", "1").write(".git/index.lock", "")
    var context = GitSandbox.context()
    context.lockPatience = .zero
    let repository = try await Repository.open(sandbox.path, context: context)
    let error = await failure { try await repository.git.run(.write("add", "a")) }
    #expect(error?.code == .gitLocked)
    #expect(error?.message.contains("\(sandbox.path)/.git/index.lock") == true)
    #expect(error?.hint?.contains("delete") == true)
  }

  @Test func `a lock that goes away is waited for`() async throws {
    let sandbox = try GitSandbox().write("a", "1").write(".git/index.lock", "")
    var context = GitSandbox.context()
    context.lockPatience = .seconds(600)
    let repository = try await Repository.open(sandbox.path, context: context)
    let add = Task { try await repository.git.run(.write("add", "a")) }
    for await entry in context.log.changes() where entry.ending == .status(128) { break }
    try sandbox.remove(".git/index.lock")
    _ = try await add.value
    #expect(try sandbox.git("ls-files") == "a")
  }

  @Test func `writing commands wait for each other`() async throws {
    let sandbox = try GitSandbox()
    let names = (0..<8).map { "file\($0)" }
    for name in names { try sandbox.write(name, name) }
    var context = GitSandbox.context()
    context.lockPatience = .zero
    let repository = try await Repository.open(sandbox.path, context: context)
    try await withThrowingTaskGroup { group in
      for name in names {
        group.addTask { _ = try await repository.git.run(.write("add", "--", name)) }
      }
      try await group.waitForAll()
    }
    #expect(try sandbox.git("ls-files").split(separator: "\n").map(String.init) == names)
  }

  @Test func `a damaged index and a damaged object are said to be so`() async throws {
    let sandbox = try GitSandbox().write("a", "1")
    try sandbox.commit("First")
    let repository = try await sandbox.open()
    let tree = try sandbox.git("rev-parse", "HEAD^{tree}")
    let object = ".git/objects/\(tree.prefix(2))/\(tree.dropFirst(2))"
    try sandbox.remove(object)
    try sandbox.write(object, "garbage")
    #expect(
      await failure { try await repository.git.run(.read("ls-tree", "-r", "HEAD")) }?.code
        == .gitCorrupt)
    try sandbox.write(".git/index", "nothing that git wrote")
    let error = await failure { try await repository.git.run(.read("status")) }
    #expect(error?.code == .gitCorrupt)
    #expect(error?.hint?.contains("git reset") == true)
  }

  @Test(.enabled(if: getuid() == 0, "only root can give a folder away"))
  func `a repository of another user comes with git's own remedy`() async throws {
    let sandbox = try GitSandbox()
    chown(sandbox.path, 12345, 12345)
    chown("\(sandbox.path)/.git", 12345, 12345)
    let error = await failure { try await sandbox.open() }
    #expect(error?.code == .gitUnsafe)
    #expect(error?.hint?.contains("git config --global --add safe.directory") == true)
  }

  @Test func `reading starts no hook and no file system monitor`() async throws {
    let sandbox = try GitSandbox().write("a", "1")
    try sandbox.write("spy", "#!/bin/sh\ntouch '\(sandbox.path)/ran'\n")
    chmod("\(sandbox.path)/spy", 0o755)
    try sandbox.git("config", "core.fsmonitor", "\(sandbox.path)/spy")
    try await sandbox.open().git.run(.read("status"))
    #expect(!sandbox.exists("ran"))
  }

  @Test func `commands are shown as a person would type them`() {
    let command = GitCommand.read("log", "--grep=it's", "").paths([GitPath("a b")])
    #expect(command.text == #"git log '--grep=it'\''s' '' -- ':(top,literal)a b'"#)
  }

  @Test func `hashes of both lengths survive`() throws {
    let short = "0123456789abcdef0123456789abcdef01234567"
    let long = short + "89abcdef0123456789abcdef"
    #expect(try #require(ObjectID(short)).hex == short)
    #expect(try #require(ObjectID(long)).hex == long)
    #expect(ObjectID("0123") == nil)
    #expect(ObjectID(short.uppercased()) == nil)
    #expect(ObjectID(String(repeating: "0", count: 40))?.isNull == true)
  }
}
