/// Finds the objectives that dependency lines mean.
struct DependencyResolver {
  /// A dependency as a line of the plan states it.
  struct Reference {
    let objective: Int
    let text: InlineText
    /// Whether it says what waits for the objective and not what the objective waits for.
    var isReversed = false
  }

  let names: ObjectiveNames
  /// Ids of tasks, with the index of the objective that each belongs to.
  let tasks: [String: Int]

  /// Resolves references as written; what fits nothing becomes a finding.
  func resolve(_ references: [Reference], in plan: inout Plan) {
    let places = Dictionary(
      plan.objectives.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    var known = plan.objectives.map { Set($0.dependsOn) }
    func add(_ key: String, to place: Int) {
      if known[place].insert(key).inserted { plan.objectives[place].dependsOn.append(key) }
    }
    for reference in references {
      for part in DependencyResolver.parts(of: reference.text) {
        let keys = keys(of: part, links: reference.text.links, from: reference.objective, plan)
        for key in keys ?? [] {
          if !reference.isReversed {
            add(key, to: reference.objective)
          } else if let place = places[key] {
            add(plan.objectives[reference.objective].key, to: place)
          }
        }
        if keys == nil, let severity = severity(part, reference.text) {
          plan.findings.append(
            Finding(
              code: "unknown-dependency", severity: severity, path: plan.path,
              line: reference.text.line,
              message: "“\(plan.objectives[reference.objective].title)” depends on “\(part)”, "
                + "which is no objective of this plan."))
        }
      }
    }
  }

  /// The keys that a part means; nil when it means nothing that is known.
  private func keys(of part: String, links: [String], from place: Int, _ plan: Plan) -> [String]? {
    let found = names.keys(of: part, links: links)
    if !found.isEmpty { return found }
    let (key, _) = PlanKey.split(part, .cell)
    for id in [part, key?.key].compactMap({ $0?.lowercased() }) {
      if let owner = tasks[id] { return owner == place ? [] : [plan.objectives[owner].key] }
    }
    return nil
  }

  private static func parts(of text: InlineText) -> [String] {
    let plain = text.plain
    let phrase = Phrase.of(plain)
    guard !phrase.isEmpty, !PlanVocabulary.nothing.contains(phrase),
      !PlanVocabulary.nothing.contains(Phrase.of(plain.prefix { !"(,;—–.".contains($0) }))
    else { return [] }
    return plain.split(separator: " ").map {
      ["and", "&", "+", "und", "et", "e", "y"].contains($0) ? "," : $0
    }
    .joined(separator: " ").split { ",;、，".contains($0) }
    .map { part in String(part.prefix { $0 != "(" && $0 != "—" }).trimming(" .*`[]#") }
    .filter { !$0.isEmpty }
  }

  /// A number or id that leads nowhere is a mistake, a link a doubt; prose behind “requires” and
  /// the addresses of other places are neither.
  private func severity(_ part: String, _ text: InlineText) -> Finding.Severity? {
    guard !part.contains("://"), !part.contains("/") else { return nil }
    let words = part.split(separator: " ")
    if words.count <= 2, PlanKey.split(part + ": x", .item).key != nil { return .error }
    return text.links.contains { $0.hasPrefix("#") } ? .warning : nil
  }
}
