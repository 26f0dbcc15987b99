/// Reads unified diffs as git writes them, from pieces that may end anywhere.
///
/// Hunks are read by the counts in their headers, so that a line of content that looks like a
/// header is content.
package struct DiffParser {
  private var buffer: [UInt8] = []
  /// Where the first line that is not read yet begins.
  private var position = 0
  private var header: DiffHeader?
  private var hunks: [FileDiff.Hunk] = []
  private var hunk: FileDiff.Hunk?
  private var oldLeft = 0
  private var newLeft = 0
  private var oldLine: UInt32 = 0
  private var newLine: UInt32 = 0

  package init() {}

  /// Reads on.
  ///
  /// - Parameter piece: The next bytes of the diff.
  /// - Returns: The files that are complete by now.
  package mutating func feed(_ piece: [UInt8]) -> [FileDiff] {
    let searchFrom = buffer.count
    buffer += piece
    var complete: [FileDiff] = []
    var next = searchFrom
    while let end = lineBreak(from: max(next, position)) {
      if let file = read(position..<end) {
        complete.append(file)
        next = position
      } else {
        position = end + 1
        next = position
      }
    }
    return complete
  }

  /// Ends the diff.
  ///
  /// - Returns: The last file, if there is one.
  package mutating func finish() -> FileDiff? {
    if position < buffer.count {
      buffer.append(0x0A)
      let end = buffer.count - 1
      _ = read(position..<end)
      position = end + 1
    }
    return takeFile(upTo: buffer.count)
  }

  private func lineBreak(from start: Int) -> Int? {
    buffer.withUnsafeBufferPointer { bytes in
      var place = start
      while place < bytes.count {
        if bytes[place] == 0x0A { return place }
        place += 1
      }
      return nil
    }
  }

  /// Reads one line; a line that begins another file is left for the next call, and the file that
  /// it ends is returned.
  private mutating func read(_ line: Range<Int>) -> FileDiff? {
    if hunk != nil, oldLeft > 0 || newLeft > 0 {
      readContent(line)
      return nil
    }
    if starts(line, "\\ ") {
      markMissingNewline()
    } else if starts(line, "diff --") {
      if header != nil { return takeFile(upTo: line.lowerBound) }
      header = DiffHeader(firstLine: buffer[line])
    } else if starts(line, "@@ ") {
      openHunk(line)
    } else if starts(line, "@@@") {
      openCombinedHunk(line)
    } else if hunk == nil {
      header?.read(buffer[line])
    }
    return nil
  }

  private func starts(_ line: Range<Int>, _ word: StaticString) -> Bool {
    guard line.count >= word.utf8CodeUnitCount else { return false }
    for offset in 0..<word.utf8CodeUnitCount
    where buffer[line.lowerBound + offset] != word.utf8Start[offset] { return false }
    return true
  }

  private mutating func takeFile(upTo end: Int) -> FileDiff? {
    closeHunk()
    guard let header else { return nil }
    let rest = Array(buffer[end...])
    buffer.removeSubrange(end...)
    let file = header.file(hunks: hunks, bytes: buffer)
    self.header = nil
    hunks = []
    buffer = rest
    position = 0
    return file
  }

  private mutating func closeHunk() {
    if let hunk { hunks.append(hunk) }
    hunk = nil
  }

  // MARK: - Hunks

  private mutating func openHunk(_ line: Range<Int>) {
    closeHunk()
    guard let numbers = HunkNumbers(buffer[line]) else { return }
    hunk = FileDiff.Hunk(
      oldStart: numbers.old[0].start, oldCount: numbers.old[0].count,
      newStart: numbers.new.start, newCount: numbers.new.count, section: numbers.section,
      lines: [])
    hunk?.lines.reserveCapacity(numbers.old[0].count + numbers.new.count)
    oldLeft = numbers.old[0].count
    newLeft = numbers.new.count
    oldLine = UInt32(clamping: numbers.old[0].start)
    newLine = UInt32(clamping: numbers.new.start)
  }

  private mutating func readContent(_ line: Range<Int>) {
    if let header, header.sides > 1 { return readCombined(line, sides: header.sides) }
    // With `diff.suppressBlankEmpty` an empty line of context has no marker.
    let marker = line.isEmpty ? 0x20 : buffer[line.lowerBound]
    guard let kind = FileDiff.Line.Kind(rawValue: marker) else {
      if marker == UInt8(ascii: "\\") { markMissingNewline() }
      return
    }
    let start = min(line.lowerBound + 1, line.upperBound)
    var entry = FileDiff.Line(
      kind: kind, start: UInt32(clamping: start), count: UInt32(clamping: line.upperBound - start),
      old: 0, new: 0)
    if kind != .added {
      entry.old = oldLine
      oldLine += 1
      oldLeft -= 1
    }
    if kind != .removed {
      entry.new = newLine
      newLine += 1
      newLeft -= 1
    }
    hunk?.lines.append(entry)
  }

  private mutating func markMissingNewline() {
    guard let hunk, !hunk.lines.isEmpty else { return }
    self.hunk?.lines[hunk.lines.count - 1].lacksNewline = true
  }

  // MARK: - Combined hunks

  private mutating func openCombinedHunk(_ line: Range<Int>) {
    closeHunk()
    guard let numbers = HunkNumbers(buffer[line]) else { return }
    header?.sides = numbers.old.count
    hunk = FileDiff.Hunk(
      oldStart: numbers.old[0].start, oldCount: numbers.old[0].count,
      newStart: numbers.new.start, newCount: numbers.new.count, section: numbers.section,
      lines: [])
    // What is left of the old sides is their sum, a column at a time.
    oldLeft = numbers.old.reduce(0) { $0 + $1.count }
    newLeft = numbers.new.count
    oldLine = UInt32(clamping: numbers.old[0].start)
    newLine = UInt32(clamping: numbers.new.start)
  }

  private mutating func readCombined(_ line: Range<Int>, sides: Int) {
    let columns = buffer[line.lowerBound..<min(line.lowerBound + sides, line.upperBound)]
    if columns.first == UInt8(ascii: "\\") { return markMissingNewline() }
    let isRemoved = columns.contains(UInt8(ascii: "-"))
    let isAdded = columns.contains(UInt8(ascii: "+"))
    var entry = FileDiff.Line(
      kind: isRemoved ? .removed : isAdded ? .added : .context,
      start: UInt32(clamping: line.lowerBound),
      count: UInt32(clamping: line.count), old: 0, new: 0)
    // A line that is there after the merge was in the sides without a plus, one that is gone was
    // in those with a minus.
    oldLeft -=
      isRemoved
      ? columns.count { $0 == UInt8(ascii: "-") } : columns.count { $0 == 0x20 }
    if !isRemoved {
      entry.new = newLine
      newLine += 1
      newLeft -= 1
    }
    hunk?.lines.append(entry)
  }
}
