import Foundation
import Testing
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

@testable import WaymarkApp

/// How the editor shows a text, and what helps to find places in it.
@Suite struct EditorViewTests {
  private static let source = """
    def fire(kiln, target):
        if target > kiln.limit:
            raise ValueError("too hot")

        for step in range(target):
    \t\tkiln.heat(step)
        return kiln


    def cool(kiln):
        kiln.open()

    """

  @Test(arguments: [(120, 40), (80, 24), (40, 15)])
  func `a text is shown in two parts with their own cursors`(columns: Int, rows: Int) async throws {
    let project = try EditedProject(["kiln.py": Self.source])
    let app = await project.open("kiln.py:10", size: Size(rows: rows, columns: columns))
    await app.press(columns >= 80 ? "alt-V" : "alt-v", "alt-p", "ctrl-home")
    await app.type("# ")
    app.expectScreen("editor-split-\(columns)x\(rows)")
    await app.press("alt-p")
    await app.type("async ")
    #expect(app.application.panes.editor.content?.hasPrefix("# def fire") == true)
    #expect(app.application.panes.editor.content?.contains("\nasync def cool") == true)
    await app.press("alt-v")
    if columns >= 80 { await app.press("alt-v") }
    #expect(app.application.panes.editor.current?.parked == nil)
  }

  @Test func `a click goes to the other part`() async throws {
    let project = try EditedProject(["a.txt": "one\ntwo\n"])
    let app = await project.open("a.txt")
    await app.press("alt-v")
    let upper = app.application.panes.editor.current?.parked?.isSecond
    await app.send(.input(.mouse(MouseEvent(.press(.left), row: 15, column: 8))))
    #expect(app.application.panes.editor.current?.parked?.isSecond != upper)
  }

  @Test(arguments: [false, true])
  func `blanks are marked and steps have lines`(isPlain: Bool) async throws {
    let project = try EditedProject(["kiln.py": Self.source])
    let app = await project.open("kiln.py", size: Size(rows: 15, columns: 60))
    app.isPlain = isPlain
    await app.press("alt-w")
    app.expectScreen("editor-blanks\(isPlain ? "-plain" : "")")
    await app.press("alt-w", "alt-g")
    #expect(!app.screen.contains("│") && !app.screen.contains("·"))
  }

  @Test func `bookmarks stay on their lines`() async throws {
    let lines = (1...60).map { "line \($0)\n" }.joined()
    let project = try EditedProject(["a.txt": lines])
    let app = await project.open("a.txt:10")
    await app.press("alt-q", "b", "ctrl-g")
    await app.type("50")
    await app.press("enter", "alt-q", "b", "ctrl-home", "enter", "alt-q", "n")
    #expect(app.row(1).contains("11:1"))
    #expect(app.screen.contains("▸line 10"))
    await app.press("alt-q", "n")
    #expect(app.row(1).contains("51:1"))
    await app.press("alt-q", "p", "alt-q", "b", "alt-q", "n")
    #expect(app.row(1).contains("51:1"))
  }

  @Test func `a block of columns is selected by keys and by the mouse`() async throws {
    let project = try EditedProject(["a.txt": "abcd\nabcd\nab\nabcd\n"])
    let app = await project.open("a.txt:1:2")
    await app.press("ctrl-shift-down", "ctrl-shift-down", "ctrl-shift-down", "ctrl-alt-right")
    await app.press("ctrl-alt-right")
    await app.type("X")
    #expect(app.application.panes.editor.content == "aXd\naXd\naX\naXd\n")
    await app.press("ctrl-z", "esc")
    func mouse(_ kind: MouseEvent.Kind, _ row: Int, _ column: Int) async {
      var event = MouseEvent(kind, row: row, column: column)
      event.modifiers = .alt
      await app.send(.input(.mouse(event)))
    }
    await mouse(.press(.left), 2, 5)
    await mouse(.drag(.left), 3, 7)
    await app.press("delete")
    #expect(app.application.panes.editor.content == "ad\nad\nab\nabcd\n")
  }

