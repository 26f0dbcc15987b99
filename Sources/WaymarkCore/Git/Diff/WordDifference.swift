/// Which words differ between a line and the line that replaced it.
///
/// Myers' algorithm over words: the shortest way from one to the other. Lines that have little in
/// common have no words marked, since everything would be.
package struct WordDifference: Sendable, Hashable {
  /// The byte ranges that are only in the old and only in the new line.
  package var old: [Range<Int>]
  package var new: [Range<Int>]

  /// The most words that may differ; above that the search takes longer than its result helps.
  private static let limit = 64

  /// Compares two lines.
  ///
  /// - Returns: nil when they have too little in common.
  package init?(_ old: ArraySlice<UInt8>, _ new: ArraySlice<UInt8>) {
    let oldWords = Self.words(of: old)
    let newWords = Self.words(of: new)
    guard let kept = Self.common(oldWords, newWords) else { return nil }
    let keptOld = kept.reduce(0) {
      $0 + (oldWords[$1.old].isSpace ? 0 : oldWords[$1.old].text.count)
    }
    let longest = max(Self.weight(oldWords), Self.weight(newWords))
    // A third in common is enough to be the same line with a change.
    guard longest > 0, keptOld * 3 >= longest else { return nil }
    self.old = Self.ranges(oldWords, keeping: Set(kept.map(\.old)), from: old.startIndex)
    self.new = Self.ranges(newWords, keeping: Set(kept.map(\.new)), from: new.startIndex)
  }

  private struct Word: Equatable {
    var text: ArraySlice<UInt8>
    var isSpace: Bool

    static func == (one: Word, other: Word) -> Bool { one.text.elementsEqual(other.text) }
  }

  private static func weight(_ words: [Word]) -> Int {
    words.reduce(0) { $0 + ($1.isSpace ? 0 : $1.text.count) }
  }

  /// Runs of letters and digits, runs of white space, and everything else by itself.
  private static func words(of line: ArraySlice<UInt8>) -> [Word] {
    var words: [Word] = []
    var place = line.startIndex
    while place < line.endIndex {
      let start = place
      let kind = kind(line[place])
      place += 1
      while kind != 2, place < line.endIndex, Self.kind(line[place]) == kind { place += 1 }
      words.append(Word(text: line[start..<place], isSpace: kind == 1))
    }
    return words
  }

  private static func kind(_ byte: UInt8) -> Int {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...: 0
    case 0x20, 0x09, 0x0D: 1
    default: 2
    }
  }

  /// The pairs of places that a shortest way keeps; nil when more than `limit` words differ.
  private static func common(_ old: [Word], _ new: [Word]) -> [(old: Int, new: Int)]? {
    let offset = limit + 1
    var farthest = [Int](repeating: 0, count: 2 * offset + 1)
    var history: [[Int]] = []
    for steps in 0...limit {
      history.append(farthest)
      for diagonal in stride(from: -steps, through: steps, by: 2) {
        let goesDown =
          diagonal == -steps
          || diagonal != steps
            && farthest[offset + diagonal - 1] < farthest[offset + diagonal + 1]
        var x = goesDown ? farthest[offset + diagonal + 1] : farthest[offset + diagonal - 1] + 1
        while x < old.count, x - diagonal < new.count, x - diagonal >= 0,
          old[x] == new[x - diagonal]
        { x += 1 }
        farthest[offset + diagonal] = x
        if x >= old.count, x - diagonal >= new.count {
          return path(old.count, new.count, steps, history, offset)
        }
      }
    }
    return nil
  }

  private static func path(
    _ oldCount: Int, _ newCount: Int, _ steps: Int, _ history: [[Int]], _ offset: Int
  ) -> [(old: Int, new: Int)] {
    var kept: [(old: Int, new: Int)] = []
    var x = oldCount
    var y = newCount
    for step in stride(from: steps, through: 0, by: -1) {
      let farthest = history[step]
      let diagonal = x - y
      let goesDown =
        diagonal == -step
        || diagonal != step && farthest[offset + diagonal - 1] < farthest[offset + diagonal + 1]
      let before = goesDown ? diagonal + 1 : diagonal - 1
      let startX = farthest[offset + before]
      let startY = startX - before
      while x > startX, y > startY {
        x -= 1
        y -= 1
        kept.append((x, y))
      }
      x = startX
      y = startY
    }
    return kept.reversed()
  }

  private static func ranges(
    _ words: [Word], keeping kept: Set<Int>, from start: Int
  ) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for (place, word) in words.enumerated() where !kept.contains(place) {
      let range = word.text.startIndex - start..<word.text.endIndex - start
      if let last = ranges.last, last.upperBound == range.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
      } else {
        ranges.append(range)
      }
    }
    return ranges
  }
}
