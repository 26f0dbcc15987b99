/// Reads keys, levels, status and priority out of a line of a plan.
enum PlanWording {
  /// A heading without emoji, numbering and trailing colon, in lower case: what vocabularies hold.
  static func bare(_ text: String) -> String {
    var rest = Substring(text.lowercased())
    rest = rest.drop { !$0.isLetter }
    while let last = rest.last, !last.isLetter && !last.isNumber { rest.removeLast() }
    return String(rest)
  }

  /// Whether a heading is one of a vocabulary, alone or before a separator.
  static func isOne(_ text: String, of words: [String]) -> Bool {
    let bare = bare(text)
    if words.contains(bare) { return true }
    let head = bare.prefix { !":(—–-/&".contains($0) }.trimming(" ")
    return words.contains(head)
  }

  /// The level that a heading names.
  static func level(_ text: String) -> Objective.Level? {
    let words =
      " " + bare(text).map { $0.isLetter || $0.isNumber || "-'".contains($0) ? $0 : " " }
      + " "
    func has(_ list: [String]) -> Bool { list.contains { words.contains(" \($0) ") } }
    if has(PlanVocabulary.tertiary) { return .tertiary }
    if has(PlanVocabulary.secondary) { return .secondary }
    if has(PlanVocabulary.primary) { return .primary }
    return nil
  }

  /// The status that a checkbox's mark stands for; nil for a mark that nobody knows.
  static func status(ofBox mark: String) -> DeclaredStatus? {
    switch mark {
    case " ", "", "P", "p", "*": .todo
    case "x", "X", "✓", "✔": .done
    case "~", "/", ">", "o", "-": mark == "-" ? .dropped : .inProgress
    case "!", "?": .blocked
    default: nil
    }
  }

  /// The status that a heading, cell or value names; nil when it names none.
  static func status(_ text: String, isValue: Bool) -> DeclaredStatus? {
    for (status, marks) in PlanVocabulary.statusMarks where text.contains(where: marks.contains) {
      return status
    }
    let lower = text.lowercased()
    if let percent = percentage(lower), isValue || lower.contains("(\(percent)%") {
      return percent >= 100 ? .done : percent > 0 ? .inProgress : .todo
    }
    let place = isValue ? lower : tail(of: lower)
    guard !place.isEmpty else { return nil }
    let words =
      " " + place.map { $0.isLetter || $0.isNumber || "-_'".contains($0) ? $0 : " " } + " "
    for (status, list) in PlanVocabulary.statusWords
    where list.contains(where: {
      words.contains(" \($0) ") || (!$0.utf8.allSatisfy { $0 < 128 } && place.contains($0))
    }) {
      return status
    }
    return nil
  }

  /// The priority that a text names.
  static func priority(_ text: String, isValue: Bool) -> DeclaredPriority? {
    let lower = text.lowercased()
    let words = " " + lower.map { $0.isLetter || $0.isNumber ? $0 : " " } + " "
    for (priority, list) in PlanVocabulary.priorityWords {
      for word in list {
        // In running text only the codes are safe: “high” may stand for anything.
        guard isValue || word.hasPrefix("p") && word.count == 2 else { continue }
        if words.contains(" \(word) ")
          || (!word.utf8.allSatisfy { $0 < 128 } && lower.contains(word))
        {
          return priority
        }
      }
    }
    return nil
  }

  /// Whether a task is something that people do and that leaves nothing in the code to find.
  ///
  /// - Parameters:
  ///   - text: The task without its id.
  ///   - namesCommand: Whether a code span stands in it: “run `make test`” is an activity, “run
  ///     migrations at start” is not.
  /// - Returns: False for what the code can show.
  static func isActivity(_ text: String, namesCommand: Bool) -> Bool {
    let words = " " + text.lowercased().split { !$0.isLetter && $0 != "'" }.joined(separator: " ")
    if PlanVocabulary.activities.contains(where: { words.hasPrefix(" \($0) ") }) { return true }
    if ["pass", "passes", "passing", "green"].contains(where: { words.hasSuffix(" \($0)") }) {
      return true
    }
    return namesCommand && words.hasPrefix(" run ")
  }

  /// Whether a heading introduces what is wrong with what is there.
  static func listsTroubles(_ heading: String) -> Bool {
    heading.lowercased().split { !$0.isLetter }
      .contains { PlanVocabulary.troubles.contains(String($0)) }
  }

