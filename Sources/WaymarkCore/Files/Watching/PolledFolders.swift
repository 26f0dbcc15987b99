/// Folders that are looked at again and again, because the kernel has no watches left for them.
struct PolledFolders {
  /// What tells whether an entry changed.
  private struct Mark: Hashable {
    let size: Int64
    let modified: Int64
    let inode: UInt64
    let mode: UInt32
  }

  private let root: AbsolutePath
  private var folders: [ProjectPath: [[UInt8]: Mark]] = [:]

  init(root: AbsolutePath) { self.root = root }

  var isEmpty: Bool { folders.isEmpty }

  func contains(_ folder: ProjectPath) -> Bool { folders[folder] != nil }

  /// Begins to look at a folder.
  mutating func add(_ folder: ProjectPath) { folders[folder] = marks(of: folder) }

  /// Stops looking at folders.
  mutating func remove(where isLeftOut: (ProjectPath) -> Bool) {
    for path in folders.keys.filter(isLeftOut) { folders[path] = nil }
  }

  /// Looks at all folders.
  ///
  /// - Returns: What changed, and the folders that have come.
  mutating func look() -> (changes: FileChanges, arrived: [ProjectPath]) {
    var changes = FileChanges()
    var arrived: [ProjectPath] = []
    for (folder, before) in folders {
      let now = marks(of: folder)
      for (name, mark) in now where before[name] != mark {
        changes.add(folder.child(name), changesFolder: before[name] == nil)
        if before[name] == nil, mark.mode == PolledFolders.folderMode {
          arrived.append(folder.child(name))
        }
      }
      for name in before.keys where now[name] == nil {
        changes.add(folder.child(name), changesFolder: true)
      }
      folders[folder] = now
    }
    return (changes, arrived)
  }

  private func marks(of folder: ProjectPath) -> [[UInt8]: Mark] {
    let place = folder.isRoot ? root : root.appending(folder.bytes)
    var marks: [[UInt8]: Mark] = [:]
    for name in (try? FolderWalk.names(in: place)) ?? [] where !StagedFile.isStagingName(name) {
      guard let status = try? FileStatus.of(place.appending(name)) else { continue }
      // What is in a folder changes its size and time; that is the folder's own matter.
      marks[name] =
        status.kind == .folder
        ? Mark(size: 0, modified: 0, inode: status.inode, mode: PolledFolders.folderMode)
        : Mark(
          size: status.size, modified: status.modified, inode: status.inode, mode: status.mode)
    }
    return marks
  }

  /// No file has these permission bits.
  private static let folderMode = UInt32.max
}
