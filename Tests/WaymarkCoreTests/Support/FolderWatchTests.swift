import Foundation
import Testing
import WaymarkCore
import WaymarkTestSupport

@Suite(.timeLimit(.minutes(1))) struct FolderWatchTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Makes a change and waits until the watch tells of one.
  private func expectChange(
    in folders: [String], _ change: @Sendable () throws -> Void
  ) async throws {
    let changes = FolderWatch(folders.map { folder.path + $0 }) { $0.hasSuffix(".toml") }.changes()
    try change()
    var iterator = changes.makeAsyncIterator()
    #expect(await iterator.next() != nil)
  }

  @Test func `a written, moved and removed file is told`() async throws {
    try folder.write("a/one.toml", "1")
    try await expectChange(in: ["/a"]) { try folder.write("a/one.toml", "2") }
    try folder.write("a/new", "3")
    try await expectChange(in: ["/a"]) {
      try FileManager.default.moveItem(
        atPath: folder.path + "/a/new", toPath: folder.path + "/a/two.toml")
    }
    try await expectChange(in: ["/a"]) {
      try FileManager.default.removeItem(atPath: folder.path + "/a/two.toml")
    }
  }

  @Test func `a folder that is made later is watched then`() async throws {
    let changes = FolderWatch([folder.path + "/x/y"]) { $0.hasSuffix(".toml") }.changes()
    var iterator = changes.makeAsyncIterator()
    try folder.write("x/y/z.toml", "1")
    #expect(await iterator.next() != nil)
    try folder.write("x/y/z.toml", "2")
    #expect(await iterator.next() != nil)
  }

  @Test func `files of no interest are not told`() async throws {
    // No file of interest: a program that another test starts holds it open for a moment, and its
    // end closes the file once more.
    try folder.write("a/first.swp", "1")
    let changes = FolderWatch([folder.path + "/a"]) { $0.hasSuffix(".toml") }.changes()
    let reader = Task {
      var count = 0
      for await _ in changes { count += 1 }
      return count
    }
    for number in 0..<20 { try folder.write("a/\(number).swp", "x") }
    reader.cancel()
    #expect(await reader.value == 0)
  }
}
