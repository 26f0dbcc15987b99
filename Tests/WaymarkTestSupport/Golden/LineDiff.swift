/// Two texts line by line: what both have, what only one has.
package struct LineDiff: Sendable {
  /// `-` before lines that are missing now, `+` before new ones.
  package let text: String

  /// Compares two texts.
  package init(from before: String, to after: String) {
    let old = before.split(separator: "\n", omittingEmptySubsequences: false)
    let new = after.split(separator: "\n", omittingEmptySubsequences: false)
    let difference = new.difference(from: old)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var lines: [String] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if removed.contains(left) {
        lines.append("-\(old[left])")
        left += 1
      } else if inserted.contains(right) {
        lines.append("+\(new[right])")
        right += 1
      } else {
        lines.append(" \(new[right])")
        (left, right) = (left + 1, right + 1)
      }
    }
    text = "the screen differs (- golden, + now):\n" + lines.joined(separator: "\n")
  }
}
