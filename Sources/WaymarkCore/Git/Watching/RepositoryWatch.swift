import Foundation

/// Tells when the work tree or what git keeps beside it changes.
struct RepositoryWatch: Sendable {
  private let files: FileWatcher?
  private let git: FolderWatch

  /// Begins to watch the work tree; git's folders are watched when the changes are read.
  ///
  /// - Parameters:
  ///   - repository: Which.
  ///   - folder: A folder that somebody else watches already.
  /// - Throws: What asking git throws.
  init(_ repository: Repository, outside folder: String? = nil) async throws {
    let layout = try await repository.layout()
    files = folder == layout.topLevel ? nil : try await RepositoryWatch.watcher(of: layout)
    git = FolderWatch(RepositoryWatch.folders(of: layout)) { name in
      // A lock comes and goes with what it protects, which is told by itself.
      !name.hasSuffix(".lock") && !name.hasPrefix("waymark-")
    }
  }

  private static func watcher(of layout: RepositoryLayout) async throws -> FileWatcher? {
    guard let top = layout.topLevel, let files = try? ProjectFiles(root: top) else { return nil }
    return FileWatcher(files, ignored: try await files.ignoredPaths())
  }

  /// The folders whose files tell of the index, of branches and of operations in progress.
  private static func folders(of layout: RepositoryLayout) -> [String] {
    var folders: Set<String> = [layout.gitDirectory, layout.commonDirectory]
    for name in ["rebase-merge", "rebase-apply", "sequencer"] {
      folders.insert("\(layout.gitDirectory)/\(name)")
    }
    for root in ["refs/heads", "refs/remotes", "refs/tags"].map({
      "\(layout.commonDirectory)/\($0)"
    }) {
      folders.insert(root)
      let below = FileManager.default.enumerator(atPath: root)
      while let name = below?.nextObject() as? String {
        if below?.fileAttributes?[.type] as? FileAttributeType == .typeDirectory {
          folders.insert("\(root)/\(name)")
        }
      }
    }
    return folders.sorted()
  }

  func changes() -> AsyncStream<Void> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { stream in
      let watching = Task {
        await withTaskGroup(of: Void.self) { group in
          group.addTask { for await _ in git.changes() { stream.yield() } }
          if let files {
            group.addTask { for await _ in files.changes { stream.yield() } }
          }
        }
        stream.finish()
      }
      stream.onTermination = { _ in watching.cancel() }
    }
  }
}
