/// What a status will be after an action whose result is known, so that nobody has to wait to see it.
extension WorkTreeStatus {
  /// The status after files were staged as they are; conflicts and folders stay as they were.
  package func staging(_ paths: Set<GitPath>) -> WorkTreeStatus {
    changing(paths) { entry in
      switch entry.kind {
      case .conflicted, .ignored: return [entry]
      case .untracked:
        guard !entry.isFolder else { return [entry] }
        var added = entry
        added.kind = .tracked
        added.staged = .added
        return [added]
      case .tracked: return entry.whenStaged
      }
    }
  }

  /// The status after files were made as the last commit has them in the index.
  package func unstaging(_ paths: Set<GitPath>) -> WorkTreeStatus {
    changing(paths) { entry in
      guard case .tracked = entry.kind, let staged = entry.staged else { return [entry] }
      return entry.whenUnstaged(staged)
    }
  }

  private func changing(
    _ paths: Set<GitPath>, _ change: (StatusEntry) -> [StatusEntry]
  ) -> WorkTreeStatus {
    var status = self
    status.entries = entries.flatMap { paths.contains($0.path) ? change($0) : [$0] }
    // In git's order, which a file leaves when git comes to know it.
    let keys = status.entries.map(\.rank)
    if !zip(keys, keys.dropFirst()).allSatisfy({ $0 <= $1 }) || entries.count != keys.count
      || zip(entries, status.entries).contains(where: { $0.kind != $1.kind })
    {
      status.entries.sort { ($0.rank, $0.path) < ($1.rank, $1.path) }
    }
    return status
  }
}

extension StatusEntry {
  /// The place of the kind in git's order.
  fileprivate var rank: Int {
    switch kind {
    case .tracked: 0
    case .conflicted: 1
    case .untracked: 2
    case .ignored: 3
    }
  }

  /// The entry once what the work tree has is in the index; none when nothing is left to tell.
  fileprivate var whenStaged: [StatusEntry] {
    guard let unstaged else { return [self] }
    var entry = self
    entry.unstaged = nil
    entry.indexMode = workTreeMode
    switch (staged, unstaged) {
    case (.added, .deleted): return []
    case (.renamed, .deleted), (.copied, .deleted): return [self]
    case (nil, _): entry.staged = unstaged
    case (_, .deleted): entry.staged = .deleted
    default: break
    }
    return [entry]
  }

  /// The entry once the index is as the last commit has it.
  fileprivate func whenUnstaged(_ change: Change) -> [StatusEntry] {
    var entry = self
    entry.staged = nil
    entry.indexMode = headMode
    switch change {
    case .added:
      guard unstaged != .deleted else { return [] }
      return [StatusEntry(path: path, kind: .untracked)]
    case .renamed, .copied:
      var old = entry
      old.originalPath = nil
      old.unstaged = .deleted
      old.workTreeMode = 0
      guard change == .renamed, let original = originalPath else {
        return [StatusEntry(path: path, kind: .untracked)]
      }
      old.path = original
      return [old, StatusEntry(path: path, kind: .untracked)]
    case .modified, .deleted, .typeChanged:
      entry.unstaged = unstaged ?? change
      return [entry]
    }
  }
}
