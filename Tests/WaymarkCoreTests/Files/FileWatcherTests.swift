import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite(.timeLimit(.minutes(1))) struct FileWatcherTests {
  private let folder: TemporaryFolder
  private let files: ProjectFiles

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("project/a.txt", "a").write("project/src/b.txt", "b")
      .write("project/build/x.o", "x")
    files = try ProjectFiles(root: folder.path + "/project")
  }

  private var ignored: IgnoredPaths { IgnoredPaths(listed: [Array("build/".utf8)]) }

  /// A watcher that has begun.
  private func watcher(limit: Int = .max) async -> FileWatcher {
    await withCheckedContinuation { continuation in
      let box = Box()
      box.watcher.withLock { watcher in
        watcher = FileWatcher(files, ignored: ignored, watchLimit: limit) {
          if let watcher = box.take() { continuation.resume(returning: watcher) }
        }
      }
    }
  }

  /// Hands the watcher to the callback, which comes from another thread.
  private final class Box: Sendable {
    let watcher = Locked<FileWatcher?>(nil)

    func take() -> FileWatcher? {
      watcher.withLock { watcher in
        defer { watcher = nil }
        return watcher
      }
    }
  }

  /// Reads batches until all of the paths were named.
  private func wait(
    for paths: Set<String>, in watcher: FileWatcher
  ) async throws -> FileChanges {
    var all = FileChanges()
    for await batch in watcher.changes {
      all.paths.formUnion(batch.paths)
      all.folders.formUnion(batch.folders)
      if !batch.isComplete { all.isComplete = false }
      if paths.isSubset(of: all.paths.map(\.text)) { break }
    }
    return all
  }

  @Test func `writing, making, renaming and deleting are told with their folders`() async throws {
    let watcher = await watcher()
    try folder.write("project/src/b.txt", "changed")
    var changes = try await wait(for: ["src/b.txt"], in: watcher)
    #expect(changes.isComplete)
    try FileManager.default.moveItem(
      atPath: files.root.path.text + "/a.txt", toPath: files.root.path.text + "/src/c.txt")
    changes = try await wait(for: ["a.txt", "src/c.txt"], in: watcher)
    #expect(changes.folders.isSuperset(of: [.root, try ProjectPath("src")]))
    try FileManager.default.removeItem(atPath: files.root.path.text + "/src/b.txt")
    changes = try await wait(for: ["src/b.txt"], in: watcher)
    #expect(changes.folders.contains(try ProjectPath("src")))
  }

  @Test func `a save is told by the name of the file alone`() async throws {
    let watcher = await watcher()
    let path = try ProjectPath("a.txt")
    let version = try #require(try files.version(of: path))
    try files.write(Array("new".utf8), to: path, replacing: .version(version))
    let changes = try await wait(for: ["a.txt"], in: watcher)
    // A watcher that is just armed may tell of what was there before, but never of a file between.
    let before = try ProjectPath("src/b.txt")
    #expect(changes.paths.allSatisfy { $0 == path || $0 == before })
  }

  @Test func `new folders are watched with what is in them`() async throws {
    let watcher = await watcher()
    try folder.write("project/new/deep/c.txt", "1")
    _ = try await wait(for: ["new", "new/deep", "new/deep/c.txt"], in: watcher)
    try folder.write("project/new/deep/c.txt", "2").write("project/new/deep/d.txt", "1")
    _ = try await wait(for: ["new/deep/c.txt", "new/deep/d.txt"], in: watcher)
  }

  @Test func `a renamed folder is known by its new name`() async throws {
    let watcher = await watcher()
    try FileManager.default.moveItem(
      atPath: files.root.path.text + "/src", toPath: files.root.path.text + "/sources")
    _ = try await wait(for: ["src", "sources"], in: watcher)
    try folder.write("project/sources/b.txt", "2")
    _ = try await wait(for: ["sources/b.txt"], in: watcher)
  }

  @Test func `ignored folders are silent unless they are open`() async throws {
    let watcher = await watcher()
    try folder.write("project/build/x.o", "1").write("project/a.txt", "1")
    var changes = try await wait(for: ["a.txt"], in: watcher)
    #expect(!changes.paths.contains(try ProjectPath("build/x.o")))
    watcher.setOpened([try ProjectPath("build")])
    var number = 0
    repeat {
      number += 1
      // Until the request has reached the thread, the folder is silent.
      try folder.write("project/build/x.o", "\(number)").write("project/a.txt", "\(number)")
      changes = try await wait(for: ["a.txt"], in: watcher)
    } while !changes.paths.contains(try ProjectPath("build/x.o"))
  }

  @Test func `without watches folders are looked at`() async throws {
    let watcher = await watcher(limit: 1)
    try folder.write("project/src/b.txt", "longer").write("project/src/new/c.txt", "c")
    _ = try await wait(for: ["src/b.txt", "src/new", "src/new/c.txt"], in: watcher)
    try FileManager.default.removeItem(atPath: files.root.path.text + "/src/b.txt")
    let changes = try await wait(for: ["src/b.txt"], in: watcher)
    #expect(changes.folders.contains(try ProjectPath("src")))
  }

  @Test func `a watcher that is let go ends`() async throws {
    var watcher: FileWatcher? = await watcher()
    let changes = try #require(watcher?.changes)
    watcher = nil
    for await _ in changes {}
  }
}
