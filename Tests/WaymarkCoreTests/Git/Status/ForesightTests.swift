import Testing
import WaymarkCore
import WaymarkTestSupport

/// What is shown before git has done it, against what git says afterwards.
@Suite struct ForesightTests {
  private static let entryCount = 10

  /// Files in every state that staging and unstaging can be about.
  private func sandbox() throws -> GitSandbox {
    let sandbox = try GitSandbox()
    for name in ["changed", "gone", "both", "sub/kept", "renamed", "staged", "left"] {
      try sandbox.write(name, "\(name)\n1\n2\n3\n4\n5\n")
    }
    try sandbox.commit("First")
    try sandbox.git("mv", "renamed", "moved")
    try sandbox.write("both", "once\n").write("staged", "staged\n").write("added", "1\n")
    try sandbox.git("add", "both", "staged", "added")
    try sandbox.git("rm", "--quiet", "left")
    try sandbox.write("both", "twice\n").write("changed", "new\n").write("sub/kept", "new\n")
      .write("a new file", "x\n").write("sub/zero", "")
    try sandbox.remove("gone")
    return sandbox
  }

  private func shape(_ status: WorkTreeStatus) -> [String] {
    status.entries.map {
      "\($0.path) \($0.kind) \($0.staged.map { "\($0)" } ?? "-") "
        + "\($0.unstaged.map { "\($0)" } ?? "-") \($0.originalPath?.text ?? "")"
    }
  }

  @Test func `what staging brings is known before git has done it`() async throws {
    for place in 0..<Self.entryCount {
      let sandbox = try sandbox()
      let repository = try await sandbox.open()
      let before = try await repository.status()
      #expect(before.entries.count == Self.entryCount)
      let entry = before.entries[place]
      guard entry.unstaged != nil || entry.kind == .untracked else { continue }
      try await repository.stage([entry.path])
      #expect(
        shape(before.staging([entry.path])) == shape(try await repository.status()),
        "\(entry.path)")
    }
  }

  @Test func `what unstaging brings is known before git has done it`() async throws {
    for place in 0..<Self.entryCount {
      let sandbox = try sandbox()
      let repository = try await sandbox.open()
      let before = try await repository.status()
      #expect(before.entries.count == Self.entryCount)
      let entry = before.entries[place]
      guard entry.staged != nil else { continue }
      try await repository.unstage([entry.path, entry.originalPath].compactMap { $0 })
      #expect(
        shape(before.unstaging([entry.path])) == shape(try await repository.status()),
        "\(entry.path)")
    }
  }

  @Test func `staging everything and unstaging it are known, too`() async throws {
    let sandbox = try sandbox()
    let repository = try await sandbox.open()
    let before = try await repository.status()
    let all = Set(before.entries.map(\.path))
    try await repository.stageAll()
    let staged = try await repository.status()
    // Git finds by itself that what is gone and what is new are no rename here.
    #expect(shape(before.staging(all)) == shape(staged))
    try await repository.unstageAll()
    #expect(shape(staged.unstaging(all)) == shape(try await repository.status()))
  }
}
