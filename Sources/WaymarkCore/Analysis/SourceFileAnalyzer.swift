internal import CTreeSitter

/// Turns the bytes of a file into what is kept of it.
///
/// One value serves one worker: it keeps parsers and word caches from file to file.
final class SourceFileAnalyzer: @unchecked Sendable {
  // Safe: one worker uses it at a time; `WorkQueue` hands it over under a lock.

  private let grammars: GrammarLibrary
  private let memory = TreeMemory()
  private var parsers: [String: (parser: SyntaxParser, roles: NodeRoles)] = [:]
  private var words = WordCollector()

  init(grammars: GrammarLibrary) { self.grammars = grammars }

  deinit { parsers = [:] }

  /// Analyses one file.
  ///
  /// - Parameters:
  ///   - path: Relative to the project root.
  ///   - language: The language's id.
  ///   - bytes: The content; any bytes.
  /// - Returns: What is kept of the file.
  func analyze(path: String, language: String, bytes: UnsafeBufferPointer<UInt8>) -> SourceFile {
    memory.use { read(path, language, bytes) }
  }

  private func read(
    _ path: String, _ language: String, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> SourceFile {
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
        if let line = tree.firstErrorLine {
          file.findings.append(
            Finding(
              code: "syntax-errors", severity: .info, path: path, line: line,
              message: "From here some of the file could not be parsed; what is around it was."))
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
    file.profile = words.profile(of: file, bytes, comments: comments, imports: imports)
    for index in file.symbols.indices {
      file.symbols[index].terms = words.terms(of: file.symbols[index], in: ranges[index])
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
    let source = SourceText(bytes: bytes)
    return comments.flatMap { Markers.keys(in: source, $0) }
      .filter { !taken.contains($0) }
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
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let name = slash.map { path[path.utf8.index(after: $0)...] } ?? path[...]
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else {
      return String(name)
    }
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
