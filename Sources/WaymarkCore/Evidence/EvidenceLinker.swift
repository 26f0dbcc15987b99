/// Finds what in the code implements each objective and task.
///
/// Explicit origins win: a `waymark: KEY` marker, then a path or symbol that the plan names, then
/// what the match strategy infers from the words.
package struct EvidenceLinker: Sendable {
  /// The most links that are kept of one objective or task.
  package static let linkLimit = 8

  private let strategy: any MatchStrategy

  package init(strategy: any MatchStrategy) { self.strategy = strategy }

  /// Links a plan with the files of a source tree.
  ///
  /// - Parameters:
  ///   - plan: The parsed plan.
  ///   - files: Every source file, sorted by path.
  ///   - paths: Every path of the project, source or not.
  /// - Returns: One assessment per objective in the plan's order, with evidence and without
  ///   completion, which `Completion` adds.
  package func link(_ plan: Plan, with files: [SourceFile], paths: [String])
    -> [ObjectiveAssessment]
  {
    let markers = MarkerIndex(files)
    let (names, matches) = ConcurrentMap.both(
      { MentionIndex(files, paths: paths) }, { inferred(plan, files) })
    return plan.objectives.map { objective in
      var assessment = ObjectiveAssessment(objective: objective)
      assessment.evidence = EvidenceLinker.strongest(
        markers.evidence(for: objective.key) + names.evidence(for: objective.mentions)
          + (matches[objective.key] ?? []))
      // Where the file that an objective is about is not there, common words and names elsewhere
      // show none of it.
      let isAbsent = names.isAbsent(objective.mentions)
      assessment.tasks = objective.tasks.map { task in
        let mentions = isAbsent ? task.mentions.filter(MentionIndex.isTelling) : task.mentions
        var task = task
        task.isActivity =
          task.isActivity
          || (task.mentions.isEmpty && !WordCoverage.hasTellingWords(task.text))
        return TaskAssessment(
          task: task,
          evidence: EvidenceLinker.strongest(
            markers.evidence(for: task.id) + names.evidence(for: mentions, countsUses: !isAbsent)
              + (isAbsent ? [] : matches[task.id] ?? [])))
      }
      return assessment
    }
  }

  /// What the strategy finds, by objective key and task id.
  private func inferred(_ plan: Plan, _ files: [SourceFile]) -> [String: [Evidence]] {
    let requirements = plan.objectives.flatMap(EvidenceLinker.requirements)
    let corpus = MatchCorpus(files)
    let results = strategy.match(requirements, against: corpus)
    var found: [String: [Evidence]] = [:]
    for (requirement, matches) in zip(requirements, results) {
      found[requirement.id] = matches.filter(\.isLinked)
        .prefix(EvidenceLinker.linkLimit)
        .flatMap { EvidenceLinker.evidence(of: $0, in: files) }
    }
    return found
  }

  /// What is asked of the strategy for an objective: itself and each of its tasks, whose words
  /// alone say too little without the objective's.
  private static func requirements(of objective: Objective) -> [MatchRequirement] {
    let criteria = objective.criteria.map(\.text).joined(separator: "\n")
    let own = MatchRequirement(
      id: objective.key, title: objective.title, prose: objective.text + "\n" + criteria,
      scope: .objective)
    return [own]
      + objective.tasks.filter { !$0.isActivity }.map { task in
        MatchRequirement(
          id: task.id, title: EvidenceLinker.words(of: task), prose: task.details,
          context: "\(task.text) \(objective.title)", scope: .task)
      }
  }

  /// What a task says beside the paths that it names: those are looked up, not matched.
  private static func words(of task: PlanTask) -> String {
    task.mentions.filter { $0.kind == .path }
      .reduce(task.text) { $0.replacing($1.text, with: " ") }
  }

  private static func evidence(of match: Match, in files: [SourceFile]) -> [Evidence] {
    let file = files[match.file]
    guard !match.symbols.isEmpty else {
      return [
        Evidence(
          path: file.path, line: 0, score: match.score, origin: .lexical, why: match.words,
          isTest: file.isTest)
      ]
    }
    return match.symbols.prefix(2).map { found in
      file.evidence(
        of: file.symbols[found.index], score: match.score, origin: .lexical,
        why: found.words.isEmpty ? match.words : found.words)
    }
  }

  /// The best links, explicit origins first, then code before tests, each place once.
  private static func strongest(_ links: [Evidence]) -> [Evidence] {
    let ordered = links.sorted { left, right in
      if left.origin.strength != right.origin.strength {
        return left.origin.strength > right.origin.strength
      }
      if left.isTest != right.isTest { return right.isTest }
      if left.score != right.score { return left.score > right.score }
      return (left.path, left.line) < (right.path, right.line)
    }
    // What only resembles is worth a look where nothing better is known.
    let isNamed = ordered.first.map { $0.origin.strength > 1 } ?? false
    var seen: Set<String> = []
    return Array(
      ordered.filter { !isNamed || $0.score >= 0.5 }.filter {
        seen.insert("\($0.path):\($0.line)").inserted
      }.prefix(linkLimit))
  }
}

extension Evidence.Origin {
  /// Explicit links win over inferred ones.
  fileprivate var strength: Int {
    switch self {
    case .marker, .confirmed: 3
    case .path: 2
    case .lexical, .embedding, .model: 1
    }
  }
}

extension SourceFile {
  /// A link to one of the file's symbols.
  func evidence(
    of symbol: Symbol, score: Double, origin: Evidence.Origin, why: [String]
  ) -> Evidence {
    Evidence(
      path: path, line: symbol.line, symbol: symbol.qualifiedName, kind: symbol.kind.name,
      score: score, origin: origin, why: why, isTest: isTest || symbol.kind == .test,
      isDocumented: !symbol.doc.isEmpty)
  }
}
