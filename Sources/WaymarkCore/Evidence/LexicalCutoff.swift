import Foundation

/// Decides which scores are links: what fits one project's wording does not fit another's, so
/// scores are first put on a scale of their own.
///
/// A score is divided by √(row × column), where row is the requirement's best score to the power
/// 0.3 times the median of all best scores to the power 0.7, and column the same for the file: a
/// requirement without any good file, and a file that a little fits everything, stay below the
/// line. At most twelve files are linked with one requirement.
struct LexicalCutoff {
  /// A file that was scored for a requirement.
  struct Link: Hashable {
    let file: Int
    /// 0 to 1; a link from 0.5.
    let score: Double
    let isLinked: Bool
  }

  /// How far a requirement's or file's own best score is its scale, against the median.
  static let ownShare: Float = 0.3
  /// The scaled score from which a pair is a link.
  static let threshold: Float = 0.613
  static let linkLimit = 12
  /// A cosine below it is chance, whatever the scale says.
  static let floor: Float = 0.02

  let files: Int

  /// Scales and cuts.
  ///
  /// - Parameter scored: For each requirement its files with their cosine.
  /// - Returns: For each requirement the best files, unordered.
  func apply(to scored: [[(file: Int, score: Float)]]) -> [[Link]] {
    let rows = scored.map { $0.map(\.score).max() ?? 0 }
    var columns = [Float](repeating: 0, count: files)
    for (file, score) in scored.joined() { columns[file] = max(columns[file], score) }
    let rowScales = LexicalCutoff.scales(rows)
    let columnScales = LexicalCutoff.scales(columns)
    return ConcurrentMap.results(scored.count, scratch: {}) { _, number in
      let best = LexicalCutoff.best(LexicalStrategy.candidateLimit, of: scored[number])
      return best.enumerated().map { rank, candidate in
        let scaled =
          candidate.score / (rowScales[number] * columnScales[candidate.file]).squareRoot()
        let isLinked =
          scaled >= LexicalCutoff.threshold && rank < LexicalCutoff.linkLimit
          && candidate.score >= LexicalCutoff.floor
        let score = Double(scaled / (scaled + LexicalCutoff.threshold))
        return Link(
          file: candidate.file, score: isLinked ? max(score, 0.5) : min(score, 0.499_999),
          isLinked: isLinked)
      }
    }
  }

  /// The best candidates, best first, equal ones by file.
  private static func best(
    _ limit: Int, of candidates: [(file: Int, score: Float)]
  ) -> [(file: Int, score: Float)] {
    // The bits of positive floating-point numbers are in the order of their values, so that one
    // whole number holds both score and file.
    var keys = candidates.map { UInt64(~$0.score.bitPattern) << 32 | UInt64($0.file) }
    if keys.count > 2 * limit { keys = smallest(limit, of: keys) }
    keys.sort()
    return keys.prefix(limit).map { key in
      (Int(key & 0xFFFF_FFFF), Float(bitPattern: ~UInt32(key >> 32)))
    }
  }

  /// The smallest of different numbers and perhaps some more, in no order.
  private static func smallest(_ limit: Int, of keys: [UInt64]) -> [UInt64] {
    var rest = keys
    var chosen: [UInt64] = []
    while rest.count > limit {
      let (first, middle, last) = (rest[0], rest[rest.count / 2], rest[rest.count - 1])
      let pivot = max(min(first, middle), min(max(first, middle), last))
      let below = rest.filter { $0 <= pivot }
      if chosen.count + below.count > limit {
        // The pivot is never the greatest of three different numbers, so the rest shrinks.
        rest = below
      } else {
        chosen += below
        rest.removeAll { $0 <= pivot }
        if chosen.count == limit { return chosen }
      }
    }
    return chosen + rest
  }

  private static func scales(_ best: [Float]) -> [Float] {
    let present = best.filter { $0 > 0 }.sorted()
    guard !present.isEmpty else { return best.map { _ in 1 } }
    let median = present[present.count / 2]
    return best.map { powf(max($0, .leastNormalMagnitude), ownShare) * powf(median, 1 - ownShare) }
  }
}
