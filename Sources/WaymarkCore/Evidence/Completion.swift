/// How complete tasks and objectives are, from evidence and never from ticks.
///
/// A task: the mean of its subtasks if it has any, else the `Verdict` on its evidence. An objective:
/// the mean of its own top-level tasks, or the verdict on its own evidence if it has none, together
/// with its children weighted by how many tasks they have. What the plan dropped does not count,
/// nor do activities, which leave nothing in the code to find; where only those are left, both
/// numbers are 0 and nothing is claimed.
package struct Completion: Sendable {
  /// With completion and confidence filled in, in the plan's order.
  package let objectives: [ObjectiveAssessment]
  /// 0 to 1 over the roots, weighted by tasks.
  package let overall: Double

  /// Assesses a plan.
  ///
  /// - Parameter linked: Assessments with evidence, in the plan's order.
  /// - Returns: The same assessments with completion and confidence.
  package static func assess(_ linked: [ObjectiveAssessment]) -> Completion {
    var assessed = linked
    let graph = PlanGraph(linked.map(\.objective))
    var weights = [Double](repeating: 0, count: linked.count)
    // Children stand behind their parents, so going backwards meets them first.
    for place in linked.indices.reversed() {
      assessed[place].tasks = tasks(of: assessed[place])
      var parts = own(assessed[place]).map { [$0] } ?? []
      for child in graph.children[place] where weights[child] > 0 {
        parts.append(
          Part(
            completion: assessed[child].completion, confidence: assessed[child].confidence,
            weight: weights[child]))
      }
      let whole = Part.mean(parts)
      assessed[place].completion = whole.completion
      assessed[place].confidence = whole.confidence
      weights[place] = linked[place].objective.declaredStatus == .dropped ? 0 : whole.weight
    }
    let roots = graph.roots.map { place in
      Part(
        completion: assessed[place].completion, confidence: assessed[place].confidence,
        weight: weights[place])
    }
    return Completion(objectives: assessed, overall: Part.mean(roots).completion)
  }

  private struct Part {
    var completion: Double
    var confidence: Double
    var weight: Double

    static func mean(_ parts: [Part]) -> Part {
      let weight = parts.reduce(0) { $0 + $1.weight }
      guard weight > 0 else { return Part(completion: 0, confidence: 0, weight: 0) }
      return Part(
        completion: parts.reduce(0) { $0 + $1.completion * $1.weight } / weight,
        confidence: parts.reduce(0) { $0 + $1.confidence * $1.weight } / weight, weight: weight)
    }
  }

  /// The objective's own share: its top-level tasks, or itself when it has none.
  private static func own(_ assessment: ObjectiveAssessment) -> Part? {
    let counted = assessment.tasks.filter { $0.task.parent == nil && counts($0.task) }
    if counted.isEmpty, !assessment.tasks.isEmpty { return nil }
    if counted.isEmpty {
      let objective = assessment.objective
      let verdict = Verdict(
        evidence: assessment.evidence, mentions: objective.mentions,
        wording: Verdict.Wording(objective.title, mentions: objective.mentions))
      return Part(completion: verdict.completion, confidence: verdict.confidence, weight: 1)
    }
    return Part.mean(
      counted.map { Part(completion: $0.completion, confidence: $0.confidence, weight: 1) })
  }

  private static func tasks(of objective: ObjectiveAssessment) -> [TaskAssessment] {
    var tasks = objective.tasks
    let places = Dictionary(
      tasks.enumerated().map { ($1.task.id, $0) }, uniquingKeysWith: { first, _ in first })
    var parts = [[Part]](repeating: [], count: tasks.count)
    for place in tasks.indices.reversed() {
      if parts[place].isEmpty {
        let verdict = verdict(on: tasks[place], under: objective.objective.title)
        (tasks[place].completion, tasks[place].confidence) =
          (verdict.completion, verdict.confidence)
      } else {
        let whole = Part.mean(parts[place])
        (tasks[place].completion, tasks[place].confidence) = (whole.completion, whole.confidence)
      }
      guard counts(tasks[place].task),
        let parent = tasks[place].task.parent.flatMap({ places[$0] }), parent < place
      else { continue }
      parts[parent].append(
        Part(completion: tasks[place].completion, confidence: tasks[place].confidence, weight: 1))
    }
    return tasks
  }

  private static func counts(_ task: PlanTask) -> Bool {
    task.declaredStatus != .dropped && !task.isActivity
  }

  private static func verdict(
    on assessment: TaskAssessment, under heading: String
  ) -> Verdict {
    let task = assessment.task
    guard !task.isActivity else { return .none }
    return Verdict(
      evidence: assessment.evidence, mentions: task.mentions,
      wording: Verdict.Wording(task.text, mentions: task.mentions, under: heading))
  }
}
