/// An objective with its tasks, its evidence and its gaps, for a model to read.
struct ObjectiveContext {
  private let report: AnalysisReport
  private let assessment: ObjectiveAssessment

  /// Finds an objective in a report.
  ///
  /// - Throws: `targetNotFound`.
  init(_ report: AnalysisReport, key: String) throws {
    self.report = report
    guard let found = report.objectives.first(where: { $0.objective.key == key }) else {
      throw WaymarkError(
        .targetNotFound, "There is no objective “\(Sanitiser.clean(key))” in the last analysis.",
        hint: "`waymark plan` lists the keys.", field: "attach")
    }
    assessment = found
  }

  var text: String {
    let objective = assessment.objective
    var lines = ["## \(objective.title)", ""]
    lines.append("Status in the plan: \(objective.declaredStatus.rawValue)")
    lines.append("Completion by evidence: \(percent(assessment.completion))")
    if !objective.dependsOn.isEmpty {
      lines.append("Depends on: \(objective.dependsOn.joined(separator: ", "))")
    }
    if !objective.text.isEmpty { lines += ["", objective.text] }
    if !objective.criteria.isEmpty {
      lines += ["", "Criteria:"] + objective.criteria.map { "- \($0.text)" }
    }
    if !assessment.tasks.isEmpty {
      lines += ["", "Tasks:"] + assessment.tasks.flatMap(self.lines)
    }
    if !assessment.evidence.isEmpty {
      lines += ["", "Evidence:"] + assessment.evidence.prefix(20).map { "- \(place($0))" }
    }
    let gaps = report.gaps.filter { $0.objective == objective.key }
    if !gaps.isEmpty {
      lines += ["", "Gaps:"]
      lines += gaps.map { "- \($0.kind.rawValue) (\($0.severity.rawValue)): \($0.summary)" }
    }
    let advice = report.recommendations.filter { $0.objective == objective.key }
    if !advice.isEmpty {
      lines += ["", "Recommendations:"]
      lines += advice.map { "- \($0.title): \($0.rationale)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(_ task: TaskAssessment) -> [String] {
    let status = task.task.declaredStatus == .done ? "x" : " "
    let head = "- [\(status)] \(task.task.text) (\(percent(task.completion)) by evidence)"
    return [head] + task.evidence.prefix(5).map { "  - \(place($0))" }
  }

  private func place(_ evidence: Evidence) -> String {
    let line = evidence.line > 0 ? ":\(evidence.line)" : ""
    let symbol = evidence.symbol.isEmpty ? "" : " \(evidence.kind) `\(evidence.symbol)`"
    return "\(evidence.path)\(line)\(symbol)"
  }

  private func percent(_ value: Double) -> String { "\(Int((value * 100).rounded())) %" }
}
