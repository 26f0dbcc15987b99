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
    let tests = TestIndex(files)
    var gaps: [Gap] = []
    for (place, assessment) in objectives.enumerated()
    where assessment.objective.declaredStatus != .dropped {
      // What a parent lacks is said of its children, unless it has tasks of its own.
      if !graph.children[place].isEmpty, assessment.tasks.isEmpty { continue }
      gaps += self.gaps(of: assessment, dependents: dependents[place].count, tests)
    }
    gaps += unplanned(objectives, files)
    return gaps.enumerated().sorted { left, right in
      left.element.severity != right.element.severity
        ? left.element.severity > right.element.severity : left.offset < right.offset
    }.map(\.element)
  }

  private func gaps(
    of assessment: ObjectiveAssessment, dependents: Int, _ tests: TestIndex
  ) -> [Gap] {
    let objective = assessment.objective
    let title = objective.title
    func gap(
      _ kind: Gap.Kind, _ summary: String, task: String? = nil, _ evidence: [Evidence] = [],
      isProven: Bool = true
    ) -> Gap {
      Gap(
        objective: objective.key, task: task, kind: kind,
        severity: GapSeverity.of(
          kind, level: objective.level, declared: objective.declaredStatus,
          dependents: dependents, isProven: isProven),
        summary: summary, evidence: evidence)
    }
    let tasks = assessment.tasks
      .filter { $0.task.declaredStatus != .dropped && !$0.task.isActivity }
    // Nothing but activities: the code can neither show it nor lack it.
    guard !tasks.isEmpty || assessment.tasks.isEmpty else { return [] }
    let own = completion(assessment, tasks)
    let claims = tasks.filter(isUnverified)
    var found = claims.map { claim in
      let absent = absentFiles(of: claim)
      return gap(
        .unverifiedClaim,
        "\(claim.task.text): ticked off, but \(GapAnalysis.lack(absent, claim.evidence))",
        task: claim.id, claim.evidence, isProven: !absent.isEmpty && claim.completion < 0.1)
    }
    if claims.isEmpty, objective.declaredStatus == .done, own < 0.1 {
      found.append(
        gap(
          .unverifiedClaim, "\(title): said to be done, but nothing in the code shows it.",
          isProven: false))
    } else if own < 0.1, claims.count < max(1, tasks.count) {
      found.append(gap(.missing, "\(title): nothing in the code serves it."))
    } else if own >= 0.1, own < GapAnalysis.completeFrom {
      let open = tasks.filter { $0.completion < GapAnalysis.presentFrom }.count
      if open > 0 {
        found.append(
          gap(
            .partial, "\(title): \(open) of \(tasks.count) tasks show little or nothing yet.",
            assessment.evidence))
      } else if tasks.isEmpty, own < GapAnalysis.presentFrom {
        found.append(gap(.partial, "\(title): only part of it is there.", assessment.evidence))
      }
    }
    return own < GapAnalysis.presentFrom
      ? found : found + quality(assessment, tasks, tests) { gap($0, $1, task: $2, $3) }
  }

  /// Whether a task is ticked off and nothing shows it, or none of the files it names is there.
  ///
  /// A change leaves no words of its own, so
  /// that nothing was found says nothing about it, unless the plan names a file that is not there.
  private func isUnverified(_ claim: TaskAssessment) -> Bool {
    guard claim.task.declaredStatus == .done else { return false }
    let made = claim.task.mentions.filter { $0.kind == .path && $0.role == .subject }
    if !made.isEmpty { return absentFiles(of: claim).count == made.count }
    guard claim.completion < 0.1 else { return false }
    return !TaskWording.asksForChange(claim.task.text)
  }

  /// The files that a claim names as made and that are not there.
  private func absentFiles(of claim: TaskAssessment) -> [Mention] {
    let named = Set(claim.evidence.filter { $0.origin == .path }.flatMap(\.why))
    return claim.task.mentions.filter {
      $0.kind == .path && $0.role == .subject && !named.contains($0.text)
    }
  }

  private static func lack(_ absent: [Mention], _ evidence: [Evidence]) -> String {
    guard let first = absent.first else { return "nothing in the code shows it." }
    let lack =
      absent.count == 1
      ? "\(first.text) is not there" : "\(first.text) and \(absent.count - 1) more are not there"
    let elsewhere = evidence.first { $0.origin == .path && !$0.symbol.isEmpty }
    return elsewhere.map { "\(lack); \($0.symbol) stands in \($0.path)." } ?? lack + "."
  }

  /// Code that is there but not tested or not documented.
  private func quality(
    _ assessment: ObjectiveAssessment, _ tasks: [TaskAssessment], _ tests: TestIndex,
    _ gap: (Gap.Kind, String, String?, [Evidence]) -> Gap
  ) -> [Gap] {
    let evidence = assessment.evidence + tasks.flatMap(\.evidence)
    let code = evidence.filter { !$0.isTest && $0.kind != "directory" }
    let symbols = code.filter { !$0.symbol.isEmpty }
    guard !symbols.isEmpty else { return [] }
    var found: [Gap] = []
    let title = assessment.objective.title
    if !evidence.contains(where: tests.touches) {
      found.append(
        gap(.untested, "\(title): no test touches its code.", nil, Array(symbols.prefix(3))))
    }
    if !symbols.contains(where: \.isDocumented) {
      found.append(
        gap(
          .undocumented, "\(title): none of its code is documented.", nil,
          Array(symbols.prefix(3))))
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
          summary: "\(path): \(count) symbols serve no objective.",
          evidence: [Evidence(path: path, line: 0, kind: "directory", score: 0, origin: .lexical)])
      }
  }
}
