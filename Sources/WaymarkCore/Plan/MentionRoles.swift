/// Decides what a sentence says of the things that it names, by the word before each.
enum MentionRoles {
  static func assign(_ mentions: [Mention], in plain: String) -> [Mention] {
    let placed = mentions.map { ($0, plain.firstRange(of: $0.text)) }
      .sorted { left, right in
        (left.1?.lowerBound ?? plain.endIndex) < (right.1?.lowerBound ?? plain.endIndex)
      }
    var result: [Mention] = []
    var last: (end: String.Index, role: Mention.Role)?
    for (mention, range) in placed {
      var mention = mention
      if let range {
        let start = last.map { min($0.end, range.lowerBound) } ?? plain.startIndex
        let between = words(plain[start..<range.lowerBound])
        if let last, between.allSatisfy(joining.contains) {
          mention.role = last.role
        } else {
          mention.role = role(after: between)
        }
        if isForeign(mention) { mention.role = .place }
        last = (range.upperBound, mention.role)
      }
      result.append(mention)
    }
    return result
  }

  private static func role(after words: [String]) -> Mention.Role {
    guard let word = words.last(where: { !articles.contains($0) }) else { return .subject }
    if sources.contains(word) { return .source }
    return places.contains(word) ? .place : .subject
  }

  /// What belongs to another's module (`net.Dial`) is used, not made, whatever the sentence says.
  private static func isForeign(_ mention: Mention) -> Bool {
    guard mention.kind == .symbol, let dot = mention.text.firstIndex(of: ".") else { return false }
    return mention.text[..<dot].allSatisfy(\.isLowercase)
  }

  private static func words(_ text: Substring) -> [String] {
    text.split { !$0.isLetter }.map { $0.lowercased() }
  }

  private static let joining: Set<String> = ["and", "or", "und", "et", "y", "e", "en"]
  private static let articles: Set<String> = [
    "the", "a", "an", "existing", "current", "all", "its", "our", "file", "module", "package",
  ]
  private static let sources: Set<String> = ["from", "replaces", "replace", "replacing", "instead"]
  private static let places: Set<String> = [
    "in", "into", "to", "at", "inside", "within", "under", "via", "through", "per", "see", "on",
    "against", "like", "behind", "alongside", "update", "edit", "modify", "extend", "refactor",
    "of", "for", "by", "implements", "implementing", "conforms", "conforming", "uses",
    "using", "use", "calls", "call", "calling", "returns", "returning", "wraps", "if", "when",
  ]
}
