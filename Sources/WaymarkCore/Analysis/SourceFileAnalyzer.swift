internal import CTreeSitter

/// Turns the bytes of a file into what is kept of it.
///
/// One value serves one worker: it keeps parsers and word caches from file to file.
final class SourceFileAnalyzer: @unchecked Sendable {
  // Safe: one worker uses it at a time; `WorkQueue` hands it over under a lock.

  /// The most words that are kept of one symbol.
  static let termLimit = 48

  private let grammars: GrammarLibrary
  private var parsers: [String: (parser: SyntaxParser, roles: NodeRoles)] = [:]
  private var words = Words()
  private var builder = TermProfile.Builder()
  private var seen = TermTable(capacity: 1 << 14)
  private var stamp: Int32 = 0
  private var tokens: [(offset: Int, span: Words.Span)] = []

  init(grammars: GrammarLibrary) { self.grammars = grammars }

  /// Analyses one file.
  ///
  /// - Parameters:
  ///   - path: Relative to the project root.
  ///   - language: The language's id.
  ///   - bytes: The content; any bytes.
  /// - Returns: What is kept of the file.
  func analyze(path: String, language: String, bytes: UnsafeBufferPointer<UInt8>) -> SourceFile {
    var file = SourceFile(path: path, language: language, size: bytes.count)
    file.isTest = TestPaths.isTest(path)
    let strategy = Languages.strategy(language)
    var comments: [Range<Int>] = []
    var imports: [Range<Int>] = []
    var ranges: [Range<Int>] = []
    if let strategy, let (parser, roles) = parser(for: strategy) {
      if let tree = parser.parse(bytes) {
        var extractor = SymbolExtractor(strategy, roles, bytes)
        extractor.walk(tree.root)
        file.isParsed = true
        file.symbols = extractor.symbols
        file.imports = extractor.imports
        (comments, imports, ranges) = (extractor.comments, extractor.importRanges, extractor.ranges)
        if ts_node_has_error(tree.root) {
          file.findings.append(
            Finding(
              code: "syntax-errors", severity: .info, path: path, line: 0,
              message: "Some of the file could not be parsed; what is around it was."))
        }
      } else {
        file.findings.append(
          Finding(
            code: "parse-budget", severity: .warning, path: path, line: 0,
            message: "Parsing took too long; only words and lines were counted."))
      }
    }
    file.lines = LineCounter.count(bytes, comments: comments)
    file.markers = fileMarkers(comments, file.symbols, bytes)
    collectWords(&file, bytes, comments, imports)
    for index in file.symbols.indices {
      file.symbols[index].terms = terms(of: file.symbols[index], in: ranges[index])
    }
    return file
  }

  private func parser(for language: Language) -> (SyntaxParser, NodeRoles)? {
    if let known = parsers[language.id] { return known }
    guard let grammar = grammars.grammar(of: language), let parser = SyntaxParser(grammar) else {
      return nil
    }
    parsers[language.id] = (parser, grammar.roles)
    return (parser, grammar.roles)
  }

  /// Markers in comments that no symbol took up.
  private func fileMarkers(
    _ comments: [Range<Int>], _ symbols: [Symbol], _ bytes: UnsafeBufferPointer<UInt8>
  ) -> [String] {
    let taken = Set(symbols.flatMap(\.markers))
    return comments.filter { $0.count >= 10 && contains(bytes, $0) }
      .flatMap { Markers.keys(in: String(decoding: bytes[$0], as: UTF8.self)) }
      .filter { !taken.contains($0) }
  }

  /// A quick look for `mark:`, so that only comments that may hold a marker are decoded.
  private func contains(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound + 7
    while index < range.upperBound {
      if bytes[index] == 0x3A, bytes[index - 1] | 0x20 == 0x6B, bytes[index - 2] | 0x20 == 0x72 {
        return true
      }
      index += 1
    }
    return false
  }

