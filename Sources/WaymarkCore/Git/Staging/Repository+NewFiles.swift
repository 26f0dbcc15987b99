import Foundation

extension Repository {
  /// Stages some lines of a file that git does not know yet.
  ///
  /// - Parameters:
  ///   - selection: Which lines, by the diff of the file as one that is all new.
  ///   - path: The file.
  /// - Throws: As `stage(_:of:)`; then git knows the name of the file and nothing of its content.
  package func stageLines(_ selection: LineSelection, ofNew path: GitPath) async throws {
    try await git.exclusively {
      try await intendToAdd([path])
      guard let file = try await diff(.unstaged([path])).first else {
        throw Self.staleDiff(path)
      }
      try await stage(selection, of: file)
    }
  }

  /// How many conflicts are between markers in a file of the work tree.
  package func conflictCount(in path: GitPath) async throws -> Int {
    guard let bytes = WorkTreeFile(root: root, path: path).content() else { return 0 }
    return ConflictText(bytes).conflicts.count
  }
}
