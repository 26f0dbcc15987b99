/// A difference between plan and code.
package struct Gap: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// The plan promises it and no code serves it.
    case missing
    /// Some of it is there.
    case partial
    /// Code is there, no test touches it.
    case untested
    /// Code is there, nothing documents it.
    case undocumented
    /// The plan says done, the code shows nothing.
    case unverifiedClaim = "unverified_claim"
    /// Code that serves no objective.
    case unplanned
  }

  package enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
    case low
    case medium
    case high
    case critical

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .low: 0
      case .medium: 1
      case .high: 2
      case .critical: 3
      }
    }
  }

  /// The key of the objective; nil for unplanned code.
  package var objective: String?
  /// The id of the task, when the gap is about one.
  package var task: String?
  package var kind: Kind
  package var severity: Severity
  /// One sentence for people.
  package var summary: String
  package var evidence: [Evidence]

  package init(
    objective: String?, task: String? = nil, kind: Kind, severity: Severity, summary: String,
    evidence: [Evidence] = []
  ) {
    self.objective = objective
    self.task = task
    self.kind = kind
    self.severity = severity
    self.summary = summary
    self.evidence = evidence
  }
}
