/// Porter's stemmer over lower-case ASCII bytes.
///
/// Source: M. F. Porter, “An algorithm for suffix stripping”, Program 14 (3), 1980. The rules are
/// tables: each step looks for the longest suffix that fits and replaces it when the measure of
/// what remains allows it.
struct Stemmer {
  private var word: [UInt8] = []

  /// The stem of a word; words of one or two letters, and words with other bytes than a–z, stay.
  mutating func stem(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count > 2, bytes.allSatisfy({ 0x61...0x7A ~= $0 }) else { return bytes }
    word = bytes
    removePlural()
    removePast()
    if ends(in: Suffix("y")), hasVowel(upTo: word.count - 1) { word[word.count - 1] = Letter.i }
    replace(Stemmer.double, leastMeasure: 1)
    replace(Stemmer.simple, leastMeasure: 1)
    removeLast()
    removeFinalE()
    return word
  }

  private struct Suffix {
    let bytes: [UInt8]
    init(_ text: StaticString) {
      bytes = text.withUTF8Buffer { Array($0) }
    }
  }

  private enum Letter {
    static let e = UInt8(ascii: "e")
    static let i = UInt8(ascii: "i")
    static let l = UInt8(ascii: "l")
    static let y = UInt8(ascii: "y")
  }

  private typealias Rule = (from: Suffix, to: Suffix)

  private static let double: [Rule] = [
    (Suffix("ational"), Suffix("ate")), (Suffix("tional"), Suffix("tion")),
    (Suffix("enci"), Suffix("ence")), (Suffix("anci"), Suffix("ance")),
    (Suffix("izer"), Suffix("ize")), (Suffix("abli"), Suffix("able")),
    (Suffix("alli"), Suffix("al")), (Suffix("entli"), Suffix("ent")),
    (Suffix("eli"), Suffix("e")), (Suffix("ousli"), Suffix("ous")),
    (Suffix("ization"), Suffix("ize")), (Suffix("ation"), Suffix("ate")),
    (Suffix("ator"), Suffix("ate")), (Suffix("alism"), Suffix("al")),
    (Suffix("iveness"), Suffix("ive")), (Suffix("fulness"), Suffix("ful")),
    (Suffix("ousness"), Suffix("ous")), (Suffix("aliti"), Suffix("al")),
    (Suffix("iviti"), Suffix("ive")), (Suffix("biliti"), Suffix("ble")),
  ]

  private static let simple: [Rule] = [
    (Suffix("icate"), Suffix("ic")), (Suffix("ative"), Suffix("")),
    (Suffix("alize"), Suffix("al")), (Suffix("iciti"), Suffix("ic")),
    (Suffix("ical"), Suffix("ic")), (Suffix("ful"), Suffix("")), (Suffix("ness"), Suffix("")),
  ]

  private static let last: [Suffix] = [
    Suffix("ement"), Suffix("ance"), Suffix("ence"), Suffix("able"), Suffix("ible"),
    Suffix("ment"), Suffix("ant"), Suffix("ent"), Suffix("ism"), Suffix("ate"), Suffix("iti"),
    Suffix("ous"), Suffix("ive"), Suffix("ize"), Suffix("ion"), Suffix("al"), Suffix("er"),
    Suffix("ic"), Suffix("ou"),
  ]

  private static let (sses, ies, ss, s) = (Suffix("sses"), Suffix("ies"), Suffix("ss"), Suffix("s"))
  private static let (eed, ed, ing) = (Suffix("eed"), Suffix("ed"), Suffix("ing"))

  private mutating func removePlural() {
    if ends(in: Stemmer.sses) || ends(in: Stemmer.ies) {
      word.removeLast(2)
    } else if ends(in: Stemmer.s), !ends(in: Stemmer.ss) {
      word.removeLast()
    }
  }

  private mutating func removePast() {
    if ends(in: Stemmer.eed) {
      if measure(upTo: word.count - 3) > 0 { word.removeLast() }
    } else if ends(in: Stemmer.ed), hasVowel(upTo: word.count - 2) {
      word.removeLast(2)
      repairEnd()
    } else if ends(in: Stemmer.ing), hasVowel(upTo: word.count - 3) {
      word.removeLast(3)
      repairEnd()
    }
  }

  /// After `ed` or `ing` went: `hop(p)`, `fil(e)`, `conflat(e)`.
  private mutating func repairEnd() {
    guard let final = word.last else { return }
    if ends(in: Suffix("at")) || ends(in: Suffix("bl")) || ends(in: Suffix("iz")) {
      word.append(Letter.e)
    } else if isDoubled(word.count - 1), !"lsz".utf8.contains(final) {
      word.removeLast()
    } else if measure(upTo: word.count) == 1, isShort(word.count) {
      word.append(Letter.e)
    }
  }

  private mutating func replace(_ rules: [Rule], leastMeasure: Int) {
    for rule in rules where ends(in: rule.from) {
      let rest = word.count - rule.from.bytes.count
      if measure(upTo: rest) >= leastMeasure {
        word.removeSubrange(rest...)
        word.append(contentsOf: rule.to.bytes)
      }
      return
    }
  }

  private mutating func removeLast() {
    for suffix in Stemmer.last where ends(in: suffix) {
      let rest = word.count - suffix.bytes.count
      let isIon = suffix.bytes.count == 3 && suffix.bytes[0] == Letter.i && suffix.bytes[1] == 0x6F
      if isIon, rest > 0, !"st".utf8.contains(word[rest - 1]) { return }
      if measure(upTo: rest) > 1 { word.removeSubrange(rest...) }
      return
    }
  }

  private mutating func removeFinalE() {
    if word.last == Letter.e {
      let measure = measure(upTo: word.count - 1)
      if measure > 1 || (measure == 1 && !isShort(word.count - 1)) { word.removeLast() }
    }
    if word.last == Letter.l, isDoubled(word.count - 1), measure(upTo: word.count - 1) > 1 {
      word.removeLast()
    }
  }

  private func ends(in suffix: Suffix) -> Bool {
    word.count > suffix.bytes.count && word.suffix(suffix.bytes.count).elementsEqual(suffix.bytes)
  }

  private func isConsonant(_ index: Int) -> Bool {
    switch word[index] {
    case 0x61, 0x65, 0x69, 0x6F, 0x75: false
    case Letter.y: index == 0 || !isConsonant(index - 1)
    default: true
    }
  }

  /// How often a vowel run is followed by a consonant run.
  private func measure(upTo end: Int) -> Int {
    var count = 0
    var wasVowel = false
    for index in 0..<max(0, end) {
      let isVowel = !isConsonant(index)
      if wasVowel, !isVowel { count += 1 }
      wasVowel = isVowel
    }
    return count
  }

  private func hasVowel(upTo end: Int) -> Bool {
    (0..<max(0, end)).contains { !isConsonant($0) }
  }

  private func isDoubled(_ index: Int) -> Bool {
    index > 0 && word[index] == word[index - 1] && isConsonant(index)
  }

  /// Consonant, vowel, consonant at the end, the last not w, x or y.
  private func isShort(_ end: Int) -> Bool {
    guard end >= 3 else { return false }
    return isConsonant(end - 3) && !isConsonant(end - 2) && isConsonant(end - 1)
      && !"wxy".utf8.contains(word[end - 1])
  }
}
