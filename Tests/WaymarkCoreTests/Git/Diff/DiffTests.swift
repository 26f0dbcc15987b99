import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct DiffTests {
  private func only(_ files: [FileDiff]) throws -> FileDiff {
    #expect(files.count == 1)
    return try #require(files.first)
  }

  private func marks(_ file: FileDiff) -> [String] {
    file.hunks.flatMap { hunk in
      hunk.lines.map { line in
        String(decoding: [line.kind.rawValue], as: UTF8.self) + file.text(of: line)
          + (line.lacksNewline ? "⌿" : "")
      }
    }
  }

  @Test func `lines have kinds and numbers`() async throws {
    let sandbox = try GitSandbox().write("a", "1\n2\n3\n")
    try sandbox.commit("First")
    try sandbox.write("a", "1\ntwo\n3\nfour\n")
    let file = try only(try await sandbox.open().diff(.unstaged()))
    #expect(marks(file) == [" 1", "-2", "+two", " 3", "+four"])
    #expect(file.hunks.first?.lines.map(\.old) == [1, 2, 0, 3, 0])
    #expect(file.hunks.first?.lines.map(\.new) == [1, 0, 2, 3, 4])
    #expect(file.addedCount == 2)
    #expect(file.removedCount == 1)
    #expect(file.change == .modified)
    #expect(file.oldMode == 0o100644)
  }

  @Test func `a missing line break at the end and CRLF are kept`() async throws {
    let sandbox = try GitSandbox().write("a", "x\r\ny\r\n")
    try sandbox.commit("First")
    try sandbox.write("a", "x\r\nz")
    let file = try only(try await sandbox.open().diff(.unstaged()))
    #expect(marks(file) == [" x\r", "-y\r", "+z⌿"])
  }

  @Test func `names of any bytes come back from every kind of header`() async throws {
    let names: [GitPath] = [
      "with space", "with\nbreak", "with\"quote", "-dash", ":colon", "tab\there", "b/a b/a",
      GitPath([0x66, 0xFF, 0xFE]), "ünï",
    ]
    let sandbox = try GitSandbox()
    for name in names {
      try sandbox.write(name, [0x31, 0x0A])
      try sandbox.write(GitPath(name.bytes + Array(".bin".utf8)), [0, 1])
      try sandbox.write(GitPath(name.bytes + Array(".mode".utf8)), [])
      try sandbox.write(GitPath(name.bytes + Array(".move".utf8)), Array("a\nb\nc\nd\n".utf8))
    }
    try sandbox.commit("First")
    let repository = try await sandbox.open()
    let before = try await repository.diff(
      DiffRequest(from: .nothing, to: .commit("HEAD")))
    #expect(Set(before.map(\.path)).isSuperset(of: names))
    #expect(before.allSatisfy { $0.change == .added })
    for name in names {
      try sandbox.write(name, [0x32, 0x0A])
      try sandbox.write(GitPath(name.bytes + Array(".bin".utf8)), [0, 2])
      let mode = WorkTreeFile(root: sandbox.path, path: GitPath(name.bytes + Array(".mode".utf8)))
      _ = mode.withPath { chmod($0, 0o755) }
      let move = WorkTreeFile(root: sandbox.path, path: GitPath(name.bytes + Array(".move".utf8)))
      let moved = WorkTreeFile(root: sandbox.path, path: GitPath(name.bytes + Array(".new".utf8)))
      _ = move.withPath { old in moved.withPath { new in rename(old, new) } }
    }
    try sandbox.git("add", "--all")
    let files = try await repository.diff(.staged())
    for name in names {
      func file(_ suffix: String) throws -> FileDiff {
        try #require(files.first { $0.path.bytes == name.bytes + Array(suffix.utf8) })
      }
      #expect(try marks(file("")) == ["-1", "+2"])
      #expect(try file(".bin").content == .binary)
      #expect(try file(".mode").changesMode)
      #expect(try file(".new").change == .renamed)
    }
    let list = try await repository.changedFiles(.staged())
    #expect(Set(list.map(\.path)) == Set(files.map(\.path)))
    #expect(list.first { $0.path == names[0] }?.addedLines == 1)
    #expect(list.first { $0.path.bytes.suffix(4) == Array(".bin".utf8)[...] }?.addedLines == nil)
    #expect(list.first { $0.change == .renamed }?.oldPath != nil)
  }

  @Test func `added, deleted, renamed with a change, and mode changes`() async throws {
    let sandbox = try GitSandbox().write("gone", "1\n").write("old", "a\nb\nc\nd\ne\n")
      .write("run", "x\n")
    try sandbox.commit("First")
    try sandbox.git("mv", "old", "new")
    try sandbox.write("new", "a\nb\nc\nd\nE\n").write("added", "n\n")
    try sandbox.remove("gone")
    chmod("\(sandbox.path)/run", 0o755)
    try sandbox.git("add", "--all")
    let files = try await sandbox.open().diff(.staged())
    #expect(files.map(\.path) == ["added", "gone", "new", "run"])
    #expect(files.map(\.change) == [.added, .deleted, .renamed, .modified])
    #expect(files[2].oldPath == "old")
    #expect(files[2].similarity == 80)
    #expect(marks(files[2]).suffix(2) == ["-e", "+E"])
    #expect(files[3].oldMode == 0o100644)
    #expect(files[3].newMode == 0o100755)
    #expect(files[3].hunks.isEmpty)
    #expect(files[0].newMode == 0o100644)
    #expect(files[1].oldMode == 0o100644)
  }

  @Test func `content that looks like a header is content`() async throws {
    let sandbox = try GitSandbox().write("a", "-- a/a\n++ b/a\n@@ -1 +1 @@\ndiff --git a/a b/a\n")
    try sandbox.commit("First")
    try sandbox.write("a", "diff --git a/x b/x\n")
    let file = try only(try await sandbox.open().diff(.unstaged()))
    #expect(
      marks(file) == [
        "--- a/a", "-++ b/a", "-@@ -1 +1 @@", "-diff --git a/a b/a", "+diff --git a/x b/x",
      ])
  }

  @Test func `every pair of states can be compared, in both directions`() async throws {
    let sandbox = try GitSandbox().write("a", "1\n")
    let first = try sandbox.commit("First")
    let second = try sandbox.write("a", "2\n").commit("Second")
    try sandbox.write("a", "3\n").git("add", "a")
    try sandbox.write("a", "4\n")
    let repository = try await sandbox.open()
    let sides: [(DiffRequest.Side, String)] = [
      (.nothing, ""), (.commit(first), "1"), (.commit(second), "2"), (.commit("HEAD"), "2"),
      (.index, "3"), (.workTree, "4"),
    ]
    for (old, oldText) in sides {
      for (new, newText) in sides {
        let isSame = old == new
        if isSame, old == .index || old == .workTree {
          let error = await failure {
            try await repository.diff(DiffRequest(from: old, to: new))
          }
          #expect(error?.code == .invalidArgument)
          continue
        }
        let files = try await repository.diff(DiffRequest(from: old, to: new))
        let wanted =
          oldText == newText
          ? [] : (oldText.isEmpty ? [] : ["-" + oldText]) + (newText.isEmpty ? [] : ["+" + newText])
        #expect(files.flatMap(marks) == wanted, "\(old) to \(new)")
      }
    }
  }

  @Test func `a branch without commits has a staged diff`() async throws {
    let sandbox = try GitSandbox().write("a", "1\n")
    try sandbox.git("add", "a")
    #expect(try marks(only(try await sandbox.open().diff(.staged()))) == ["+1"])
  }

  @Test func `white space, context and paths are options`() async throws {
    let text = (1...20).map { "line \($0)\n" }.joined()
    let sandbox = try GitSandbox().write("a", text).write("b", "x\n")
    try sandbox.commit("First")
    try sandbox.write("a", text.replacing("line 10\n", with: "line  10 \n")).write("b", "y\n")
    let repository = try await sandbox.open()
    var request = DiffRequest.unstaged(["a"])
    request.context = 0
    #expect(try await marks(only(repository.diff(request))) == ["-line 10", "+line  10 "])
    request.context = 30
    #expect(try await marks(only(repository.diff(request))).count == 21)
    request.whitespace = .ignoreAtEnd
    #expect(try await repository.diff(request).isEmpty == false)
    request.whitespace = .ignoreAmount
    #expect(try await repository.diff(request).isEmpty)
    #expect(try await repository.diff(.unstaged(["b"])).map(\.path) == ["b"])
  }

  @Test func `the user's own diff settings do not change what is read`() async throws {
    let sandbox = try GitSandbox().write("a", "1\n\n2\n")
    try sandbox.commit("First")
    for (key, value) in [
      ("diff.noprefix", "true"), ("diff.mnemonicPrefix", "true"), ("color.ui", "always"),
      ("diff.external", "false"), ("diff.suppressBlankEmpty", "true"), ("diff.context", "0"),
      ("diff.wsErrorHighlight", "all"), ("core.quotePath", "false"),
    ] { try sandbox.git("config", key, value) }
    try sandbox.write("a", "1\n\n3\n")
    #expect(
      try marks(only(try await sandbox.open().diff(.unstaged()))) == [" 1", " ", "-2", "+3"])
  }

  @Test func `binary and huge files are told by size`() async throws {
    let sandbox = try GitSandbox().write("huge", String(repeating: "x\n", count: 5000))
      .write("bin", "\0one")
    try sandbox.commit("First")
    try sandbox.write("huge", String(repeating: "y\n", count: 6000)).write("bin", "\0three")
    let repository = try await sandbox.open()
    var request = DiffRequest.unstaged()
    request.fileLimit = 4000
    let files = try await repository.diff(request)
    #expect(files.map(\.content) == [.binary, .binary])
    let sizes = try await repository.sizes(of: files[1], new: .workTree)
    #expect(sizes == (10000, 12000))
    let binary = try await repository.sizes(of: files[0], new: .workTree)
    #expect(binary == (4, 6))
  }

  @Test func `an untracked file is one that is all new`() async throws {
    let sandbox = try GitSandbox().write("-new", "1\n2\n")
    let file = try #require(try await sandbox.open().diffOfUntracked("-new"))
    #expect(file.path == "-new")
    #expect(file.change == .added)
    #expect(marks(file) == ["+1", "+2"])
  }

  @Test func `a file in conflict is shown against both sides`() async throws {
    let sandbox = try GitSandbox().write("a", "base\nrest\n")
    try sandbox.commit("Base")
    try sandbox.git("switch", "--quiet", "-c", "side")
    try sandbox.write("a", "side\nrest\n").commit("Side")
    try sandbox.git("switch", "--quiet", "main")
    try sandbox.write("a", "main\nrest\n").commit("Main")
    try sandbox.gitOrFail("merge", "side")
    let file = try only(try await sandbox.open().diff(.unstaged()))
    #expect(file.content == .combined)
    #expect(file.path == "a")
    #expect(
      marks(file) == [
        "+++<<<<<<< HEAD", "+ +main", "+++=======", "++ side", "+++>>>>>>> side", "   rest",
      ])
    let listed = try await sandbox.open().changedFiles(.unstaged())
    #expect(listed.map(\.path) == ["a"])
    #expect(listed.first?.change == nil)
  }

  @Test func `a diff cut anywhere reads the same`() async throws {
    let sandbox = try GitSandbox().write("a", "1\n2\n3\n").write("b", "x").write("c", "\0")
    try sandbox.commit("First")
    try sandbox.write("a", "1\nzwei\n3\n").write("b", "y").write("c", "\0\0")
    let patch = Array(try sandbox.git("diff", "--full-index").utf8) + [0x0A]
    func read(_ size: Int) -> [[String]] {
      var parser = DiffParser()
      var files: [FileDiff] = []
      for start in stride(from: 0, to: patch.count, by: size) {
        files += parser.feed(Array(patch[start..<min(start + size, patch.count)]))
      }
      if let last = parser.finish() { files.append(last) }
      return files.map { [$0.path.text, "\($0.content)"] + marks($0) }
    }
    let whole = read(patch.count)
    #expect(whole.count == 3)
    for size in 1...40 { #expect(read(size) == whole) }
  }

  @Test func `nonsense instead of a diff is not a file`() {
    var parser = DiffParser()
    #expect(parser.feed(Array("@@ -1 +1 @@\n-a\n\\ x\n--- \ndiff --\n@@ @@\n".utf8)).isEmpty)
    _ = parser.finish()
  }
}
