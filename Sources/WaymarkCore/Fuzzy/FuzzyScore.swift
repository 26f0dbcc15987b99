/// How well a word fits a text: letters at the beginning of words, in a row and in a file's name
/// count most.
enum FuzzyScore {
  private enum Points {
    static let letter = 16
    static let gapStart = -3
    static let gapMore = -1
    /// After a slash, or at the very beginning.
    static let partStart = 10
    /// After a blank, a dash, an underscore or a dot.
    static let wordStart = 8
    /// A capital after a small letter, a digit after none.
    static let camel = 8
    static let row = 5
    /// A match within the last part of a path.
    static let name = 12
  }

  /// The points of the best match that is found quickly, or nil when there is none.
  ///
  /// The letters are found from the front and then pulled together from the back.
  ///
  /// - Parameters:
  ///   - word: A word of the pattern.
  ///   - text: As it is.
  ///   - nameStart: Where the last part of the path begins.
  /// - Returns: More for a better match.
  static func quick(
    _ word: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>,
    nameStart: Int
  ) -> Int? {
    if nameStart > 0,
      let inName = span(word, text, from: nameStart).map({
        points(word, text, $0)
      })
    {
      return inName + Points.name
    }
    return span(word, text, from: 0).map {
      points(word, text, $0) + ($0.lowerBound >= nameStart ? Points.name : 0)
    }
  }

  /// The shortest stretch that ends where the word is first complete.
  private static func span(
    _ word: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Range<Int>? {
    var found = 0
    var index = start
    while index < text.count {
      let isFound = FuzzyLetters.fits(word[found], text[index])
      index += 1
      if isFound {
        found += 1
        if found == word.count { break }
      }
    }
    guard found == word.count else { return nil }
    let end = index
    while found > 0 {
      index -= 1
      if FuzzyLetters.fits(word[found - 1], text[index]) { found -= 1 }
    }
    return index..<end
  }

  private static func points(
    _ word: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, _ span: Range<Int>
  ) -> Int {
    var (points, found, gap) = (0, 0, 0)
    var rowBonus = 0
    for index in span where found < word.count {
      guard FuzzyLetters.fits(word[found], text[index]) else {
        points += gap == 0 ? Points.gapStart : Points.gapMore
        gap += 1
        rowBonus = 0
        continue
      }
      let own = bonus(text, index)
      // Letters in a row count like the one that the row begins with.
      rowBonus = gap == 0 && found > 0 ? max(rowBonus, own, Points.row) : own
      points += Points.letter + (found == 0 ? rowBonus * 2 : rowBonus)
      found += 1
      gap = 0
    }
    return points
  }

  private static func bonus(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    guard index > 0 else { return Points.partStart }
    let (before, byte) = (text[index - 1], text[index])
    switch before {
    case UInt8(ascii: "/"): return Points.partStart
    case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: ":"):
      return Points.wordStart
    default:
      let isCapital = byte &- UInt8(ascii: "A") < 26
      let isDigit = byte &- UInt8(ascii: "0") < 10
      if isCapital, before &- UInt8(ascii: "a") < 26 { return Points.camel }
      return isDigit && before &- UInt8(ascii: "0") >= 10 ? Points.camel : 0
    }
  }

  /// The points of the best match there is, and where its letters are.
  ///
  /// All ways are weighed, in time by the lengths of both, so that it is for what is shown.
  ///
  /// - Returns: nil when there is none.
  static func best(
    _ word: [UInt8], in text: [UInt8], nameStart: Int
  ) -> (points: Int, places: [Int])? {
    guard !word.isEmpty, word.count <= text.count else { return nil }
    return text.withUnsafeBufferPointer { bytes in
      var table = FuzzyTable(word: word, count: bytes.count)
      for index in bytes.indices {
        let inName = index >= nameStart
        table.add(
          bytes[index], bonus: bonus(bytes, index), first: inName ? Points.name : 0,
          letter: Points.letter, row: Points.row, gapStart: Points.gapStart,
          gapMore: Points.gapMore)
      }
      return table.best()
    }
  }
}

/// The table of all ways to find a word in a text (Smith and Waterman, with affine gaps).
private struct FuzzyTable {
  private let word: [UInt8]
  private let count: Int
  /// The best points with this letter of the word at this place, by letter and place.
  private var ends: [Int32]
  /// The bonus of the row that ends there.
  private var rows: [Int32]
  /// Where the letter before is, on the best way.
  private var from: [Int32]
  /// For each letter, the best points so far with a gap after it, and its place.
  private var open: [(points: Int32, place: Int32)]
  private var index = 0

  private static let none = Int32.min / 2

  init(word: [UInt8], count: Int) {
    self.word = word
    self.count = count
    ends = Array(repeating: Self.none, count: word.count * count)
    rows = Array(repeating: 0, count: word.count * count)
    from = Array(repeating: -1, count: word.count * count)
    open = Array(repeating: (Self.none, -1), count: word.count)
  }

  mutating func add(
    _ byte: UInt8, bonus: Int, first: Int, letter: Int, row: Int, gapStart: Int, gapMore: Int
  ) {
    // The last letter first, as each looks at the one before it at the place before.
    for number in word.indices.reversed() {
      let cell = number * count + index
      if FuzzyLetters.fits(word[number], byte) {
        let own = Int32(letter + bonus)
        if number == 0 {
          ends[cell] = own + Int32(bonus + first)
          rows[cell] = Int32(bonus)
        } else {
          let before = (number - 1) * count + index - 1
          if index > 0, ends[before] > Self.none {
            let inRow = max(rows[before], Int32(bonus), Int32(row))
            ends[cell] = ends[before] + Int32(letter) + inRow
            rows[cell] = inRow
            from[cell] = Int32(index - 1)
          }
          let gapped = open[number - 1]
          if gapped.points > Self.none, gapped.points + own > ends[cell] {
            ends[cell] = gapped.points + own
            rows[cell] = Int32(bonus)
            from[cell] = gapped.place
          }
        }
      }
    }
    for number in word.indices {
      // A gap opens after the place before this one, or goes on.
      var next = open[number]
      if next.points > Self.none { next.points += Int32(gapMore) }
      let cell = number * count + index
      if ends[cell] > Self.none, ends[cell] + Int32(gapStart) > next.points {
        next = (ends[cell] + Int32(gapStart), Int32(index))
      }
      open[number] = next
    }
    index += 1
  }

  func best() -> (points: Int, places: [Int])? {
    let last = (word.count - 1) * count
    guard let end = (0..<count).max(by: { ends[last + $0] < ends[last + $1] }),
      ends[last + end] > Self.none
    else { return nil }
    var places = [end]
    for number in word.indices.dropFirst().reversed() {
      places.append(Int(from[number * count + places[places.count - 1]]))
    }
    return (Int(ends[last + end]), places.reversed())
  }
}
