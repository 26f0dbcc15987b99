import Foundation
import Testing
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

@testable import WaymarkApp

/// What happens between a text, its file on disk and its last commit.
@Suite struct DiskChangeTests {
  private static let text = "one\ntwo\nthree\nfour\nfive\nsix\nseven\n"

  /// A text with an edit at its end whose file got another first line meanwhile.
  private func stale(
    size: Size = Size(rows: 24, columns: 80)
  ) async throws -> (EditedProject, AppDriver) {
    let project = try EditedProject(["a.txt": Self.text])
    let app = await project.open("a.txt:7", size: size)
    await app.type("lucky ")
    try project.folder.write("a.txt", Self.text.replacing("one", with: "ONE and more"))
    await tell(app)
    return (project, app)
  }

  /// Tells the application that something changed on disk.
  private func tell(_ app: AppDriver) async {
    var changes = FileChanges()
    changes.isComplete = false
    await app.send(.pane(PaneMessage(Work.ID(.files, "follow"), changes)))
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 15)])
  func `a change on disk is offered without being in the way`(columns: Int, rows: Int) async throws
  {
    let (_, app) = try await stale(size: Size(rows: rows, columns: columns))
    app.expectScreen("editor-stale-\(columns)x\(rows)")
    await app.type("!")
    #expect(app.application.panes.editor.content?.contains("lucky !seven") == true)
  }

  @Test(arguments: [(80, 24), (40, 15)])
  func `the difference is shown with what can be done`(columns: Int, rows: Int) async throws {
    let (_, app) = try await stale(size: Size(rows: rows, columns: columns))
    await app.press("alt-q", "v")
    app.expectScreen("editor-difference-\(columns)x\(rows)")
    await app.press("esc")
    #expect(app.application.overlays.isEmpty)
  }

  @Test func `merging takes both and can be undone`() async throws {
    let (project, app) = try await stale()
    await app.press("alt-q", "m")
    let merged = Self.text.replacing("one", with: "ONE and more")
      .replacing("seven", with: "lucky seven")
    #expect(app.application.panes.editor.content == merged)
    #expect(!app.screen.contains("Changed on disk"))
    await app.press("ctrl-s")
    #expect(try project.folder.read("a.txt") == merged)
    await app.press("ctrl-z")
    #expect(
      app.application.panes.editor.content == Self.text.replacing("seven", with: "lucky seven"))
  }

  @Test func `a merge that cannot be made marks both sides`() async throws {
    let project = try EditedProject(["a.txt": Self.text])
    let app = await project.open("a.txt")
    await app.type("my ")
    try project.folder.write("a.txt", Self.text.replacing("one", with: "their one"))
    await tell(app)
    await app.press("alt-q", "m")
    let content = app.application.panes.editor.content ?? ""
    #expect(content.hasPrefix("<<<<<<< yours\nmy one\n"))
    #expect(content.contains("=======\ntheir one\n>>>>>>> on disk\ntwo\n"))
    #expect(app.screen.contains("Merged with 1 conflict"))
  }

  @Test func `keeping mine lets the next saving write`() async throws {
    let (project, app) = try await stale()
    await app.press("alt-q", "k")
    #expect(!app.screen.contains("Changed on disk."))
    await app.press("ctrl-s")
    #expect(try project.folder.read("a.txt") == Self.text.replacing("seven", with: "lucky seven"))
  }

  @Test func `a save that would write over a change asks`() async throws {
    let (project, app) = try await stale()
    await app.press("ctrl-s")
    #expect(try project.folder.read("a.txt").hasPrefix("ONE"))
    await app.press("tab", "enter")
    #expect(app.screen.contains("+lucky seven"))
    await app.press("tab", "enter")
    #expect(app.application.panes.editor.content?.hasPrefix("ONE") == true)
    #expect(app.application.panes.editor.content?.contains("lucky") == false)
  }

  @Test func `a click on the notice offers everything`() async throws {
    let (_, app) = try await stale()
    await app.click(on: "Changed on disk.")
    app.expectScreen("editor-settle")
  }

  @Test func `a text is compared with its last commit`() async throws {
    let project = try EditedProject(["a.txt": "one\ntwo\n"])
    for arguments in [
      ["init", "-q"], ["add", "."],
      ["-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-qm", "First"],
    ] {
      _ = try WaymarkTestSupport.Command.run("git", arguments, in: project.folder.path)
    }
    let app = await project.open("a.txt")
    await app.type("changed ")
    await app.press("ctrl-s", "alt-q", "h")
    #expect(app.screen.contains("-one"))
    #expect(app.screen.contains("+changed one"))
    await app.press("esc", "alt-q", "v")
    #expect(app.screen.contains("There is no difference."))
  }

  @Test(arguments: [(80, 24), (40, 15)])
  func `unsaved work is shown before it is recovered`(columns: Int, rows: Int) async throws {
    let size = Size(rows: rows, columns: columns)
    let project = try EditedProject(["a.txt": Self.text])
    do {
      let app = await project.open("a.txt")
      await app.type("lost ")
      app.application.panes.editor.end()
    }
    let app = await project.open(size: size)
    await app.press("right", "enter")
    #expect(app.screen.contains("+lost one"))
    app.expectScreen("editor-recovery-\(columns)x\(rows)")
    await app.press("enter")
    #expect(app.application.panes.editor.content == "lost " + Self.text)
  }

  @Test func `undoing goes on after a restart until the file is another`() async throws {
    let project = try EditedProject(["a.txt": "old\n"])
    do {
      let app = await project.open("a.txt")
      await app.type("new ")
      await app.press("ctrl-s")
      app.application.panes.editor.end()
    }
    do {
      let app = await project.open("a.txt")
      await app.press("ctrl-z")
      #expect(app.application.panes.editor.content == "old\n")
      #expect(app.row(1).contains("●"))
      await app.press("ctrl-y", "ctrl-w")
    }
    try project.folder.write("a.txt", "theirs\n")
    let app = await project.open("a.txt")
    await app.press("ctrl-z")
    #expect(app.application.panes.editor.content == "theirs\n")
  }

  @Test func `who edits one file is asked about that file alone`() async throws {
    let project = try EditedProject(["a.txt": "a\n", "b.txt": "b\n"])
    do {
      let app = await project.open("a.txt", "b.txt")
      await app.type("lost ")
      await app.press("ctrl-pagedown")
      await app.type("gone ")
      app.application.panes.editor.end()
    }
    // The journals are free as soon as the application has let go of its texts.
    let store = RecoveryStore(state: project.state.path)
    var found = try store.abandoned()
    for _ in 0..<2000 where found.count < 2 {
      found = []
      try await Task.sleep(for: .milliseconds(5))
      found = try store.abandoned()
    }
    #expect(found.count == 2)
    var editor = Editor()
    editor.onlyFile = project.folder.path + "/a.txt:3"
    _ = editor.receive(EditorMessage.abandoned(found), in: Size(rows: 20, columns: 60))
    #expect(editor.abandoned.map(\.name) == ["a.txt"])
  }

  @Test func `a file that was deleted under a text is made again by saving`() async throws {
    let project = try EditedProject(["a.txt": Self.text])
    let app = await project.open("a.txt")
    try FileManager.default.removeItem(atPath: project.folder.path + "/a.txt")
    await tell(app)
    #expect(app.row(1).contains("not on disk"))
    await app.press("ctrl-w")
    #expect(app.screen.contains("no longer on disk"))
    await app.press("esc", "ctrl-s")
    #expect(try project.folder.read("a.txt") == Self.text)
    #expect(!app.row(1).contains("not on disk"))
  }

  @Test func `a file that comes back is followed again`() async throws {
    let project = try EditedProject(["a.txt": Self.text])
    let app = await project.open("a.txt")
    try FileManager.default.removeItem(atPath: project.folder.path + "/a.txt")
    await tell(app)
    try project.folder.write("a.txt", "back\n")
    await tell(app)
    #expect(app.application.panes.editor.content == "back\n")
    #expect(!app.row(1).contains("not on disk"))
    await app.press("ctrl-w")
    #expect(app.application.panes.editor.texts.isEmpty)
  }

  @Test func `a long text is trimmed while it is saved, as one step`() async throws {
    let lines = String(repeating: "blanks follow  \n", count: 30_000)
    let project = try EditedProject([
      "a.txt": lines, ".editorconfig": "root = true\n[*]\ntrim_trailing_whitespace = true\n",
    ])
    let app = await project.open("a.txt")
    await app.type("x")
    await app.press("ctrl-s")
    let trimmed = lines.replacing("  \n", with: "\n")
    #expect(try project.folder.read("a.txt") == "x" + trimmed)
    #expect(app.application.panes.editor.content == "x" + trimmed)
    #expect(app.application.panes.editor.current?.isModified == false)
    await app.press("ctrl-z")
    #expect(app.application.panes.editor.content == "x" + lines)
  }

  @Test func `a long selection is cut, put back and indented off the loop`() async throws {
    let lines = String(repeating: "a line of the text\n", count: 80_000)
    let project = try EditedProject(["a.txt": lines])
    let app = await project.open("a.txt")
    await app.press("ctrl-a", "ctrl-x")
    #expect(app.application.panes.editor.content == "")
    await app.press("ctrl-v")
    #expect(app.application.panes.editor.content == lines)
    await app.press("ctrl-a", "tab")
    #expect(app.application.panes.editor.content?.hasPrefix("    a line") == true)
    await app.press("ctrl-z", "ctrl-z")
    #expect(app.application.panes.editor.content == "")
  }

  @Test func `unsaved work that was put off is not forgotten`() async throws {
    let project = try EditedProject(["a.txt": "a\n"])
    do {
      let app = await project.open("a.txt")
      await app.type("lost ")
      app.application.panes.editor.end()
    }
    let app = await project.open()
    await app.press("esc")
    #expect(app.screen.contains("Unsaved work waits: a.txt"))
    await app.press("alt-q", "r", "enter")
    #expect(app.application.panes.editor.content == "lost a\n")
  }
}
