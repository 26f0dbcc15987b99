import Foundation

/// The file service: the one door to a project's files, for panes, commands and everything that
/// writes.
///
/// Paths are relative to the root and are resolved once per call; a symbolic link that leads out of
/// the project is refused. Calls block for as long as the disk takes, so that a user interface makes
/// them off its loop.
package struct ProjectFiles: Sendable {
  package let root: ProjectRoot
  /// Where content is kept safe for files whose folder may not be written to.
  let rescueFolder: AbsolutePath?

  /// Opens a project's folder.
  ///
  /// - Parameters:
  ///   - root: The folder.
  ///   - state: Waymark's state folder; nil refuses to write into folders that may not be written.
  /// - Throws: `pathNotFound`, `notADirectory` or `notReadable`.
  package init(root: String, state: String? = nil) throws {
    self.root = try ProjectRoot(root)
    rescueFolder = state.map { AbsolutePath("\($0)/saved") }
  }
}

/// A file by its path in the project or, only for opening and saving that one file, by any path.
package enum FileLocation: Sendable, Hashable {
  case project(ProjectPath)
  case outside(AbsolutePath)

  /// The path for a person, safe to show.
  package var shown: String {
    switch self {
    case .project(let path): path.shown
    case .outside(let path): path.shown
    }
  }
}

extension ProjectFiles {
  /// Where the content of a file lies, with symbolic links followed.
  ///
  /// - Throws: `outsideProject`, `pathNotFound`, `notADirectory`.
  package func place(of location: FileLocation) throws(WaymarkError) -> AbsolutePath {
    switch location {
    case .project(let path): try root.content(path)
    case .outside(let path): try path.followed()
    }
  }
}
