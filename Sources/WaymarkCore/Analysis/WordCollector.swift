/// Collects the words of files, one after the other, with what they share kept in between.
struct WordCollector {
  /// A word of the file at hand: where it starts and what it comes to.
  private struct Token {
    let offset: Int
    let span: Words.Span
  }

  /// The most words that are kept of one symbol.
  static let termLimit = 48

  private var words = Words()
  private var builder = TermProfile.Builder()
  private var tokens: [Token] = []
  /// The number of the symbol that last had a word.
  private var seen = TermTable(capacity: 1 << 14)
  private var symbolNumber: Int32 = 0

  /// Counts the words of a file by field.
  ///
  /// - Parameters:
  ///   - file: The file with its symbols.
  ///   - bytes: Its content.
  ///   - comments: Byte ranges in order.
  ///   - imports: Byte ranges in order.
  /// - Returns: The file's words.
  mutating func profile(
    of file: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>, comments: [Range<Int>],
    imports: [Range<Int>]
  ) -> TermProfile {
    tokens.removeAll(keepingCapacity: true)
    var index = 0
    while let (offset, span) = words.next(in: bytes, from: &index) {
      tokens.append(Token(offset: offset, span: span))
    }
    var comment = 0
    var importing = 0
    for token in tokens {
      let offset = token.offset
      while comment < comments.count, comments[comment].upperBound <= offset { comment += 1 }
      while importing < imports.count, imports[importing].upperBound <= offset { importing += 1 }
      let field: TermField =
        comment < comments.count && comments[comment].lowerBound <= offset
        ? .comment
        : importing < imports.count && imports[importing].lowerBound <= offset ? .imports : .body
      for place in token.span.places { builder.add(words[place], field) }
    }
    add(TestPaths.stem(file.path), .path)
    for symbol in file.symbols { add(symbol.name, symbol.kind == .type ? .type : .symbol) }
    return builder.finish()
  }

  /// The distinct words of a symbol of the file at hand: its name and documentation first, then its
  /// body.
  mutating func terms(of symbol: Symbol, in range: Range<Int>) -> [TermID] {
    symbolNumber += 1
    var found: [TermID] = []
    found.reserveCapacity(WordCollector.termLimit)
    for text in [symbol.name, symbol.container, symbol.doc] where !text.isEmpty {
      var text = text
      text.withUTF8 { bytes in
        var index = 0
        while let (_, span) = words.next(in: bytes, from: &index) {
          for place in span.places { add(words[place], to: &found) }
        }
      }
    }
    if symbol.kind != .type {
      var index = firstToken(from: range.lowerBound)
      while index < tokens.count, tokens[index].offset < range.upperBound,
        found.count < WordCollector.termLimit
      {
        for place in tokens[index].span.places { add(words[place], to: &found) }
        index += 1
      }
    }
    return Array(found.prefix(WordCollector.termLimit))
  }

  @inline(__always)
  private mutating func add(_ term: TermID, to found: inout [TermID]) {
    guard seen[term] != symbolNumber else { return }
    seen[term] = symbolNumber
    found.append(term)
  }

  private mutating func add(_ text: String, _ field: TermField) {
    var text = text
    text.withUTF8 { bytes in
      var index = 0
      while let (_, span) = words.next(in: bytes, from: &index) {
        for place in span.places { builder.add(words[place], field) }
      }
    }
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
