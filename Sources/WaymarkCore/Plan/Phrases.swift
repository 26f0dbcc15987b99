/// Words as vocabularies hold them: lower case, parted by one blank, without punctuation.
enum Phrase {
  /// Brings text into that form.
  static func of(_ text: some StringProtocol) -> String {
    ascii(text.utf8) ?? any(text)
  }

  /// Most text is ASCII, and this is called for every line.
  private static func ascii(_ bytes: some Collection<UInt8>) -> String? {
    var isPlain = true
    let phrase = String(unsafeUninitializedCapacity: bytes.count) { buffer in
      var count = 0
      var isPending = false
      for byte in bytes {
        switch byte {
        case 0x61...0x7A, 0x30...0x39, 0x41...0x5A:
          if isPending, count > 0 {
            buffer[count] = 0x20
            count += 1
          }
          isPending = false
          buffer[count] = byte | 0x20
          count += 1
        case 0x27: break
        case 0..<0x80: isPending = true
        default:
          isPlain = false
          return 0
        }
      }
      return count
    }
    return isPlain ? phrase : nil
  }

  private static func any(_ text: some StringProtocol) -> String {
    var phrase: [UInt8] = []
    phrase.reserveCapacity(text.utf8.count)
    var isPending = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x27, 0x2019: continue
      default:
        guard isWord(scalar) else {
          isPending = true
          continue
        }
      }
      if isPending, !phrase.isEmpty { phrase.append(0x20) }
      isPending = false
      if scalar.value < 0x80 {
        phrase.append(UInt8(scalar.value) | 0x20)
      } else {
        phrase.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
      }
    }
    return String(decoding: phrase, as: UTF8.self)
  }

  /// Whether a character belongs to a word: a letter or digit of any script.
  static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return UInt8(scalar.value).isAlphanumeric }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber:
      true
    default: false
    }
  }

  /// Whether a language writes its words without blanks between them.
  static func isUnspaced(_ phrase: String) -> Bool {
    phrase.unicodeScalars.contains { (0x2E80...0xD7FF).contains($0.value) }
  }
}

/// Phrases with what they stand for.
struct PhraseTable<Value: Sendable>: Sendable {
  private var values: [String: Value] = [:]
  /// Phrases of languages without blanks, the longest first; they match inside words.
  private var unspaced: [(phrase: String, value: Value)] = []
  private var longest = 1
  /// What phrases start and end with, for telling quickly that a text has none.
  private var firstWords: Set<String> = []
  private var lastWords: Set<String> = []

  init(_ entries: [(Value, [String])]) {
    for (value, phrases) in entries {
      for phrase in phrases.map({ Phrase.of($0) }) {
        if values[phrase] == nil { values[phrase] = value }
        if Phrase.isUnspaced(phrase) { unspaced.append((phrase, value)) }
        let words = phrase.split(separator: " ").map(String.init)
        longest = max(longest, words.count)
        firstWords.formUnion(words.prefix(1))
        lastWords.formUnion(words.suffix(1))
      }
    }
    unspaced.sort { $0.phrase.count > $1.phrase.count }
  }

  /// What a whole phrase stands for.
  subscript(phrase: String) -> Value? { values[phrase] }

  /// What a phrase starts with, the longest first, and the words behind it.
  func leading(_ phrase: String) -> (value: Value, rest: Substring)? {
    guard let firstEnd = phrase.utf8.firstIndex(of: 0x20) else {
      return values[phrase].map { ($0, "") } ?? unspacedLeading(phrase)
    }
    if firstWords.contains(String(phrase[..<firstEnd])) {
      if let value = values[phrase] { return (value, "") }
      var ends = [firstEnd]
      var place = phrase.utf8.index(after: firstEnd)
      while ends.count < longest, let blank = phrase[place...].utf8.firstIndex(of: 0x20) {
        ends.append(blank)
        place = phrase.utf8.index(after: blank)
      }
      for end in ends.reversed() {
        if let value = values[String(phrase[..<end])] {
          return (value, phrase[phrase.utf8.index(after: end)...])
        }
      }
    }
    return unspacedLeading(phrase)
  }

  private func unspacedLeading(_ phrase: String) -> (value: Value, rest: Substring)? {
    guard !unspaced.isEmpty, Phrase.isUnspaced(phrase) else { return nil }
    for (word, value) in unspaced where phrase.hasPrefix(word) {
      return (value, phrase.dropFirst(word.count))
    }
    return nil
  }

  /// What a phrase ends with, the longest first.
  func trailing(_ phrase: String) -> Value? {
    guard let lastBlank = phrase.utf8.lastIndex(of: 0x20) else {
      return values[phrase] ?? unspacedTrailing(phrase)
    }
    if lastWords.contains(String(phrase[phrase.utf8.index(after: lastBlank)...])) {
      if let value = values[phrase] { return value }
      var starts: [String.Index] = []
      var place = phrase.endIndex
      while starts.count < longest, let blank = phrase[..<place].utf8.lastIndex(of: 0x20) {
        starts.append(phrase.utf8.index(after: blank))
        place = blank
      }
      for start in starts.reversed() {
        if let value = values[String(phrase[start...])] { return value }
      }
    }
    return unspacedTrailing(phrase)
  }

  private func unspacedTrailing(_ phrase: String) -> Value? {
    guard !unspaced.isEmpty, Phrase.isUnspaced(phrase) else { return nil }
    return unspaced.first { phrase.hasSuffix($0.phrase) }?.value
  }
}

/// Phrases that all mean the same.
struct Lexicon: Sendable {
  private let table: PhraseTable<Bool>

  init(_ phrases: [String]) { table = PhraseTable([(true, phrases)]) }

  func contains(_ phrase: String) -> Bool { table[phrase] != nil }
  func starts(_ phrase: String) -> Bool { table.leading(phrase) != nil }
  func ends(_ phrase: String) -> Bool { table.trailing(phrase) != nil }
}

extension StringProtocol {
  /// The parts between separators, which are ASCII, and between dashes.
  ///
  /// Empty parts are left out.
  func clauses(_ separators: StaticString) -> [Substring] {
    let text = Substring(self)
    let bytes = text.utf8
    var parts: [Substring] = []
    var start = bytes.startIndex
    var place = start
    func close(_ end: String.Index) { if start < end { parts.append(text[start..<end]) } }
    while place < bytes.endIndex {
      let byte = bytes[place]
      var next = bytes.index(after: place)
      var isSeparator = separators.withUTF8Buffer { $0.contains(byte) }
      if byte == 0xE2, let last = bytes.index(next, offsetBy: 1, limitedBy: bytes.endIndex),
        last < bytes.endIndex, bytes[next] == 0x80, bytes[last] == 0x93 || bytes[last] == 0x94
      {
        next = bytes.index(after: last)
        isSeparator = true
      }
      if isSeparator {
        close(place)
        start = next
      }
      place = next
    }
    close(bytes.endIndex)
    return parts
  }

  /// Without the given characters at the end.
  func trimmingEnd(_ characters: String) -> String {
    var rest = String(self)
    while let last = rest.last, characters.contains(last) { rest.removeLast() }
    return rest
  }

  /// Without the given characters at both ends.
  func trimming(_ characters: String) -> String {
    let marks = characters.unicodeScalars
    let scalars = self.unicodeScalars
    var start = scalars.startIndex
    var end = scalars.endIndex
    while start < end, marks.contains(scalars[start]) { start = scalars.index(after: start) }
    while start < end {
      let last = scalars.index(before: end)
      guard marks.contains(scalars[last]) else { break }
      end = last
    }
    return String(self[start..<end])
  }
}
