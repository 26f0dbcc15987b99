import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct ArchiveTests {
  private let repository: TemporaryRepository
  private let files: ProjectFiles
  private let scratch: TemporaryFolder

  init() throws {
    repository = try TemporaryRepository()
    try repository.write(".gitignore", "build/\n").write("build/x.o", "object")
      .write("src/a.txt", "hello").write("ünï/日本.txt", "text")
    files = try ProjectFiles(root: repository.path)
    scratch = try TemporaryFolder()
  }

  private var target: AbsolutePath { AbsolutePath(scratch.path + "/out.zip") }

  /// What another program finds in the archive: name, permissions in octal and content per line.
  private func contents() throws -> [String] {
    let script = """
      import sys, zipfile
      archive = zipfile.ZipFile(sys.argv[1])
      assert archive.testzip() is None
      for entry in sorted(archive.infolist(), key=lambda each: each.filename):
        text = archive.read(entry).decode()
        print(entry.filename.split("/", 1)[1], oct(entry.external_attr >> 16)[2:], text)
      """
    let outcome = try Command.run(
      "python3", ["-c", script, target.text], in: scratch.path,
      environment: ["PYTHONIOENCODING": "utf-8"])
    guard outcome.status == 0 else { throw CommandFailed(what: outcome.errors) }
    return outcome.output.split(separator: "\n").map(String.init)
  }

  @Test func `an archive leaves out what git ignores and keeps the rest`() async throws {
    let folder = repository.path
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o750], ofItemAtPath: folder + "/src/a.txt")
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/link", withDestinationPath: "src/a.txt")
    try FileManager.default.createDirectory(
      atPath: folder + "/empty", withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o755])
    let progress = try files.archive(
      .root, to: target, leavingOut: try await files.ignoredPaths())
    #expect(progress.bytes == 7 + 5 + 4)
    let names = try contents().map { $0.split(separator: " ", maxSplits: 1)[0] }
    #expect(
      Set(names).isSuperset(of: ["empty/", "link", "src/a.txt", "ünï/日本.txt", ".gitignore"]))
    #expect(!names.contains { $0.hasPrefix("build") || $0.hasPrefix(".git/") })
    #expect(try contents().contains("src/a.txt 100750 hello"))
    #expect(try contents().contains("link 120777 src/a.txt"))
  }

  @Test func `a part of the project with what git ignores`() throws {
    try files.archive(try ProjectPath("build"), to: target, leavingOut: IgnoredPaths())
    #expect(try contents().contains { $0.hasPrefix("x.o 100644 object") })
  }

  @Test func `names that are no text go in`() throws {
    _ = try files.makeFile(try ProjectPath(bytes: Array("src/".utf8) + [0xE9]))
    let progress = try files.archive(
      try ProjectPath("src"), to: target, leavingOut: IgnoredPaths())
    #expect(progress.entries == 3)
    #expect(try FileStatus.of(target)?.size ?? 0 > 100)
  }

  @Test func `an archive that is cancelled is not there`() async throws {
    let (files, target) = (files, target)
    let task = Task {
      try files.archive(.root, to: target, leavingOut: IgnoredPaths()) { _ in
        withUnsafeCurrentTask { $0?.cancel() }
      }
    }
    let result = await task.result
    #expect(throws: CancellationError.self) { try result.get() }
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == [])
  }
}
