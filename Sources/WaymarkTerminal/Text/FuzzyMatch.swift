/// How well a text matches letters that were typed, in their order but not side by side.
package struct FuzzyMatch: Sendable, Hashable {
  /// Higher is better; only scores of the same pattern compare.
  package var score: Int
  /// The offsets of the characters that matched, in order.
  package var positions: [Int]

  /// Whether the letters lie here and there in a text: some of them neither begin a word nor stand
  /// beside one that matched, and they are not one piece of it.
  package func isScattered(in text: String) -> Bool {
    guard let first = positions.first, let last = positions.last else { return false }
    if last - first == positions.count - 1 { return false }
    let letters = Array(text.prefix(last + 1))
    var before = -2
    for place in positions {
      defer { before = place }
      guard place != before + 1 else { continue }
      guard place < letters.count else { return true }
      let beginsWord = place == 0 || !letters[place - 1].isLetter || letters[place].isUppercase
      if !beginsWord { return true }
    }
    return false
  }
}

/// Letters to look for: the words of what was typed, each of which has to match.
///
/// Letters side by side, at the start of words and in the same case count more; gaps count less. A
/// capital letter asks for a capital letter.
package struct FuzzyPattern: Sendable, Hashable {
  private let words: [[Letter]]

  /// A character with the form that is compared.
  fileprivate struct Letter: Sendable, Hashable {
    var character: Character
    var folded: Character

    init(_ character: Character) {
      self.character = character
      let lower = character.lowercased()
      folded = lower.count == 1 ? lower.first ?? character : character
    }
  }

  /// Longer texts are looked at up to here.
  private static let textLimit = 512

  package init(_ text: String) {
    words = text.split(whereSeparator: \.isWhitespace).map { word in
      word.prefix(64).map(Letter.init)
    }
  }

  /// Whether everything matches.
  package var isEmpty: Bool { words.isEmpty }

  /// Matches a text; nil when some word does not occur in it.
  package func match(_ text: String) -> FuzzyMatch? {
    var result = FuzzyMatch(score: 0, positions: [])
    guard !words.isEmpty else { return result }
    let letters = text.prefix(FuzzyPattern.textLimit).map(Letter.init)
    for word in words {
      guard let found = FuzzyPattern.match(word, letters) else { return nil }
      result.score += found.score
      result.positions += found.positions
    }
    if words.count == 1, words[0].count == letters.count { result.score += Points.whole }
    result.positions = Set(result.positions).sorted()
    return result
  }

  /// What matches count.
  private enum Points {
    static let letter = 16
    static let sameCase = 1
    static let consecutive = 8
    static let wordStart = 10
    static let textStart = 12
    static let gapStart = -3
    static let gapMore = -1
    static let leading = -1
    static let leadingLimit = 6
    static let whole = 6
  }

  /// The best way to find a word: for every place of every letter the best score of the letters up
  /// to it, and where the letter before stood then.
  private static func match(_ word: [Letter], _ text: [Letter]) -> FuzzyMatch? {
    guard isSubsequence(word, of: text) else { return nil }
    let starts = bonuses(text)
    let none = Int.min / 2
    var last = [Int](repeating: none, count: text.count)
    var origins: [[Int]] = []
    for (index, letter) in word.enumerated() {
      var row = [Int](repeating: none, count: text.count)
      var origin = [Int](repeating: -1, count: text.count)
      var (best, bestAt) = (none, -1)
      for place in text.indices {
        if place >= 2, last[place - 2] + Points.gapStart > best + Points.gapMore {
          (best, bestAt) = (last[place - 2] + Points.gapStart, place - 2)
        } else {
          best = max(none, best + Points.gapMore)
        }
        guard letter.matches(text[place]) else { continue }
        let own =
          Points.letter + starts[place]
          + (letter.character == text[place].character ? Points.sameCase : 0)
        if index == 0 {
          row[place] = own + max(-Points.leadingLimit, place * Points.leading)
          continue
        }
        let beside = place > 0 ? last[place - 1] + Points.consecutive : none
        let before = max(beside, best)
        guard before > none / 2 else { continue }
        row[place] = before + own
        origin[place] = beside >= best ? place - 1 : bestAt
      }
      origins.append(origin)
      last = row
    }
    guard let end = last.indices.max(by: { last[$0] < last[$1] }), last[end] > none / 2 else {
      return nil
    }
    return FuzzyMatch(score: last[end], positions: trace(from: end, origins))
  }

  private static func trace(from end: Int, _ origins: [[Int]]) -> [Int] {
    var positions = [end]
    for row in origins.dropFirst().reversed() {
      positions.append(row[positions[positions.count - 1]])
    }
    return positions.reversed()
  }

  private static func isSubsequence(_ word: [Letter], of text: [Letter]) -> Bool {
    var rest = word[...]
    for letter in text {
      if let next = rest.first, next.matches(letter) { rest = rest.dropFirst() }
    }
    return rest.isEmpty
  }

  /// What a place counts for starting the text or a word in it.
  private static func bonuses(_ text: [Letter]) -> [Int] {
    text.indices.map { place in
      guard place > 0 else { return Points.textStart }
      let (before, here) = (text[place - 1].character, text[place].character)
      let isWord = here.isLetter || here.isNumber
      if isWord, !before.isLetter, !before.isNumber { return Points.wordStart }
      if here.isUppercase, before.isLowercase { return Points.wordStart - 1 }
      if here.isNumber, !before.isNumber { return Points.wordStart - 2 }
      return 0
    }
  }
}

extension FuzzyPattern.Letter {
  /// Whether a letter of the pattern stands for one of the text.
  fileprivate func matches(_ other: FuzzyPattern.Letter) -> Bool {
    character.isUppercase ? character == other.character : folded == other.folded
  }
}
