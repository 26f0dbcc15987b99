internal import WaymarkCore
internal import WaymarkTerminal

/// One line of a diff as text for the screen, with the ranges that its counterpart lacks.
struct DiffText {
  /// Characters with the width that tabs take in this place.
  let text: String
  /// The characters that differ, as columns.
  let marked: [Range<Int>]
  /// What is coloured, as columns.
  let colored: [(columns: Range<Int>, scope: Scope)]

  private static let tabWidth = 4
  /// More of a line than this is not looked at: nobody scrolls there, and a line can be megabytes.
  private static let limit = 4096

  /// Expands tabs and finds the columns of marked and of coloured bytes.
  init(
    _ bytes: ArraySlice<UInt8>, marked ranges: [Range<Int>] = [],
    colors: [(range: Range<Int>, scope: Scope)] = []
  ) {
    let bytes = bytes.prefix(DiffText.limit)
    var bounds = Set((ranges + colors.map(\.range)).flatMap { [$0.lowerBound, $0.upperBound] })
    var columns: [Int: Int] = [:]
    var text = ""
    var column = 0
    var piece: [UInt8] = []
    func flush() {
      let part = String(decoding: piece, as: UTF8.self)
      text += part
      column += DisplayText.width(part)
      piece = []
    }
    for (offset, byte) in bytes.enumerated() {
      if bounds.remove(offset) != nil {
        flush()
        columns[offset] = column
      }
      if byte == 0x09 {
        flush()
        let width = DiffText.tabWidth - column % DiffText.tabWidth
        text += String(repeating: " ", count: width)
        column += width
      } else if byte == 0x0D, offset == bytes.count - 1 {
        piece += Array("␍".utf8)
      } else {
        piece.append(byte)
      }
    }
    flush()
    self.text = text
    func place(_ range: Range<Int>) -> Range<Int>? {
      guard let start = columns[range.lowerBound] else { return nil }
      return start..<(columns[range.upperBound] ?? column)
    }
    marked = ranges.compactMap(place)
    colored = colors.compactMap { color in place(color.range).map { ($0, color.scope) } }
  }
}

extension FileDiff.Hunk {
  /// The most lines that are looked through for the line that took a line's place.
  private static var reach: Int { 100 }

  /// The line that took the place of a removed one, or whose place an added one took: the same in
  /// the order of its run.
  func counterpart(of index: Int) -> Int? {
    let kind = lines[index].kind
    guard kind != .context else { return nil }
    var start = index
    while start > 0, lines[start - 1].kind == kind {
      start -= 1
      guard index - start < Self.reach else { return nil }
    }
    let place = index - start
    if kind == .removed {
      var end = index
      while end < lines.count, lines[end].kind == .removed {
        end += 1
        guard end - index < Self.reach else { return nil }
      }
      let other = end + place
      guard other < lines.count, lines[end...other].allSatisfy({ $0.kind == .added }) else {
        return nil
      }
      return other
    }
    var first = start
    while first > 0, lines[first - 1].kind == .removed {
      first -= 1
      guard start - first < Self.reach else { return nil }
    }
    return first + place < start ? first + place : nil
  }
}
