/// An objective with what the code shows for it.
package struct ObjectiveAssessment: Sendable, Hashable, Codable, Identifiable {
  package var objective: Objective
  package var tasks: [TaskAssessment]
  package var evidence: [Evidence]
  /// 0 to 1, from evidence and not from ticks; children included.
  package var completion: Double
  /// 0 to 1: how far the completion can be trusted.
  package var confidence: Double

  package var id: String { objective.key }

  package init(
    objective: Objective, tasks: [TaskAssessment] = [], evidence: [Evidence] = [],
    completion: Double = 0, confidence: Double = 0
  ) {
    self.objective = objective
    self.tasks = tasks
    self.evidence = evidence
    self.completion = completion
    self.confidence = confidence
  }
}

/// A task with what the code shows for it.
package struct TaskAssessment: Sendable, Hashable, Codable, Identifiable {
  package var task: PlanTask
  package var evidence: [Evidence]
  package var completion: Double
  package var confidence: Double

  package var id: String { task.id }

  package init(
    task: PlanTask, evidence: [Evidence] = [], completion: Double = 0, confidence: Double = 0
  ) {
    self.task = task
    self.evidence = evidence
    self.completion = completion
    self.confidence = confidence
  }
}
