import Foundation
import Testing
import WaymarkApp
import WaymarkTestSupport

/// Operations of the pane that the other suites leave out, each on a real repository.
@Suite struct GitOperationTests {
  private func sandbox() throws -> GitSandbox {
    let sandbox = try GitSandbox().write("a", "1\n")
    try sandbox.commitAt("First", hours: 1)
    try sandbox.write("a", "2\n").commitAt("Second", hours: 2)
    return sandbox
  }

  private func subjects(_ sandbox: GitSandbox, _ revision: String = "HEAD") throws -> [String] {
    try sandbox.git("log", "--format=%s", revision).split(separator: "\n").map(String.init)
  }

  // MARK: - Staging

  @Test func `a new file is announced to git`() async throws {
    let sandbox = try sandbox().write("b", "new\n")
    let app = await AppDriver.git(sandbox)
    await app.press("N")
    #expect(try sandbox.git("diff", "--name-only") == "b")
    await app.press("z", "enter")
    #expect(try sandbox.git("diff", "--name-only").isEmpty)
  }

  @Test func `a change of mode is staged with its file`() async throws {
    let sandbox = try sandbox()
    chmod("\(sandbox.path)/a", 0o755)
    let app = await AppDriver.git(sandbox)
    #expect(app.screen.contains("Mode 100644 → 100755."))
    await app.press("space")
    #expect(try sandbox.git("ls-files", "--stage", "a").hasPrefix("100755"))
  }

  @Test func `ignored files are shown on request`() async throws {
    let sandbox = try sandbox().write(".gitignore", "*.log\n").write("x.log", "1\n")
    let app = await AppDriver.git(sandbox)
    #expect(!app.screen.contains("x.log"))
    await app.press("I")
    #expect(app.screen.contains("Ignored 1"))
    #expect(app.screen.contains("x.log"))
  }

  @Test func `white space and context are switched`() async throws {
    let sandbox = try GitSandbox().write("a", (1...30).map { "line \($0)\n" }.joined())
    try sandbox.commit("First")
    try sandbox.write(
      "a", (1...30).map { $0 == 15 ? "line  15\n" : "line \($0)\n" }.joined())
    let app = await AppDriver.git(sandbox)
    await app.press("enter")
    #expect(app.screen.contains("line 12") && !app.screen.contains("line 10"))
    await app.press("+")
    #expect(app.screen.contains("line 9"))
    await app.press("minus", "minus")
    #expect(!app.screen.contains("line 13"))
    await app.press("w", "w")
    #expect(app.screen.contains("Nothing differs but white space."))
  }

  @Test func `a conflict is written anew, taken by our side, or marked as resolved`() async throws {
    let sandbox = try sandbox()
    try sandbox.git("switch", "--quiet", "--create", "topic", "HEAD~1")
    try sandbox.write("a", "3\n").commitAt("Third", hours: 3)
    try sandbox.gitOrFail("merge", "main")
    let app = await AppDriver.git(sandbox)
    try sandbox.write("a", "by hand\n")
    await app.press("x", "w")
    #expect(try sandbox.read("a").contains("|||||||"))
    await app.press("x", "o")
    #expect(try sandbox.read("a") == "3\n")
    await app.press("z", "enter")
    #expect(try !sandbox.git("ls-files", "--unmerged").isEmpty)
    try sandbox.write("a", "by hand\n")
    await app.press("R", "x", "m")
    #expect(try sandbox.git("show", ":a") == "by hand")
  }

  // MARK: - Commits

