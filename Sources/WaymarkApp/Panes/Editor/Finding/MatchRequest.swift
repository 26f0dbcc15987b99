internal import WaymarkCore

/// Something to be found in a text, and what it is found for.
struct MatchRequest: Sendable, Hashable {
  /// What becomes of the answer.
  enum Aim: Sendable, Hashable {
    /// The match after an offset, or before one, is gone to.
    case step(from: Int, forward: Bool)
    /// The match after an offset is shown while the pattern is typed.
    case typed(from: Int)
    /// The next place with the same text is selected beside the others.
    case another(from: Int)
    /// Every match in a stretch is selected; the one with the range is the one that is followed.
    case every(in: Range<Int>, primary: Range<Int>?)
  }

  /// The text by its number, and its state.
  let text: Int
  let revision: Int
  let query: SearchQuery
  let aim: Aim

  /// The most matches that are selected at once.
  static let mostSelected = 10_000

  /// Texts with fewer bytes are searched at once, and others as far around the cursor, so that a
  /// match nearby is there before the next key.
  static let nearby = 1 << 18

  /// Finds what is near enough to be found at once.
  ///
  /// - Returns: nil when the rest of the text has to be gone through, too.
  func findNearby(in text: TextSnapshot) throws -> MatchAnswer? {
    guard text.count > MatchRequest.nearby else { return try find(in: text) }
    let search = try TextSearch(query)
    switch aim {
    case .step(let end, forward: false):
      let start = text.startOfLine(at: max(0, end - MatchRequest.nearby))
      guard start > end - 2 * MatchRequest.nearby else { return nil }
      return try search.ranges(in: text, start..<max(start, end)).last.map {
        MatchAnswer(ranges: [$0])
      }
    case .step(let start, forward: true), .typed(let start), .another(let start):
      var found: Range<Int>?
      let end = min(text.count, start + MatchRequest.nearby)
      try search.forEachMatch(in: text, min(start, end)..<end) { match in
        found = match.range
        return false
      }
      return found.map { MatchAnswer(ranges: [$0]) }
    case .every: return nil
    }
  }

  /// Goes through the text until everything that is asked for is found.
  ///
  /// - Parameters:
  ///   - text: Where to look.
  ///   - report: Called with the share that is done, from 0 to 1.
  /// - Returns: No ranges when there is no match.
  /// - Throws: What searching throws; `CancellationError`.
  func find(
    in text: TextSnapshot, report: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws -> MatchAnswer {
    var search = try TextSearch(query)
    let count = max(1, text.count)
    switch aim {
    case .step(let end, forward: false):
      search.progress = { report(min(1, Double($0) / Double(count))) }
      if let match = try search.last(in: text, before: end) {
        return MatchAnswer(ranges: [match.range])
      }
      let match = try search.last(in: text, before: text.count)
      return MatchAnswer(ranges: [match?.range].compactMap { $0 }, isAround: true)
    case .step(let start, forward: true), .typed(let start), .another(let start):
      search.progress = { report(MatchRequest.share($0, after: start, of: count)) }
      if let match = try search.first(in: text, from: min(start, text.count)) {
        return MatchAnswer(ranges: [match.range])
      }
      let match = try search.first(in: text, from: 0)
      return MatchAnswer(ranges: [match?.range].compactMap { $0 }, isAround: true)
    case .every(let range, _):
      search.progress = { report(min(1, Double($0) / Double(count))) }
      var ranges: [Range<Int>] = []
      try search.forEachMatch(in: text, range) { match in
        ranges.append(match.range)
        return ranges.count < MatchRequest.mostSelected
      }
      return MatchAnswer(ranges: ranges)
    }
  }

  /// How much is done of a search that goes on at the top after the end of the text.
  private static func share(_ offset: Int, after start: Int, of count: Int) -> Double {
    let done = offset >= start ? offset - start : count - start + offset
    return min(1, Double(done) / Double(count))
  }
}

/// The matches that were asked for, in order.
struct MatchAnswer: Sendable, Hashable {
  var ranges: [Range<Int>]
  /// Whether they were found beyond the end of the text where the search went on.
  var isAround = false
}
