package import Foundation

/// The numbers of one finished analysis.
package struct Snapshot: Sendable, Hashable, Codable, Identifiable {
  package var id: Int64
  package var analysisID: Int64
  package var takenAt: Date
  /// 0 to 1 over the whole plan.
  package var completion: Double
  /// By objective key.
  package var objectives: [String: Double]
  /// Open gaps by type.
  package var gaps: [String: Int]
  package var recommendations: Int
  package var metrics: QualityMetrics

  package init(
    id: Int64, analysisID: Int64, takenAt: Date, completion: Double,
    objectives: [String: Double], gaps: [String: Int], recommendations: Int,
    metrics: QualityMetrics
  ) {
    self.id = id
    self.analysisID = analysisID
    self.takenAt = takenAt
    self.completion = completion
    self.objectives = objectives
    self.gaps = gaps
    self.recommendations = recommendations
    self.metrics = metrics
  }

  /// All gaps together.
  package var gapCount: Int { gaps.values.reduce(0, +) }
}

/// Figures about the code that are worth following over time.
package struct QualityMetrics: Sendable, Hashable, Codable {
  package var files = 0
  package var symbols = 0
  package var tests = 0
  package var codeLines = 0
  package var commentLines = 0
  package var meanComplexity = 0.0
  package var highestComplexity = 0
  package var longestFunctionLines = 0
  /// 0 to 1.
  package var documented = 0.0

  package init() {}

  package init(_ source: SourceSummary) {
    files = source.files
    symbols = source.symbols
    tests = source.tests
    codeLines = source.lines.code
    commentLines = source.lines.comment
    meanComplexity = source.meanComplexity
    highestComplexity = source.highestComplexity
    longestFunctionLines = source.longestFunction?.lines ?? 0
    documented = source.documented
  }
}

/// The change from one snapshot to the next.
package struct Trend: Sendable, Hashable, Codable {
  /// -1 to 1.
  package var completionDelta: Double
  /// Negative when gaps were closed.
  package var gapsDelta: Int

  package init(completionDelta: Double, gapsDelta: Int) {
    self.completionDelta = completionDelta
    self.gapsDelta = gapsDelta
  }

  package init(from before: Snapshot, to after: Snapshot) {
    completionDelta = after.completion - before.completion
    gapsDelta = after.gapCount - before.gapCount
  }
}
