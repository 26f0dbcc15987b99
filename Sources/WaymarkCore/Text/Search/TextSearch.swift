/// A query that is ready to search texts of any size, in time and memory that do not depend on how
/// they were edited.
///
/// Searching blocks, and ends with `CancellationError` soon after its task was cancelled.
package struct TextSearch: Sendable {
  package let query: SearchQuery
  let finder: any MatchFinder
  /// Called after every stretch of text with the offset that a search has come to.
  package var progress: (@Sendable (Int) -> Void)?

  /// Prepares a query.
  ///
  /// - Throws: `invalidPattern` for an empty pattern or a regular expression with a mistake.
  package init(_ query: SearchQuery) throws(WaymarkError) {
    guard !query.pattern.isEmpty else {
      throw WaymarkError(.invalidPattern, "There is nothing to look for.", field: "pattern")
    }
    self.query = query
    let bytes = Array(query.pattern.utf8)
    // Only of the letters A to Z is it known that both cases have one length in bytes.
    if !query.isRegex, query.isCaseSensitive || bytes.allSatisfy({ $0 < 0x80 }) {
      finder = LiteralFinder(query, bytes)
    } else {
      finder = try RegexFinder(query)
    }
  }

  /// Finds matches, in order and without overlap.
  ///
  /// - Parameters:
  ///   - text: Where to look.
  ///   - range: The stretch that matches have to lie in.
  ///   - body: Called with each; says whether to go on.
  /// - Throws: `patternTooCostly` for a regular expression that takes too long; what the body
  ///   throws; `CancellationError`.
  package func forEachMatch(
    in text: TextSnapshot, _ range: Range<Int>, _ body: (TextMatch) throws -> Bool
  ) throws {
    try finder.find(in: text, range.clamped(to: 0..<text.count), { progress?($0) }, body)
  }

  /// The first match that begins at an offset or later.
  ///
  /// - Throws: As `forEachMatch`.
  package func first(in text: TextSnapshot, from offset: Int) throws -> TextMatch? {
    var found: TextMatch?
    try forEachMatch(in: text, offset..<max(offset, text.count)) { match in
      found = match
      return false
    }
    return found
  }

  /// The last match that ends at an offset or earlier.
  ///
  /// - Throws: As `forEachMatch`.
  package func last(in text: TextSnapshot, before offset: Int) throws -> TextMatch? {
    let end = min(offset, text.count)
    var size = 1 << 12
    var start = end
    // Stretches of whole lines, each larger than the one behind it, so that near matches are found
    // at once.
    while start > 0 {
      start = text.startOfLine(at: max(0, end - size))
      var found: TextMatch?
      try forEachMatch(in: text, start..<end) { match in
        found = match
        return true
      }
      if let found { return found }
      size *= 4
    }
    return nil
  }

  /// All matches.
  ///
  /// - Throws: As `forEachMatch`.
  package func ranges(in text: TextSnapshot, _ range: Range<Int>? = nil) throws -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    try forEachMatch(in: text, range ?? 0..<text.count) { match in
      ranges.append(match.range)
      return true
    }
    return ranges
  }

  /// The number of matches, counted up to a limit.
  ///
  /// - Throws: As `forEachMatch`.
  package func count(
    in text: TextSnapshot, _ range: Range<Int>? = nil, limit: Int = .max
  ) throws -> Int {
    var count = 0
    try forEachMatch(in: text, range ?? 0..<text.count) { _ in
      count += 1
      return count < limit
    }
    return count
  }
}

/// A way to find matches.
protocol MatchFinder: Sendable {
  /// Finds matches; `passed` is told after every stretch where the search has come to.
  func find(
    in text: TextSnapshot, _ range: Range<Int>, _ passed: (Int) -> Void,
    _ body: (TextMatch) throws -> Bool
  ) throws
}
