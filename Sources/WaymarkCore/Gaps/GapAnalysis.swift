/// Finds the differences between plan and code.
package struct GapAnalysis: Sendable {
  /// From this completion on, an objective or task is there.
  static let presentFrom = 0.5
  /// From this completion on, nothing of an objective is missing.
  static let completeFrom = 0.95
  /// A directory with fewer symbols is not worth a word.
  static let unplannedSymbols = 20

  package init() {}

  /// The gaps, worst first, then in the plan's order; unplanned code last among equals.
  ///
  /// - Parameters:
  ///   - objectives: Assessed, in the plan's order.
  ///   - files: Every source file.
  /// - Returns: Every gap, each with the evidence it rests on.
  package func gaps(_ objectives: [ObjectiveAssessment], files: [SourceFile]) -> [Gap] {
    let graph = PlanGraph(objectives.map(\.objective))
    let dependents = graph.dependents
    var gaps: [Gap] = []
    for (place, assessment) in objectives.enumerated()
    where assessment.objective.declaredStatus != .dropped {
      // What a parent lacks is said of its children, unless it has tasks of its own.
      if !graph.children[place].isEmpty, assessment.tasks.isEmpty { continue }
      gaps += self.gaps(of: assessment, dependents: dependents[place].count)
    }
    gaps += unplanned(objectives, files)
    return gaps.enumerated().sorted { left, right in
      left.element.severity != right.element.severity
        ? left.element.severity > right.element.severity : left.offset < right.offset
    }.map(\.element)
  }

  private func gaps(of assessment: ObjectiveAssessment, dependents: Int) -> [Gap] {
    let objective = assessment.objective
    func gap(_ kind: Gap.Kind, _ summary: String, task: String? = nil, _ evidence: [Evidence] = [])
      -> Gap
    {
      Gap(
        objective: objective.key, task: task, kind: kind,
        severity: GapSeverity.of(
          kind, level: objective.level, declared: objective.declaredStatus,
          dependents: dependents),
        summary: summary, evidence: evidence)
    }
    let tasks = assessment.tasks.filter { $0.task.declaredStatus != .dropped }
    let own = completion(assessment, tasks)
    let claims = tasks.filter { $0.task.declaredStatus == .done && $0.completion < 0.1 }
    var found = claims.map { claim in
      gap(
        .unverifiedClaim, "The plan says done, the code shows nothing: \(claim.task.text)",
        task: claim.id)
    }
    if claims.isEmpty, objective.declaredStatus == .done, own < 0.1 {
      found.append(
        gap(.unverifiedClaim, "The plan says done, the code shows nothing: \(objective.title)"))
    } else if own < 0.1, claims.count < max(1, tasks.count) {
      found.append(gap(.missing, "Nothing in the code serves it: \(objective.title)"))
    } else if own >= 0.1, own < GapAnalysis.completeFrom {
      let open = tasks.filter { $0.completion < GapAnalysis.presentFrom }.count
      if open > 0 {
        found.append(
          gap(
            .partial, "\(open) of \(tasks.count) tasks show nothing yet: \(objective.title)",
            assessment.evidence))
      } else if tasks.isEmpty, own < GapAnalysis.presentFrom {
        found.append(
          gap(.partial, "Only part of it is there: \(objective.title)", assessment.evidence))
      }
    }
    return found + quality(assessment, tasks, gap)
  }

  /// Code that is there but not tested or not documented.
  private func quality(
    _ assessment: ObjectiveAssessment, _ tasks: [TaskAssessment],
    _ gap: (Gap.Kind, String, String?, [Evidence]) -> Gap
  ) -> [Gap] {
    let evidence = assessment.evidence + tasks.flatMap(\.evidence)
    let code = evidence.filter { !$0.isTest }
    guard !code.isEmpty else { return [] }
    var found: [Gap] = []
    let title = assessment.objective.title
    if !evidence.contains(where: \.isTest) {
      found.append(gap(.untested, "No test was found for it: \(title)", nil, Array(code.prefix(3))))
    }
    let symbols = code.filter { !$0.symbol.isEmpty }
    if !symbols.isEmpty, !symbols.contains(where: \.isDocumented) {
      found.append(
        gap(
          .undocumented, "None of its code is documented: \(title)", nil, Array(symbols.prefix(3))))
    }
    return found
  }

  private func completion(_ assessment: ObjectiveAssessment, _ tasks: [TaskAssessment]) -> Double {
    guard !tasks.isEmpty else { return assessment.completion }
    return tasks.reduce(0) { $0 + $1.completion } / Double(tasks.count)
  }

  /// Directories of some size whose files no objective and no task has as evidence.
  private func unplanned(_ objectives: [ObjectiveAssessment], _ files: [SourceFile]) -> [Gap] {
    guard !objectives.isEmpty else { return [] }
    let served = Set(
      objectives.flatMap { $0.evidence.map(\.path) + $0.tasks.flatMap { $0.evidence.map(\.path) } })
    var symbols: [String: Int] = [:]
    var servedFolders: Set<String> = []
    for file in files where !file.isTest {
      let folder = file.path.split(separator: "/").dropLast().joined(separator: "/")
      symbols[folder, default: 0] += file.symbols.count
      if served.contains(file.path) { servedFolders.insert(folder) }
    }
    return symbols.filter { $0.value >= GapAnalysis.unplannedSymbols }
      .filter { folder, _ in !servedFolders.contains(folder) }
      .sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      .map { folder, count in
        let path = folder.isEmpty ? "." : folder
        return Gap(
          objective: nil, kind: .unplanned,
          severity: GapSeverity.of(.unplanned, level: .primary, declared: .unknown, dependents: 0),
          summary: "\(count) symbols in \(path) serve no objective.",
          evidence: [Evidence(path: path, line: 0, kind: "directory", score: 0, origin: .lexical)])
      }
  }
}
