import Foundation
import Testing
import WaymarkApp
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

/// Editing files with the keys that people know.
@Suite struct EditorTests {
  @Test func `what is typed is saved`() async throws {
    let project = try EditedProject(["a.txt": "one\ntwo\n"])
    let app = await project.open("a.txt")
    await app.press("down", "end")
    await app.type(" and three")
    #expect(app.row(1).contains("● a.txt"))
    await app.press("ctrl-s")
    #expect(try project.folder.read("a.txt") == "one\ntwo and three\n")
    #expect(!app.row(1).contains("●"))
  }

  @Test func `undo and redo go through what was done`() async throws {
    let project = try EditedProject(["a.txt": ""])
    let app = await project.open("a.txt")
    await app.type("ab")
    await app.press("enter")
    await app.type("c")
    #expect(app.application.panes.editor.content == "ab\nc")
    await app.press("ctrl-z")
    #expect(app.application.panes.editor.content == "ab")
    await app.press("ctrl-z")
    #expect(app.application.panes.editor.content == "")
    await app.press("ctrl-y", "ctrl-y")
    #expect(app.application.panes.editor.content == "ab\nc")
  }

  @Test func `lines are indented, commented and moved`() async throws {
    let project = try EditedProject(["a.swift": "if x {\n  y()\n}\n"])
    let app = await project.open("a.swift")
    await app.press("down", "ctrl-/")
    #expect(app.application.panes.editor.content == "if x {\n  // y()\n}\n")
    await app.press("ctrl-/", "alt-up")
    #expect(app.application.panes.editor.content == "  y()\nif x {\n}\n")
    await app.press("ctrl-z", "end", "enter")
    await app.type("z")
    #expect(app.application.panes.editor.content == "if x {\n  y()\n  z\n}\n")
  }

  @Test func `a selection is cut and pasted`() async throws {
    let project = try EditedProject(["a.txt": "one two\n"])
    let app = await project.open("a.txt")
    await app.press("ctrl-shift-right", "ctrl-x", "end")
    await app.type(" ")
    await app.press("ctrl-v")
    #expect(app.application.panes.editor.content == " two one\n")
    #expect(app.copies == ["one"])
  }

  @Test func `several cursors type at once`() async throws {
    let project = try EditedProject(["a.txt": "x = 1\ny = x\nz = x\n"])
    let app = await project.open("a.txt")
    await app.press("ctrl-d", "ctrl-d", "ctrl-d")
    await app.type("w")
    #expect(app.application.panes.editor.content == "w = 1\ny = w\nz = w\n")
    await app.press("ctrl-z")
    #expect(app.application.panes.editor.content == "x = 1\ny = x\nz = x\n")
  }

  @Test func `finding goes to the match and replacing changes all`() async throws {
    let project = try EditedProject(["a.txt": "cat\ndog\ncat\n"])
    let app = await project.open("a.txt")
    await app.press("ctrl-f")
    await app.type("do")
    #expect(app.row(-2).contains("1 match"))
    await app.press("esc")
    await app.type("bird")
    #expect(app.application.panes.editor.content == "cat\nbirdg\ncat\n")
    await app.press("ctrl-z", "ctrl-home", "ctrl-f", "ctrl-u")
    await app.type("cat")
    await app.press("tab")
    await app.type("cow")
    await app.press("alt-a")
    #expect(app.application.panes.editor.content == "cow\ndog\ncow\n")
    await app.press("esc", "ctrl-z")
    #expect(app.application.panes.editor.content == "cat\ndog\ncat\n")
  }

  @Test func `a line is gone to by its number`() async throws {
    let lines = (1...100).map { "line \($0)" }.joined(separator: "\n")
    let project = try EditedProject(["a.txt": lines])
    let app = await project.open("a.txt:50")
    #expect(app.row(1).contains("50:1"))
    await app.press("ctrl-g")
    await app.type("77:3")
    await app.press("enter")
    #expect(app.row(1).contains("77:3"))
  }

  @Test func `functions are found by their name`() async throws {
    let project = try EditedProject([
      "a.py": "def first():\n  pass\n\ndef second():\n  pass\n"
    ])
    let app = await project.open("a.py")
    await app.press("ctrl-t")
    await app.type("sec")
    await app.press("enter")
    #expect(app.row(1).contains("4:1"))
  }

  @Test func `a file that changed on disk is not written over unasked`() async throws {
    let project = try EditedProject(["a.txt": "old\n"])
    let app = await project.open("a.txt")
    await app.type("my ")
    try project.folder.write("a.txt", "theirs, longer\n")
    await app.press("ctrl-s")
    #expect(try project.folder.read("a.txt") == "theirs, longer\n")
    app.expectScreen("editor-conflict")
    await app.press("left", "enter")
    #expect(try project.folder.read("a.txt") == "my old\n")
  }

