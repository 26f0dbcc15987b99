/// Finds the objectives that dependency lines mean.
enum DependencyResolver {
  /// Resolves references as written; what fits nothing becomes a finding.
  static func resolve(_ references: [(objective: Int, text: String)], in plan: inout Plan) {
    let names = Names(plan.objectives)
    for (index, text) in references {
      let lower = text.lowercased()
      if nothing.contains(where: { lower.hasPrefix($0) }) { continue }
      for part in parts(of: text) {
        let keys = names.keys(of: part)
        for key in keys where !plan.objectives[index].dependsOn.contains(key) {
          plan.objectives[index].dependsOn.append(key)
        }
        if keys.isEmpty, looksLikeReference(part) {
          plan.findings.append(
            Finding(
              code: "unknown-dependency", severity: .error, path: plan.path,
              line: plan.objectives[index].line,
              message: "“\(plan.objectives[index].title)” depends on “\(part)”, which is no "
                + "objective of this plan."))
        }
      }
    }
  }

  private static let nothing = ["nothing", "none", "n/a", "no ", "-", "–", "—", "keine", "aucun"]

  private static func parts(of text: String) -> [String] {
    text.replacing(" and ", with: ",").replacing("&", with: ",").replacing(";", with: ",")
      .split { ",+".contains($0) }
      .map { part in String(part.prefix { $0 != "(" }).trimming(" .*`[]#") }
      .filter { !$0.isEmpty }
  }

  /// Prose behind “requires” is no dangling reference; a number or key is.
  private static func looksLikeReference(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard words.count <= 2 else { return false }
    return PlanWording.key(text + " x").key != nil
  }

  private struct Names {
    private var known: [String: String] = [:]

    init(_ objectives: [Objective]) {
      for objective in objectives.reversed() {
        known[PlanWording.slug(objective.title)] = objective.key
        if let dash = objective.key.lastIndex(of: "-") {
          known[String(objective.key[objective.key.index(after: dash)...]).lowercased()] =
            objective.key
        }
      }
      for objective in objectives.reversed() { known[objective.key.lowercased()] = objective.key }
    }

    func keys(of text: String) -> [String] {
      if let key = known[text.lowercased()] ?? known[PlanWording.slug(text)] { return [key] }
      if let range = range(text) { return range }
      let (key, title) = PlanWording.key(text + " ")
      if let key, let found = known[key.lowercased()] { return [found] }
      let words = text.lowercased().split(separator: " ").map { String($0).trimming(".:#*") }
      if words.count == 2, let found = known[words.joined(separator: "-")] ?? known[words[1]] {
        return [found]
      }
      return known[PlanWording.slug(title)].map { [$0] } ?? []
    }

    /// `Phase 1-3`, `1–3`.
    private func range(_ text: String) -> [String]? {
      let words = text.split(separator: " ")
      guard let last = words.last else { return nil }
      let ends = last.split { "-–—".contains($0) }.compactMap { Int($0) }
      guard ends.count == 2, ends[0] < ends[1], ends[1] - ends[0] < 50 else { return nil }
      let keys = (ends[0]...ends[1]).compactMap { number -> String? in
        let head = words.dropLast().last.map { String($0).lowercased() }
        return head.flatMap { known["\($0.trimming("s"))-\(number)"] ?? known["\($0)-\(number)"] }
          ?? known["\(number)"]
      }
      return keys.isEmpty ? nil : keys
    }
  }
}
