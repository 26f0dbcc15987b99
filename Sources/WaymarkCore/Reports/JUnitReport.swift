import Foundation

/// The report as JUnit XML: an objective is a suite, a task a case, what is missing a failure.
package struct JUnitReport: ReportFormat {
  package static let name = "junit"

  package init() {}

  package func render(_ report: AnalysisReport) -> String {
    let suites = report.objectives.map { suite($0, plan: report.plan.path) }
    let tests = suites.reduce(0) { $0 + $1.tests }
    let failures = suites.reduce(0) { $0 + $1.failures }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + "<testsuites name=\"\(escape(report.project.name))\" tests=\"\(tests)\" failures=\"\(failures)\">\n"
      + suites.map(\.text).joined() + "</testsuites>\n"
  }

  private func suite(
    _ assessment: ObjectiveAssessment, plan: String
  ) -> (text: String, tests: Int, failures: Int) {
    let objective = assessment.objective
    var cases: [(name: String, line: Int, completion: Double, isSkipped: Bool)] = assessment.tasks
      .map { task in
        (
          task.task.text, task.task.line, task.completion,
          task.task.declaredStatus == .dropped || task.task.declaredStatus == .deferred
        )
      }
    if cases.isEmpty {
      let isSkipped = objective.declaredStatus == .dropped || objective.declaredStatus == .deferred
      cases = [(objective.title, objective.line, assessment.completion, isSkipped)]
    }
    var failures = 0
    let body = cases.map { item -> String in
      let head =
        "    <testcase classname=\"\(escape(objective.key))\" name=\"\(escape(item.name))\" "
        + "file=\"\(escape(plan))\" line=\"\(item.line)\""
      if item.isSkipped { return head + "><skipped/></testcase>\n" }
      if item.completion >= GapAnalysis.presentFrom { return head + "/>\n" }
      failures += 1
      return head
        + "><failure message=\"\(percent(item.completion)) % shows in the code\"/></testcase>\n"
    }.joined()
    let text =
      "  <testsuite name=\"\(escape(objective.title))\" tests=\"\(cases.count)\" "
      + "failures=\"\(failures)\">\n\(body)  </testsuite>\n"
    return (text, cases.count, failures)
  }

  private func escape(_ text: String) -> String {
    var text = Sanitiser.clean(text)
    // Two code points that XML has no way to write.
    text.unicodeScalars.removeAll { $0.value == 0xFFFE || $0.value == 0xFFFF }
    return text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
  }
}
