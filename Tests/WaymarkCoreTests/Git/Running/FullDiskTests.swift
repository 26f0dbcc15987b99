import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite(.enabled(if: SmallDisk(megabytes: 1) != nil, "only root can mount a small disk"))
struct FullDiskTests {
  @Test func `a full disk in the middle of a commit leaves nothing half done`() async throws {
    let disk = try #require(SmallDisk(megabytes: 4))
    func git(_ arguments: String...) throws -> Command.Outcome {
      try Command.run("git", arguments, in: disk.path, environment: GitSandbox.environment)
    }
    _ = try git("init", "--quiet", "--initial-branch=main")
    try Data("1\n".utf8).write(to: URL(fileURLWithPath: "\(disk.path)/a"))
    _ = try git("add", "a")
    _ = try git("commit", "--quiet", "-m", "First")
    try Data("2\n".utf8).write(to: URL(fileURLWithPath: "\(disk.path)/a"))
    _ = try git("add", "a")
    let before = try git("status", "--porcelain=v2", "--branch").output
    let repository = try await Repository.open(disk.path, context: GitSandbox.context())
    _ = try Command.run("dd", ["if=/dev/zero", "of=fill", "bs=4k"], in: disk.path)
    let error = await failure { try await repository.commit(CommitMessage("Second")) }
    #expect(error?.code == .diskFull, "\(error?.description ?? "it went well")")
    #expect(
      error?.message.hasPrefix(
        "The disk is full; git changed nothing that `git status` would not show.") == true)
    #expect(error?.hint == "Free some space and try again.")
    try FileManager.default.removeItem(atPath: "\(disk.path)/fill")
    #expect(try git("status", "--porcelain=v2", "--branch").output == before)
    #expect(try git("fsck").status == 0)
    try await repository.commit(CommitMessage("Second"))
    #expect(try git("log", "--format=%s").output == "Second\nFirst\n")
  }
}
