package import Foundation

/// Which commit each line of a file comes from; fills up while git looks.
package struct Blame: Sendable {
  /// A commit that lines come from.
  package struct Commit: Sendable, Hashable {
    package var id: ObjectID
    package var author = ""
    package var time = Date(timeIntervalSince1970: 0)
    package var subject = ""
    /// The name of the file in that commit.
    package var path: GitPath
    /// The commit and name from which to look further back; nil where the lines began.
    package var previous: Previous?

    /// True for lines that are not committed.
    package var isUncommitted: Bool { id.isNull }
  }

  /// A file before a commit changed it.
  package struct Previous: Sendable, Hashable {
    package var commit: ObjectID
    package var path: GitPath
  }

  /// One line of the file.
  package struct Line: Sendable, Hashable {
    package var commit: ObjectID
    /// The line's number in that commit, from 1.
    package var original: Int
  }

  /// nil for a line that git has not come to yet.
  package internal(set) var lines: [Line?] = []
  package internal(set) var commits: [ObjectID: Commit] = [:]
  /// True when git is done.
  package internal(set) var isComplete = false

  package init() {}

  /// The commit of a line, from 0.
  package func commit(ofLine number: Int) -> Commit? {
    guard lines.indices.contains(number), let line = lines[number] else { return nil }
    return commits[line.commit]
  }
}

/// Reads `git blame --incremental`: a line with a hash and numbers, then what is known about the
/// commit, then the name of the file.
struct BlameParser {
  private(set) var blame = Blame()
  private var rest: [UInt8] = []
  private var current: Blame.Commit?
  private var range = (original: 0, final: 0, count: 0)

  mutating func feed(_ piece: [UInt8]) {
    rest += piece
    var start = 0
    while let end = rest[start...].firstIndex(of: 0x0A) {
      read(rest[start..<end])
      start = end + 1
    }
    rest.removeFirst(start)
  }

  mutating func finish() -> Blame {
    blame.isComplete = true
    return blame
  }

  private mutating func read(_ line: ArraySlice<UInt8>) {
    let space = line.firstIndex(of: 0x20) ?? line.endIndex
    let key = line[..<space]
    let value = line[min(space + 1, line.endIndex)...]
    func text() -> String { String(decoding: value, as: UTF8.self) }
    if let id = ObjectID(key) {
      let numbers = text().split(separator: " ").compactMap { Int($0) }
      guard numbers.count == 3 else { return }
      range = (numbers[0], numbers[1], numbers[2])
      current = blame.commits[id] ?? Blame.Commit(id: id, path: "")
      return
    }
    switch String(decoding: key, as: UTF8.self) {
    case "author": current?.author = text()
    case "author-time":
      current?.time = Date(timeIntervalSince1970: TimeInterval(text()) ?? 0)
    case "summary": current?.subject = text()
    case "previous":
      let split = value.firstIndex(of: 0x20) ?? value.endIndex
      if let id = ObjectID(value[..<split]),
        let path = QuotedPath.read(value[min(split + 1, value.endIndex)...])
      {
        current?.previous = Blame.Previous(commit: id, path: path)
      }
    case "filename": close(QuotedPath.read(value) ?? "")
    default: break
    }
  }

  /// The name ends what is told about some lines.
  private mutating func close(_ path: GitPath) {
    guard var commit = current else { return }
    commit.path = path
    blame.commits[commit.id] = commit
    let last = range.final - 1 + range.count
    while blame.lines.count < last { blame.lines.append(nil) }
    for offset in 0..<range.count {
      blame.lines[range.final - 1 + offset] = Blame.Line(
        commit: commit.id, original: range.original + offset)
    }
  }
}

extension Repository {
  /// Which commit each line of a file comes from.
  ///
  /// To look further back from a line, ask again with its commit's `previous`.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - commit: The state to look at; nil is the work tree.
  ///   - update: Gets what is known so far each time that git has found more.
  /// - Returns: The whole.
  /// - Throws: `gitUnknownRevision` when the file is not there, and other `git` codes.
  @discardableResult
  package func blame(
    _ path: GitPath, at commit: ObjectID? = nil,
    _ update: (Blame) async throws -> ToolRunner.Appetite = { _ in .more }
  ) async throws -> Blame {
    var command = GitCommand.read("blame", "--incremental", "--encoding=UTF-8")
    // A file's name may look like an option, a hash never does.
    if let commit { command = command.adding(commit.hex) }
    command = command.adding("--")
    command.arguments.append(path.bytes)
    var parser = BlameParser()
    let isDone = try await git.stream(command) { piece in
      parser.feed(piece)
      return try await update(parser.blame)
    }
    return isDone ? parser.finish() : parser.blame
  }
}
