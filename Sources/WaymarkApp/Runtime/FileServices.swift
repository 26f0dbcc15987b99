package import WaymarkCore

/// The doors to the project's files.
package struct FileServices: Sendable {
  /// Opens the project's folder; the same one at every call.
  package var project: @Sendable () async throws -> ProjectFiles
  /// Keeps edits that are not saved; nil keeps none.
  package var recovery: RecoveryStore?
  /// Where deleted files go; nil cannot delete.
  package var trash: Trash?
  /// Whether what changes on disk is followed.
  package var isWatching: Bool
  /// What is watched whatever git ignores.
  let shown = ShownFolders()

  package init(
    recovery: RecoveryStore? = nil, trash: Trash? = nil, isWatching: Bool = false,
    project: @escaping @Sendable () async throws -> ProjectFiles
  ) {
    self.recovery = recovery
    self.trash = trash
    self.isWatching = isWatching
    self.project = project
  }

  /// No files at all.
  package static let none = FileServices {
    throw WaymarkError(.pathNotFound, "There is no project to open files of.")
  }

  /// What git ignores in the project; nothing where there is no repository.
  func ignored(in files: ProjectFiles) async -> IgnoredPaths {
    (try? await files.ignoredPaths()) ?? IgnoredPaths()
  }
}
