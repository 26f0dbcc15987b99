/// A change to a project's tree that can be taken back.
package enum FileChange: Sendable, Hashable {
  /// A file or folder was made or came in as a copy.
  case made(ProjectPath)
  /// A file or folder got another name or place.
  case moved(from: ProjectPath, to: ProjectPath)
  /// A file or folder went to the trash.
  case trashed(ProjectPath, TrashedFile)
  /// A file got another content; what it held before is kept.
  case written(ProjectPath, before: [UInt8], after: FileVersion)

  /// What taking it back does, for a menu.
  package var undoTitle: String {
    switch self {
    case .made(let path): "Move \(path.shown) to the trash"
    case .moved(let from, let to): "Move \(to.shown) back to \(from.shown)"
    case .written(let path, _, _): "Bring back what \(path.shown) held"
    case .trashed(let path, _): "Restore \(path.shown)"
    }
  }
}

/// The changes of a session that can be taken back, a bulk change as one.
package struct FileChangeHistory: Sendable {
  private var steps: [[FileChange]] = []

  package init() {}

  package var next: [FileChange]? { steps.last }

  /// Remembers changes that were made as one.
  package mutating func record(_ changes: [FileChange]) {
    if !changes.isEmpty { steps.append(changes) }
  }

  /// Forgets and returns the last changes; they are taken back from the last to the first.
  package mutating func popLast() -> [FileChange]? { steps.popLast() }
}
