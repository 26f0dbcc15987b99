import Foundation
import Testing
import WaymarkApp
import WaymarkTerminal
import WaymarkTestSupport

/// The file tree.
@Suite struct FilesTests {
  private func project() throws -> EditedProject {
    try EditedProject([
      "Sources/Kiln.swift": "struct Kiln {}\n", "Sources/Clay/Clay.swift": "struct Clay {}\n",
      "README.md": "# Pots\n", ".hidden": "x", "plan 2.md": "# Plan\n",
    ])
  }

  private func open(
    _ project: EditedProject, size: Size = Size(rows: 24, columns: 80)
  ) async -> AppDriver {
    let app = await project.open(size: size)
    await app.press("alt-3")
    return app
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 15)])
  func `the tree shows folders first`(columns: Int, rows: Int) async throws {
    let app = await open(try project(), size: Size(rows: rows, columns: columns))
    await app.press("enter", "down", "enter")
    app.expectScreen("files-\(columns)x\(rows)")
  }

  @Test func `enter opens a file in the editor`() async throws {
    let app = await open(try project())
    await app.press("/")
    await app.type("read")
    await app.press("enter", "enter")
    #expect(app.row(1).contains("README.md"))
    #expect(app.application.panes.editor.content == "# Pots\n")
  }

  @Test(arguments: [(80, 24), (40, 15)])
  func `a file is found by some of its letters`(columns: Int, rows: Int) async throws {
    let app = await open(try project(), size: Size(rows: rows, columns: columns))
    await app.press("ctrl-p")
    await app.type("scl")
    app.expectScreen("files-finder-\(columns)x\(rows)")
    await app.press("enter")
    #expect(app.application.panes.editor.content == "struct Clay {}\n")
  }

  @Test func `files are made, renamed, copied and deleted, and that is taken back`() async throws {
    let project = try project()
    let app = await open(project)
    let manager = FileManager.default
    func isThere(_ name: String) -> Bool {
      manager.fileExists(atPath: "\(project.folder.path)/\(name)")
    }
    await app.give("files.new-file made.txt")
    #expect(isThere("made.txt"))
    await app.press("alt-3")
    #expect(app.row(1).contains("made.txt"))
    await app.press("r", "ctrl-u")
    await app.type("named.txt")
    await app.press("enter")
    #expect(isThere("named.txt") && !isThere("made.txt"))
    await app.press("D")
    #expect(isThere("named copy.txt"))
    await app.press("d")
    #expect(!isThere("named copy.txt"))
    await app.press("u")
    #expect(isThere("named copy.txt"))
    await app.press("u", "u")
    #expect(isThere("made.txt") && !isThere("named copy.txt"))
  }

  @Test func `hidden files are shown when asked for`() async throws {
    let app = await open(try project())
    #expect(!app.screen.contains(".hidden"))
    await app.press(".")
    #expect(app.screen.contains(".hidden"))
  }

  @Test func `text is found in all files`() async throws {
    let app = await open(try project())
    await app.press("s")
    await app.type("struct Cl")
    await app.wait { $0.screen.contains("Clay.swift:1") }
    await app.press("enter")
    #expect(app.application.panes.editor.content == "struct Clay {}\n")
  }

  @Test func `hostile names are shown safely and still work`() async throws {
    let project = try EditedProject([:])
    let name = "a\u{1B}[31m\nb\u{202E}.txt"
    try project.folder.write(name, "inside\n")
    let app = await open(project)
    #expect(!app.screen.contains("\u{1B}") && !app.screen.contains("\u{202E}"))
    await app.press("enter")
    #expect(app.application.panes.editor.content == "inside\n")
  }

  @Test func `the path is copied and a folder is zipped`() async throws {
    let project = try project()
    let app = await open(project)
    await app.press("y")
    #expect(app.copies == ["Sources"])
    await app.press("z", "enter")
    #expect(FileManager.default.fileExists(atPath: project.folder.path + "/Sources.zip"))
  }
}
