/// Reads `git status --porcelain=v2 -z --branch --show-stash`.
struct StatusParser {
  private var status = WorkTreeStatus(
    head: WorkTreeStatus.Head(), upstream: nil, stashCount: 0, entries: [], operation: nil)

  /// Reads the whole output.
  ///
  /// - Throws: `gitFailed` at a line that no known version of git writes.
  static func parse(_ output: [UInt8]) throws -> WorkTreeStatus {
    var parser = StatusParser()
    var records = output.split(separator: 0, omittingEmptySubsequences: false).makeIterator()
    while let record = records.next() {
      guard let kind = record.first else { continue }
      switch kind {
      case UInt8(ascii: "#"): parser.header(record)
      case UInt8(ascii: "1"): try parser.changed(record)
      case UInt8(ascii: "2"): try parser.renamed(record, from: records.next())
      case UInt8(ascii: "u"): try parser.unmerged(record)
      case UInt8(ascii: "?"): parser.other(record, .untracked)
      case UInt8(ascii: "!"): parser.other(record, .ignored)
      default: throw unreadable(record)
      }
    }
    return parser.status
  }

  private mutating func header(_ record: ArraySlice<UInt8>) {
    let words = String(decoding: record, as: UTF8.self).split(separator: " ", maxSplits: 2)
    guard words.count == 3 else { return }
    let value = String(words[2])
    switch words[1] {
    case "branch.oid": status.head.commit = ObjectID(value)
    case "branch.head": status.head.branch = value == "(detached)" ? nil : value
    case "branch.upstream": status.upstream = WorkTreeStatus.Upstream(name: value)
    case "branch.ab":
      let counts = value.split(separator: " ").compactMap { Int($0.dropFirst()) }
      guard counts.count == 2 else { return }
      status.upstream?.ahead = counts[0]
      status.upstream?.behind = counts[1]
    case "stash": status.stashCount = Int(value) ?? 0
    default: break
    }
  }

  /// Reads `1 XY sub mH mI mW hH hI path`.
  private mutating func changed(_ record: ArraySlice<UInt8>) throws {
    let fields = record.split(separator: 0x20, maxSplits: 8, omittingEmptySubsequences: false)
    guard fields.count == 9 else { throw Self.unreadable(record) }
    status.entries.append(try tracked(fields, path: fields[8]))
  }

  /// Reads `2 XY sub mH mI mW hH hI Xscore path`, then the original path as a record of its own.
  private mutating func renamed(
    _ record: ArraySlice<UInt8>, from original: ArraySlice<UInt8>?
  ) throws {
    let fields = record.split(separator: 0x20, maxSplits: 9, omittingEmptySubsequences: false)
    guard fields.count == 10, let original else { throw Self.unreadable(record) }
    var entry = try tracked(fields, path: fields[9])
    entry.originalPath = GitPath(original)
    status.entries.append(entry)
  }

  /// Reads `u XY sub m1 m2 m3 mW h1 h2 h3 path`.
  private mutating func unmerged(_ record: ArraySlice<UInt8>) throws {
    let fields = record.split(separator: 0x20, maxSplits: 10, omittingEmptySubsequences: false)
    guard fields.count == 11,
      let conflict = StatusEntry.Conflict(rawValue: String(decoding: fields[1], as: UTF8.self))
    else { throw Self.unreadable(record) }
    var entry = StatusEntry(path: GitPath(fields[10]), kind: .conflicted(conflict))
    entry.submodule = Self.submodule(fields[2])
    entry.headMode = Self.mode(fields[4])
    entry.workTreeMode = Self.mode(fields[6])
    status.entries.append(entry)
  }

  private mutating func other(_ record: ArraySlice<UInt8>, _ kind: StatusEntry.Kind) {
    status.entries.append(StatusEntry(path: GitPath(record.dropFirst(2)), kind: kind))
  }

  private func tracked(
    _ fields: [ArraySlice<UInt8>], path: ArraySlice<UInt8>
  ) throws -> StatusEntry {
    guard let index = fields[1].first, let tree = fields[1].last else {
      throw Self.unreadable(fields[0])
    }
    var entry = StatusEntry(path: GitPath(path), kind: .tracked)
    entry.staged = StatusEntry.Change(rawValue: index)
    entry.unstaged = StatusEntry.Change(rawValue: tree)
    entry.submodule = Self.submodule(fields[2])
    entry.headMode = Self.mode(fields[3])
    entry.indexMode = Self.mode(fields[4])
    entry.workTreeMode = Self.mode(fields[5])
    return entry
  }

  /// `N...` for no submodule, else `S` and a letter or dot for commits, changes, untracked files.
  private static func submodule(_ field: ArraySlice<UInt8>) -> StatusEntry.Submodule? {
    let letters = Array(field)
    guard letters.count == 4, letters[0] == UInt8(ascii: "S") else { return nil }
    return StatusEntry.Submodule(
      hasNewCommits: letters[1] == UInt8(ascii: "C"),
      hasChanges: letters[2] == UInt8(ascii: "M"),
      hasUntrackedFiles: letters[3] == UInt8(ascii: "U"))
  }

  private static func mode(_ field: ArraySlice<UInt8>) -> UInt32 {
    UInt32(String(decoding: field, as: UTF8.self), radix: 8) ?? 0
  }

  private static func unreadable(_ record: ArraySlice<UInt8>) -> WaymarkError {
    let text = Sanitiser.clean(String(decoding: record.prefix(80), as: UTF8.self))
    return WaymarkError(.gitFailed, "Git's status has a line that Waymark cannot read: \(text)")
  }
}
