/// Reads a declared status out of a line of a plan.
enum StatusWording {
  /// A heading or item with what it says about itself taken off.
  struct Reading {
    var status: DeclaredStatus?
    var priority: DeclaredPriority?
    var level: Objective.Level?
    var title: String
  }

  /// The status of a cell or of what stands behind `Status:`; nil when it names none.
  static func value(_ text: String) -> DeclaredStatus? {
    if text.utf8.first == UInt8(ascii: "["), text.utf8.count <= 6 {
      var cell = InlineText()
      cell.plain = text
      if let box = Checkbox.split(cell).box { return Checkbox.status(box) }
    }
    let marks = Marks(text)
    let clauses = text.clauses(",;/|([").map { Phrase.of($0) }.filter { !$0.isEmpty }
    guard let first = clauses.first else { return marks.strong ?? marks.weak }
    if let found = leading(first), found.isWhole || marks.strong == nil { return found.status }
    if let percent = percentage(text) { return percent }
    if let mark = marks.strong { return mark }
    if let status = trailing(first) { return status }
    for clause in clauses.dropFirst() {
      if let found = leading(clause), found.isWhole { return found.status }
    }
    return marks.weak
  }

  /// A heading's status, priority and level, and its title without them.
  static func heading(_ text: String) -> Reading {
    let marks = Marks(text)
    var reading = Reading(title: text)
    takeEnds(&reading)
    if reading.status == nil, let mark = marks.strong { reading.status = mark }
    return reading
  }

  /// An item's status, priority and level, and its text without them; marks count where they stand
  /// at an end.
  static func item(_ text: String) -> Reading {
    var reading = Reading(title: text)
    let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    if isASCII, !text.utf8.contains(where: isTailMark) { return reading }
    takeEnds(&reading)
    if reading.status == nil, !isASCII { reading.status = Marks(text).atEnds }
    return reading
  }

  /// The status of a heading that is nothing else, such as `Done` or `Open — Features`.
  static func group(_ text: String) -> DeclaredStatus? {
    guard let head = text.clauses(":|(").first.map({ Phrase.of($0) }),
      PlanVocabulary.statusWords.leading(head) != nil
    else { return nil }
    let plain = trimmedGroup(head)
    guard !PlanVocabulary.ambiguousStatus.contains(plain) else { return nil }
    return PlanVocabulary.statusWords[plain]
  }

  /// `completed tasks` is as good as `completed`.
  private static func trimmedGroup(_ phrase: String) -> String {
    var words = phrase.split(separator: " ")
    while words.count > 1, let last = words.last,
      PlanVocabulary.levelFillers.contains(String(last))
    {
      words.removeLast()
    }
    return words.joined(separator: " ")
  }

  private static func isTailMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "|")
  }

  /// Takes brackets and tails off the end as long as they say something about the line itself.
  private static func takeEnds(_ reading: inout Reading) {
    for _ in 0..<4 {
      let title = reading.title.trimmingMarks()
      if let bracket = title.lastBracket {
        if take(bracket.inside, into: &reading) {
          reading.title = bracket.before
          continue
        }
        // `Parser - done (March)`: the bracket stays and the status goes.
        if takeTail(of: bracket.before, into: &reading) {
          reading.title += " (\(bracket.inside))"
        }
        break
      }
      guard takeTail(of: title, into: &reading) else { break }
    }
    reading.title = reading.title.trimmingMarks()
  }

  private static func takeTail(of title: String, into reading: inout Reading) -> Bool {
    guard let tail = title.tail, reading.status == nil,
      let found = leading(Phrase.of(tail.text)),
      found.isWhole || (found.isQualified && !tail.isColon),
      !PlanVocabulary.ambiguousStatus.contains(found.words)
    else { return false }
    reading.status = found.status
    reading.title = tail.before
    return true
  }

  private static func take(_ inside: Substring, into reading: inout Reading) -> Bool {
    var isTaken = false
    for clause in inside.clauses(",;|") {
      let phrase = Phrase.of(clause)
      if let percent = percentage(String(clause)), reading.status == nil {
        reading.status = percent
        isTaken = true
      } else if let found = leading(phrase), found.isWhole || found.isQualified {
        reading.status = reading.status ?? found.status
        isTaken = true
      } else if let priority = PriorityWording.bracket(phrase) {
        reading.priority = reading.priority ?? priority
        reading.level = reading.level ?? LevelWording.bracket(phrase)
        isTaken = true
      } else if let level = LevelWording.bracket(phrase) {
        reading.level = reading.level ?? level
      }
    }
    return isTaken
  }

  private struct Found {
    let status: DeclaredStatus
    let words: String
    let isWhole: Bool
    /// Whether what follows only says when or how far.
    let isQualified: Bool
  }

  /// The status that a phrase starts with.
  private static func leading(_ phrase: String) -> Found? {
    var phrase = phrase
    if let label = PlanVocabulary.statusLabel(phrase) { phrase = label }
    guard let (status, rest) = PlanVocabulary.statusWords.leading(phrase) else { return nil }
    let next = rest.prefix { $0 != " " }
    let isQualified =
      rest.isEmpty || PlanVocabulary.statusQualifiers.contains(String(next))
      || (next.first?.isNumber ?? false) || Phrase.isUnspaced(phrase)
      || (next.first == "v" && next.dropFirst().first?.isNumber ?? false)
    return Found(
      status: status, words: phrase.dropLast(rest.count).trimming(" "), isWhole: rest.isEmpty,
      isQualified: isQualified)
  }

  /// The status that a phrase ends with, unless something in it turns it round.
  private static func trailing(_ phrase: String) -> DeclaredStatus? {
    guard let status = PlanVocabulary.statusWords.trailing(phrase) else { return nil }
    let words = phrase.split(separator: " ").map(String.init)
    return words.contains { PlanVocabulary.negations.contains($0) } ? nil : status
  }

  /// `93%` and `100 % complete`; a share of something else is none.
  private static func percentage(_ text: String) -> DeclaredStatus? {
    guard let sign = text.utf8.firstIndex(of: UInt8(ascii: "%")) else { return nil }
    let digits = text[..<sign].trimming(" ").reversed().prefix { $0.isNumber }
    guard let share = Int(String(digits.reversed())) else { return nil }
    let rest = Phrase.of(text[text.index(after: sign)...])
    guard rest.isEmpty || PlanVocabulary.statusWords.leading(rest) != nil else { return nil }
    return share >= 100 ? .done : share > 0 ? .inProgress : .todo
  }
}

