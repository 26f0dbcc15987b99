import Foundation

/// Tells what changes in a project on disk, until it is let go.
///
/// Changes come in batches within 200 milliseconds. Where the kernel has no watches left, folders
/// are looked at about every second. While nothing changes, nothing runs.
package final class FileWatcher: Sendable {
  /// The batches, in order; to be read by one task.
  package let changes: AsyncStream<FileChanges>
  private let loop: WatchLoop?

  /// Begins to watch on a thread of its own.
  ///
  /// The first batch, as soon as everything is watched, names nothing and is not complete: what was
  /// read before may have changed unseen.
  ///
  /// - Parameters:
  ///   - files: The project.
  ///   - ignored: What git ignores; nothing in it is watched.
  package convenience init(_ files: ProjectFiles, ignored: IgnoredPaths) {
    self.init(files, ignored: ignored, watchLimit: .max, isBeginTold: true)
  }

  /// Begins to watch.
  ///
  /// - Parameters:
  ///   - files: The project.
  ///   - ignored: What git ignores.
  ///   - watchLimit: As many watches the kernel is taken to have.
  ///   - isBeginTold: Whether the first batch says that everything is to be looked at.
  ///   - begun: Called when everything is watched.
  init(
    _ files: ProjectFiles, ignored: IgnoredPaths, watchLimit: Int, isBeginTold: Bool = false,
    begun: @escaping @Sendable () -> Void = {}
  ) {
    let (stream, continuation) = AsyncStream.makeStream(of: FileChanges.self)
    changes = stream
    loop = WatchLoop(root: files.root.path, watchLimit: watchLimit) { continuation.yield($0) }
    guard let loop else {
      continuation.finish()
      return
    }
    let thread = Thread {
      loop.run(ignored: ignored) {
        if isBeginTold { continuation.yield(.everything) }
        begun()
      }
      continuation.finish()
    }
    thread.name = "file-watcher"
    thread.start()
  }

  deinit { loop?.stop() }

  /// Takes what git ignores now; all folders are walked again, so it is for when that changed.
  package func setIgnored(_ ignored: IgnoredPaths) { loop?.setIgnored(ignored) }

  /// Watches folders that show or hold an open file, even if git ignores them.
  package func setOpened(_ folders: Set<ProjectPath>) { loop?.setOpened(folders) }
}
