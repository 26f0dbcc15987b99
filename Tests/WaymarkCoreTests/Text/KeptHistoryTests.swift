import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

/// What was done to a text can be undone after it was closed and opened again.
@Suite struct KeptHistoryTests {
  private let folder: TemporaryFolder
  private let files: ProjectFiles
  private let store: RecoveryStore

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("project/file.txt", "one\n")
    files = try ProjectFiles(root: folder.path + "/project")
    store = RecoveryStore(state: folder.path + "/state")
  }

  private func open() throws -> (TextFile, RecoveryJournal) {
    var file = try files.openText(try ProjectPath("file.txt"))
    let journal = try store.begin(&file, in: files)
    return (file, journal)
  }

  /// Writes a word to the front, saves and closes.
  private func edit(_ word: String) throws {
    var (file, journal) = try open()
    file.buffer.edit([TextEdit(insert: word, at: 0)])
    journal.note(&file)
    try file.save(in: files)
    journal.noteSaved(&file)
    journal.keep(&file)
    journal.flush()
  }

  private func names(_ name: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/state/\(name)")) ?? []
  }

  @Test func `two sessions are undone in a third`() throws {
    try edit("two ")
    try edit("three ")
    #expect(names("recovery").isEmpty)
    #expect(names("history").count == 1)
    var (file, journal) = try open()
    #expect(!file.buffer.isModified)
    #expect(file.buffer.history.count == 3)
    let first = file.buffer.undo()
    let second = file.buffer.undo()
    #expect(first != nil && second != nil)
    #expect(file.buffer.snapshot.text(0..<100) == "one\n")
    #expect(file.buffer.isModified)
    _ = file.buffer.redo()
    _ = file.buffer.redo()
    #expect(!file.buffer.isModified)
    journal.keep(&file)
    journal.flush()
    #expect(names("history").count == 1)
  }

  @Test func `edits after that are recovered with everything before`() throws {
    try edit("two ")
    do {
      var (file, journal) = try open()
      file.buffer.edit([TextEdit(insert: "lost ", at: 0)])
      journal.note(&file)
      journal.flush()
    }
    let lost = try #require(try store.abandoned().first)
    var text = try lost.recover(in: files)
    #expect(text.buffer.snapshot.text(0..<100) == "lost two one\n")
    _ = text.buffer.undo()
    _ = text.buffer.undo()
    #expect(text.buffer.snapshot.text(0..<100) == "one\n")
  }

  @Test func `the history of a file that is another now is dropped`() throws {
    try edit("two ")
    try folder.write("project/file.txt", "something else\n")
    let (file, journal) = try open()
    #expect(!file.buffer.history.canUndo)
    #expect(file.buffer.snapshot.text(0..<100) == "something else\n")
    #expect(names("history").isEmpty)
    withExtendedLifetime(journal) {}
  }

  @Test func `a text that was only looked at leaves nothing`() throws {
    var (file, journal) = try open()
    journal.keep(&file)
    journal.flush()
    #expect(names("history").isEmpty)
    #expect(names("recovery").isEmpty)
  }

  @Test func `saved work of a program that ended can be undone`() throws {
    do {
      var (file, journal) = try open()
      file.buffer.edit([TextEdit(insert: "two ", at: 0)])
      journal.note(&file)
      try file.save(in: files)
      journal.noteSaved(&file)
      journal.flush()
    }
    #expect(try store.abandoned().isEmpty)
    let (file, journal) = try open()
    #expect(file.buffer.history.canUndo)
    withExtendedLifetime(journal) {}
  }
}
