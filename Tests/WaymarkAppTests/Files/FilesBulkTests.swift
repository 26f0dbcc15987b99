import Foundation
import Testing
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

@testable import WaymarkApp

/// What is done with many files at once, with undo.
@Suite struct FilesBulkTests {
  private func open(
    _ files: [String: String], size: Size = Size(rows: 24, columns: 80)
  ) async throws -> (EditedProject, AppDriver) {
    let project = try EditedProject(files)
    let app = await project.open(size: size)
    await app.press("alt-3")
    return (project, app)
  }

  private func isThere(_ name: String, _ project: EditedProject) -> Bool {
    FileManager.default.fileExists(atPath: "\(project.folder.path)/\(name)")
  }

  @Test func `files are selected by name, all or the others`() async throws {
    let (project, app) = try await open(["a.md": "", "b.md": "", "c.txt": ""])
    await app.give("files.select-matching *.md")
    #expect(app.row(1).contains("2 selected"))
    await app.press("~")
    #expect(app.row(1).contains("1 selected"))
    await app.press("esc", "*", "d")
    #expect(!isThere("a.md", project) && !isThere("b.md", project) && !isThere("c.txt", project))
    await app.press("u")
    #expect(isThere("a.md", project) && isThere("b.md", project) && isThere("c.txt", project))
  }

  @Test func `what was done before an error can be taken back`() async throws {
    let (project, app) = try await open(["a.md": "a", "b.md": "b", "into/b.md": "other"])
    await app.give("files.select-matching ?.md")
    await app.give("files.move-to into")
    #expect(isThere("into/a.md", project) && isThere("b.md", project))
    #expect(app.screen.contains("Ended early after 1 change"))
    await app.press("u")
    #expect(isThere("a.md", project) && !isThere("into/a.md", project))
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 15)])
  func `text is replaced everywhere after a look`(columns: Int, rows: Int) async throws {
    let (project, app) = try await open(
      ["a.txt": "one cat\n", "b.txt": "two cats\nand a cat\n", "c.txt": "cat\n"],
      size: Size(rows: rows, columns: columns))
    await app.press("S")
    await app.type("cat")
    await app.wait { $0.screen.contains("4 places") }
    await app.press("ctrl-r")
    await app.type("dog")
    app.expectScreen("files-replace-\(columns)x\(rows)")
    await app.press("enter")
    app.expectScreen("files-replace-preview-\(columns)x\(rows)")
    await app.press("end", "space", "enter")
    #expect(try project.folder.read("a.txt") == "one dog\n")
    #expect(try project.folder.read("b.txt") == "two dogs\nand a dog\n")
    #expect(try project.folder.read("c.txt") == "cat\n")
    await app.press("u")
    #expect(try project.folder.read("a.txt") == "one cat\n")
    #expect(try project.folder.read("b.txt") == "two cats\nand a cat\n")
  }

  @Test func `a file that was written since is not put back`() async throws {
    let (project, app) = try await open(["a.txt": "cat\n"])
    await app.press("S")
    await app.type("cat")
    await app.press("ctrl-r")
    await app.type("dog")
    await app.press("enter", "enter")
    #expect(try project.folder.read("a.txt") == "dog\n")
    try project.folder.write("a.txt", "something else\n")
    await app.press("u")
    #expect(try project.folder.read("a.txt") == "something else\n")
    #expect(app.screen.contains("a.txt changed since"))
  }

  @Test func `files come in from and go out to elsewhere`() async throws {
    let (project, app) = try await open(["a.txt": "a"])
    let elsewhere = try TemporaryFolder()
    try elsewhere.write("pots/clay.txt", "clay")
    await app.give("files.import \(elsewhere.path)/pots")
    #expect(try project.folder.read("pots/clay.txt") == "clay")
    await app.press("u")
    #expect(!isThere("pots", project))
    await app.press("/")
    await app.type("a.txt")
    await app.press("enter")
    await app.give("files.export \(elsewhere.path)")
    #expect(try elsewhere.read("a.txt") == "a")
  }

  @Test func `the selected files are attached to a chat`() async throws {
    let (_, app) = try await open(["a.txt": "a", "b.txt": "b"])
    await app.press("*", "a")
    #expect(app.application.tab == .chat)
  }

  @Test func `a change can be stopped and one runs at a time`() throws {
    var files = Files()
    _ = files.receive(
      FilesProgress(words: "Zipping a", share: 0.4), in: Size(rows: 20, columns: 60))
    #expect(files.progress?.fraction == 0.4)
    #expect(files.contexts.first == .running)
    #expect(files.availability(of: Command(FilesAction.newFile)) != .enabled)
    #expect(
      files.perform(Command(RunningAction.stop), in: Size(rows: 20, columns: 60))
        == [.cancel(FilesWork.changeID)])
    _ = files.receive(FilesMessage.stopped, in: Size(rows: 20, columns: 60))
    #expect(files.progress == nil)
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 15)])
  func `rows tell what the analysis found`(columns: Int, rows: Int) async throws {
    var files: [String: String] = [:]
    for (name, lines) in SampleReport.sources { files[name] = lines.joined(separator: "\n") }
    let (_, app) = try await open(files, size: Size(rows: rows, columns: columns))
    await app.press("right", "down")
    app.expectScreen("files-plan-\(columns)x\(rows)")
  }

  @Test func `changes on disk are followed once for all panes`() {
    var application = Application(path: "/tmp", size: Size(rows: 24, columns: 80))
    var effects = application.appear()
    for key in ["alt-3", "alt-5"] {
      guard let key = Key(key) else { continue }
      effects += application.update(.key(key))
    }
    #expect(effects.count { $0 == FilesWork.follow } == 1)
  }

  @Test(arguments: [
    ("*.md", "a.md", true), ("*.md", "a.mdx", false), ("a?c", "abc", true), ("*", "", true),
    ("*a*b*", "xxaxxbxx", true), ("*a*b", "ab b a", false), ("é*", "éa", true),
  ])
  func `names fit patterns`(pattern: String, name: String, fits: Bool) {
    #expect(NamePattern(pattern).matches(Array(name.utf8)) == fits)
  }
}
