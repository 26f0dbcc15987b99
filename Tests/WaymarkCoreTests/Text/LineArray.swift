@testable import WaymarkCore

/// A text as a plain array of lines: slow, and too simple to be wrong.
struct LineArray: Equatable {
  /// Without their line feeds; there is one more than line feeds.
  private(set) var lines: [[UInt8]]
  private(set) var count: Int

  init(_ bytes: [UInt8]) {
    lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    count = bytes.count
  }

  var bytes: [UInt8] { Array(lines.joined(separator: [0x0A])) }

  /// The line and the place in it.
  func place(of offset: Int) -> (line: Int, column: Int) {
    var rest = offset
    for (number, line) in lines.enumerated() {
      if rest <= line.count { return (number, rest) }
      rest -= line.count + 1
    }
    return (lines.count - 1, lines[lines.count - 1].count)
  }

  func start(ofLine number: Int) -> Int { lines[..<number].reduce(0) { $0 + $1.count + 1 } }

  mutating func edit(_ edits: [TextEdit]) {
    for edit in edits.reversed() {
      let (first, column) = place(of: edit.range.lowerBound)
      let (last, end) = place(of: edit.range.upperBound)
      let changed = lines[first][..<column] + edit.text + lines[last][end...]
      lines.replaceSubrange(
        first...last,
        with: changed.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init))
      count += edit.text.count - edit.range.count
    }
  }

  /// Where a position goes, worked out edit by edit.
  static func map(_ position: Int, _ edits: [TextEdit], _ side: PositionMap.Side) -> Int {
    var shift = 0
    for edit in edits {
      let (start, end) = (edit.range.lowerBound, edit.range.upperBound)
      if position < start || position == start && side == .before { return position + shift }
      if position < end || position == start && start < end {
        return start + shift + (side == .after ? edit.text.count : 0)
      }
      shift += edit.text.count - edit.range.count
    }
    return position + shift
  }
}
