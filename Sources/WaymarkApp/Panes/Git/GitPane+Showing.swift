internal import WaymarkCore
internal import WaymarkTerminal

/// What others want to see of the repository.
extension GitPane {
  /// Goes to what changed in a file; the status is read first, so that it is as new as the question.
  mutating func show(_ request: ChangesRequest) -> [Effect] {
    view = .status
    part = .list
    wanted = request
    return refresh()
  }

  /// Goes to the file that was asked for, now that the status is there.
  mutating func showWanted() -> [Effect] {
    guard let request = wanted, !isReading else { return [] }
    wanted = nil
    guard let path = request.path else { return [] }
    guard files.select(path) else {
      return [.notify(Notice("Nothing has changed in \(path)."))]
    }
    part = .diff
    return []
  }
}

extension StatusList {
  /// Selects a file by its path, which may begin in a folder of the repository.
  ///
  /// - Returns: Whether it is there.
  fileprivate mutating func select(_ path: String) -> Bool {
    let isThere = files.values.contains { $0.contains { $0.isAt(path) } }
    guard isThere else { return false }
    // A folder that is closed has no rows for its files.
    if row(of: path) == nil { setTree(false) }
    guard let row = row(of: path) else { return false }
    cursor.select(row, of: rows.count)
    return true
  }

  private func row(of path: String) -> Int? {
    for (place, row) in rows.enumerated() {
      guard let index = row.file, let entries = files[row.section] else { continue }
      if entries[index].isAt(path) { return place }
    }
    return nil
  }
}

extension StatusEntry {
  fileprivate func isAt(_ path: String) -> Bool {
    self.path.text == path || self.path.text.hasSuffix("/\(path)")
  }
}
