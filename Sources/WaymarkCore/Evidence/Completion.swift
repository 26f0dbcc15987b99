/// How complete tasks and objectives are, from evidence and never from ticks.
///
/// A task: the share of its subtasks if it has any, else by its best link that is no test: a marker
/// or a confirmed link 1, a named path or symbol the share of the named ones that exist, a link by
/// words its score between the cut-off (0.5) and 1 mapped to 0.5…1. Tests alone give 0.25.
///
/// An objective: the mean of its own top-level tasks, or its own evidence if it has none, together
/// with its children weighted by how many tasks they have. What the plan dropped does not count.
///
/// Confidence is what the origin is worth (marker 1, named 0.9, words their score), halved where
/// nothing was found: absence of words is weak evidence of absence.
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
      assessed[place].tasks = tasks(assessed[place].tasks)
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
    let counted = assessment.tasks
      .filter { $0.task.parent == nil && $0.task.declaredStatus != .dropped }
    if counted.isEmpty, !assessment.tasks.isEmpty { return nil }
    if counted.isEmpty {
      let value = value(of: assessment.evidence, mentions: assessment.objective.mentions)
      return Part(completion: value.completion, confidence: value.confidence, weight: 1)
    }
    return Part.mean(
      counted.map { Part(completion: $0.completion, confidence: $0.confidence, weight: 1) })
  }

  private static func tasks(_ tasks: [TaskAssessment]) -> [TaskAssessment] {
    var tasks = tasks
    let places = Dictionary(
      tasks.enumerated().map { ($1.task.id, $0) }, uniquingKeysWith: { first, _ in first })
    var parts = [[Part]](repeating: [], count: tasks.count)
    for place in tasks.indices.reversed() {
      if parts[place].isEmpty {
        let value = value(of: tasks[place].evidence, mentions: tasks[place].task.mentions)
        (tasks[place].completion, tasks[place].confidence) = (value.completion, value.confidence)
      } else {
        let whole = Part.mean(parts[place])
        (tasks[place].completion, tasks[place].confidence) = (whole.completion, whole.confidence)
      }
      guard tasks[place].task.declaredStatus != .dropped,
        let parent = tasks[place].task.parent.flatMap({ places[$0] }), parent < place
      else { continue }
      parts[parent].append(
        Part(completion: tasks[place].completion, confidence: tasks[place].confidence, weight: 1))
    }
    return tasks
  }

  private static func value(
    of evidence: [Evidence], mentions: [Mention]
  ) -> (completion: Double, confidence: Double) {
    let code = evidence.filter { !$0.isTest }
    if code.contains(where: { $0.origin == .marker || $0.origin == .confirmed }) { return (1, 1) }
    let named = code.filter { $0.origin == .path }
    let words = code.filter { $0.origin == .lexical }.map(\.score).max()
    if !mentions.isEmpty {
      let found = mentions.filter { mention in named.contains { $0.why.contains(mention.text) } }
      let paths = mentions.filter { $0.kind == .path }
      if !found.isEmpty || !paths.isEmpty {
        return (Double(found.count) / Double(mentions.count), 0.9)
      }
    }
    if let words { return (min(1, words + 0.25 * (words - 0.5)), min(1, words)) }
    return evidence.isEmpty ? (0, 0.5) : (0.25, 0.5)
  }
}
