/// One line in a list of what differs between two states: a file and how much of it changed.
package struct ChangedFile: Sendable, Hashable {
  package var path: GitPath
  /// Where a renamed or copied file came from.
  package var oldPath: GitPath?
  /// nil for a file in conflict.
  package var change: StatusEntry.Change?
  package var oldMode: UInt32
  package var newMode: UInt32
  /// nil for a file that is not lines.
  package var addedLines: Int?
  package var removedLines: Int?
}

extension Repository {
  /// The files that differ between two states, without their content.
  package func changedFiles(_ request: DiffRequest) async throws -> [ChangedFile] {
    let command = try await command(for: request, ["--raw", "--numstat", "-z"])
    return ChangedFileParser.parse(try await git.run(command).output)
  }
}

/// Reads `--raw --numstat -z`: first every file with its modes, then every file with its counts.
enum ChangedFileParser {
  static func parse(_ output: [UInt8]) -> [ChangedFile] {
    var fields = output.split(separator: 0, omittingEmptySubsequences: false)[...]
    var files: [ChangedFile] = []
    var places: [GitPath: Int] = [:]
    while let field = fields.popFirst() {
      if field.first == UInt8(ascii: ":") {
        guard let file = raw(field, &fields) else { continue }
        // An unmerged file is listed a second time as the difference to one side.
        guard places[file.path] == nil else { continue }
        places[file.path] = files.count
        files.append(file)
      } else if !field.isEmpty {
        count(field, &fields, places, &files)
      }
    }
    return files
  }

  /// Reads `:MODE MODE HASH HASH STATUS`, then one or two paths.
  private static func raw(
    _ field: ArraySlice<UInt8>, _ rest: inout ArraySlice<ArraySlice<UInt8>>
  ) -> ChangedFile? {
    let words = String(decoding: field.dropFirst(), as: UTF8.self).split(separator: " ")
    guard words.count == 5, let letter = words[4].utf8.first, let path = rest.popFirst() else {
      return nil
    }
    var file = ChangedFile(
      path: GitPath(path), change: StatusEntry.Change(rawValue: letter),
      oldMode: UInt32(words[0], radix: 8) ?? 0, newMode: UInt32(words[1], radix: 8) ?? 0)
    if file.change == .renamed || file.change == .copied, let new = rest.popFirst() {
      file.oldPath = file.path
      file.path = GitPath(new)
    }
    return file
  }

  /// Reads `ADDED<tab>REMOVED<tab>PATH`, or without a path and then two fields for a rename.
  private static func count(
    _ field: ArraySlice<UInt8>, _ rest: inout ArraySlice<ArraySlice<UInt8>>,
    _ places: [GitPath: Int], _ files: inout [ChangedFile]
  ) {
    let parts = field.split(separator: 0x09, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return }
    var path = parts[2]
    if path.isEmpty {
      _ = rest.popFirst()
      path = rest.popFirst() ?? path
    }
    guard let place = places[GitPath(path)] else { return }
    files[place].addedLines = Int(String(decoding: parts[0], as: UTF8.self))
    files[place].removedLines = Int(String(decoding: parts[1], as: UTF8.self))
  }
}
