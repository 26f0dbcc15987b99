import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct ProjectFilesTests {
  private let folder: TemporaryFolder
  private let files: ProjectFiles

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("project/a.txt", "one\ntwo\r\nthree").write("secret.txt", "secret")
    files = try ProjectFiles(root: folder.path + "/project")
  }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/project/\(name)", withDestinationPath: target)
  }

  @Test(arguments: ["../secret.txt", "a/../../secret.txt", "/etc/passwd"])
  func `a path that leads out is refused with a sentence`(path: String) {
    let error = #expect(throws: WaymarkError.self) { try ProjectPath(path) }
    #expect(error?.code == .outsideProject)
    #expect(error?.message.contains("leads out of the project") == true)
  }

  @Test func `dots that stay inside are resolved by spelling`() throws {
    #expect(try ProjectPath("./a//b/../c.txt").text == "a/c.txt")
    #expect(try ProjectPath(".").isRoot)
  }

  @Test(arguments: ["../secret.txt", "/etc/hostname"])
  func `a symbolic link that leads out is refused for reading and writing`(target: String) throws {
    try link("link", to: target)
    let path = try ProjectPath("link")
    #expect(throws: WaymarkError.self) { try files.read(path) }
    let error = #expect(throws: WaymarkError.self) {
      try files.write([1], to: path, replacing: .nothing)
    }
    #expect(error?.code == .outsideProject)
    #expect(try folder.read("secret.txt") == "secret")
  }

  @Test func `a folder that is a link out of the project is refused`() throws {
    try link("up", to: "..")
    let error = #expect(throws: WaymarkError.self) {
      try files.write([1], to: try ProjectPath("up/new.txt"), replacing: .nothing)
    }
    #expect(error?.code == .outsideProject)
  }

  @Test func `a file outside is opened and saved when it is meant`() throws {
    let place = FileLocation.outside(AbsolutePath(folder.path + "/secret.txt"))
    let content = try files.read(place)
    try files.write(place, replacing: .version(content.version)) { try $0.write("open".utf8) }
    #expect(try folder.read("secret.txt") == "open")
  }

  @Test func `links inside are followed and a dangling one makes its target`() throws {
    try link("b.txt", to: "a.txt")
    try link("new", to: "made.txt")
    #expect(try files.read(try ProjectPath("b.txt")).bytes.count == 14)
    try files.write(Array("x".utf8), to: try ProjectPath("new"), replacing: .nothing)
    #expect(try folder.read("project/made.txt") == "x")
  }

  @Test func `a circle of links is said`() throws {
    try link("one", to: "two")
    try link("two", to: "one")
    let error = #expect(throws: WaymarkError.self) { try files.read(try ProjectPath("one")) }
    #expect(error?.message.contains("leads back to itself") == true)
  }

  @Test func `a range and lines are read`() throws {
    let path = try ProjectPath("a.txt")
    #expect(try files.read(path, range: 4..<7) == Array("two".utf8))
    #expect(try files.read(path, range: 9..<900) == Array("three".utf8))
    #expect(
      try files.lines(path, range: 1..<9).map { String(decoding: $0, as: UTF8.self) }
        == ["two", "three"])
    #expect(try files.lines(path, range: 0..<1) == [Array("one".utf8)])
  }

  @Test func `names that are no text work and are shown safely`() throws {
    let name = Array("caf".utf8) + [0xE9] + Array("\n\u{1B}]0;x\u{07}".utf8)
    let path = try ProjectPath(bytes: name)
    let version = try files.write(Array("x".utf8), to: path, replacing: .nothing)
    #expect(try files.read(path).version.hash == version.hash)
    #expect(path.shown == #"caf\xE9\n\x1B]0;x\x07"#)
    #expect(FileNameText.shown("a\u{202E}b".utf8) == #"a\u{202E}b"#)
    #expect(FileNameText.shown("grün 漢字".utf8) == "grün 漢字")
  }

  @Test func `a pipe and a folder are not read`() throws {
    mkfifo(folder.path + "/project/pipe", 0o600)
    #expect(throws: WaymarkError.self) { try files.read(try ProjectPath("pipe")) }
    let error = #expect(throws: WaymarkError.self) { try files.read(.root) }
    #expect(error?.code == .notAFile)
  }
}
