/// Finds the paths, symbols and modules that a piece of the plan names.
enum MentionFinder {
  /// The mentions of a block: code spans, links into the project, and bare paths.
  static func mentions(in text: InlineText, line: Int) -> [Mention] {
    var found: [Mention] = []
    for span in text.code { found += mentions(of: span, line: line) }
    for link in text.links where !link.contains("://") && !link.hasPrefix("#") {
      let path = String(link.prefix { $0 != "#" })
      if PathSyntax.isFile(path) { found.append(Mention(kind: .path, text: path, line: line)) }
    }
    for word in text.plain.split(whereSeparator: { " ,;()[]\"'`".contains($0) }) {
      let word = word.trimming(".:")
      if word.contains("/"), PathSyntax.isFile(word) {
        found.append(Mention(kind: .path, text: word, line: line))
      }
    }
    var seen: Set<String> = []
    return MentionRoles.assign(found.filter { seen.insert($0.text).inserted }, in: text.plain)
  }

  /// The paths of an ASCII tree, with the folders above them.
  static func tree(_ text: String, line: Int) -> [Mention] {
    var folders: [(column: Int, name: String)] = []
    var found: [Mention] = []
    for (offset, row) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      guard let column = row.firstIndex(where: { !"│├└─ |`+-\t\u{A0}".contains($0) }) else {
        continue
      }
      let depth = row.distance(from: row.startIndex, to: column)
      let name = row[column...].prefix { $0 != " " && $0 != "#" }.trimming("*")
      while let last = folders.last, last.column >= depth { folders.removeLast() }
      let isBranch = row[..<column].contains { "├└".contains($0) }
      if name.hasSuffix("/") {
        folders.append((depth, String(name.dropLast())))
      } else if isBranch, PathSyntax.isFile(name) {
        let path = (folders.map(\.name).filter { $0 != "." } + [name]).joined(separator: "/")
        found.append(Mention(kind: .path, text: path, line: line + offset + 1))
      }
    }
    return found
  }

  private static func mentions(of span: String, line: Int) -> [Mention] {
    let span = span.trimming(" ")
    guard !span.isEmpty, span.count <= 200 else { return [] }
    if let name = symbol(in: span), PathSyntax.kind(of: span) == nil {
      return [Mention(kind: .symbol, text: name, line: line)]
    }
    // A span of several words is a command line or a phrase: what it is about stands in it.
    return span.split(separator: " ").map { $0.trimming("[](),;\"'") }.compactMap { word in
      PathSyntax.kind(of: word).map { Mention(kind: $0, text: word, line: line) }
    }
  }

  /// The name that a code span is about: `New(level, writer)`, `func Load() error`, `Type.method`.
  private static func symbol(in span: String) -> String? {
    let words = span.split(separator: " ").drop { keywords.contains(String($0)) }
    guard let first = words.first else { return nil }
    let name = String(first.prefix { !"(<{[:=;,".contains($0) }).trimming(".*&?!")
    let isName =
      name.count > 2 && name.first.map { $0.isLetter || $0 == "_" } ?? false
      && name.allSatisfy { $0.isLetter || $0.isNumber || "_.:#".contains($0) }
    guard isName, !(name.count <= 6 && name.allSatisfy(\.isUppercase)) else { return nil }
    let isMarked = name.dropFirst().contains { $0.isUppercase || $0 == "_" || $0 == "." }
    let isCalled = first.dropFirst(name.count).hasPrefix("(")
    let isDeclared = words.startIndex > 0
    let isType = name.first?.isUppercase ?? false
    return isMarked || isCalled || isDeclared || isType ? name : nil
  }

  /// Words that stand before the name of what they declare.
  private static let keywords: Set<String> = [
    "func", "fn", "def", "function", "fun", "sub", "struct", "class", "type", "interface", "enum",
    "protocol", "trait", "impl", "actor", "record", "module", "const", "let", "var", "val",
    "static", "pub", "public", "private", "internal", "package", "export", "default", "async",
    "mutating", "final", "abstract", "override", "extern", "inline", "void", "int", "bool",
    "string", "float", "double",
  ]
}

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
