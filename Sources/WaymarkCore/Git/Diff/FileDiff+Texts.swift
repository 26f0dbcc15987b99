extension FileDiff {
  /// How a text differs from an earlier one, in the form that git's own differences have.
  ///
  /// - Parameters:
  ///   - path: What it is called.
  ///   - old: The earlier text.
  ///   - new: The text as it is.
  ///   - context: So many lines are shown around a change.
  package init(_ path: GitPath, from old: [UInt8], to new: [UInt8], context: Int = 3) {
    let builder = HunkBuilder(old, new)
    self.init(
      path: path, change: .modified, content: .text, oldMode: 0o100644, newMode: 0o100644,
      hunks: builder.hunks(context: context), bytes: old + new)
  }

  /// Compares two texts, of which the earlier may not be there yet.
  package init(path: String, from old: [UInt8]?, to new: [UInt8], context: Int = 3) {
    self.init(GitPath(path), from: old ?? [], to: new, context: context)
    guard old == nil else { return }
    change = .added
    oldMode = 0
  }

  /// Texts with more bytes are not compared line by line.
  package static let comparedLimit = 16 << 20
}

/// Makes hunks of the lines in which two texts differ.
private struct HunkBuilder {
  private let old: [Range<Int>]
  private let new: [Range<Int>]
  private let oldBytes: [UInt8]
  private let newBytes: [UInt8]

  init(_ old: [UInt8], _ new: [UInt8]) {
    (oldBytes, newBytes) = (old, new)
    self.old = HunkBuilder.lines(old)
    self.new = HunkBuilder.lines(new)
  }

  /// Lines with their line breaks.
  private static func lines(_ bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for (place, byte) in bytes.enumerated() where byte == 0x0A {
      lines.append(start..<place + 1)
      start = place + 1
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    return lines
  }

  private static func hashes(_ lines: [Range<Int>], _ bytes: [UInt8]) -> [Int64] {
    bytes.withUnsafeBufferPointer { bytes in
      lines.map { ContentHash.of(UnsafeBufferPointer(rebasing: bytes[$0])) }
    }
  }

  func hunks(context: Int) -> [FileDiff.Hunk] {
    let difference = LineDifference(
      from: HunkBuilder.hashes(old, oldBytes), to: HunkBuilder.hashes(new, newBytes))
    var groups: [[LineDifference.Change]] = []
    for change in difference.changes {
      if let last = groups.last?.last, change.old.lowerBound - last.old.upperBound <= 2 * context {
        groups[groups.count - 1].append(change)
      } else {
        groups.append([change])
      }
    }
    return groups.map { hunk($0, context) }
  }

  private func hunk(_ changes: [LineDifference.Change], _ context: Int) -> FileDiff.Hunk {
    let (first, last) = (changes[0], changes[changes.count - 1])
    let before = min(context, first.old.lowerBound, first.new.lowerBound)
    let after = min(context, old.count - last.old.upperBound, new.count - last.new.upperBound)
    let (oldStart, newStart) = (first.old.lowerBound - before, first.new.lowerBound - before)
    var lines: [FileDiff.Line] = []
    var (left, right) = (oldStart, newStart)
    func pass(to end: Int) {
      while left < end {
        lines.append(line(.context, old: left, new: right))
        (left, right) = (left + 1, right + 1)
      }
    }
    for change in changes {
      pass(to: change.old.lowerBound)
      lines += change.old.map { line(.removed, old: $0, new: nil) }
      lines += change.new.map { line(.added, old: nil, new: $0) }
      (left, right) = (change.old.upperBound, change.new.upperBound)
    }
    pass(to: last.old.upperBound + after)
    let (oldCount, newCount) = (left - oldStart, right - newStart)
    return FileDiff.Hunk(
      oldStart: oldCount == 0 ? oldStart : oldStart + 1, oldCount: oldCount,
      newStart: newCount == 0 ? newStart : newStart + 1, newCount: newCount, section: "",
      lines: lines)
  }

  private func line(_ kind: FileDiff.Line.Kind, old oldIndex: Int?, new newIndex: Int?)
    -> FileDiff.Line
  {
    let isOld = newIndex == nil
    var range = isOld ? old[oldIndex ?? 0] : new[newIndex ?? 0]
    let hasBreak = (isOld ? oldBytes : newBytes)[range.upperBound - 1] == 0x0A
    if hasBreak { range = range.lowerBound..<range.upperBound - 1 }
    // The bytes of the new text follow those of the old one.
    let start = range.lowerBound + (isOld ? 0 : oldBytes.count)
    return FileDiff.Line(
      kind: kind, lacksNewline: !hasBreak, start: UInt32(clamping: start),
      count: UInt32(clamping: range.count), old: UInt32(clamping: oldIndex.map { $0 + 1 } ?? 0),
      new: UInt32(clamping: newIndex.map { $0 + 1 } ?? 0))
  }
}
