/// The check that a path is a directory that can be opened, without touching the database.
package enum ProjectFolder {
  /// The absolute path with symbolic links resolved.
  ///
  /// - Throws: `pathNotFound`, `notADirectory` or `notReadable`.
  package static func check(_ path: String) throws -> String {
    try ProjectRules.directory(path)
  }
}
