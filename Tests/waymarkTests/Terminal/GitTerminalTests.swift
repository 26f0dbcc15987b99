import Foundation
import Testing
import WaymarkTerminal
import WaymarkTestSupport

extension TerminalTests {
  /// The git pane of the real program: what changes on disk is seen, committed and pushed.
  @Suite(.serialized) struct GitPaneSessions {
    private static let identity = [
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "Ada",
      "GIT_AUTHOR_EMAIL": "ada@example.org", "GIT_COMMITTER_NAME": "Ada",
      "GIT_COMMITTER_EMAIL": "ada@example.org",
    ]

    private func git(_ project: PreparedProject, _ arguments: String...) throws -> String {
      let outcome = try Command.run(
        "git", arguments, in: project.path, environment: Self.identity)
      #expect(outcome.status == 0, "\(outcome.errors)")
      return outcome.output
    }

    private func write(_ project: PreparedProject, _ name: String, _ text: String) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(project.path)/\(name)"))
    }

    @Test(arguments: [(120, 40), (80, 24), (40, 15)])
    func `a file that another program writes is seen, staged and committed`(
      columns: Int, rows: Int
    ) throws {
      let project = try PreparedProject()
      let session = try TerminalSession(
        in: project, size: Size(rows: rows, columns: columns), variables: Self.identity)
      try session.wait(for: "Objectives")
      try session.press("4")
      try session.wait(for: "Nothing to commit")
      try write(project, "new.txt", "one\n")
      try session.wait(for: "? new.txt")
      try session.press("space")
      try session.wait(for: "A new.txt")
      try session.press("c")
      try session.wait(for: "Ctrl-S")
      try session.type("Add a file")
      try session.wait(for: "Add a file")
      try session.press("ctrl-s")
      try session.wait(for: "Nothing to commit")
      #expect(try git(project, "log", "-1", "--format=%s") == "Add a file\n")
      try session.press("ctrl-q")
      #expect(try session.waitForExit().code == 0)
    }

    @Test(arguments: [(120, 40), (80, 24), (40, 15)])
    func `every view of the repository is a key away, and a conflict is settled`(
      columns: Int, rows: Int
    ) throws {
      let project = try PreparedProject()
      try write(project, "poem.txt", "one\ntwo\nthree\n")
      _ = try git(project, "add", "poem.txt")
      _ = try git(project, "commit", "--quiet", "-m", "Poem")
      _ = try git(project, "switch", "--quiet", "--create", "side")
      try write(project, "poem.txt", "one\ntheirs\nthree\n")
      _ = try git(project, "commit", "--quiet", "-am", "Side")
      _ = try git(project, "switch", "--quiet", "-")
      try write(project, "poem.txt", "one\nours\nthree\n")
      _ = try git(project, "commit", "--quiet", "-am", "Main")
      _ = try Command.run("git", ["merge", "side"], in: project.path, environment: Self.identity)
      let session = try TerminalSession(
        in: project, size: Size(rows: rows, columns: columns), variables: Self.identity)
      try session.wait(for: "Objectives")
      try session.press("4")
      try session.wait(for: "In conflict 1")
      for (key, title) in [
        ("l", "Log"), ("b", "Branches"), ("t", "Tags"), ("h", "Stashes"), ("w", "Worktrees"),
        ("r", "Remotes"), ("m", "Submodules"), ("f", "Reflog"), ("u", "Undo"), ("k", "SSH keys"),
        ("c", "Commands"), ("s", "Files"),
      ] {
        try session.press("V")
        try session.wait(for: " V …")
        try session.press(key)
        try session.wait(for: "▌\(title)")
      }
      try session.press("enter")
      try session.wait(for: "▌Conflicts of")
      try session.press("t", "enter")
      try session.wait(for: "Staged 1")
      try session.press("m", "c")
      try session.wait(for: "Nothing to commit")
      #expect(try git(project, "show", "HEAD:poem.txt") == "one\ntheirs\nthree\n")
      try session.press("ctrl-q")
      #expect(try session.waitForExit().code == 0)
    }

    @Test(.enabled(if: GitHTTPServer.reason == nil, "\(GitHTTPServer.reason ?? "")"))
    func `a push asks for name and password inside Waymark and shows neither`() async throws {
      let project = try PreparedProject()
      let remote = try TemporaryFolder()
      _ = try git(project, "clone", "--quiet", "--bare", ".", "\(remote.path)/bare.git")
      let server = try await GitHTTPServer(root: remote.path, user: "me", password: "geheim")
      _ = try git(project, "remote", "add", "origin", server.url("bare.git"))
      _ = try git(project, "fetch", "--quiet", "\(remote.path)/bare.git")
      try write(project, "new.txt", "one\n")
      _ = try git(project, "add", "new.txt")
      _ = try git(project, "commit", "--quiet", "-m", "Second")
      let session = try TerminalSession(
        in: project, size: Size(rows: 30, columns: 120), variables: Self.identity)
      try session.wait(for: "Objectives")
      try session.press("4")
      try session.wait(for: "no upstream")
      try session.press("P")
      try session.wait(for: "A name is asked for")
      try session.type("me")
      try session.press("enter")
      try session.wait(for: "A secret is asked for")
      try session.type("geheim")
      try session.wait(for: "••••••")
      try session.press("enter")
      try session.wait(for: "level with origin/main")
      #expect(!session.hasPrinted("geheim"))
      try session.press("ctrl-q")
      #expect(try session.waitForExit().code == 0)
    }
  }
}
