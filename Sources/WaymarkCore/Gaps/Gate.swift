/// Decides whether a report passes: the limits of `--fail-under` and `--fail-on`.
package struct Gate: Sendable {
  private let failUnder: Double?
  private let failOn: Gap.Severity?

  /// Sets the limits; nil sets none.
  ///
  /// - Parameters:
  ///   - failUnder: The least completion, in percent.
  ///   - failOn: The least severity of a gap that fails.
  package init(failUnder: Double?, failOn: Gap.Severity?) {
    self.failUnder = failUnder
    self.failOn = failOn
  }

  /// Why the report does not pass, one sentence each; empty when it does.
  package func failures(of report: AnalysisReport) -> [String] {
    var failures: [String] = []
    let percent = report.completion * 100
    if let failUnder, percent < failUnder {
      let shown = (percent * 10).rounded(.down) / 10
      failures.append("The completion is \(shown) %, below the \(failUnder) % that were asked for.")
    }
    if let failOn {
      let count = report.gaps.filter { $0.severity >= failOn }.count
      if count > 0 {
        let noun = count == 1 ? "gap is" : "gaps are"
        failures.append("\(count) \(noun) \(failOn.rawValue) or worse.")
      }
    }
    return failures
  }
}
