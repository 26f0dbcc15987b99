/// Reads how central something is to the plan.
enum LevelWording {
  /// The level that a heading names.
  static func heading(_ text: String) -> Objective.Level? {
    let outside = text.clauses("([").first.map { Phrase.of($0) } ?? ""
    return whole(outside) ?? brackets(of: text).lazy.compactMap { bracket(Phrase.of($0)) }.first
  }

  /// The level that stands in a bracket on its own: `(Should Have)`, `(P1)`, `(optional)`.
  static func bracket(_ phrase: String) -> Objective.Level? {
    if let level = PlanVocabulary.levelWords[phrase] ?? PlanVocabulary.levelHints[phrase] {
      return level
    }
    let words = phrase.split(separator: " ")
    guard words.count > 1 else { return nil }
    if let (level, rest) = PlanVocabulary.levelWords.leading(phrase), isFiller(rest) {
      return level
    }
    return ["must", "should", "could"].contains(String(words[0]))
      ? PlanVocabulary.levelHints[String(words[0])] : nil
  }

  /// A heading that consists of level words and words that may stand beside them.
  private static func whole(_ phrase: String) -> Objective.Level? {
    guard phrase.utf8.count <= 60 else { return nil }
    var rest = phrase[...]
    var found: Objective.Level?
    while !rest.isEmpty {
      if let (level, next) = PlanVocabulary.levelWords.leading(String(rest))
        ?? PlanVocabulary.levelHints.leading(String(rest))
      {
        found = found ?? level
        rest = Substring(next)
        continue
      }
      let word = rest.prefix { $0 != " " }
      guard PlanVocabulary.levelFillers.contains(String(word)) || word.allSatisfy(\.isNumber)
      else { return nil }
      rest = rest.dropFirst(word.count).drop { $0 == " " }
    }
    return PlanVocabulary.names.contains(phrase) ? nil : found
  }

  private static func isFiller(_ rest: Substring) -> Bool {
    rest.split(separator: " ").allSatisfy { PlanVocabulary.levelFillers.contains(String($0)) }
  }

  private static func brackets(of text: String) -> [Substring] {
    guard text.utf8.contains(where: { $0 == 0x28 || $0 == 0x5B }) else { return [] }
    return text.split { "([".contains($0) }.dropFirst()
      .map { part in part.prefix { !")]".contains($0) } }
  }
}

/// Reads how urgent something is.
enum PriorityWording {
  /// The priority of a cell or of what stands behind `Priority:`.
  static func value(_ text: String) -> DeclaredPriority? {
    let phrase = Phrase.of(text)
    if let found = PlanVocabulary.priorityWords.leading(phrase) { return found.value }
    if let found = PlanVocabulary.priorityWords.trailing(phrase) { return found }
    return text.unicodeScalars.lazy.compactMap { PlanVocabulary.priorityMarks[$0] }.first
  }

  /// `(P1)`, `(High)`, `(Priority: high)`, `(high priority)`.
  static func bracket(_ phrase: String) -> DeclaredPriority? {
    if let priority = PlanVocabulary.priorityWords[phrase] { return priority }
    let words = phrase.split(separator: " ", maxSplits: 1).map(String.init)
    guard words.count == 2 else { return nil }
    if PlanVocabulary.priority.contains(words[0]) { return PlanVocabulary.priorityWords[words[1]] }
    if let (priority, rest) = PlanVocabulary.priorityWords.leading(phrase),
      PlanVocabulary.priority.contains(String(rest))
    {
      return priority
    }
    return nil
  }

  /// `P1: …`, `P0.2 …`, `High priority`, `… - high priority`.
  static func heading(_ text: String) -> DeclaredPriority? {
    let phrase = Phrase.of(text)
    let first = phrase.prefix { $0 != " " }
    if first.count == 2, first.first == "p" {
      return PlanVocabulary.priorityWords[String(first)]
    }
    let outside = text.clauses("(").first.map { Phrase.of($0) } ?? ""
    if let (priority, rest) = PlanVocabulary.priorityWords.leading(outside),
      PlanVocabulary.priority.starts(String(rest))
    {
      return priority
    }
    return nil
  }
}
