import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct SourceScannerTests {
  private let grammars = AnalyzedSource.grammars

  /// Scans as an analysis does: through git where there is a repository.
  private func scan(_ root: String) async throws -> SourceScanner.Result {
    SourceScanner(root: root).scan(listed: try await Repository(root: root).files())
  }

  private func index(_ folder: TemporaryFolder) async throws -> SourceTree {
    let home = try TemporaryFolder()
    let database = try Database(path: home.path + "/waymark.db")
    let project = try ProjectStore(database).add(name: "p", path: folder.path)
    return try await SourceIndex(
      project: project, store: SourceIndexStore(database), grammars: grammars
    ).refresh(.full, target: nil, progress: { _ in })
  }

  @Test func `what git ignores is left out, in a repository without commits too`() async throws {
    let repository = try TemporaryRepository().write(".gitignore", "*.gen.py\nbuild/\n")
      .write("a.py", "").write("b.gen.py", "").write("build/c.py", "").write("sub/d.py", "")
      .write("sub/.gitignore", "e.py\n").write("sub/e.py", "")
    #expect(try await scan(repository.path).files.map(\.path) == ["a.py", "sub/d.py"])
  }

  @Test func `without git the folder is walked`() async throws {
    let folder = try TemporaryFolder().write("a.py", "").write("sub/deep/b.go", "package b\n")
      .write("README.md", "").write(".git/config.py", "").write("node_modules/x.js", "")
    let result = try await scan(folder.path)
    #expect(result.files.map(\.path) == ["a.py", "sub/deep/b.go"])
    #expect(result.paths == ["README.md", "a.py", "sub/deep/b.go"])
  }

  @Test func `folders of others and files made by programs are left out with a reason`()
    async throws
  {
    let repository = try TemporaryRepository().write("a.js", "").write("vendor/b.js", "")
      .write("web/node_modules/c/d.js", "").write("e.min.js", "")
    let result = try await scan(repository.path)
    #expect(result.files.map(\.path) == ["a.js"])
    #expect(
      result.skipped.map { "\($0.path): \($0.reason)" } == [
        "e.min.js: minified", "vendor: vendored or generated",
        "web/node_modules: vendored or generated",
      ])
  }

  @Test func `a large file is left out and the limit is named`() async throws {
    let folder = try TemporaryFolder().write("a.py", "x = 1\n").writeHole("b.py", size: 200 << 20)
      .writeHole("c.py", size: Int(SourceScanner.sizeLimit) + 1)
    let result = try await scan(folder.path)
    #expect(result.files.map(\.path) == ["a.py"])
    #expect(result.skipped.map(\.reason) == ["larger than 2 MB", "larger than 2 MB"])
  }

  @Test func `links are not followed, so that no loop catches the scan`() async throws {
    let folder = try TemporaryFolder().write("src/a.py", "")
    for (name, target) in [
      ("src/loop", ".."), ("src/self", "self"), ("b.py", "src/a.py"), ("gone.py", "no"),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/\(name)", withDestinationPath: target)
    }
    #expect(try await scan(folder.path).files.map(\.path) == ["src/a.py"])
  }

  @Test func `pipes are never opened`() async throws {
    let folder = try TemporaryFolder().write("a.py", "")
    #expect(mkfifo("\(folder.path)/b.py", 0o600) == 0)
    #expect(try await index(folder).files.map(\.path) == ["a.py"])
  }

  @Test(arguments: [false, true])
  func `any name is a name`(isRepository: Bool) async throws {
    let names = [
      "line\nbreak.py", "esc\u{1B}[31m.py", "tab\t.py", "ünï.py", " blank .py", "-rf.py", "'q\".py",
    ]
    let folder: TemporaryFolder
    if isRepository {
      folder = try TemporaryRepository().folder
    } else {
      folder = try TemporaryFolder()
    }
    for name in names { try folder.write(name, "def f(): pass\n") }
    let tree = try await index(folder)
    #expect(Set(tree.files.map(\.path)) == Set(names))
    #expect(tree.summary.symbols == names.count)
  }

  @Test(arguments: [false, true])
  func `a name that is not UTF-8 is left out with a reason`(isRepository: Bool) async throws {
    let folder: TemporaryFolder
    if isRepository {
      folder = try TemporaryRepository().folder
    } else {
      folder = try TemporaryFolder()
    }
    try folder.write("a.py", "")
    let path = Array(folder.path.utf8CString.dropLast()) + [0x2F, -28, 0x2E, 0x70, 0x79, 0]
    let descriptor = open(path, O_CREAT | O_WRONLY, 0o600)
    #expect(descriptor >= 0)
    close(descriptor)
    let result = try await scan(folder.path)
    #expect(result.files.map(\.path) == ["a.py"])
    #expect(result.skipped.map(\.reason) == ["its name is not UTF-8"])
  }

  @Test func `binaries are left out and odd bytes in source are not`() async throws {
    let folder = try TemporaryFolder().write("a.py", bytes: [0x78, 0, 0x79])
      .write(
        "b.py", bytes: Array("# \u{E4}\ndef f(): return '".utf8) + [0xE4, 0xFF] + Array("'\n".utf8))
    let tree = try await index(folder)
    #expect(tree.files.map(\.path) == ["b.py"])
    #expect(tree.files.first?.symbols.map(\.name) == ["f"])
    #expect(tree.summary.skipped.map { "\($0.path): \($0.reason)" } == ["a.py: binary"])
  }

  @Test func `scripts are found by their first line`() async throws {
    let folder = try TemporaryFolder().write("run", "#!/bin/sh\nf() { :; }\n").write(
      "NOTICE", "words\n")
    let tree = try await index(folder)
    #expect(tree.files.map { "\($0.path) \($0.language)" } == ["run bash"])
  }
}
