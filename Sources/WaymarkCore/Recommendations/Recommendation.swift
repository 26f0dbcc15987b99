/// What to do next about gaps, and why.
package struct Recommendation: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case implement
    case complete
    case verify
    case test
    case document
    case review
    /// A dependency cycle in the plan has to be broken first.
    case untangle
  }

  package enum Effort: String, Sendable, Codable, CaseIterable {
    case small
    case medium
    case large
  }

  package enum Impact: String, Sendable, Codable, CaseIterable {
    case low
    case medium
    case high
  }

  /// The parts of a priority; they add up to it unless the sum passes 100.
  package struct PriorityTerms: Sendable, Hashable, Codable {
    /// 40, 25 or 10 by level.
    package var level: Int
    /// 30, 20, 10 or 0 by the worst gap.
    package var severity: Int
    /// Five for each objective that depends on this one, at most 20.
    package var blocking: Int
    /// Ten times what is not complete, rounded down.
    package var incompleteness: Int

    package init(level: Int, severity: Int, blocking: Int, incompleteness: Int) {
      self.level = level
      self.severity = severity
      self.blocking = blocking
      self.incompleteness = incompleteness
    }

    /// 1 to 100.
    package var total: Int { max(1, min(100, level + severity + blocking + incompleteness)) }
  }

  /// 1 is what to do first.
  package var rank: Int
  package var kind: Kind
  package var title: String
  package var rationale: String
  package var terms: PriorityTerms
  package var effort: Effort
  package var impact: Impact
  /// The objective it is about; nil for unplanned code.
  package var objective: String?
  /// Keys of other objectives that are concerned.
  package var related: [String]
  /// Ranks of recommendations that have to be done before this one.
  package var dependsOn: [Int]

  package var priority: Int { terms.total }

  package init(
    rank: Int = 0, kind: Kind, title: String, rationale: String, terms: PriorityTerms,
    effort: Effort, impact: Impact, objective: String?, related: [String] = [],
    dependsOn: [Int] = []
  ) {
    self.rank = rank
    self.kind = kind
    self.title = title
    self.rationale = rationale
    self.terms = terms
    self.effort = effort
    self.impact = impact
    self.objective = objective
    self.related = related
    self.dependsOn = dependsOn
  }
}
