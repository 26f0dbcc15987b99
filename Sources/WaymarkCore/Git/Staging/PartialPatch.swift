/// Builds the patch that moves some of the changed lines of a file and leaves the others.
///
/// Lines that are not chosen become context or are left out, and every hunk is counted anew, so
/// that `git apply` checks all of it.
///
/// The chosen lines of a block of changes take the place of what they replace: with as many lines
/// before as after the two are taken pair by pair, otherwise new lines come behind the last chosen
/// old one, or where the diff has them when none is chosen.
struct PartialPatch {
  /// What the patch is applied to.
  enum Direction {
    /// To the old side; the chosen changes are made.
    case forward
    /// To the new side; the chosen changes are taken back.
    case backward
  }

  private let file: FileDiff
  private let selection: LineSelection
  private let direction: Direction

  /// The patch.
  ///
  /// - Parameters:
  ///   - file: A diff with at least one line of context and all white space.
  ///   - selection: The changes to make or take back.
  ///   - direction: Which.
  /// - Returns: nil when nothing is chosen that a patch could do.
  static func make(
    _ file: FileDiff, _ selection: LineSelection, _ direction: Direction
  ) -> [UInt8]? {
    PartialPatch(file: file, selection: selection, direction: direction).bytes()
  }

  private func bytes() -> [UInt8]? {
    var body: [UInt8] = []
    var shift = 0
    for (place, hunk) in file.hunks.enumerated() {
      let steps = steps(of: hunk, chosen: selection.lines[place] ?? [])
      guard steps.contains(where: { !$0.isKept }) else { continue }
      write(hunk, withNewlines(steps), &shift, to: &body)
    }
    let changesMode = selection.includesMode && file.changesMode
    guard !body.isEmpty || changesMode else { return nil }
    return header(hasHunks: !body.isEmpty, changesMode: changesMode) + body
  }

  // MARK: - Lines

  /// What happens to a line of the side that the patch is applied to, or one that comes in.
  private struct Step {
    var line: FileDiff.Line
    var isBefore: Bool
    var isAfter: Bool
    var lacksNewline: Bool

    var isKept: Bool { isBefore && isAfter }
  }

  private func steps(of hunk: FileDiff.Hunk, chosen: Set<Int>) -> [Step] {
    let base: FileDiff.Line.Kind = direction == .forward ? .removed : .added
    var steps: [Step] = []
    var place = 0
    while place < hunk.lines.count {
      let line = hunk.lines[place]
      guard line.kind != .context else {
        steps.append(
          Step(line: line, isBefore: true, isAfter: true, lacksNewline: line.lacksNewline))
        place += 1
        continue
      }
      let start = place
      while place < hunk.lines.count, hunk.lines[place].kind != .context { place += 1 }
      let block = start..<place
      steps += self.block(
        present: block.filter { hunk.lines[$0].kind == base },
        absent: block.filter { hunk.lines[$0].kind != base }, hunk, chosen)
    }
    return steps
  }

  /// Orders one block of changes.
  private func block(
    present: [Int], absent: [Int], _ hunk: FileDiff.Hunk, _ chosen: Set<Int>
  ) -> [Step] {
    func leaving(_ place: Int) -> Step {
      let line = hunk.lines[place]
      return Step(
        line: line, isBefore: true, isAfter: !chosen.contains(place),
        lacksNewline: line.lacksNewline)
    }
    func coming(_ places: some Sequence<Int>) -> [Step] {
      places.filter(chosen.contains).map { place in
        let line = hunk.lines[place]
        return Step(line: line, isBefore: false, isAfter: true, lacksNewline: line.lacksNewline)
      }
    }
    if present.count == absent.count {
      return zip(present, absent).flatMap { [leaving($0)] + coming([$1]) }
    }
    let last = present.lastIndex(where: chosen.contains)
    let end = last.map { $0 + 1 } ?? (direction == .forward ? present.count : 0)
    return present[..<end].map(leaving) + coming(absent) + present[end...].map(leaving)
  }

  /// Gives a line that is no longer the last its line break: a file can lack it only at its end.
  private func withNewlines(_ steps: [Step]) -> [Step] {
    let lastAfter = steps.lastIndex { $0.isAfter }
    return steps.enumerated().flatMap { place, step -> [Step] in
      guard step.lacksNewline, step.isAfter, place != lastAfter else { return [step] }
      var after = step
      after.isBefore = false
      after.lacksNewline = false
      guard step.isBefore else { return [after] }
      var before = step
      before.isAfter = false
      return [before, after]
    }
  }

  // MARK: - Writing

  private func write(
    _ hunk: FileDiff.Hunk, _ steps: [Step], _ shift: inout Int, to body: inout [UInt8]
  ) {
    let isForward = direction == .forward
    let start = isForward ? hunk.oldStart : hunk.newStart
    let before = steps.count { $0.isBefore }
    let after = steps.count { $0.isAfter }
    // A side without lines is numbered by the line ahead of it.
    var newStart = start + shift
    if before == 0, after > 0 { newStart += 1 }
    if before > 0, after == 0 { newStart -= 1 }
    shift += after - before
    body += Array("@@ -\(start),\(before) +\(newStart),\(after) @@\n".utf8)
    for step in steps {
      body.append(UInt8(ascii: step.isKept ? " " : step.isBefore ? "-" : "+"))
      body += file.bytes(of: step.line)
      body.append(0x0A)
      if step.lacksNewline { body += Array("\\ No newline at end of file\n".utf8) }
    }
  }

  private func header(hasHunks: Bool, changesMode: Bool) -> [UInt8] {
    let isForward = direction == .forward
    let old = isForward ? file.oldPath ?? file.path : file.path
    let isWhole = isEverythingChosen
    let isCreated = file.change == (isForward ? .added : .deleted)
    let isDeleted = file.change == (isForward ? .deleted : .added) && isWhole
    var lines = ["diff --git \(quoted("a/", old)) \(quoted("b/", file.path))"]
    if isCreated {
      lines.append("new file mode \(octal(isForward ? file.newMode : file.oldMode))")
    } else if isDeleted {
      lines.append("deleted file mode \(octal(isForward ? file.oldMode : file.newMode))")
    } else if changesMode {
      lines.append("old mode \(octal(isForward ? file.oldMode : file.newMode))")
      lines.append("new mode \(octal(isForward ? file.newMode : file.oldMode))")
    }
    if isForward, let oldPath = file.oldPath {
      let verb = file.change == .copied ? "copy" : "rename"
      lines += ["\(verb) from \(quoted("", oldPath))", "\(verb) to \(quoted("", file.path))"]
    }
    if hasHunks {
      lines.append("--- " + (isCreated ? "/dev/null" : quoted("a/", old)))
      lines.append("+++ " + (isDeleted ? "/dev/null" : quoted("b/", file.path)))
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private var isEverythingChosen: Bool {
    file.hunks.enumerated().allSatisfy { place, hunk in
      hunk.lines.enumerated().allSatisfy { line, content in
        content.kind == .context || selection.lines[place]?.contains(line) == true
      }
    }
  }

  private func octal(_ mode: UInt32) -> String { String(mode, radix: 8) }

  private func quoted(_ prefix: String, _ path: GitPath) -> String {
    let escaped = path.bytes.map { byte -> String in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): "\\" + String(UnicodeScalar(byte))
      case 0x20..<0x7F: String(UnicodeScalar(byte))
      default:
        "\\" + String(repeating: "0", count: 3 - String(byte, radix: 8).count)
          + String(byte, radix: 8)
      }
    }
    return "\"\(prefix)\(escaped.joined())\""
  }
}
