/// Finds among candidates while a pattern is typed: every letter narrows what the one before found.
package struct FuzzyFinder: Sendable {
  package let candidates: FuzzyCandidates
  private var lastPattern: FuzzyQuery?
  private var lastMatches: [Int32] = []

  package init(_ candidates: FuzzyCandidates) { self.candidates = candidates }

  /// The number of candidates that the last pattern matched.
  package var matchCount: Int { lastPattern == nil ? candidates.count : lastMatches.count }

  /// Finds the candidates that a pattern fits best.
  ///
  /// - Parameters:
  ///   - pattern: An empty one finds the first candidates.
  ///   - limit: The most results.
  /// - Returns: Numbers of candidates, the best first.
  /// - Throws: `CancellationError`; the finder is as it was then.
  package mutating func find(_ pattern: FuzzyQuery, limit: Int) throws -> [Int] {
    guard !pattern.isEmpty else {
      lastPattern = nil
      return Array(0..<min(limit, candidates.count))
    }
    var matches: [Int32] = []
    var best = BestMatches(limit: max(limit, 1))
    func take(_ index: Int32, _ points: Int) {
      matches.append(index)
      best.add(index, points)
    }
    if let lastPattern, pattern.narrows(lastPattern) {
      matches.reserveCapacity(lastMatches.count)
      try candidates.forEachMatch(of: pattern, among: lastMatches, take)
    } else {
      try candidates.forEachMatch(of: pattern, among: 0..<Int32(candidates.count), take)
    }
    lastPattern = pattern
    lastMatches = matches
    return refined(best.sorted, pattern).prefix(limit).map { Int($0.index) }
  }

  /// Orders the first results by the best way to match them, which takes too long for all.
  private func refined(
    _ matches: [BestMatches.Match], _ pattern: FuzzyQuery
  ) -> [BestMatches.Match] {
    let head = matches.prefix(FuzzyFinder.refinedCount).map { match in
      let points = candidates.bestPoints(of: pattern, in: Int(match.index))
      let length = min(candidates.text(Int(match.index)).count, 255)
      return BestMatches.Match(index: match.index, points: points * 4 - length / 4)
    }
    return head.sorted(by: BestMatches.precedes) + matches.dropFirst(FuzzyFinder.refinedCount)
  }

  private static let refinedCount = 100
}

/// The best of many matches, kept in a heap whose root is the worst of them.
struct BestMatches {
  struct Match {
    let index: Int32
    let points: Int
  }

  private let limit: Int
  private var heap: [Match] = []

  init(limit: Int) { self.limit = limit }

  /// Whether one comes before the other: more points, or earlier among the candidates.
  static func precedes(_ left: Match, _ right: Match) -> Bool {
    left.points == right.points ? left.index < right.index : left.points > right.points
  }

  /// The matches, the best first.
  var sorted: [Match] { heap.sorted(by: BestMatches.precedes) }

  mutating func add(_ index: Int32, _ points: Int) {
    let match = Match(index: index, points: points)
    if heap.count < limit {
      heap.append(match)
      rise(heap.count - 1)
    } else if BestMatches.precedes(match, heap[0]) {
      heap[0] = match
      sink()
    }
  }

  private mutating func rise(_ start: Int) {
    var child = start
    while child > 0 {
      let parent = (child - 1) / 2
      guard BestMatches.precedes(heap[parent], heap[child]) else { return }
      heap.swapAt(parent, child)
      child = parent
    }
  }

  private mutating func sink() {
    var parent = 0
    while true {
      var worst = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && BestMatches.precedes(heap[worst], heap[child]) { worst = child }
      if worst == parent { return }
      heap.swapAt(parent, worst)
      parent = worst
    }
  }
}
