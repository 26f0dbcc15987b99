/// What replacing a text everywhere would do to one file.
package struct FileReplacement: Sendable {
  package let path: ProjectPath
  /// How many places change.
  package let count: Int
  package let difference: FileDiff
  /// What is on disk, to be put back by undoing.
  fileprivate let before: [UInt8]
  /// The text as it would be.
  fileprivate let file: TextFile
}

extension ProjectFiles {
  /// Files with more bytes are not changed by replacing everywhere.
  private static let replacedLimit: Int64 = 16 << 20

  /// Finds out what replacing a text would do; nothing is written.
  ///
  /// Files that are no text or very large are left out, as are those in which nothing would change.
  ///
  /// - Parameters:
  ///   - query: What is replaced.
  ///   - replacement: What takes its place.
  ///   - paths: The files.
  ///   - report: Called with the number of files that are done.
  /// - Returns: The files that would change.
  /// - Throws: `invalidPattern`; what reading throws; `CancellationError`.
  package func replacements(
    of query: SearchQuery, by replacement: String, in paths: [ProjectPath],
    report: (Int) -> Void = { _ in }
  ) throws -> [FileReplacement] {
    let search = try TextSearch(query)
    var result: [FileReplacement] = []
    for (index, path) in paths.enumerated() {
      try Task.checkCancellation()
      report(index)
      guard let status = try status(of: path), status.kind == .file,
        status.size <= ProjectFiles.replacedLimit
      else { continue }
      let found: FileReplacement?
      do {
        found = try self.replacement(search, replacement, in: path)
      } catch let error as WaymarkError where error.code == .binaryFile {
        found = nil
      }
      if let found { result.append(found) }
    }
    return result
  }

  private func replacement(
    _ search: TextSearch, _ replacement: String, in path: ProjectPath
  ) throws -> FileReplacement? {
    let content = try read(path)
    var file = try openText(path)
    // Undoing puts back what was read, so it has to be what is replaced.
    guard content.version.status == file.version?.status else {
      throw FileConflict(
        path: try place(of: .project(path)), expected: .version(content.version),
        found: file.version)
    }
    let old = file.buffer.snapshot
    let template = try ReplacementTemplate(
      replacement, for: search, lineEnding: file.buffer.format.lineEnding)
    let edits = try search.edits(replacingIn: old, with: template)
    guard !edits.isEmpty else { return nil }
    file.buffer.edit(edits)
    let new = file.buffer.snapshot.allBytes
    let bytes = old.allBytes
    guard new != bytes else { return nil }
    return FileReplacement(
      path: path, count: edits.count,
      difference: FileDiff(GitPath(path.bytes), from: bytes, to: new), before: content.bytes,
      file: file)
  }

  /// Writes a file with its replacements.
  ///
  /// - Returns: The change, which `undo` takes back.
  /// - Throws: `FileConflict` when the file is another by now; what writing throws.
  package func apply(_ replacement: FileReplacement) throws -> FileChange {
    var file = replacement.file
    try file.save(in: self)
    guard let version = file.version else { return .made(replacement.path) }
    return .written(replacement.path, before: replacement.before, after: version)
  }
}
