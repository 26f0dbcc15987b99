/// Finds the paths, symbols and modules that a piece of the plan names.
enum MentionFinder {
  /// The mentions of a block: code spans, links into the project, and bare paths.
  static func mentions(in text: InlineText, line: Int) -> [Mention] {
    let hasPath = text.plain.utf8.contains(UInt8(ascii: "/"))
    guard hasPath || !text.code.isEmpty || !text.links.isEmpty else { return [] }
    var found: [Mention] = []
    for span in text.code { found += mentions(of: PathSyntax.withoutLine(span), line: line) }
    for link in text.links where !link.contains("://") && !link.hasPrefix("#") {
      let path = String(link.prefix { $0 != "#" })
      if PathSyntax.isFile(path) { found.append(Mention(kind: .path, text: path, line: line)) }
    }
    if hasPath {
      for word in text.plain.utf8.split(whereSeparator: { " ,;()[]\"'`".utf8.contains($0) })
      where word.contains(UInt8(ascii: "/")) {
        let path = PathSyntax.withoutLine((String(word) ?? "").trimmingEnd(".:"))
        if !found.contains(where: { $0.text == path }), PathSyntax.isFile(path) {
          found.append(Mention(kind: .path, text: path, line: line))
        }
      }
    }
    guard !found.isEmpty else { return found }
    var seen: Set<String> = []
    return MentionRoles.assign(found.filter { seen.insert($0.text).inserted }, in: text.plain)
  }

  /// The paths of an ASCII tree, with the folders above them.
  ///
  /// A folder that holds the whole tree is the project itself and no part of the paths, unless it
  /// has a name that folders of sources have.
  static func tree(_ text: String, line: Int) -> [Mention] {
    guard text.contains("├") || text.contains("└") else { return [] }
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
        let isRoot = !isBranch && depth == 0 && folders.isEmpty && !sourceFolders.contains(name)
        folders.append((depth, isRoot ? "." : String(name.dropLast())))
      } else if isBranch, PathSyntax.isFile(name) {
        let path = (folders.map(\.name).filter { $0 != "." } + [name]).joined(separator: "/")
        found.append(Mention(kind: .path, text: path, line: line + offset))
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
      name.count > 2 && !isVersion(name) && name.first.map { $0.isLetter || $0 == "_" } ?? false
      && name.allSatisfy { $0.isLetter || $0.isNumber || "_.:#".contains($0) }
    guard isName, !(name.count <= 6 && name.allSatisfy(\.isUppercase)) else { return nil }
    let isMarked = name.dropFirst().contains { $0.isUppercase || $0 == "_" || $0 == "." }
    let isCalled = first.dropFirst(name.count).hasPrefix("(")
    let isDeclared = words.startIndex > 0
    let isType = name.first?.isUppercase ?? false
    return isMarked || isCalled || isDeclared || isType ? name : nil
  }

  /// `v1.2`.
  private static func isVersion(_ text: String) -> Bool {
    text.utf8.dropFirst().first.map { 0x30...0x39 ~= $0 } ?? false
      && text.utf8.dropFirst().allSatisfy { 0x30...0x39 ~= $0 || $0 == 0x2E }
  }

  /// Words that stand before the name of what they declare.
  private static let keywords: Set<String> = [
    "func", "fn", "def", "function", "fun", "sub", "struct", "class", "type", "interface", "enum",
    "protocol", "trait", "impl", "actor", "record", "module", "const", "let", "var", "val",
    "static", "pub", "public", "private", "internal", "package", "export", "default", "async",
    "mutating", "final", "abstract", "override", "extern", "inline", "void", "int", "bool",
    "string", "float", "double",
  ]

  /// Names of folders that a tree may start at without their being the project.
  private static let sourceFolders: Set<String> = [
    "src/", "lib/", "app/", "pkg/", "cmd/", "internal/", "Sources/", "Tests/", "tests/", "test/",
    "docs/", "crates/", "packages/", "include/", "scripts/", "web/", "server/", "client/",
    "frontend/", "backend/", "api/", "components/",
  ]
}