  @Test(arguments: [(80, 24), (40, 15)])
  func `words are completed from open texts`(columns: Int, rows: Int) async throws {
    let project = try EditedProject([
      "a.py": "temperature = 20\ntemple = 1\n\n", "b.py": "temporary = 2\n",
    ])
    let app = await project.open("b.py", "a.py:3", size: Size(rows: rows, columns: columns))
    await app.type("te")
    await app.press("ctrl-space")
    app.expectScreen("editor-completion-\(columns)x\(rows)")
    await app.type("mpo")
    await app.press("enter")
    #expect(app.application.panes.editor.content?.hasSuffix("\ntemporary\n") == true)
    await app.type(" tempe")
    await app.press("ctrl-space")
    #expect(app.application.panes.editor.content?.hasSuffix(" temperature\n") == true)
  }

  @Test(arguments: [(80, 24), (40, 15)])
  func `a file that is no text is shown in hexadecimal`(columns: Int, rows: Int) async throws {
    let project = try EditedProject([:])
    let bytes = Data((0..<200).map { UInt8($0) })
    try bytes.write(to: URL(fileURLWithPath: project.folder.path + "/a.bin"))
    let app = await project.open("a.bin", size: Size(rows: rows, columns: columns))
    app.expectScreen("editor-bytes-\(columns)x\(rows)")
    await app.type("x")
    await app.press("ctrl-s")
    #expect(app.screen.contains("for reading alone"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: project.folder.path + "/a.bin")) == bytes)
    await app.press("ctrl-f")
    await app.type("1f")
    #expect(app.row(-2).contains("1 match"))
    await app.press("esc")
  }

  @Test func `a text is written in another encoding`() async throws {
    let project = try EditedProject(["a.txt": "grün\n"])
    let app = await project.open("a.txt")
    await app.press("alt-q", "e")
    await app.type("8859")
    await app.press("enter")
    #expect(app.row(1).contains("●") && app.row(1).contains("ISO-8859-1"))
    await app.press("ctrl-s")
    let data = try Data(contentsOf: URL(fileURLWithPath: project.folder.path + "/a.txt"))
    #expect(Array(data) == [0x67, 0x72, 0xFC, 0x6E, 0x0A])
    await app.give("editor.encoding UTF-8 with BOM")
    await app.press("ctrl-s")
    let marked = try Data(contentsOf: URL(fileURLWithPath: project.folder.path + "/a.txt"))
    #expect(Array(marked) == [0xEF, 0xBB, 0xBF] + Array("grün\n".utf8))
  }

  @Test func `a file is read again in another encoding`() async throws {
    let project = try EditedProject(["a.txt": "grün\n"])
    let app = await project.open("a.txt")
    await app.give("editor.reopen ISO-8859-1")
    #expect(app.application.panes.editor.content == "grÃ¼n\n")
    await app.give("editor.reopen UTF-8")
    #expect(app.application.panes.editor.content == "grün\n")
  }

  @Test func `a text is saved as another file, and all at once`() async throws {
    let project = try EditedProject(["a.txt": "a\n", "b.txt": "b\n"])
    let app = await project.open("a.txt", "b.txt")
    await app.type("1")
    await app.press("ctrl-pagedown")
    await app.type("2")
    await app.press("alt-a")
    #expect(try project.folder.read("a.txt") == "2a\n")
    #expect(try project.folder.read("b.txt") == "1b\n")
    await app.type("3")
    await app.give("editor.save-as c.txt")
    #expect(try project.folder.read("a.txt") == "2a\n")
    #expect(try project.folder.read("c.txt") == "23a\n")
    #expect(app.row(1).contains("c.txt"))
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 15)])
  func `code tells which objective it serves`(columns: Int, rows: Int) async throws {
    var files: [String: String] = [:]
    for (name, lines) in SampleReport.sources { files[name] = lines.joined(separator: "\n") + "\n" }
    let project = try EditedProject(files)
    let app = await project.open(
      "src/invoice_parser.py:4", size: Size(rows: rows, columns: columns))
    app.expectScreen("editor-served-\(columns)x\(rows)")
    await app.press("alt-q", "i")
    #expect(app.screen.contains("Serves"))
  }
}
