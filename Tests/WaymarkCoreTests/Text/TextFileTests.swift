import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct TextFileTests {
  private let folder: TemporaryFolder
  private let files: ProjectFiles

  init() throws {
    folder = try TemporaryFolder()
    files = try ProjectFiles(root: folder.path)
  }

  private var path: ProjectPath { get throws { try ProjectPath("file.txt") } }

  private func bytes(_ name: String = "file.txt") throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(name)")))
  }

  private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      bigEndian
        ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
  }

  private func save(_ file: inout TextFile, to path: ProjectPath? = nil) throws {
    try file.save(in: files, to: path.map(FileLocation.project))
  }

  @Test func `what a file is written in is found and kept`() throws {
    let cases: [(bytes: [UInt8], encoding: TextEncoding, hasMark: Bool, text: String)] = [
      (Array("grün\n".utf8), .utf8, false, "grün\n"),
      ([0xEF, 0xBB, 0xBF] + Array("grün\r\n".utf8), .utf8, true, "grün\r\n"),
      ([0xFF, 0xFE] + utf16("grün 👍\n", bigEndian: false), .utf16LittleEndian, true, "grün 👍\n"),
      ([0xFE, 0xFF] + utf16("grün 👍\n", bigEndian: true), .utf16BigEndian, true, "grün 👍\n"),
      ([0x67, 0x72, 0xFC, 0x6E, 0x0A], .latin1, false, "grün\n"),
      ([], .utf8, false, ""),
    ]
    for (content, encoding, hasMark, expected) in cases {
      try folder.write("file.txt", bytes: content)
      var file = try files.openText(try path)
      #expect(file.buffer.format.encoding == encoding)
      #expect(file.buffer.format.hasByteOrderMark == hasMark)
      #expect(file.buffer.snapshot.text(0..<file.buffer.count) == expected)
      file.buffer.edit([TextEdit(insert: "x", at: 0)])
      try file.save(in: files)
      #expect(!file.buffer.isModified)
      _ = file.buffer.undo()
      try file.save(in: files)
      #expect(try bytes() == content)
    }
  }

  @Test func `mixed line endings and bytes that are no UTF-8 are kept`() throws {
    let content = Array("ä ö ü\r\none\n".utf8) + [0xFF] + Array("é ß\r\n".utf8)
    try folder.write("file.txt", bytes: content)
    var file = try files.openText(try path)
    #expect(file.buffer.format.encoding == .utf8)
    #expect(file.buffer.format.lineEnding == .carriageReturnLineFeed)
    #expect(
      file.buffer.format.lineEnding.normalised(Array("a\nb\r\n".utf8)) == Array("a\r\nb\r\n".utf8))
    file.buffer.edit([TextEdit(insert: "x", at: file.buffer.count)])
    try file.save(in: files)
    #expect(try bytes() == content + [0x78])
  }

  @Test func `a lone surrogate comes back as it was`() throws {
    let content: [UInt8] = [0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8, 0x62, 0x00]
    try folder.write("file.txt", bytes: content)
    var file = try files.openText(try path)
    file.buffer.edit([TextEdit(insert: "x", at: 0)])
    try file.save(in: files)
    #expect(try bytes() == [0xFF, 0xFE, 0x78, 0x00] + content[2...])
  }

  @Test func `a character that the encoding lacks is named and nothing is written`() throws {
    try folder.write("file.txt", bytes: [0xFC, 0x0A])
    var file = try files.openText(try path)
    file.buffer.edit([TextEdit(insert: "漢", at: 3)])
    let error = #expect(throws: WaymarkError.self) { try save(&file) }
    #expect(error?.code == .notEncodable)
    #expect(error?.message.hasPrefix("Line 2 has “漢”") == true)
    #expect(try bytes() == [0xFC, 0x0A])
    #expect(file.buffer.isModified)
    file.buffer.format.encoding = .utf8
    try file.save(in: files)
    #expect(try bytes() == Array("ü\n漢".utf8))
  }

  @Test func `binary files are refused with a sentence`() throws {
    try folder.write("file.txt", bytes: [1, 0, 2])
    let error = #expect(throws: WaymarkError.self) { try files.openText(try path) }
    #expect(error?.code == .binaryFile)
  }

  @Test func `saving over somebody else's change is a conflict that the caller resolves`() throws {
    try folder.write("file.txt", "one")
    var file = try files.openText(try path)
    file.buffer.edit([TextEdit(insert: "my ", at: 0)])
    try folder.write("file.txt", "one, changed")
    #expect(try !file.isCurrent(in: files))
    let conflict = try #require(throws: FileConflict.self) { try save(&file) }
    let found = try #require(conflict.found)
    try file.save(in: files, replacing: .version(found))
    #expect(try folder.read("file.txt") == "my one")
    #expect(try file.isCurrent(in: files))
  }

  @Test func `reloading replaces what differs and can be undone`() throws {
    try folder.write("file.txt", "a line\nchanged\nlast")
    var file = try files.openText(try path)
    try folder.write("file.txt", "a line\nnew and changed\nlast")
    let map = try #require(try file.reload(from: files, selections: SelectionSet()))
    #expect(file.buffer.snapshot.text(0..<file.buffer.count) == "a line\nnew and changed\nlast")
    #expect(map.map(16) == 24)
    #expect(!file.buffer.isModified)
    _ = file.buffer.undo()
    #expect(file.buffer.snapshot.text(0..<file.buffer.count) == "a line\nchanged\nlast")
    #expect(file.buffer.isModified)
  }

  @Test func `a copy is saved while the text is edited on`() throws {
    try folder.write("file.txt", "a")
    var file = try files.openText(try path)
    file.buffer.edit([TextEdit(insert: "b", at: 1)])
    var copy = file
    file.buffer.edit([TextEdit(insert: "c", at: 2)])
    try copy.save(in: files)
    file.didSave(copy)
    #expect(try folder.read("file.txt") == "ab")
    #expect(file.buffer.isModified)
    try file.save(in: files)
    #expect(try folder.read("file.txt") == "abc")
  }

  @Test func `saving under another name makes that the file`() throws {
    var file = TextFile(new: nil)
    file.buffer.edit([TextEdit(insert: "new", at: 0)])
    let error = #expect(throws: WaymarkError.self) { try save(&file) }
    #expect(error?.code == .invalidArgument)
    try file.save(in: files, to: .project(try ProjectPath("made.txt")))
    #expect(try folder.read("made.txt") == "new")
    try folder.write("other.txt", "other")
    let other = try ProjectPath("other.txt")
    #expect(throws: FileConflict.self) { try save(&file, to: other) }
  }

  /// Larger than what is read whole.
  private func writeLarge() throws -> Int {
    let line = "a line of a large file\n"
    let count = Int(ProjectFiles.mappingSize) / line.utf8.count + 1000
    try folder.write("file.txt", String(repeating: line, count: count))
    return count
  }

  @Test func `a large file is used before its lines are counted`() throws {
    let lines = try writeLarge()
    var file = try files.openText(try path)
    #expect(file.buffer.snapshot.lineCount == nil)
    #expect(file.buffer.snapshot.line(at: 0) == 0)
    #expect(file.buffer.snapshot.startOfLine(at: 30) == 23)
    file.buffer.edit([TextEdit(insert: "new\n", at: 23)])
    #expect(file.buffer.snapshot.start(ofLine: 2) == 27)
    var reports: [Double] = []
    let version = try #require(try file.countLines { reports.append($0) })
    #expect(reports.allSatisfy { 0...1 ~= $0 })
    let isNew = file.buffer.takeCountedLines()
    #expect(isNew)
    #expect(file.buffer.snapshot.lineCount == lines + 2)
    #expect(file.buffer.snapshot.start(ofLine: lines) == 4 + (lines - 1) * 23)
    file.note(version)
    #expect(
      file.version?.hash == (try FileVersion.capture(AbsolutePath(folder.path + "/file.txt")))?.hash
    )
    try file.save(in: files)
    #expect(try bytes().count == lines * 23 + 4)
    #expect(file.buffer.snapshot.text(0..<27) == "a line of a large file\nnew\n")
  }

  @Test func `a large file with several names is saved in place from its old content`() throws {
    let lines = try writeLarge()
    try FileManager.default.linkItem(
      atPath: folder.path + "/file.txt", toPath: folder.path + "/other.txt")
    var file = try files.openText(try path)
    file.buffer.edit([TextEdit(insert: "first\n", at: 0)])
    try file.save(in: files)
    #expect(try bytes("other.txt").count == lines * 23 + 6)
    #expect(file.buffer.snapshot.text(0..<28) == "first\na line of a large file")
    _ = file.buffer.undo()
    #expect(file.buffer.snapshot.text(0..<23) == "a line of a large file\n")
  }

  @Test func `a large file that another program cuts off does not end the program`() throws {
    _ = try writeLarge()
    let file = try files.openText(try path)
    #expect(!file.isTorn)
    truncate(folder.path + "/file.txt", 10)
    let end = file.buffer.count
    #expect(file.buffer.snapshot.bytes(end - 10..<end) == [UInt8](repeating: 0, count: 10))
    #expect(file.isTorn)
  }

  @Test func `a change made to a copy keeps that the text was saved meanwhile`() throws {
    try folder.write("file.txt", "one\n")
    var file = try files.openText(try path)
    file.buffer.edit([TextEdit(insert: "two ", at: 0)])
    var changed = file
    try file.save(in: files)
    changed.buffer.edit([TextEdit(insert: "three ", at: 0)])
    file.takeText(of: changed)
    #expect(file.buffer.isModified)
    #expect(file.buffer.snapshot.text(0..<20) == "three two one\n")
    // No conflict: what is on disk is known.
    try file.save(in: files)
    _ = file.buffer.undo()
    #expect(file.buffer.isModified)
    #expect(file.savedText?.text(0..<20) == "three two one\n")
  }

  @Test func `an encoding chosen while the text is saved is not taken as saved`() throws {
    try folder.write("file.txt", "gr\u{FC}n\n")
    var file = try files.openText(try path)
    var copy = file
    try copy.save(in: files)
    file.buffer.format.encoding = .latin1
    file.didSave(copy)
    #expect(file.buffer.isModified)
  }

  @Test func `zeros are never saved where another program cut text off`() throws {
    _ = try writeLarge()
    var file = try files.openText(try path)
    file.buffer.edit([TextEdit(insert: "my ", at: 0)])
    truncate(folder.path + "/file.txt", 10)
    let found = try #require(try files.version(of: try path))
    let failure = #expect(throws: WaymarkError.self) {
      try file.save(in: files, replacing: .version(found))
    }
    #expect(failure?.code == .fileTorn)
    #expect(try bytes().count == 10)
  }

  @Test func `a large file that grows is read on without what was undone before`() throws {
    let lines = try writeLarge()
    var file = try files.openText(try path)
    _ = try file.countLines { _ in }
    let handle = try #require(FileHandle(forWritingAtPath: folder.path + "/file.txt"))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("the last line\n".utf8))
    #expect(try !file.isCurrent(in: files))
    let map = try file.reload(from: files, selections: SelectionSet())
    #expect(map == nil)
    #expect(!file.buffer.isModified)
    _ = try file.countLines { _ in }
    _ = file.buffer.takeCountedLines()
    #expect(file.buffer.snapshot.lineCount == lines + 2)
    // With edits, it is an edit like others: they are one undo away.
    file.buffer.edit([TextEdit(insert: "my ", at: 0)])
    try handle.write(contentsOf: Data("and one more\n".utf8))
    #expect(try file.reload(from: files, selections: SelectionSet()) != nil)
    let end = file.buffer.count
    #expect(file.buffer.snapshot.text(end - 13..<end) == "and one more\n")
    _ = file.buffer.undo()
    #expect(file.buffer.snapshot.text(0..<9) == "my a line")
  }
}
