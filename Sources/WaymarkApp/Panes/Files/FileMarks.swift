internal import WaymarkCore

/// What git says about files, for their rows.
struct FileMarks: Sendable {
  enum Mark: UInt8, Sendable, Comparable {
    case modified = 1
    case added, untracked, renamed, deleted, conflict

    static func < (left: Mark, right: Mark) -> Bool { left.rawValue < right.rawValue }

    var letter: String {
      switch self {
      case .modified: "M"
      case .added: "A"
      case .untracked: "?"
      case .renamed: "R"
      case .deleted: "D"
      case .conflict: "U"
      }
    }

    var scope: Scope {
      switch self {
      case .modified, .renamed: .changed
      case .added, .untracked: .added
      case .deleted: .removed
      case .conflict: .conflict
      }
    }
  }

  private var files: [ProjectPath: Mark] = [:]
  /// Folders with something in them that is not as the last commit has it.
  private var folders: Set<ProjectPath> = []
  /// Untracked folders that git did not look into.
  private var wholeFolders: [ProjectPath] = []

  init() {}

  init(_ status: WorkTreeStatus, prefix: [UInt8]) {
    for entry in status.entries where entry.kind != .ignored {
      guard entry.path.bytes.starts(with: prefix),
        let path = try? ProjectPath(bytes: entry.path.bytes.dropFirst(prefix.count))
      else { continue }
      let mark = FileMarks.mark(of: entry)
      files[path] = mark
      if entry.isFolder { wholeFolders.append(path) }
      var folder = path.parent
      while let around = folder, !around.isRoot, folders.insert(around).inserted {
        folder = around.parent
      }
    }
  }

  private static func mark(of entry: StatusEntry) -> Mark {
    switch entry.kind {
    case .conflicted: return .conflict
    case .untracked: return .untracked
    case .ignored, .tracked: break
    }
    switch entry.unstaged ?? entry.staged {
    case .added, .copied: return .added
    case .deleted: return .deleted
    case .renamed: return .renamed
    default: return .modified
    }
  }

  /// The mark of a file.
  func mark(of path: ProjectPath) -> Mark? {
    files[path] ?? (wholeFolders.contains { path.isInside($0) } ? .untracked : nil)
  }

  /// Whether something in a folder changed.
  func hasChanges(in path: ProjectPath) -> Bool { folders.contains(path) }

  var count: Int { files.count }
}
