internal import WaymarkCore

/// Makes the nodes of a tree in the order in which a fully open tree shows them.
struct ObjectiveTreeBuilder {
  private let report: AnalysisReport
  private let unverified: Set<String>
  private var childObjectives: [String: [Int]] = [:]
  private(set) var nodes: [ObjectiveTree.Node] = []
  private(set) var roots: [Int] = []

  init(_ report: AnalysisReport) {
    self.report = report
    unverified = Set(
      report.gaps.filter { $0.kind == .unverifiedClaim }.compactMap { $0.task ?? $0.objective })
  }

  mutating func build() {
    let keys = Set(report.objectives.map(\.id))
    var rootObjectives: [Int] = []
    for (index, assessment) in report.objectives.enumerated() {
      if let parent = assessment.objective.parent, keys.contains(parent), parent != assessment.id {
        childObjectives[parent, default: []].append(index)
      } else {
        rootObjectives.append(index)
      }
    }
    nodes.reserveCapacity(report.objectives.count + report.plan.taskCount)
    roots = rootObjectives.map { add(objective: $0, depth: 0) }
  }

  private mutating func add(objective index: Int, depth: Int) -> Int {
    let assessment = report.objectives[index]
    let objective = assessment.objective
    let at = nodes.count
    nodes.append(
      ObjectiveTree.Node(
        id: objective.key, subject: .objective(index), depth: depth, title: objective.title,
        declared: objective.declaredStatus, completion: assessment.completion,
        level: objective.level,
        disagreement: Disagreement(
          declared: objective.declaredStatus, completion: assessment.completion,
          isUnverified: unverified.contains(objective.key))))
    var children = addTasks(
      of: index, parent: nil, depth: depth + 1, steps: steps(of: assessment.tasks))
    for child in childObjectives.removeValue(forKey: objective.key) ?? [] {
      children.append(add(objective: child, depth: depth + 1))
    }
    nodes[at].children = children
    return at
  }

  private mutating func addTasks(
    of objective: Int, parent: String?, depth: Int, steps: [String?: [Int]]
  ) -> [Int] {
    guard depth < 32 else { return [] }
    return (steps[parent] ?? []).map { index in
      let assessment = report.objectives[objective].tasks[index]
      let at = nodes.count
      nodes.append(node(of: assessment, subject: .task(objective, index), depth: depth))
      nodes[at].children = addTasks(
        of: objective, parent: assessment.id, depth: depth + 1, steps: steps)
      return at
    }
  }

  /// The indices of an objective's tasks by the task that they are a step of.
  private func steps(of tasks: [TaskAssessment]) -> [String?: [Int]] {
    let ids = Set(tasks.map(\.id))
    return Dictionary(grouping: tasks.indices) { index in
      tasks[index].task.parent.flatMap { ids.contains($0) && $0 != tasks[index].id ? $0 : nil }
    }
  }

  private func node(
    of assessment: TaskAssessment, subject: ObjectiveTree.Node.Subject, depth: Int
  ) -> ObjectiveTree.Node {
    ObjectiveTree.Node(
      id: assessment.id, subject: subject, depth: depth, title: assessment.task.text,
      declared: assessment.task.declaredStatus, completion: assessment.completion,
      level: .secondary,
      disagreement: Disagreement(
        declared: assessment.task.declaredStatus, completion: assessment.completion,
        isUnverified: unverified.contains(assessment.id)))
  }
}
