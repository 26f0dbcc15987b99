/// Says what to do next about the gaps, and why.
package struct Recommender: Sendable {
  /// The most that is recommended about unplanned code; the rest is in the gaps.
  static let unplannedLimit = 3

  private let meanComplexity: Double

  /// Makes a recommender.
  ///
  /// - Parameter meanComplexity: The project's mean cyclomatic complexity, a term of the effort.
  package init(meanComplexity: Double) { self.meanComplexity = meanComplexity }

  /// Recommendations in the order in which to do them.
  ///
  /// - Parameters:
  ///   - objectives: Assessed, in the plan's order.
  ///   - gaps: What was found about them.
  /// - Returns: Recommendations ranked from 1.
  package func recommend(
    _ objectives: [ObjectiveAssessment], gaps: [Gap]
  ) -> [Recommendation] {
    let byObjective = Dictionary(grouping: gaps.filter { $0.objective != nil }) {
      $0.objective ?? ""
    }
    let graph = PlanGraph(objectives.map(\.objective))
    let dependents = graph.dependents
    let places = objectives.indices.filter { place in
      byObjective[objectives[place].objective.key] != nil
    }
    let priorities = objectives.indices.map { place in
      terms(
        objectives[place], byObjective[objectives[place].objective.key] ?? [],
        dependents[place].count)
    }
    let order = PlanOrder(dependencies: graph.dependencies, priorities: priorities.map(\.total))
    let wanted = Set(places)
    var list = untangle(graph.cycles(), objectives, priorities)
    var rankOf: [Int: Int] = [:]
    let broken = Set(order.broken.map { [$0.from, $0.to] })
    for place in order.order where wanted.contains(place) {
      let assessment = objectives[place]
      var item = recommendation(
        assessment, byObjective[assessment.objective.key] ?? [], priorities[place],
        dependents[place].map { objectives[$0].objective.key })
      item.rank = list.count + 1
      item.dependsOn = graph.dependencies[place]
        .filter { !broken.contains([place, $0]) }.compactMap { rankOf[$0] }.sorted()
      rankOf[place] = item.rank
      list.append(item)
    }
    for gap in gaps.filter({ $0.kind == .unplanned }).prefix(Recommender.unplannedLimit) {
      list.append(review(gap, rank: list.count + 1))
    }
    return list
  }

  /// Level 40/25/10 + severity 30/20/10/0 + 5 per objective that waits for it, at most 20 +
  /// ⌊10 × (1 − completion)⌋.
  private func terms(
    _ assessment: ObjectiveAssessment, _ gaps: [Gap], _ dependents: Int
  ) -> Recommendation.PriorityTerms {
    let level =
      switch assessment.objective.level {
      case .primary: 40
      case .secondary: 25
      case .tertiary: 10
      }
    let severity =
      switch gaps.map(\.severity).max() {
      case .critical: 30
      case .high: 20
      case .medium: 10
      case .low, nil: 0
      }
    return Recommendation.PriorityTerms(
      level: level, severity: severity, blocking: min(20, 5 * dependents),
      incompleteness: Int((10 * (1 - assessment.completion)).rounded(.down)))
  }

  private func recommendation(
    _ assessment: ObjectiveAssessment, _ gaps: [Gap], _ terms: Recommendation.PriorityTerms,
    _ dependents: [String]
  ) -> Recommendation {
    let objective = assessment.objective
    let kind = Recommender.kind(of: gaps)
    let verb =
      switch kind {
      case .implement: "Implement"
      case .complete: "Complete"
      case .verify: "Verify"
      case .test: "Test"
      case .document: "Document"
      case .review: "Review"
      case .untangle: "Untangle"
      }
    let open = assessment.tasks.filter { $0.completion < GapAnalysis.presentFrom }
    var rationale = gaps.prefix(2).map(\.summary).joined(separator: " ")
    if kind == .complete, let first = open.first { rationale += " Next: \(first.task.text)" }
    if !dependents.isEmpty { rationale += " \(dependents.count) other objectives wait for it." }
    return Recommendation(
      kind: kind, title: "\(verb): \(objective.title)", rationale: rationale, terms: terms,
      effort: effort(tasks: open.count, dependencies: objective.dependsOn.count),
      impact: Recommender.impact(objective.level, dependents: dependents.count),
      objective: objective.key, related: dependents)
  }

  /// 2 × tasks + 3 × dependencies + mean complexity / 10: small below 10, medium below 30.
  func effort(tasks: Int, dependencies: Int) -> Recommendation.Effort {
    let score = 2 * Double(tasks) + 3 * Double(dependencies) + meanComplexity / 10
    return score < 10 ? .small : score < 30 ? .medium : .large
  }

  /// High for a primary objective or one that three others wait for, medium for a secondary one or
  /// one that another waits for, else low.
  static func impact(_ level: Objective.Level, dependents: Int) -> Recommendation.Impact {
    if level == .primary || dependents >= 3 { return .high }
    return level == .secondary || dependents >= 1 ? .medium : .low
  }

  private static func kind(of gaps: [Gap]) -> Recommendation.Kind {
    let kinds = Set(gaps.map(\.kind))
    if kinds.contains(.unverifiedClaim) { return .verify }
    if kinds.contains(.missing) { return .implement }
    if kinds.contains(.partial) { return .complete }
    return kinds.contains(.untested) ? .test : .document
  }

  /// One recommendation for each cycle: nothing in it can be done in order until it is broken.
  private func untangle(
    _ cycles: [[String]], _ objectives: [ObjectiveAssessment],
    _ priorities: [Recommendation.PriorityTerms]
  ) -> [Recommendation] {
    cycles.enumerated().map { number, cycle in
      let members = objectives.indices.filter { cycle.contains(objectives[$0].objective.key) }
      let weakest = members.min { priorities[$0].total < priorities[$1].total }
      let name = weakest.map { objectives[$0].objective.key } ?? cycle[0]
      return Recommendation(
        rank: number + 1, kind: .untangle,
        title: "Untangle: \((cycle + [cycle[0]]).joined(separator: " → "))",
        rationale: "These objectives wait for each other; the order below breaks it at “\(name)”.",
        terms: members.map { priorities[$0] }.max { $0.total < $1.total }
          ?? Recommendation.PriorityTerms(level: 0, severity: 0, blocking: 0, incompleteness: 0),
        effort: .small, impact: .high, objective: name, related: cycle)
    }
  }

  private func review(_ gap: Gap, rank: Int) -> Recommendation {
    Recommendation(
      rank: rank, kind: .review, title: "Review: \(gap.evidence.first?.path ?? "unplanned code")",
      rationale: gap.summary + " Add an objective for it, or remove it.",
      terms: Recommendation.PriorityTerms(level: 0, severity: 0, blocking: 0, incompleteness: 10),
      effort: .small, impact: .low, objective: nil)
  }
}
