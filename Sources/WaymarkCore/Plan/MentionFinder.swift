/// Finds the paths and symbols that a plan names.
enum MentionFinder {
  /// The mentions of a block: code spans, links into the project, and bare paths.
  static func mentions(in text: InlineText, line: Int) -> [Mention] {
    var found: [Mention] = []
    for span in text.code { found += mention(of: span, line: line).map { [$0] } ?? [] }
    for link in text.links where !link.contains("://") && !link.hasPrefix("#") {
      let path = String(link.prefix { $0 != "#" })
      if isPath(path) { found.append(Mention(kind: .path, text: path, line: line)) }
    }
    for word in text.plain.split(whereSeparator: { " ,;()[]\"'`".contains($0) }) {
      let word = word.trimming(".:")
      if word.contains("/"), isPath(word) {
        found.append(Mention(kind: .path, text: word, line: line))
      }
    }
    var seen: Set<String> = []
    return found.filter { seen.insert($0.text).inserted }
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
      } else if isBranch, isPath(name) {
        let path = (folders.map(\.name).filter { $0 != "." } + [name]).joined(separator: "/")
        found.append(Mention(kind: .path, text: path, line: line + offset + 1))
      }
    }
    return found
  }

  private static func mention(of span: String, line: Int) -> Mention? {
    let span = span.trimming(" ")
    guard !span.isEmpty, span.count <= 200, !span.contains(" ") else { return nil }
    if isPath(span) { return Mention(kind: .path, text: span, line: line) }
    let name = String(span.prefix { $0 != "(" && $0 != "<" })
    let isName =
      name.count > 2 && name.first.map { $0.isLetter || $0 == "_" } ?? false
      && name.allSatisfy { $0.isLetter || $0.isNumber || "_.:#".contains($0) }
    guard isName,
      name.contains(where: { $0.isUppercase || $0 == "_" || $0 == "." }) || span.contains("(")
    else { return nil }
    return Mention(kind: .symbol, text: name, line: line)
  }

  /// Whether a word looks like the path of a file.
  private static func isPath(_ text: String) -> Bool {
    guard text.count <= 200, !text.contains("://"), !text.contains("*"), !text.hasPrefix("/"),
      let name = text.split(separator: "/").last, let dot = name.lastIndex(of: "."),
      dot != name.startIndex || text.contains("/")
    else { return false }
    let ending = name[name.index(after: dot)...].lowercased()
    guard (1...6).contains(ending.count), ending.allSatisfy({ $0.isLetter || $0.isNumber }) else {
      return false
    }
    switch LanguageDetector.kind(of: String(name)) {
    case .source: return true
    default: return documents.contains(ending)
    }
  }

  private static let documents: Set<String> = [
    "md", "toml", "yaml", "yml", "json", "xml", "txt", "ini", "cfg", "lock", "rst", "adoc", "csv",
    "png", "svg", "env", "conf",
  ]
}
