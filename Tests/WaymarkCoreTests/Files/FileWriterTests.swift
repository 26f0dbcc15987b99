import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct FileWriterTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var path: String { folder.path + "/report.json" }
  private var target: AbsolutePath { AbsolutePath(path) }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @discardableResult
  private func write(
    _ text: String, replacing expected: ReplacedContent,
    _ options: FileWriter.Options = .init(), meanwhile: () throws -> Void = {}
  ) throws -> FileVersion {
    try FileWriter.write(target, replacing: expected, options) {
      try $0.write(text.utf8)
      try meanwhile()
    }
  }

  @Test func `a new file has the bytes and nothing is left beside it`() throws {
    try FileWriter.replace(path, with: Array("hello".utf8))
    #expect(try folder.read("report.json") == "hello")
    #expect(try names() == ["report.json"])
  }

  @Test func `replacing keeps the permissions`() throws {
    try folder.write("report.json", "old")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try FileWriter.replace(path, with: Array("new".utf8))
    #expect(try FileStatus.of(target)?.mode == 0o640)
    #expect(try folder.read("report.json") == "new")
    #expect(try names() == ["report.json"])
  }

  @Test func `replacing keeps extended attributes and owner`() throws {
    try folder.write("report.json", "old")
    let script = """
      import os, sys
      if os.getuid() == 0: os.chown(sys.argv[1], 1234, 2345)
      os.setxattr(sys.argv[1], "user.colour", b"blue")
      """
    let prepared = try Command.run("python3", ["-c", script, path], in: folder.path)
    // Some file systems have no attributes of users; owner and content are still tested.
    let hasAttributes = prepared.status == 0
    let before = try #require(try FileStatus.of(target))
    try FileWriter.replace(path, with: Array("new".utf8))
    let after = try #require(try FileStatus.of(target))
    #expect(after.owner == before.owner && after.group == before.group)
    #expect(after.inode != before.inode)
    guard hasAttributes else { return }
    let show = "import os, sys; print(os.getxattr(sys.argv[1], 'user.colour').decode())"
    #expect(try Command.run("python3", ["-c", show, path], in: folder.path).output == "blue\n")
  }

  @Test func `a symbolic link stays one and its target is replaced`() throws {
    try folder.write("target", "old")
    try FileManager.default.createSymbolicLink(
      atPath: path, withDestinationPath: folder.path + "/target")
    try FileWriter.replace(path, with: Array("new".utf8))
    #expect(try folder.read("target") == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path).hasSuffix("target"))
  }

  @Test func `all names of a file with several see the new content`() throws {
    try folder.write("report.json", "the old and longer content")
    try FileManager.default.linkItem(atPath: path, toPath: folder.path + "/other")
    let version = try #require(try FileVersion.capture(target))
    let written = try write("new", replacing: .version(version))
    #expect(try folder.read("other") == "new")
    #expect(try FileStatus.of(target)?.links == 2)
    #expect(try names() == ["other", "report.json"])
    #expect(try FileVersion.capture(target)?.hash == written.hash)
  }

  @Test func `a folder that is not there is said in a sentence`() {
    let error = #expect(throws: WaymarkError.self) {
      try FileWriter.replace(folder.path + "/none/x", with: [1])
    }
    #expect(error?.code == .pathNotFound)
  }

  @Test func `a full disk is said and the device is not replaced`() {
    let error = #expect(throws: WaymarkError.self) {
      try FileWriter.replace("/dev/full", with: [1, 2, 3])
    }
    #expect(error?.code == .diskFull)
  }

  @Test func `a disk that fills up half-way leaves the old content and nothing else`() throws {
    try folder.write("report.json", "old")
    let version = try #require(try FileVersion.capture(target))
    let error = #expect(throws: WaymarkError.self) {
      try FileWriter.write(target, replacing: .version(version), .init()) { sink in
        try sink.write([UInt8](repeating: 0, count: 1 << 20))
        throw FileFailure.error(ENOSPC, .write, target)
      }
    }
    #expect(error?.code == .diskFull)
    #expect(try folder.read("report.json") == "old")
    #expect(try names() == ["report.json"])
  }

  @Test(.enabled("only root can make a small disk") { getuid() == 0 })
  func `a small disk that is full keeps the old content`() throws {
    guard let disk = SmallDisk(megabytes: 1) else { return }
    let target = AbsolutePath(disk.path + "/a.txt")
    try FileWriter.replace(target.text, with: Array("old".utf8))
    for _ in 0..<2 {
      let error = #expect(throws: WaymarkError.self) {
        try FileWriter.replace(target.text, with: [UInt8](repeating: 1, count: 2 << 20))
      }
      #expect(error?.code == .diskFull)
      #expect(try String(contentsOfFile: target.text, encoding: .utf8) == "old")
      let names = try FileManager.default.contentsOfDirectory(atPath: disk.path)
      #expect(names == ["a.txt"])
    }
  }

  @Test func `a write over content that it did not expect is a conflict`() throws {
    try folder.write("report.json", "one")
    let version = try #require(try FileVersion.capture(target))
    try folder.write("report.json", "two")
    let conflict = #expect(throws: FileConflict.self) {
      try write("three", replacing: .version(version))
    }
    #expect(try folder.read("report.json") == "two")
    // The person decides for their own text.
    let found = try #require(conflict?.found)
    try write("three", replacing: .version(found))
    #expect(try folder.read("report.json") == "three")
  }

  @Test func `a file that was touched but not changed is no conflict`() throws {
    try folder.write("report.json", "one")
    let version = try #require(try FileVersion.capture(target))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: path)
    try write("two", replacing: .version(version))
    #expect(try folder.read("report.json") == "two")
  }

  @Test func `a change between the check and the exchange is a conflict and stays`() throws {
    try folder.write("report.json", "one")
    let version = try #require(try FileVersion.capture(target))
    #expect(throws: FileConflict.self) {
      try write("mine", replacing: .version(version)) {
        try FileManager.default.removeItem(atPath: path)
        try folder.write("report.json", "theirs")
      }
    }
    #expect(try folder.read("report.json") == "theirs")
    #expect(try names() == ["report.json"])
  }

  @Test func `making a file that is there already is a conflict`() throws {
    #expect(throws: FileConflict.self) {
      try write("mine", replacing: .nothing) { try folder.write("report.json", "theirs") }
    }
    #expect(throws: FileConflict.self) { try write("mine", replacing: .nothing) }
    #expect(try folder.read("report.json") == "theirs")
  }

  @Test func `a file that has gone is a conflict without content`() throws {
    try folder.write("report.json", "one")
    let version = try #require(try FileVersion.capture(target))
    try FileManager.default.removeItem(atPath: path)
    let conflict = #expect(throws: FileConflict.self) {
      try write("two", replacing: .version(version))
    }
    #expect(conflict?.found == nil)
  }

  @Test func `a read-only file is refused unless it is asked for`() throws {
    try folder.write("report.json", "old")
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    let version = try #require(try FileVersion.capture(target))
    let error = #expect(throws: WaymarkError.self) {
      try write("new", replacing: .version(version))
    }
    #expect(error?.code == .readOnlyFile)
    var options = FileWriter.Options()
    options.overridesReadOnly = true
    try write("new", replacing: .version(version), options)
    #expect(try folder.read("report.json") == "new")
    #expect(try FileStatus.of(target)?.mode == 0o444)
  }

  @Test func `a folder that vanishes meanwhile is said in a sentence`() throws {
    try folder.write("sub/report.json", "old")
    let target = AbsolutePath(folder.path + "/sub/report.json")
    let version = try #require(try FileVersion.capture(target))
    #expect(throws: (any Error).self) {
      try FileWriter.write(target, replacing: .version(version), .init()) { sink in
        try sink.write([1])
        try FileManager.default.removeItem(atPath: folder.path + "/sub")
      }
    }
    #expect(try names() == [])
  }

  @Test func `a staging name that a killed program left is taken over`() throws {
    try folder.write("report.json", "old").write(".report.json.waymark~", "half")
    let version = try #require(try FileVersion.capture(target))
    try write("new", replacing: .version(version))
    #expect(try folder.read("report.json") == "new")
    #expect(try names() == ["report.json"])
  }

  @Test(arguments: [0, 1, 7, 8, 9, 63, 1000])
  func `a fingerprint does not depend on how the bytes were portioned`(size: Int) {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let whole = bytes.withUnsafeBufferPointer(ContentHash.of)
    for portion in [1, 3, 8, 13, 64] {
      var hasher = ContentHasher()
      for start in stride(from: 0, to: size, by: portion) {
        bytes[start..<min(start + portion, size)].withUnsafeBytes { hasher.update($0) }
      }
      #expect(hasher.finish() == whole)
    }
  }
}
