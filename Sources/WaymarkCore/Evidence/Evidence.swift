/// A link from an objective or task to a place in the code, with the reason for it.
package struct Evidence: Sendable, Hashable, Codable {
  /// Where a link comes from; explicit origins win over inferred ones.
  package enum Origin: String, Sendable, Codable, CaseIterable {
    /// A `waymark: KEY` comment in the code.
    case marker
    /// A person said so.
    case confirmed
    /// The plan names the path or symbol and it exists.
    case path
    /// The words match.
    case lexical
    case embedding
    case model
  }

  package var path: String
  /// The line, counted from 1; 0 for a whole file.
  package var line: Int
  /// The qualified symbol; empty for a whole file.
  package var symbol: String
  /// The kind of symbol, or `file`.
  package var kind: String
  /// 0 to 1; how sure the origin is.
  package var score: Double
  package var origin: Origin
  /// The words that matched, strongest first.
  package var why: [String]
  /// Whether the place is a test, which proves behaviour but implements nothing.
  package var isTest: Bool
  /// Whether the place carries documentation.
  package var isDocumented: Bool

  package init(
    path: String, line: Int, symbol: String = "", kind: String = "file", score: Double,
    origin: Origin, why: [String] = [], isTest: Bool = false, isDocumented: Bool = false
  ) {
    self.path = path
    self.line = line
    self.symbol = symbol
    self.kind = kind
    self.score = score
    self.origin = origin
    self.why = why
    self.isTest = isTest
    self.isDocumented = isDocumented
  }
}
