/// Finds code fences that would swallow the rest of the plan and takes them out.
///
/// A fence that is never closed hides every heading behind it, and so does a fence too many, which
/// turns text into code and code into text from there on. The lines keep their numbers.
struct FenceRepair {
  /// A line of three or more back-ticks or tildes.
  private struct Fence {
    let line: Int
    let mark: UInt8
    let length: Int
    let hasInfo: Bool
    let indentation: Int
    let isQuoted: Bool
    /// Where the first heading stands that would be code.
    var heading: Int?
    /// Where text starts again that can be no code: a heading or a checkbox.
    var resumption: Int?
  }

  private(set) var findings: [Finding] = []
  /// Lines that were blanked because they are code behind a fence that is never closed.
  private(set) var blanked: [ClosedRange<Int>] = []

  private var lines: [Range<Int>] = []
  private let path: String

  init(_ bytes: inout [UInt8], path: String) {
    self.path = path
    guard FenceRepair.hasFence(bytes) else { return }
    split(bytes)
    var place = 0
    while let stray = nextStray(from: place, in: bytes) {
      place = repair(stray, &bytes)
    }
  }

  private static func hasFence(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      var index = 2
      while index < buffer.count {
        let byte = buffer[index]
        if byte == 0x60 || byte == 0x7E, byte == buffer[index - 1], byte == buffer[index - 2] {
          return true
        }
        index += 1
      }
      return false
    }
  }

  private mutating func split(_ bytes: [UInt8]) {
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A {
      lines.append(start..<index)
      start = index + 1
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
  }

  /// The next fence that opens and should not: it is never closed, or it has no language, a heading
  /// stands in it, and a fence with a language follows, which no code block can hold.
  private func nextStray(from first: Int, in bytes: [UInt8]) -> Fence? {
    var open: Fence?
    for place in first..<max(first, lines.count) {
      let line = bytes[lines[place]]
      let found = FenceRepair.fence(line, place)
      if let fence = open, FenceRepair.ends(fence, before: line) { open = nil }
      guard var fence = open else {
        open = found
        continue
      }
      if let found, found.mark == fence.mark {
        if !found.hasInfo, found.length >= fence.length { open = nil }
        if found.hasInfo, !fence.hasInfo, fence.heading != nil { return fence }
      } else if fence.heading == nil {
        if FenceRepair.isHeading(line) { fence.heading = place }
        if fence.resumption == nil, fence.heading != nil || FenceRepair.isCheckbox(line) {
          fence.resumption = place
        }
        open = fence
      }
    }
    return open
  }

  /// Takes a fence out and returns the line to go on at.
  private mutating func repair(_ fence: Fence, _ bytes: inout [UInt8]) -> Int {
    findings.append(
      Finding(
        code: "unclosed-fence", severity: .warning, path: path, line: fence.line + 1,
        message: "This code fence has no other end; reading goes on at the next heading or task."))
    let end = fence.resumption ?? lines.count
    for line in fence.line..<end {
      for place in lines[line] { bytes[place] = 0x20 }
    }
    blanked.append(fence.line + 1...max(end, fence.line + 1))
    return end
  }

  /// The fence that a line is; more than three blanks in are allowed, since it may stand in a list.
  private static func fence(_ line: ArraySlice<UInt8>, _ place: Int) -> Fence? {
    let text = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x3E }
    guard let mark = text.first, mark == 0x60 || mark == 0x7E else { return nil }
    let length = text.prefix { $0 == mark }.count
    let rest = text.dropFirst(length)
    // Back-ticks further on make it a code span.
    guard length >= 3, mark == 0x7E || !rest.contains(mark) else { return nil }
    return Fence(
      line: place, mark: mark, length: length, hasInfo: rest.contains { $0 > 0x20 },
      indentation: text.startIndex - line.startIndex,
      isQuoted: line[..<text.startIndex].contains(0x3E))
  }

  /// Whether the list item or quote that a fence stands in is over.
  private static func ends(_ fence: Fence, before line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop { $0 == 0x20 || $0 == 0x09 }
    guard !text.isEmpty else { return false }
    if fence.isQuoted { return text.first != 0x3E }
    return fence.indentation > 1 && text.startIndex - line.startIndex < fence.indentation
      && Self.fence(line, 0) == nil
  }

  /// A heading of the second level or below: one `#` is as often a comment.
  private static func isHeading(_ line: ArraySlice<UInt8>) -> Bool {
    let depth = line.prefix { $0 == 0x23 }.count
    return (2...6).contains(depth) && line.dropFirst(depth).first == 0x20
  }

  private static func isCheckbox(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop { $0 == 0x20 }
    guard let bullet = text.first, bullet == 0x2D || bullet == 0x2A || bullet == 0x2B else {
      return false
    }
    let box = text.dropFirst().drop { $0 == 0x20 }.prefix(4)
    return box.count == 4 && box.first == 0x5B && box.dropFirst(2).elementsEqual("] ".utf8)
  }
}