  @Test func `a commit is signed off, and hooks are skipped`() async throws {
    let sandbox = try sandbox().write("a", "3\n")
    try sandbox.write(".git/hooks/pre-commit", "#!/bin/sh\nexit 1\n").git("add", "a")
    chmod("\(sandbox.path)/.git/hooks/pre-commit", 0o755)
    let app = await AppDriver.git(sandbox)
    await app.press("w", "alt-s")
    #expect(app.screen.contains("[x] skip hooks"))
    // Keys that do nothing here are no letters.
    await app.press("alt-y", "alt-0")
    await app.type("Third")
    await app.press("ctrl-s")
    #expect(
      try sandbox.git("log", "-1", "--format=%B")
        == "Third\n\nSigned-off-by: Ada <ada@example.org>\n")
  }

  @Test func `a signature that fails is said to be so`() async throws {
    let sandbox = try sandbox().write("a", "3\n")
    try sandbox.git("config", "gpg.program", "false")
    try sandbox.git("add", "a")
    let app = await AppDriver.git(sandbox)
    await app.press("c", "alt-g")
    await app.type("Third")
    await app.press("ctrl-s")
    #expect(
      app.application.board.notices.contains {
        $0.text.hasPrefix("The commit could not be signed.")
      })
  }

  @Test func `the draft of a commit is the template`() async throws {
    let sandbox = try sandbox().write("a", "3\n").write(".git/template", "Area: \n# a comment\n")
    try sandbox.git("config", "commit.template", ".git/template")
    try sandbox.git("add", "a")
    let app = await AppDriver.git(sandbox)
    await app.press("c")
    #expect(app.screen.contains("Area:"))
    #expect(!app.screen.contains("# a comment"))
  }

  @Test func `an older commit is amended, and fixups go where they belong`() async throws {
    let sandbox = try sandbox()
    try sandbox.write("b", "1\n").commitAt("Third", hours: 3)
    try sandbox.write("c", "1\n").git("add", "c")
    let app = await AppDriver.git(sandbox)
    await app.press("V", "l", "j", "A", "enter")
    #expect(try sandbox.git("show", "--name-only", "--format=%s", "HEAD~1") == "Second\n\na\nc")
    try sandbox.write("d", "1\n").git("add", "d")
    await app.press("R", "c")
    #expect(try subjects(sandbox).first == "fixup! Second")
    await app.press("end", "S", "enter")
    #expect(try subjects(sandbox) == ["Third", "Second", "First"])
    #expect(try sandbox.git("show", "--name-only", "--format=", "HEAD~1") == "a\nc\nd")
  }

  // MARK: - History

  @Test func `commits are found by author, path, time and content`() async throws {
    let sandbox = try sandbox()
    try sandbox.write("b", "needle\n").commitAt("Third", hours: 3)
    let app = await AppDriver.git(sandbox)
    for (filter, count) in [
      ("author:ada", "3"), ("author:nobody", "0"), ("path:b", "1"), ("S:needle", "1"),
      ("G:^2", "1"), ("Second", "1"), ("since:1990-01-01", "3"), ("until:1990-01-01", "0"),
    ] {
      await app.press("V", "l", "/")
      await app.replace(with: filter)
      #expect(
        app.screen.contains(count == "0" ? "No commit matches" : "\(count), \(filter)"), "\(filter)"
      )
    }
  }

  @Test func `two commits are compared, and one with the work tree`() async throws {
    let sandbox = try sandbox()
    try sandbox.write("b", "3\n").commitAt("Third", hours: 3)
    try sandbox.write("a", "work\n")
    let app = await AppDriver.git(sandbox)
    await app.press("V", "l", "end", "w")
    #expect(app.screen.contains("→ the work tree"))
    #expect(app.screen.contains("+work"))
    await app.press("home")
    #expect(app.screen.contains("+2") && app.screen.contains("+3"))
    await app.press("w")
    #expect(!app.screen.contains("+2"))
  }

  @Test func `all branches are shown at once`() async throws {
    let sandbox = try sandbox()
    try sandbox.git("switch", "--quiet", "--create", "topic", "HEAD~1")
    try sandbox.write("b", "3\n").commitAt("Aside", hours: 3)
    try sandbox.git("switch", "--quiet", "main")
    let app = await AppDriver.git(sandbox)
    await app.press("V", "l")
    #expect(!app.screen.contains("Aside"))
    await app.press("a")
    #expect(app.screen.contains("Aside"))
  }

  // MARK: - References

  @Test func `a branch is compared, rebased onto, given an upstream and moved`() async throws {
    let sandbox = try sandbox()
    try sandbox.git("remote", "add", "origin", ".")
    try sandbox.git("fetch", "--quiet", "origin")
    try sandbox.git("switch", "--quiet", "--create", "topic", "HEAD~1")
    try sandbox.write("b", "3\n").commitAt("Aside", hours: 3)
    let app = await AppDriver.git(sandbox)
    await app.press("V", "b", "u")
    await app.replace(with: "origin/main")
    #expect(try sandbox.git("rev-parse", "--abbrev-ref", "topic@{upstream}") == "origin/main")
    await app.press("j", "=")
    #expect(app.screen.contains("Log of HEAD..refs/heads/main"))
    #expect(app.screen.contains("Second") && !app.screen.contains("Aside"))
    await app.press("V", "b", "r", "enter")
    #expect(try subjects(sandbox) == ["Aside", "Second", "First"])
    await app.press("g", "tab", "tab", "tab", "enter")
    #expect(try subjects(sandbox) == ["Second", "First"])
  }

  @Test func `a tag is annotated, checked out, pushed, and its log shown`() async throws {
    let sandbox = try sandbox()
    try sandbox.git("clone", "--quiet", "--bare", ".", "bare.git")
    try sandbox.git("remote", "add", "origin", "bare.git")
    let app = await AppDriver.git(sandbox)
    await app.press("V", "l", "j", "T")
    await app.enter("v1 The first version")
    #expect(try sandbox.git("cat-file", "-t", "v1") == "tag")
    await app.press("V", "t", "P")
    #expect(try sandbox.at("bare.git").git("tag") == "v1")
    await app.press("enter")
    #expect(app.screen.contains("Log of refs/tags/v1"))
    await app.press("V", "t", "space", "enter")
    #expect(try subjects(sandbox) == ["First"])
  }

  @Test func `what is staged or selected is put aside alone, and a branch made of it`() async throws
  {
    let sandbox = try sandbox()
    try sandbox.write("b", "1\n").commitAt("Third", hours: 3)
    try sandbox.write("a", "staged\n").git("add", "a")
    try sandbox.write("b", "changed\n").write("c", "new\n")
    let app = await AppDriver.git(sandbox)
    await app.press("S", "tab", "tab", "enter")
    await app.enter("staged")
    #expect(try sandbox.git("status", "--porcelain") == " M b\n?? c")
    await app.press("home", "j", "S", "tab", "tab", "tab", "enter")
    await app.enter("selected")
    #expect(try sandbox.git("status", "--porcelain") == "?? c")
    await app.press("V", "h", "n")
    await app.enter("from-stash")
    #expect(try sandbox.git("branch", "--show-current") == "from-stash")
    #expect(try sandbox.read("b") == "changed\n")
  }

  @Test func `a worktree is locked and one that is gone is forgotten`() async throws {
    let sandbox = try sandbox()
    let place = "\(sandbox.path)-locked"
    try sandbox.git("worktree", "add", "--quiet", "-b", "work", place)
    let app = await AppDriver.git(sandbox)
    await app.press("V", "w", "end", "L")
    #expect(try sandbox.git("worktree", "list", "--porcelain").contains("locked"))
    await app.press("L")
    try FileManager.default.removeItem(atPath: place)
    await app.press("x")
    #expect(try !sandbox.git("worktree", "list", "--porcelain").contains("work\n"))
  }

  // MARK: - Integration

  @Test func `a picking that stops is skipped and continued`() async throws {
    let sandbox = try sandbox()
    try sandbox.git("switch", "--quiet", "--create", "topic", "HEAD~1")
    try sandbox.write("a", "3\n").commitAt("Third", hours: 3)
    try sandbox.gitOrFail("cherry-pick", "main")
    let app = await AppDriver.git(sandbox)
    #expect(app.screen.contains("cherry-pick in progress"))
    await app.press("m", "s")
    #expect(!app.screen.contains("in progress"))
    try sandbox.gitOrFail("rebase", "main")
    await app.press("R", "x", "t", "m", "c")
    #expect(!app.screen.contains("in progress"))
    #expect(try subjects(sandbox).first == "Third")
    try sandbox.gitOrFail("revert", "--no-edit", "HEAD~1")
    await app.press("R")
    #expect(app.screen.contains("revert in progress"))
    await app.press("m", "a", "tab", "enter")
    #expect(!app.screen.contains("in progress"))
  }

  @Test func `a commit is joined with the one below, and the branch put onto another`()
    async throws
  {
    let sandbox = try sandbox()
    try sandbox.write("b", "1\n").commitAt("Third", hours: 3)
    let app = await AppDriver.git(sandbox)
    await app.press("V", "l", "s", "enter")
    #expect(try subjects(sandbox) == ["Second", "First"])
    #expect(try sandbox.git("log", "-1", "--format=%B").contains("Third"))
    await app.press("z", "enter")
    #expect(try subjects(sandbox) == ["Third", "Second", "First"])
  }

  // MARK: - Remotes

  @Test func `a pull goes forward only, or puts own commits on top`() async throws {
    let sandbox = try sandbox()
    try sandbox.git("clone", "--quiet", "--bare", ".", "bare.git")
    try sandbox.git("clone", "--quiet", "bare.git", "clone")
    try sandbox.git("remote", "add", "origin", "bare.git")
    let clone = sandbox.at("clone")
    try sandbox.write("b", "3\n").commitAt("Elsewhere", hours: 3)
    try sandbox.git("push", "--quiet", "origin", "main")
    let app = await AppDriver.git(sandbox, directory: clone.path)
    await app.press("alt-f")
    #expect(try subjects(clone).first == "Elsewhere")
    try sandbox.write("b", "4\n").commitAt("Again", hours: 4)
    try sandbox.git("push", "--quiet", "origin", "main")
    try clone.write("c", "1\n").commitAt("Here", hours: 5)
    await app.press("R", "alt-f")
    #expect(
      app.application.board.notices.contains {
        $0.text.hasPrefix("Both sides have commits that the other lacks.")
      })
    await app.press("alt-p")
    #expect(try subjects(clone).prefix(2) == ["Here", "Again"])
  }

  @Test func `the editor opens a file at its line`() async throws {
    let sandbox = try sandbox()
    try sandbox.write("a", "1\n2\nthree\n")
    let app = await AppDriver.git(sandbox)
    await app.press("e")
    #expect(app.application.tab == .editor)
    await app.press("4", "enter", "e")
    #expect(app.application.tab == .editor)
  }
}
