extension FileDiff {
  /// Compares two texts that need not be in a repository.
  ///
  /// - Parameters:
  ///   - path: What the file is called.
  ///   - old: What there is; nil for a file that is not there yet.
  ///   - new: What it becomes.
  ///   - context: How many lines that stay are shown around those that change.
  package init(path: String, from old: [UInt8]?, to new: [UInt8], context: Int = 3) {
    let before = FileDiff.lines(of: old ?? [], from: 0)
    let after = FileDiff.lines(of: new, from: old?.count ?? 0)
    let changes = LineDifference(from: old ?? [], to: new).changes.map { change in
      // Behind the last line break the comparison sees one more, empty line.
      (
        old: change.old.clamped(to: 0..<before.count), new: change.new.clamped(to: 0..<after.count)
      )
    }.filter { !$0.old.isEmpty || !$0.new.isEmpty }
    var hunks: [Hunk] = []
    var first = 0
    while first < changes.count {
      var last = first
      while last + 1 < changes.count,
        changes[last + 1].old.lowerBound - changes[last].old.upperBound <= 2 * context
      {
        last += 1
      }
      hunks.append(FileDiff.hunk(changes[first...last], before, after, context))
      first = last + 1
    }
    self.init(
      path: GitPath(path), change: old == nil ? .added : .modified, content: .text,
      oldMode: old == nil ? 0 : 0o100644, newMode: 0o100644, hunks: hunks,
      bytes: (old ?? []) + new)
  }

  /// Where the lines of a text are, without their line breaks.
  private static func lines(of text: [UInt8], from start: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var begin = 0
    for (index, byte) in text.enumerated() where byte == 0x0A {
      lines.append(start + begin..<start + index)
      begin = index + 1
    }
    if begin < text.count { lines.append(start + begin..<start + text.count) }
    return lines
  }

  private static func hunk(
    _ changes: ArraySlice<(old: Range<Int>, new: Range<Int>)>, _ before: [Range<Int>],
    _ after: [Range<Int>], _ context: Int
  ) -> Hunk {
    let (first, last) = (changes.first?.old.lowerBound ?? 0, changes.last?.old.upperBound ?? 0)
    let start = max(0, first - context)
    let end = min(before.count, last + context)
    let newStart = (changes.first?.new.lowerBound ?? 0) - (first - start)
    var lines: [Line] = []
    var (old, new) = (start, newStart)
    func add(_ kind: Line.Kind, _ range: Range<Int>) {
      lines.append(
        Line(
          kind: kind, start: UInt32(range.lowerBound), count: UInt32(range.count),
          old: kind == .added ? 0 : UInt32(old + 1), new: kind == .removed ? 0 : UInt32(new + 1)))
      if kind != .added { old += 1 }
      if kind != .removed { new += 1 }
    }
    for change in changes {
      while old < change.old.lowerBound { add(.context, before[old]) }
      for line in change.old { add(.removed, before[line]) }
      for line in change.new { add(.added, after[line]) }
    }
    while old < end { add(.context, before[old]) }
    let (oldCount, newCount) = (old - start, new - newStart)
    return Hunk(
      oldStart: oldCount == 0 ? 0 : start + 1, oldCount: oldCount,
      newStart: newCount == 0 ? 0 : newStart + 1, newCount: newCount, section: "", lines: lines)
  }
}
