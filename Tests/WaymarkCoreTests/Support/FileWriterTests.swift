import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct FileWriterTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var path: String { folder.path + "/report.json" }

  @Test func `a new file has the bytes and nothing is left beside it`() throws {
    try FileWriter.replace(path, with: Array("hello".utf8))
    #expect(try folder.read("report.json") == "hello")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["report.json"])
  }

  @Test func `replacing keeps the permissions`() throws {
    try folder.write("report.json", "old")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try FileWriter.replace(path, with: Array("new".utf8))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o640)
    #expect(try folder.read("report.json") == "new")
  }

  @Test func `a symbolic link stays one and its target is replaced`() throws {
    try folder.write("target", "old")
    try FileManager.default.createSymbolicLink(
      atPath: path, withDestinationPath: folder.path + "/target")
    try FileWriter.replace(path, with: Array("new".utf8))
    #expect(try folder.read("target") == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path).hasSuffix("target"))
  }

  @Test func `a folder that is not there is said in a sentence`() {
    let error = #expect(throws: WaymarkError.self) {
      try FileWriter.replace(folder.path + "/none/x", with: [1])
    }
    #expect(error?.code == .notWritable)
  }

  @Test func `a full disk is said and the device is not replaced`() {
    let error = #expect(throws: WaymarkError.self) {
      try FileWriter.replace("/dev/full", with: [1, 2, 3])
    }
    #expect(error?.code == .diskFull)
  }
}
