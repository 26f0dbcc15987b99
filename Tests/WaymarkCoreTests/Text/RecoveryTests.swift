import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct RecoveryTests {
  private let folder: TemporaryFolder
  private let files: ProjectFiles
  private let store: RecoveryStore

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("project/file.txt", "one\ntwo\n")
    files = try ProjectFiles(root: folder.path + "/project")
    store = RecoveryStore(state: folder.path + "/state")
  }

  private func text(_ file: TextFile) -> String {
    file.buffer.snapshot.text(0..<file.buffer.count)
  }

  /// Opens the file, lets something be done to it and loses the journal's owner.
  private func lose(
    _ location: String = "file.txt", _ body: (inout TextFile, RecoveryJournal) throws -> Void
  ) throws {
    var file = try files.openText(try ProjectPath(location))
    let journal = try store.begin(&file, in: files)
    try body(&file, journal)
    journal.note(&file)
    journal.flush()
  }

  @Test func `unsaved edits come back with their history`() throws {
    try lose { file, journal in
      file.buffer.edit(
        [TextEdit(insert: "new ", at: 4)], selections: SelectionSet(TextSelection(at: 4)))
      journal.note(&file)
      file.buffer.edit([TextEdit(delete: 0..<4)])
      _ = file.buffer.undo()
      file.buffer.edit([TextEdit(insert: "!", at: 0), TextEdit(insert: "?", at: 3)])
    }
    let lost = try #require(try store.abandoned().first)
    #expect(lost.place?.text == folder.path + "/project/file.txt")
    #expect(lost.changeCount == 3)
    var file = try lost.recover(in: files)
    #expect(text(file) == "!one?\nnew two\n")
    #expect(file.buffer.isModified)
    #expect(file.buffer.history.count == 4)
    _ = file.buffer.undo()
    let undone = file.buffer.undo()
    #expect(undone?.selections == SelectionSet(TextSelection(at: 4)))
    #expect(text(file) == "one\ntwo\n")
    try file.save(in: files)
    lost.discard()
    #expect(try store.abandoned().isEmpty)
  }

  @Test func `a journal is the user's alone and open ones are not offered`() throws {
    var file = try files.openText(try ProjectPath("file.txt"))
    let journal = try store.begin(&file, in: files)
    file.buffer.edit([TextEdit(insert: "x", at: 0)])
    journal.note(&file)
    journal.flush()
    #expect(try FileStatus.of(journal.path)?.mode == 0o600)
    #expect(try FileStatus.of(journal.path.parent)?.mode == 0o700)
    #expect(journal.failure == nil)
    #expect(try store.abandoned().isEmpty)
    journal.discard()
    #expect(try FileStatus.of(journal.path) == nil)
  }

  @Test func `a text that was saved or not changed is not offered`() throws {
    try lose { _, _ in }
    try lose { file, journal in
      file.buffer.edit([TextEdit(insert: "x", at: 0)])
      try file.save(in: files)
      journal.noteSaved(&file)
    }
    #expect(try store.abandoned().isEmpty)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/state/recovery") == [])
  }

  @Test func `edits that were undone are not offered`() throws {
    try lose { file, _ in
      file.buffer.edit([TextEdit(insert: "x", at: 0)])
      _ = file.buffer.undo()
    }
    try lose { file, journal in
      file.buffer.edit([TextEdit(insert: "saved ", at: 0)])
      try file.save(in: files)
      journal.noteSaved(&file)
      file.buffer.edit([TextEdit(insert: "x", at: 0)])
      _ = file.buffer.undo()
    }
    #expect(try store.abandoned().isEmpty)
    try lose { file, journal in
      file.buffer.edit([TextEdit(insert: "again ", at: 0)])
      try file.save(in: files)
      journal.noteSaved(&file)
      _ = file.buffer.undo()
    }
    #expect(try store.abandoned().count == 1)
  }

  @Test func `edits after a save come back and the next save is none over another's change`() throws
  {
    try lose { file, journal in
      file.buffer.edit([TextEdit(insert: "saved ", at: 0)])
      try file.save(in: files)
      journal.noteSaved(&file)
      file.buffer.edit([TextEdit(insert: "lost ", at: 0)])
    }
    var file = try #require(try store.abandoned().first).recover(in: files)
    #expect(text(file) == "lost saved one\ntwo\n")
    #expect(file.buffer.savedState == 1)
    try file.save(in: files)
    #expect(try folder.read("project/file.txt") == "lost saved one\ntwo\n")
  }

  @Test func `a file that changed since is a conflict after recovery`() throws {
    try lose { file, _ in file.buffer.edit([TextEdit(insert: "mine ", at: 0)]) }
    try folder.write("project/file.txt", "theirs\n")
    var file = try #require(try store.abandoned().first).recover(in: files)
    #expect(text(file) == "mine one\ntwo\n")
    #expect(throws: FileConflict.self) { try file.save(in: files) }
    #expect(try folder.read("project/file.txt") == "theirs\n")
  }

  @Test func `what was cut off at the end of a journal does not spoil the rest`() throws {
    try lose { file, _ in
      file.buffer.edit([TextEdit(insert: "first ", at: 0)])
      file.buffer.edit([TextEdit(insert: "second ", at: 0)])
    }
    let folder = URL(fileURLWithPath: folder.path + "/state/recovery")
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).first)
    let journal = folder.appendingPathComponent(name)
    let whole = try Data(contentsOf: journal)
    var texts: Set<String> = []
    for size in (0..<whole.count).reversed() {
      try whole.prefix(size).write(to: journal)
      guard let lost = try store.abandoned().first else { break }
      texts.insert(text(try lost.recover(in: files)))
    }
    // Without its last byte, the second change is none.
    #expect(texts == ["first one\ntwo\n"])
  }

  @Test(.enabled("only root can make a small disk") { getuid() == 0 })
  func `a journal goes on once a full disk has room again`() throws {
    guard let disk = SmallDisk(megabytes: 1) else { return }
    let store = RecoveryStore(state: disk.path + "/state")
    func fill() throws {
      let filler = try #require(fopen(disk.path + "/filler", "w"))
      let block = [UInt8](repeating: 1, count: 4096)
      while fwrite(block, 1, block.count, filler) == block.count, fflush(filler) == 0 {}
      fclose(filler)
    }
    do {
      var file = try files.openText(try ProjectPath("file.txt"))
      let journal = try store.begin(&file, in: files)
      func edit(_ text: String) {
        file.buffer.edit([TextEdit(insert: text, at: 0)])
        journal.note(&file)
        journal.flush()
      }
      edit("first ")
      #expect(journal.failure == nil)
      try fill()
      // Longer than what is left of the last page.
      edit(String(repeating: "second ", count: 2000))
      #expect(journal.failure?.code == .diskFull)
      try FileManager.default.removeItem(atPath: disk.path + "/filler")
      edit("third ")
      #expect(journal.failure == nil)
    }
    let lost = try #require(try store.abandoned().first)
    #expect(lost.changeCount == 3)
    let recovered = text(try lost.recover(in: files))
    #expect(recovered.hasPrefix("third second second "))
    #expect(recovered.hasSuffix("second first one\ntwo\n"))
  }

  @Test func `a text that never had a file comes back`() throws {
    var file = TextFile(new: nil)
    try {
      let journal = try store.begin(&file, in: files)
      file.buffer.edit([TextEdit(insert: "thoughts", at: 0)])
      journal.note(&file)
      journal.flush()
    }()
    let lost = try #require(try store.abandoned().first)
    #expect(lost.place == nil)
    #expect(text(try lost.recover(in: files)) == "thoughts")
  }

  @Test func `a large file comes back from what is on disk`() throws {
    let line = "a line of a large file\n"
    try folder.write("project/large.txt", String(repeating: line, count: 800_000))
    try lose("large.txt") { file, journal in
      file.buffer.edit([TextEdit(insert: "x", at: 0)])
      _ = file.buffer.undo()
      file.buffer.edit([TextEdit(insert: "saved\n", at: 0)])
      try file.save(in: files)
      journal.noteSaved(&file)
      file.buffer.edit([TextEdit(insert: "lost\n", at: 6)])
      file.buffer.edit([TextEdit(insert: "y", at: 0)])
      _ = file.buffer.undo()
    }
    let lost = try #require(try store.abandoned().first)
    let file = try lost.recover(in: files)
    #expect(file.buffer.snapshot.text(0..<20) == "saved\nlost\na line of")
    try folder.write("project/large.txt", String(repeating: line, count: 800_001))
    let error = #expect(throws: WaymarkError.self) { try lost.recover(in: files) }
    #expect(error?.code == .notRecoverable)
  }
}
