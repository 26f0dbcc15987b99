/// One commit in the history of a file, with the name that the file had then.
package struct FileRevision: Sendable, Hashable {
  package var commit: LogEntry
  package var path: GitPath
  /// Where the commit renamed or copied it from.
  package var oldPath: GitPath?
  package var change: StatusEntry.Change?

  /// The comparison that shows what the commit did to the file.
  package var changes: DiffRequest {
    let old = commit.parents.first.map { DiffRequest.Side.commit($0.hex) } ?? .nothing
    return DiffRequest(
      from: old, to: .commit(commit.id.hex), paths: [oldPath, path].compactMap { $0 })
  }
}

extension Repository {
  /// The commits that changed a file, newest first, followed through its renames.
  ///
  /// - Parameters:
  ///   - path: The file's name.
  ///   - commit: Where the history begins; nil is the head.
  ///   - consume: Gets each commit as git finds it; git ends when it has enough.
  /// - Throws: A `WaymarkError` with one of the `git` codes; `CancellationError`.
  package func history(
    of path: GitPath, from commit: ObjectID? = nil,
    _ consume: (FileRevision) async throws -> ToolRunner.Appetite
  ) async throws {
    let command = GitCommand.read(
      "log", "-z", "--follow", "--raw", "--find-renames", "--no-color", "--encoding=UTF-8",
      "--decorate=full", "--decorate-refs-exclude=refs/waymark", "--no-notes", LogParser.format,
      "--end-of-options", commit?.hex ?? "HEAD"
    ).paths([path])
    var parser = FileHistoryParser()
    let isDone = try await git.stream(command) { piece in
      for revision in try parser.feed(piece) {
        if case .enough = try await consume(revision) { return .enough }
      }
      return .more
    }
    if isDone {
      for revision in try parser.finish() {
        if case .enough = try await consume(revision) { return }
      }
    }
  }

  /// The commits that changed a file, all of them.
  package func history(of path: GitPath) async throws -> [FileRevision] {
    var revisions: [FileRevision] = []
    try await history(of: path) { revision in
      revisions.append(revision)
      return .more
    }
    return revisions
  }
}

/// Reads a log whose commits each have one file behind them.
private struct FileHistoryParser {
  private var rest: [UInt8] = []

  /// Reads on; the last commit waits, since its file may be still to come.
  mutating func feed(_ piece: [UInt8]) throws -> [FileRevision] {
    rest += piece
    return try read(isDone: false)
  }

  mutating func finish() throws -> [FileRevision] { try read(isDone: true) }

  private mutating func read(isDone: Bool) throws -> [FileRevision] {
    var fields = rest.split(separator: 0, omittingEmptySubsequences: false)
    // What is behind the last zero byte is no whole field.
    fields.removeLast()
    var revisions: [FileRevision] = []
    var next = 0
    var consumed = 0
    while next + LogParser.fieldCount <= fields.count {
      let end = next + LogParser.fieldCount
      var table = CommitTable()
      try table.append(Array(fields[next..<end]))
      var revision = FileRevision(commit: table[0], path: "", oldPath: nil, change: nil)
      next = end
      if next < fields.count, fields[next].first == 0x0A {
        guard let used = Self.file(fields[next...], &revision) else { break }
        next += used
      } else if next == fields.count, !isDone {
        break
      }
      revisions.append(revision)
      consumed = next < fields.count ? fields[next].startIndex : rest.count
    }
    // Without a field behind it the end of the last one is the end of what was read.
    if next >= fields.count, consumed > 0, let last = fields.last { consumed = last.endIndex + 1 }
    rest.removeFirst(min(consumed, rest.count))
    return revisions
  }

  /// Reads a line break, `:MODE MODE HASH HASH STATUS`, and one or two names.
  private static func file(
    _ fields: ArraySlice<ArraySlice<UInt8>>, _ revision: inout FileRevision
  ) -> Int? {
    guard let head = fields.first else { return nil }
    let letter = head.split(separator: 0x20).last?.first
    revision.change = letter.flatMap { StatusEntry.Change(rawValue: $0) }
    let hasTwo = revision.change == .renamed || revision.change == .copied
    guard fields.count > (hasTwo ? 2 : 1) else { return nil }
    let names = fields.dropFirst()
    revision.path = GitPath(names[names.startIndex + (hasTwo ? 1 : 0)])
    revision.oldPath = hasTwo ? GitPath(names[names.startIndex]) : nil
    return hasTwo ? 3 : 2
  }
}
