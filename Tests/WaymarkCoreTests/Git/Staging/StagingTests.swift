import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct StagingTests {
  private func index(_ sandbox: GitSandbox) throws -> String { try sandbox.git("ls-files", "-s") }

  @Test func `files of any name are staged, unstaged and back by undo`() async throws {
    let names: [GitPath] = [
      "with space", "with\nbreak", "-dash", ":colon", "*", "a", GitPath([0x66, 0xFF]),
    ]
    let sandbox = try GitSandbox()
    for name in names { try sandbox.write(name, [0x31]) }
    let repository = try await sandbox.open()
    for name in names {
      try await repository.stage([name])
      #expect(try await repository.status().staged.map(\.path) == [name])
      try await repository.unstage([name])
      #expect(try await repository.status().staged.isEmpty)
      try await undoLast(repository)
      #expect(try await repository.status().staged.map(\.path) == [name])
      try await undoLast(repository)
      #expect(try await repository.status().staged.isEmpty)
    }
  }

  @Test func `everything is staged and unstaged, and undo brings the index back`() async throws {
    let sandbox = try GitSandbox().write("a", "1").write("gone", "1")
    try sandbox.commit("First")
    try sandbox.write("a", "2").write("deep/new", "3").remove("gone")
    let before = try index(sandbox)
    let repository = try await sandbox.open()
    try await repository.stageAll()
    let staged = try index(sandbox)
    #expect(try await repository.status().staged.map(\.staged) == [.modified, .added, .deleted])
    #expect(try await repository.status().unstaged.isEmpty)
    try await repository.unstageAll()
    #expect(try index(sandbox) == before)
    try await undoLast(repository)
    #expect(try index(sandbox) == staged)
    try await undoLast(repository)
    #expect(try index(sandbox) == before)
  }

  @Test func `a folder and many files are staged at once`() async throws {
    let sandbox = try GitSandbox()
    let names = (0..<300).map { GitPath("many/file \($0)") }
    for name in names { try sandbox.write(name, [0x31]) }
    let repository = try await sandbox.open()
    try await repository.stage(names)
    #expect(try await repository.status().staged.count == 300)
    try await undoLast(repository)
    #expect(try await repository.status().staged.isEmpty)
    try await repository.stage(["many"])
    #expect(try await repository.status().staged.count == 300)
    try await undoLast(repository)
    #expect(try await repository.status().staged.isEmpty)
  }

  @Test func `an intent to add is staged without content and back by undo`() async throws {
    let sandbox = try GitSandbox().write("new", "1\n")
    let repository = try await sandbox.open()
    try await repository.intendToAdd(["new"])
    #expect(try await repository.status().unstaged.map(\.unstaged) == [.added])
    try await repository.stage(["new"])
    try await undoLast(repository)
    #expect(try await repository.status().unstaged.map(\.unstaged) == [.added])
    try await undoLast(repository)
    #expect(try await repository.status().untracked.map(\.path) == ["new"])
  }

  @Test func `a renamed file is unstaged with both names`() async throws {
    let sandbox = try GitSandbox().write("old", "a\nb\nc\n")
    try sandbox.commit("First")
    try sandbox.git("mv", "old", "new")
    let repository = try await sandbox.open()
    try await repository.unstage(["old", "new"])
    let status = try await repository.status()
    #expect(status.staged.isEmpty)
    #expect(status.entries.map(\.path) == ["old", "new"])
  }

  @Test func `a change of mode is staged by itself`() async throws {
    let sandbox = try GitSandbox().write("run", "1\n2\n")
    try sandbox.commit("First")
    try sandbox.write("run", "1\nzwei\n")
    chmod("\(sandbox.path)/run", 0o755)
    let repository = try await sandbox.open()
    let file = try #require(try await repository.diff(.unstaged()).first)
    try await repository.stage(LineSelection(lines: [:], includesMode: true), of: file)
    let staged = try #require(try await repository.diff(.staged()).first)
    #expect(staged.changesMode)
    #expect(staged.hunks.isEmpty)
    try await repository.unstage(LineSelection(lines: [:], includesMode: true), of: staged)
    #expect(try await repository.diff(.staged()).isEmpty)
  }

  @Test func `a hunk is staged and undo takes it out again`() async throws {
    let text = (1...30).map { "\($0)\n" }.joined()
    let sandbox = try GitSandbox().write("a", text)
    try sandbox.commit("First")
    try sandbox.write("a", "0\n" + text.replacing("29\n", with: "neun\n"))
    let repository = try await sandbox.open()
    let file = try #require(try await repository.diff(.unstaged()).first)
    #expect(file.hunks.count == 2)
    try await repository.stage(LineSelection(hunk: 1, of: file), of: file)
    #expect(try sandbox.git("show", ":a").contains("neun"))
    #expect(try !sandbox.git("show", ":a").hasPrefix("0\n"))
    try await undoLast(repository)
    #expect(try await repository.diff(.staged()).isEmpty)
  }

  @Test func `a diff that is out of date changes nothing`() async throws {
    let text = String(repeating: "same\n", count: 20)
    let sandbox = try GitSandbox().write("a", text)
    try sandbox.commit("First")
    try sandbox.write("a", text + "new\n")
    let repository = try await sandbox.open()
    let file = try #require(try await repository.diff(.unstaged()).first)
    // The hunk would still fit, at another place.
    try sandbox.write("a", "other\n" + text + text + "new\n").git("add", "a")
    let before = try index(sandbox)
    let staging = await failure { try await repository.stage(LineSelection(all: file), of: file) }
    #expect(staging?.code == .gitPatchDoesNotApply)
    #expect(try index(sandbox) == before)
    let discarding = await failure {
      try await repository.discard(LineSelection(all: file), of: file)
    }
    #expect(discarding?.code == .gitPatchDoesNotApply)
    #expect(try sandbox.read("a").hasPrefix("other"))
  }

  @Test func `lines of what has none, and no line at all, are refused`() async throws {
    let sandbox = try GitSandbox().write("bin", "\0").write("a", "1\n")
    try sandbox.commit("First")
    try sandbox.write("bin", "\0\0").write("a", "2\n")
    let repository = try await sandbox.open()
    let files = try await repository.diff(.unstaged())
    for file in files {
      let error = await failure {
        try await repository.stage(LineSelection(lines: [:]), of: file)
      }
      #expect(error?.code == .invalidArgument)
    }
  }

  @Test func `the undo list survives a restart and refuses what has moved`() async throws {
    let sandbox = try GitSandbox().write("a", "1")
    let state = try TemporaryFolder()
    let layout = try await sandbox.open().layout()
    let directories = Directories(environment: ["WAYMARK_HOME": state.path])
    func reopened() async throws -> Repository {
      var context = GitSandbox.context()
      context.undo = UndoLog(of: layout, in: directories)
      return try await Repository.open(sandbox.path, context: context)
    }
    try await reopened().stage(["a"])
    let entry = try #require(try await reopened().undoList().last)
    #expect(entry.title == "Stage a")
    #expect(entry.commands == ["git update-index -z --index-info"])
    let repository = try await reopened()
    try await repository.record(
      "Something", expecting: [ReferenceState(name: "HEAD", commit: "x")], [.git("gc")])
    let error = await failure {
      try await repository.undo(try #require(try await repository.undoList().last))
    }
    #expect(error?.code == .gitChangedSince)
    try await repository.undo(entry)
    #expect(try await reopened().undoList().count == 1)
  }
}
