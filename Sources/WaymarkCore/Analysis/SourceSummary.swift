/// The totals of a scanned source tree.
package struct SourceSummary: Sendable, Hashable, Codable {
  /// The totals of one language.
  package struct LanguageTotals: Sendable, Hashable, Codable {
    package var files = 0
    package var lines = LineCounts()
    package var symbols = 0
    /// False when no grammar was found, so that only words and lines were counted.
    package var isParsed = true

    package init() {}
  }

  /// A file that was left out, and why.
  package struct Skipped: Sendable, Hashable, Codable {
    package var path: String
    package var reason: String

    package init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }
  }

  /// The function with the most lines.
  package struct LongestFunction: Sendable, Hashable, Codable {
    package var name: String
    package var path: String
    package var line: Int
    package var lines: Int

    package init(name: String, path: String, line: Int, lines: Int) {
      self.name = name
      self.path = path
      self.line = line
      self.lines = lines
    }
  }

  package var files = 0
  package var filesParsed = 0
  /// Files whose content had not changed since the last analysis.
  package var filesReused = 0
  package var skipped: [Skipped] = []
  package var symbols = 0
  package var functions = 0
  package var tests = 0
  package var lines = LineCounts()
  /// By language id.
  package var languages: [String: LanguageTotals] = [:]
  /// The mean cyclomatic complexity of all functions; 0 without functions.
  package var meanComplexity = 0.0
  package var highestComplexity = 0
  package var longestFunction: LongestFunction?
  /// The share of functions and types that carry documentation, 0 to 1.
  package var documented = 0.0
  /// Files that import another file of the project, counted as edges of the import graph.
  package var importEdges = 0
  package var findings: [Finding] = []

  package init() {}
}