  /// Whether a text asks for tests, so that tests are what shows it.
  static func asksForTests(_ text: String) -> Bool {
    text.lowercased().split { !$0.isLetter }.contains { PlanVocabulary.tests.contains(String($0)) }
  }

  /// Whether a task changes what is there already.
  static func asksForChange(_ text: String) -> Bool {
    text.split { !$0.isLetter }.first.map { PlanVocabulary.changes.contains($0.lowercased()) }
      ?? false
  }

  /// The explicit id that a title starts with, and the title without it.
  static func key(_ title: String) -> (key: String?, title: String) {
    let text = String(title.drop { !$0.isLetter && !$0.isNumber && $0 != "[" && $0 != "#" })
    let words = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: true)
    guard let first = words.first else { return (nil, text) }
    let head = first.trimming(":.)-–—[]#*")
    if PlanVocabulary.numbered.contains(head.lowercased()), words.count > 1 {
      let number = words[1].trimming(":.)-–—*")
      if isNumber(number) {
        let rest = words.count > 2 ? String(words[2]) : ""
        return ("\(head.lowercased())-\(number)", clean(rest, or: text))
      }
    }
    if isIdentifier(head), words.count > 1 {
      return (head, clean(words.dropFirst().joined(separator: " "), or: text))
    }
    return (nil, text)
  }

  /// A short, stable key made of a title.
  static func slug(_ title: String) -> String {
    var slug = ""
    for character in title.lowercased() {
      if character.isLetter || character.isNumber {
        slug.append(character)
      } else if !slug.isEmpty, slug.last != "-" {
        slug.append("-")
      }
      if slug.count >= 48 { break }
    }
    while slug.last == "-" { slug.removeLast() }
    return slug.isEmpty ? "objective" : slug
  }

  /// `1`, `2.1`, `2A`, `T001`, `P0.1`, `BACK-348`, `01-02`.
  static func isIdentifier(_ text: String) -> Bool {
    guard text.count <= 16, text.contains(where: \.isNumber) else { return false }
    guard text.allSatisfy({ $0.isNumber || $0.isLetter || ".-_".contains($0) }) else {
      return false
    }
    let letters = text.prefix { $0.isLetter }
    if letters.isEmpty {
      return isNumber(text) || text.split(separator: "-").allSatisfy { isNumber(String($0)) }
    }
    // A version (v0.2) names a release, and it is a good key too; words with digits are not ids.
    return letters.count <= 6 && letters.allSatisfy { $0.isUppercase || letters == "v" }
  }

  private static func isNumber(_ text: String) -> Bool {
    guard let first = text.first, first.isNumber, text.count <= 8 else { return false }
    let rest = text.drop { $0.isNumber || $0 == "." }
    return rest.count <= 1 && rest.allSatisfy(\.isLetter)
  }

  private static func clean(_ title: String, or whole: String) -> String {
    let rest = title.drop { !$0.isLetter && !$0.isNumber && !"`\"'(".contains($0) }
    return rest.isEmpty ? whole : String(rest)
  }

  /// Where a status stands in running text: in brackets or behind a dash or colon at the end.
  private static func tail(of text: String) -> String {
    if let open = text.lastIndex(where: { "([".contains($0) }),
      text.last(where: { !" .*_".contains($0) }).map({ ")]".contains($0) }) ?? false
    {
      return String(text[open...])
    }
    if let dash = text.lastIndex(where: { "—–:|".contains($0) }) {
      let tail = text[text.index(after: dash)...]
      return tail.split(separator: " ").count <= 3 ? String(tail) : ""
    }
    return ""
  }

  private static func percentage(_ text: String) -> Int? {
    guard let sign = text.firstIndex(of: "%") else { return nil }
    let digits = text[..<sign].reversed().prefix { $0.isNumber }
    return Int(String(digits.reversed()))
  }
}

extension StringProtocol {
  /// Without the given characters at both ends.
  func trimming(_ characters: String) -> String {
    var rest = self[...]
    while let first = rest.first, characters.contains(first) { rest = rest.dropFirst() }
    while let last = rest.last, characters.contains(last) { rest = rest.dropLast() }
    return String(rest)
  }
}
