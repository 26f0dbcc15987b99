import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct FileChangeTests {
  private let folder: TemporaryFolder
  private let files: ProjectFiles
  private let trash: Trash

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("project/a.txt", "a").write("project/src/b.txt", "b")
    files = try ProjectFiles(root: folder.path + "/project")
    trash = Trash(home: folder.path + "/data/Trash")
  }

  private func path(_ text: String) throws -> ProjectPath { try ProjectPath(text) }

  /// All entries below the project, sorted.
  private var entries: [String] {
    (FileManager.default.subpaths(atPath: folder.path + "/project") ?? []).sorted()
  }

  private static func code(_ body: () throws -> Void) -> WaymarkError.Code? {
    do {
      try body()
      return nil
    } catch {
      return (error as? WaymarkError)?.code
    }
  }

  @Test func `files and folders are made but not over others`() throws {
    let change = try files.makeFile(try path("new.txt"))
    _ = try files.makeFolder(try path("x/y/z"))
    #expect(entries == ["a.txt", "new.txt", "src", "src/b.txt", "x", "x/y", "x/y/z"])
    #expect(Self.code { _ = try files.makeFile(try path("a.txt")) } == .alreadyExists)
    #expect(Self.code { _ = try files.makeFolder(try path("src")) } == .alreadyExists)
    #expect(Self.code { _ = try files.makeFolder(try path("a.txt/b")) } != nil)
    try files.undo(change, trash: trash)
    #expect(!entries.contains("new.txt"))
  }

  @Test func `a move never writes over something and can be taken back`() throws {
    #expect(
      Self.code { _ = try files.move(try path("a.txt"), to: try path("src/b.txt")) }
        == .alreadyExists)
    let change = try files.move(try path("src"), to: try path("sources"))
    #expect(entries == ["a.txt", "sources", "sources/b.txt"])
    try files.undo(change, trash: trash)
    #expect(entries == ["a.txt", "src", "src/b.txt"])
    #expect(
      Self.code { _ = try files.move(try path("src"), to: try path("src/in/src")) }
        == .invalidArgument)
    #expect(Self.code { _ = try files.move(.root, to: try path("x")) } == .invalidArgument)
  }

  @Test func `a deleted folder is restored whole`() throws {
    let name = Array("odd\n".utf8) + [0xFF]
    _ = try files.makeFile(try path("src").appending(name))
    let before = entries
    let change = try files.delete(try path("src"), to: trash)
    #expect(entries == ["a.txt"])
    guard case .trashed(_, let file) = change else {
      Issue.record("\(change)")
      return
    }
    let note = try String(
      contentsOf: URL(fileURLWithPath: file.note.text), encoding: .utf8)
    #expect(note.hasPrefix("[Trash Info]\nPath=\(folder.path)/project/src\nDeletionDate=20"))
    try files.undo(change, trash: trash)
    #expect(entries == before)
    #expect(try FileStatus.of(file.note) == nil)
  }

  @Test func `two deleted files of one name are both kept`() throws {
    let first = try files.delete(try path("a.txt"), to: trash)
    try folder.write("project/a.txt", "second")
    let second = try files.delete(try path("a.txt"), to: trash)
    try files.undo(first, trash: trash)
    #expect(try folder.read("project/a.txt") == "a")
    #expect(Self.code { try files.undo(second, trash: trash) } == .alreadyExists)
    try files.deletePermanently(try path("a.txt"))
    try files.undo(second, trash: trash)
    #expect(try folder.read("project/a.txt") == "second")
  }

  @Test func `restoring makes the folder it was in`() throws {
    let change = try files.delete(try path("src/b.txt"), to: trash)
    try files.deletePermanently(try path("src"))
    try files.undo(change, trash: trash)
    #expect(entries == ["a.txt", "src", "src/b.txt"])
  }

  @Test func `a copy has content, permissions, times and links`() throws {
    let place = folder.path + "/project"
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755, .modificationDate: Date(timeIntervalSince1970: 1_000_000)],
      ofItemAtPath: place + "/src/b.txt")
    try FileManager.default.createSymbolicLink(
      atPath: place + "/src/link", withDestinationPath: "b.txt")
    mkfifo(place + "/src/pipe", 0o600)
    let change = try files.copy(try path("src"), to: try path("copy"))
    #expect(entries.filter { $0.hasPrefix("copy") } == ["copy", "copy/b.txt", "copy/link"])
    let status = try #require(try files.status(of: try path("copy/b.txt")))
    #expect(status.mode == 0o755)
    #expect(status.modified == 1_000_000_000_000_000)
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: place + "/copy/link") == "b.txt")
    try files.undo(change, trash: trash)
    #expect(!entries.contains("copy"))
    #expect(
      Self.code { _ = try files.copy(try path("src"), to: try path("src/x")) }
        == .invalidArgument)
  }

  @Test func `a copy that is cancelled leaves nothing`() async throws {
    let before = entries
    let (files, source) = (files, AbsolutePath(folder.path + "/project/src"))
    let target = try path("import")
    let task = Task {
      try files.importEntry(source, to: target) { progress in
        withUnsafeCurrentTask { $0?.cancel() }
        _ = progress
      }
    }
    let result = await task.result
    #expect(throws: CancellationError.self) { try result.get() }
    #expect(entries == before)
  }

  @Test func `files come in and go out`() throws {
    try folder.write("elsewhere/deep/c.txt", "c")
    _ = try files.importEntry(
      AbsolutePath(folder.path + "/elsewhere"), to: try path("src/elsewhere"))
    #expect(entries.contains("src/elsewhere/deep/c.txt"))
    try files.exportEntry(try path("src"), to: AbsolutePath(folder.path + "/out"))
    #expect(try folder.read("out/elsewhere/deep/c.txt") == "c")
  }

  @Test(arguments: [("a.txt", "a copy.txt"), ("src", "src copy"), (".hidden", ".hidden copy")])
  func `a free name beside another`(name: String, free: String) throws {
    #expect(try files.freePath(beside: try path(name)).text == free)
    try folder.write("project/\(free)/x", "")
    #expect(try files.freePath(beside: try path(name)).text.contains("copy 2"))
  }

  @Test func `the last changes are taken back first`() throws {
    var history = FileChangeHistory()
    history.record([try files.move(try path("a.txt"), to: try path("1"))])
    history.record([])
    history.record([
      try files.move(try path("1"), to: try path("2")),
      try files.move(try path("2"), to: try path("3")),
    ])
    while let changes = history.popLast() {
      for change in changes.reversed() { try files.undo(change, trash: trash) }
    }
    #expect(entries == ["a.txt", "src", "src/b.txt"])
  }
}
