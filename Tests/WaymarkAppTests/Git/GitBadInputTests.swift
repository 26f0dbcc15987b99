import Foundation
import Testing
import WaymarkApp
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

/// What the pane says when something is wrong, in whole sentences.
@Suite struct GitBadInputTests {
  private func sandbox() throws -> GitSandbox {
    let sandbox = try GitSandbox().write("a", "1\n")
    try sandbox.commit("First")
    try sandbox.write("a", "2\n")
    return sandbox
  }

  private func expect(
    _ app: AppDriver, says words: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let notices = app.application.board.notices.map(\.text)
    #expect(
      notices.contains { $0.contains(words) },
      "\(notices.joined(separator: "\n"))", sourceLocation: sourceLocation)
    // What is said is on the screen, too.
    let start = words.split(separator: " ").prefix(3).joined(separator: " ")
    #expect(app.screen.contains(start), sourceLocation: sourceLocation)
  }

  @Test func `names that need care are staged, shown and taken back`() async throws {
    let names: [GitPath] = [
      "with space", "line\nbreak", "quote\"d", "-dash", ":colon", "*star",
      GitPath([0x66, 0xFF, 0x66]),
    ]
    let sandbox = try GitSandbox()
    for name in names { try sandbox.write(name, Array("1\n".utf8)) }
    let app = await AppDriver.git(sandbox)
    await app.press("home", "j")
    for _ in names { await app.press("space") }
    #expect(app.screen.contains("7 of 7 files staged"))
    #expect(try sandbox.git("ls-files", "-z").split(separator: "\0").count == names.count)
    await app.press("home", "space")
    #expect(app.screen.contains("0 of 7 files staged"))
    #expect(try sandbox.git("ls-files").isEmpty)
  }

  @Test func `a message with escape sequences is committed as it is and shown without them`()
    async throws
  {
    let sandbox = try sandbox()
    try sandbox.git("commit", "--quiet", "-a", "-m", "Evil \u{1B}]0;title\u{07}\u{1B}[31mred")
    let app = await AppDriver.git(sandbox)
    await app.press("V", "l")
    #expect(app.screen.contains("Evil"))
    #expect(!app.screen.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test(.enabled(if: getuid() == 0, "only root can give a folder away"))
  func `a repository of another user comes with git's own remedy`() async throws {
    let sandbox = try sandbox()
    chown(sandbox.path, 12345, 12345)
    chown("\(sandbox.path)/.git", 12345, 12345)
    let app = await AppDriver.git(sandbox)
    #expect(app.screen.contains("The repository belongs to another user"))
    #expect(app.screen.contains("git config --global --add safe.directory"))
  }

  @Test func `a missing git and one that is too old say what to install`() async throws {
    let sandbox = try sandbox()
    let none = await AppDriver.git(sandbox) { $0.environment = ["PATH": "/nowhere"] }
    #expect(none.screen.contains("The program `git` is not installed."))
    let folder = try TemporaryFolder()
    try folder.write("git", "#!/bin/sh\necho git version 2.20.1\n")
    chmod("\(folder.path)/git", 0o755)
    let old = await AppDriver.git(sandbox) { $0.environment = ["PATH": folder.path] }
    #expect(
      old.screen.contains("The installed git is 2.20; working with repositories needs 2.31."))
    #expect(old.screen.contains("Install a newer git."))
  }

  @Test func `a lock that is left behind is named, and the list goes back to what is so`()
    async throws
  {
    let sandbox = try sandbox()
    let app = await AppDriver.git(sandbox)
    try sandbox.write(".git/index.lock", "")
    await app.press("space")
    expect(app, says: "The repository is locked by \(sandbox.path)/.git/index.lock")
    expect(app, says: "delete that file and try again.")
    #expect(app.screen.contains("0 of 1 file staged"))
    try sandbox.remove(".git/index.lock")
    await app.press("space")
    #expect(app.screen.contains("1 of 1 file staged"))
  }

  @Test func `a damaged index and a damaged object come with a way out`() async throws {
    let sandbox = try sandbox()
    let app = await AppDriver.git(sandbox)
    try sandbox.write(".git/index", "nothing that git wrote")
    await app.press("R")
    expect(app, says: "The index of the repository is damaged")
    expect(app, says: "Move .git/index aside and run `git reset`.")
    try sandbox.remove(".git/index")
    try sandbox.git("reset", "--quiet")
    let blob = try sandbox.git("rev-parse", "HEAD:a")
    let object = ".git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))"
    try sandbox.remove(object)
    try sandbox.write(object, "garbage")
    await app.press("R")
    #expect(app.screen.contains("An object of the repository is damaged or missing."))
    #expect(app.screen.contains("git fsck --full"))
  }

  @Test func `a hook that hangs is shown and stopped`() async throws {
    let sandbox = try sandbox()
    try sandbox.git("add", "a")
    // It ends by itself so that a test that fails does not hang, too.
    try sandbox.write(".git/hooks/pre-commit", "#!/bin/sh\necho waiting >&2\nexec sleep 600\n")
    chmod("\(sandbox.path)/.git/hooks/pre-commit", 0o755)
    let app = await AppDriver.git(sandbox)
    await app.press("c")
    await app.type("Second")
    app.begin(.key(try #require(Key("ctrl-s"))))
    await app.waitWhileRunning { $0.screen.contains("Commit: waiting") }
    #expect(app.row(-1).contains("Esc"))
    app.begin(.key(try #require(Key("esc"))))
    await app.wait { $0.screen.contains("cancelled.") }
    #expect(!sandbox.exists(".git/index.lock"))
    #expect(try sandbox.git("log", "--format=%s") == "First")
    // The message is there for the next time.
    await app.press("c")
    #expect(app.screen.contains("Second"))
  }

  @Test func `a network that is not there is told apart from a repository that is not`()
    async throws
  {
    let sandbox = try sandbox()
    try sandbox.git("remote", "add", "origin", "http://127.0.0.1:\(try Loopback.freePort())/a")
    let app = await AppDriver.git(sandbox)
    await app.press("f")
    expect(app, says: "The remote cannot be reached.")
    expect(app, says: "Check the network and the address, then try again.")
    try sandbox.git("remote", "set-url", "origin", "/no/such/repository")
    await app.press("f")
    expect(app, says: "There is no such remote repository.")
  }

  @Test(.enabled(if: GitHTTPServer.reason == nil, "\(GitHTTPServer.reason ?? "")"))
  func `a wrong password is said to be one and is not shown`() async throws {
    let sandbox = try sandbox()
    try sandbox.git("clone", "--quiet", "--bare", ".", "bare.git")
    let server = try await GitHTTPServer(root: sandbox.path, user: "me", password: "geheim")
    let url = server.url("bare.git").replacing("http://", with: "http://me:falsch@")
    try sandbox.git("remote", "add", "origin", url)
    let app = await AppDriver.git(sandbox)
    await app.press("f")
    expect(app, says: "The remote did not accept who you are.")
    expect(app, says: "Check the user name, the password or the key.")
    await app.press("V", "c", "a")
    #expect(!app.screen.contains("falsch"))
  }

  @Test(.enabled(if: SSHServer.reason == nil, "\(SSHServer.reason ?? "")"))
  func `a host whose key has changed is refused with the remedy`() async throws {
    let sandbox = try sandbox()
    let server = try await SSHServer()
    try server.forgeKnownHost()
    try sandbox.git("remote", "add", "origin", server.url(sandbox.path))
    let app = await AppDriver.git(sandbox) {
      $0.environment = ["GIT_SSH_COMMAND": server.command, "SSH_AUTH_SOCK": nil]
    }
    await app.press("f")
    expect(app, says: "The host did not prove to be the one that was known.")
    expect(app, says: "take the old one away with `ssh-keygen -R HOST`.")
  }

  @Test(.enabled(if: SmallDisk(megabytes: 1) != nil, "only root can mount a small disk"))
  func `a full disk in mid-commit is said to be full, and nothing is half done`() async throws {
    let disk = try #require(SmallDisk(megabytes: 4))
    let sandbox = try GitSandbox()
    func git(_ arguments: String...) throws -> String {
      try WaymarkTestSupport.Command.run(
        "git", arguments, in: disk.path, environment: GitSandbox.environment
      ).output
    }
    _ = try git("init", "--quiet", "--initial-branch=main")
    try Data("1\n".utf8).write(to: URL(fileURLWithPath: "\(disk.path)/a"))
    _ = try git("add", "a")
    let app = await AppDriver.git(sandbox, directory: disk.path)
    await app.press("c")
    await app.type("First")
    _ = try WaymarkTestSupport.Command.run(
      "dd", ["if=/dev/zero", "of=fill", "bs=4k"], in: disk.path)
    await app.press("ctrl-s")
    expect(app, says: "The disk is full; git changed nothing that `git status` would not show.")
    expect(app, says: "Free some space and try again.")
    try FileManager.default.removeItem(atPath: "\(disk.path)/fill")
    await app.press("c", "ctrl-s")
    #expect(try git("log", "--format=%s") == "First\n")
  }

  @Test func `names that git does not allow are refused with what to leave out`() async throws {
    let app = await AppDriver.git(try sandbox())
    await app.press("V", "b", "n")
    await app.enter("--force")
    expect(app, says: "Git does not allow that name.")
    expect(app, says: "a leading dash.")
    await app.press("n")
    await app.enter("main")
    expect(app, says: "That name is taken.")
  }
}
