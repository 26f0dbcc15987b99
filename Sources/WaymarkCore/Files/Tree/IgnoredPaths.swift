/// The files and folders that git ignores, a folder standing for everything in it.
package struct IgnoredPaths: Sendable, Hashable {
  private var folders: [ProjectPath: Set<[UInt8]>] = [:]

  package init() {}

  /// Takes what git lists.
  ///
  /// - Parameter listed: Paths relative to the root; folders end in a slash.
  package init(listed: [[UInt8]]) {
    for bytes in listed {
      guard let path = try? ProjectPath(bytes: bytes), let parent = path.parent else { continue }
      folders[parent, default: []].insert(Array(path.name))
    }
  }

  /// Whether a path is ignored, by itself or with a folder that it lies in.
  package func contains(_ path: ProjectPath) -> Bool {
    var place = path
    while let parent = place.parent {
      if folders[parent]?.contains(Array(place.name)) == true { return true }
      place = parent
    }
    return false
  }

  /// The names in a folder that are ignored by themselves.
  func names(in folder: ProjectPath) -> Set<[UInt8]> { folders[folder] ?? [] }
}

extension ProjectFiles {
  /// Asks git what it ignores.
  ///
  /// - Returns: Nothing outside a repository or without git.
  /// - Throws: `toolFailed`; `CancellationError`.
  package func ignoredPaths() async throws -> IgnoredPaths {
    IgnoredPaths(listed: try await Repository(root: root.path.text).ignored() ?? [])
  }
}