  @Test func `reading a file again keeps the edits one undo away`() async throws {
    let project = try EditedProject(["a.txt": "old\n"])
    let app = await project.open("a.txt")
    await app.type("my ")
    try project.folder.write("a.txt", "theirs\n")
    await app.press("alt-r")
    #expect(app.application.panes.editor.content == "theirs\n")
    await app.press("ctrl-z")
    #expect(app.application.panes.editor.content == "my old\n")
  }

  @Test func `closing and leaving ask about what is not saved`() async throws {
    let project = try EditedProject(["a.txt": "a\n"])
    let app = await project.open("a.txt")
    await app.type("b")
    await app.press("ctrl-q")
    #expect(app.requests.isEmpty)
    #expect(app.screen.contains("Quit with unsaved work?"))
    await app.press("esc", "ctrl-w")
    #expect(app.screen.contains("Close a.txt?"))
    await app.press("enter")
    #expect(try project.folder.read("a.txt") == "ba\n")
    await app.press("ctrl-q")
    #expect(app.requests == [.quit])
  }

  @Test func `edits survive a program that ends`() async throws {
    let project = try EditedProject(["a.txt": "a\n"])
    do {
      let app = await project.open("a.txt")
      await app.type("saved nowhere ")
      app.application.panes.editor.end()
    }
    let app = await project.open()
    #expect(app.screen.contains("Recover unsaved work?"))
    await app.press("enter")
    #expect(app.application.panes.editor.content == "saved nowhere a\n")
    await app.press("ctrl-z")
    #expect(app.application.panes.editor.content == "a\n")
  }

  @Test func `a new file is made when it is saved`() async throws {
    let project = try EditedProject([:])
    let app = await project.open("src/new.txt")
    await app.type("x")
    try FileManager.default.createDirectory(
      atPath: project.folder.path + "/src", withIntermediateDirectories: true)
    await app.press("ctrl-s")
    #expect(try project.folder.read("src/new.txt") == "x")
  }

  @Test func `the rules of editorconfig are kept`() async throws {
    let project = try EditedProject([
      ".editorconfig": """
      root = true
      [*.{c,h}]
      indent_style = tab
      trim_trailing_whitespace = true
      insert_final_newline = true
      """, "a.c": "int x;  \nint y;",
    ])
    let app = await project.open("a.c")
    await app.press("tab", "ctrl-s")
    #expect(try project.folder.read("a.c") == "\tint x;\nint y;\n")
  }

  @Test func `the mouse puts the cursor, selects words and scrolls`() async throws {
    let project = try EditedProject(["a.txt": "one two three\nfour\n"])
    let app = await project.open("a.txt")
    await app.click(on: "two", times: 2)
    await app.type("2")
    #expect(app.application.panes.editor.content == "one 2 three\nfour\n")
  }

  @Test func `hostile text is shown safely and edited as it is`() async throws {
    let project = try EditedProject([:])
    let text = "a\u{1B}[31mb\u{202E}c\t日本\u{301}e\r\nnext"
    try project.folder.write("a.txt", text)
    let app = await project.open("a.txt")
    #expect(!app.screen.contains("\u{1B}") && !app.screen.contains("\u{202E}"))
    await app.press("end")
    await app.type("!")
    await app.press("ctrl-s")
    #expect(
      try project.folder.read("a.txt") == "a\u{1B}[31mb\u{202E}c\t日本\u{301}e!\r\nnext")
  }

  @Test func `what is typed takes the place of the pattern that the bar begins with`() async throws
  {
    let project = try EditedProject(["a.txt": "one two one\n"])
    let app = await project.open("a.txt")
    await app.press("ctrl-d", "ctrl-f")
    #expect(app.row(-2).contains("one"))
    await app.type("two")
    #expect(app.row(-2).hasPrefix(" Find    two "))
    await app.press("esc", "ctrl-f", "end")
    await app.type("!")
    #expect(app.row(-2).hasPrefix(" Find    two! "))
  }

  @Test func `what is cut away to the end of lines can be put back`() async throws {
    let project = try EditedProject(["a.txt": "one two\nthree\n"])
    let app = await project.open("a.txt")
    await app.press("alt-k", "alt-k", "alt-k")
    #expect(app.application.panes.editor.content == "\n")
    await app.press("ctrl-v")
    #expect(app.application.panes.editor.content == "one two\nthree\n")
    await app.press("alt-k", "ctrl-home", "alt-k", "ctrl-v", "ctrl-v")
    #expect(app.application.panes.editor.content == "one twoone two\nthree")
  }

  @Test func `undoing a replacement goes back to where the cursor was`() async throws {
    let project = try EditedProject(["a.txt": "one\ntwo\none\n"])
    let app = await project.open("a.txt:2")
    await app.press("ctrl-r")
    await app.type("one")
    await app.press("tab")
    await app.type("1")
    await app.press("alt-a", "esc")
    #expect(app.application.panes.editor.content == "1\ntwo\n1\n")
    await app.press("ctrl-z")
    #expect(app.application.panes.editor.content == "one\ntwo\none\n")
    #expect(app.row(1).contains("3:"))
  }
}
