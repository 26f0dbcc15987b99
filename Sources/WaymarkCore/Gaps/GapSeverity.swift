/// The one rule for how severe a gap is.
///
/// | gap | primary | secondary | tertiary |
/// |---|---|---|---|
/// | unverified claim, a named file is absent | critical | high | medium |
/// | unverified claim, no words of it were found | medium | low | low |
/// | missing | high | medium | low |
/// | partial | medium | medium | low |
/// | untested | medium | low | low |
/// | undocumented, unplanned | low | low | low |
///
/// A missing or partial objective that three or more others depend on is one step worse. What the
/// plan itself defers is low.
enum GapSeverity {
  static func of(
    _ kind: Gap.Kind, level: Objective.Level, declared: DeclaredStatus, dependents: Int,
    isProven: Bool = true
  ) -> Gap.Severity {
    if declared == .deferred { return .low }
    let base: [Gap.Severity] =
      switch kind {
      case .unverifiedClaim:
        isProven ? [.critical, .high, .medium] : [.medium, .low, .low]
      case .missing: [.high, .medium, .low]
      case .partial: [.medium, .medium, .low]
      case .untested: [.medium, .low, .low]
      case .undocumented, .unplanned: [.low, .low, .low]
      }
    let severity = base[Objective.Level.allCases.firstIndex(of: level) ?? 2]
    let blocks = dependents >= 3 && (kind == .missing || kind == .partial)
    return blocks ? worse(severity) : severity
  }

  private static func worse(_ severity: Gap.Severity) -> Gap.Severity {
    switch severity {
    case .low: .medium
    case .medium: .high
    case .high, .critical: .critical
    }
  }
}
