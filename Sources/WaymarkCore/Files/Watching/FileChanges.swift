/// What changed on disk within a short while.
package struct FileChanges: Sendable, Hashable {
  /// Files and folders that were made, written, renamed or deleted, or whose permissions changed.
  package var paths: Set<ProjectPath> = []
  /// Folders whose entries are no longer the same.
  package var folders: Set<ProjectPath> = []
  /// False when more changed than is named here: then everything is looked at again.
  package var isComplete = true

  package init() {}

  /// Says that everything is to be looked at again.
  static var everything: FileChanges {
    var changes = FileChanges()
    changes.isComplete = false
    return changes
  }

  var isEmpty: Bool { paths.isEmpty && folders.isEmpty && isComplete }

  /// So many names are not worth keeping: looking at everything is quicker.
  static let limit = 10_000

  mutating func add(_ path: ProjectPath, changesFolder: Bool) {
    guard isComplete else { return }
    if paths.count >= FileChanges.limit {
      self = .everything
      return
    }
    paths.insert(path)
    if changesFolder, let parent = path.parent { folders.insert(parent) }
  }
}
