/// The lines in which two texts differ, with the lines around them.
package enum LineChanges {
  /// What became of a line.
  package enum Line: Sendable, Hashable {
    case kept(String)
    case removed(String)
    case added(String)
  }

  /// All lines of both texts in order, removed ones before added ones.
  package static func lines(from old: String, to new: String) -> [Line] {
    let before = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let after = new.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let changes = after.difference(from: before)
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in changes {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var lines: [Line] = []
    var (old, new) = (0, 0)
    while old < before.count || new < after.count {
      if removed.contains(old) {
        lines.append(.removed(before[old]))
        old += 1
      } else if added.contains(new) {
        lines.append(.added(after[new]))
        new += 1
      } else {
        lines.append(.kept(before[old]))
        old += 1
        new += 1
      }
    }
    return lines
  }
}