/// The marks of a line that stand for a status.
private struct Marks {
  private(set) var strong: DeclaredStatus?
  private(set) var weak: DeclaredStatus?
  /// A mark at the start, the end, or behind a dash or colon.
  private(set) var atEnds: DeclaredStatus?

  init(_ text: String) {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return }
    var isFree = true
    var last: DeclaredStatus?
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if value == 0x20 || value == 0xFE0F || value == 0x200D { continue }
      if value > 0x7F {
        if let status = PlanVocabulary.statusMarks[scalar] {
          strong = strong ?? status
          last = status
          if isFree { atEnds = atEnds ?? status }
          continue
        }
        if let status = PlanVocabulary.weakMarks[scalar] {
          weak = weak ?? status
          if isFree { atEnds = atEnds ?? status }
          continue
        }
      }
      last = nil
      isFree = value == 0x2014 || value == 0x2013 || value == 0x2D || value == 0x3A || value == 0x28
    }
    atEnds = atEnds ?? last
  }
}

extension String {
  /// Without emoji and blanks at the ends.
  func trimmingMarks() -> String {
    if let first = utf8.first, let last = utf8.last, first.isAlphanumeric,
      last.isAlphanumeric || last == UInt8(ascii: ")")
    {
      return self
    }
    var rest = unicodeScalars[...]
    while let last = rest.last, last.isMark { rest.removeLast() }
    while let first = rest.first, first.isMark { rest.removeFirst() }
    return String(rest)
  }

  /// The bracket that the text ends with.
  fileprivate var lastBracket: (inside: Substring, before: String)? {
    guard let last, last == ")" || last == "]" else { return nil }
    let opening: Character = last == ")" ? "(" : "["
    guard let open = self[..<index(before: endIndex)].lastIndex(of: opening) else { return nil }
    return (
      self[index(after: open)..<index(before: endIndex)],
      String(self[..<open]).trimming(" *_")
    )
  }

  /// What stands behind the last dash, colon or bar, unless it is too long to be a remark.
  fileprivate var tail: (text: Substring, before: String, isColon: Bool)? {
    let bytes = utf8
    var place = bytes.endIndex
    var behind: UInt8 = 0
    for _ in 0..<60 {
      guard place > bytes.startIndex else { return nil }
      let end = place
      place = bytes.index(before: place)
      let byte = bytes[place]
      defer { behind = byte }
      let start: String.Index
      switch byte {
      case UInt8(ascii: "|"): start = place
      case UInt8(ascii: ":") where behind == 0x20: start = place
      case UInt8(ascii: "-") where behind == 0x20 && place > bytes.startIndex:
        start = bytes.index(before: place)
        guard bytes[start] == 0x20 else { continue }
      case 0x93, 0x94:
        // The last byte of `–` and `—`.
        guard let first = bytes.index(place, offsetBy: -2, limitedBy: bytes.startIndex),
          bytes[first] == 0xE2, bytes[bytes.index(after: first)] == 0x80
        else { continue }
        start = first
      default: continue
      }
      return (
        self[end...], String(self[..<start]).trimming(" *_"), byte == UInt8(ascii: ":")
      )
    }
    return nil
  }
}

extension UInt8 {
  /// Whether it is an ASCII letter or digit.
  var isAlphanumeric: Bool {
    0x61...0x7A ~= self || 0x41...0x5A ~= self || 0x30...0x39 ~= self
  }
}

extension Unicode.Scalar {
  fileprivate var isMark: Bool {
    switch value {
    case 0x20, 0xFE0F, 0x200D: true
    case 0..<0x2000: false
    default:
      PlanVocabulary.statusMarks[self] != nil || PlanVocabulary.weakMarks[self] != nil
        || properties.isEmojiPresentation
    }
  }
}

extension PlanVocabulary {
  /// A phrase behind the word that says that a status follows; nil when there is no such word.
  static func statusLabel(_ phrase: String) -> String? {
    guard let blank = phrase.firstIndex(of: " "), status.contains(String(phrase[..<blank])) else {
      return nil
    }
    return String(phrase[phrase.index(after: blank)...])
  }
}