  private func collectWords(
    _ file: inout SourceFile, _ bytes: UnsafeBufferPointer<UInt8>, _ comments: [Range<Int>],
    _ imports: [Range<Int>]
  ) {
    tokens.removeAll(keepingCapacity: true)
    words.forEach(in: bytes) { offset, span in tokens.append((offset, span)) }
    var comment = 0
    var importing = 0
    for (offset, span) in tokens {
      while comment < comments.count, comments[comment].upperBound <= offset { comment += 1 }
      while importing < imports.count, imports[importing].upperBound <= offset { importing += 1 }
      let field: TermField =
        comment < comments.count && comments[comment].lowerBound <= offset
        ? .comment
        : importing < imports.count && imports[importing].lowerBound <= offset ? .imports : .body
      for term in words.terms(span) { builder.add(term, field) }
    }
    for term in words.terms(of: TestPaths.stem(file.path)) { builder.add(term, .path) }
    for symbol in file.symbols {
      let field: TermField = symbol.kind == .type ? .type : .symbol
      for term in words.terms(of: symbol.name) { builder.add(term, field) }
    }
    file.profile = builder.finish()
  }

  /// The distinct words of a symbol: its name and documentation first, then its body.
  private func terms(of symbol: Symbol, in range: Range<Int>) -> [TermID] {
    stamp += 1
    var found: [TermID] = []
    let named = words.terms(of: "\(symbol.name) \(symbol.container) \(symbol.doc)")
    for term in named where seen[term] != stamp {
      seen[term] = stamp
      found.append(term)
    }
    guard symbol.kind != .type else { return Array(found.prefix(SourceFileAnalyzer.termLimit)) }
    var index = firstToken(from: range.lowerBound)
    while index < tokens.count, tokens[index].offset < range.upperBound,
      found.count < SourceFileAnalyzer.termLimit
    {
      for term in words.terms(tokens[index].span) where seen[term] != stamp {
        seen[term] = stamp
        found.append(term)
      }
      index += 1
    }
    return Array(found.prefix(SourceFileAnalyzer.termLimit))
  }

  private func firstToken(from offset: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].offset < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Recognises tests by where they lie.
enum TestPaths {
  /// Whether a path is that of a test.
  static func isTest(_ path: String) -> Bool {
    let parts = path.lowercased().split(separator: "/")
    guard let name = parts.last else { return false }
    if parts.dropLast().contains(where: { folders.contains(String($0)) || $0.hasSuffix("tests") }) {
      return true
    }
    let stem = name.prefix { $0 != "." }
    return stem.hasPrefix("test_") || stem.hasSuffix("_test") || stem.hasSuffix("_spec")
      || name.contains(".test.") || name.contains(".spec.") || path.hasSuffix("Test.java")
      || path.hasSuffix("Tests.java") || path.hasSuffix("Tests.swift") || stem == "conftest"
  }

  /// A file's name without its ending.
  static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  private static let folders: Set<String> = [
    "test", "tests", "testing", "spec", "specs", "__tests__", "e2e", "testdata",
  ]
}

/// Counts lines by what is on them.
enum LineCounter {
  /// Counts the lines of a file.
  ///
  /// - Parameters:
  ///   - bytes: The file's content.
  ///   - comments: Byte ranges in order.
  /// - Returns: The lines by what is on them.
  static func count(
    _ bytes: UnsafeBufferPointer<UInt8>, comments: [Range<Int>]
  ) -> LineCounts {
    var counts = LineCounts()
    var hasCode = false
    var hasComment = false
    var comment = 0
    var index = 0
    func close() {
      if hasCode {
        counts.code += 1
      } else if hasComment {
        counts.comment += 1
      } else {
        counts.blank += 1
      }
      hasCode = false
      hasComment = false
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A {
        close()
      } else if byte > 0x20 {
        while comment < comments.count, comments[comment].upperBound <= index { comment += 1 }
        if comment < comments.count, comments[comment].lowerBound <= index {
          hasComment = true
        } else {
          hasCode = true
        }
      }
      index += 1
    }
    if let last = bytes.last, last != 0x0A { close() }
    return counts
  }
}
