import Foundation

/// Finds the registered project that a directory belongs to, and registers repository roots.
package struct ProjectFinder: Sendable {
  private let store: ProjectStore

  package init(_ store: ProjectStore) { self.store = store }

  /// The active project of a directory or of the nearest folder above it.
  ///
  /// - Throws: `pathNotFound`, `notADirectory` or `notReadable`, and storage errors.
  package func find(_ path: String) async throws -> Project? {
    var place = try ProjectRules.directory(path) as NSString
    // Most often the folder is the project's root, and git need not be asked where it ends.
    if let project = try active(place as String) { return project }
    let top = try await Repository(root: place as String).topLevel().map(ProjectRules.resolved)
    while true {
      let folder = place as String
      if let project = try active(folder) { return project }
      // A folder above the repository is another project, even if it is registered.
      if folder == top || folder == "/" || top == nil { return nil }
      place = place.deletingLastPathComponent as NSString
    }
  }

  private func active(_ folder: String) throws -> Project? {
    guard let project = try store.find(path: folder), project.status == .active else { return nil }
    return project
  }

  /// Registers the repository root of a directory, or the directory outside any repository.
  ///
  /// - Throws: As `ProjectStore.add`.
  package func register(_ path: String) async throws -> Project {
    let root = try await rootToRegister(path)
    let name = (root as NSString).lastPathComponent
    return try store.add(
      name: name.isEmpty || name == "/" ? "root" : String(name.prefix(Project.nameLimit)),
      path: root, repositoryURL: try await Repository(root: root).originURL())
  }

  /// The directory that registering would add.
  ///
  /// - Throws: As `find`.
  package func rootToRegister(_ path: String) async throws -> String {
    let folder = try ProjectRules.directory(path)
    return try await Repository(root: folder).topLevel().map(ProjectRules.resolved) ?? folder
  }
}
