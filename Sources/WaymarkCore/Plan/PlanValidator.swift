/// Looks for what is wrong or doubtful in a parsed plan.
struct PlanValidator {
  /// The most cycles that are told one by one.
  private static let cycleLimit = 20

  private(set) var plan: Plan
  private let repetitions: [PlanBuilder.Repetition]

  init(_ plan: Plan, repetitions: [PlanBuilder.Repetition]) {
    self.plan = plan
    self.repetitions = repetitions
  }

  /// Adds findings, in the order of lines.
  mutating func validate(_ sections: [PlanSection]) {
    if plan.objectives.isEmpty {
      add("no-objectives", .error, 0, "No objective was found; give the plan headings and tasks.")
    }
    for repetition in repetitions {
      add(
        "duplicate-key", repetition.isExplicit ? .error : .warning, repetition.line,
        "The key “\(repetition.key)” was used before; give each its own.")
    }
    checkLevels(sections)
    checkNumbers()
    let children = PlanGraph(plan.objectives).children
    for (place, objective) in plan.objectives.enumerated() {
      check(objective, hasChildren: !children[place].isEmpty)
    }
    checkCycles()
    plan.findings.sort { ($0.line, $0.code, $0.message) < ($1.line, $1.code, $1.message) }
  }

  private mutating func check(_ objective: Objective, hasChildren: Bool) {
    if objective.dependsOn.contains(objective.key) {
      add("self-dependency", .error, objective.line, "“\(objective.title)” depends on itself.")
    }
    if objective.tasks.isEmpty, !hasChildren {
      add(
        "objective-without-tasks", .info, objective.line,
        "“\(objective.title)” has no tasks; its completion comes from its words alone.")
    }
    let open = objective.tasks.count { $0.declaredStatus == .todo }
    if objective.declaredStatus == .done, open > 0 {
      add(
        "status-conflict", .warning, objective.line,
        "“\(objective.title)” is said to be done, but \(open) of its tasks are open.")
    }
    let isTicked =
      !objective.tasks.isEmpty
      && objective.tasks.allSatisfy { [.done, .dropped].contains($0.declaredStatus) }
    if objective.declaredStatus == .todo, isTicked {
      add(
        "status-conflict", .warning, objective.line,
        "“\(objective.title)” is said to be open, but all of its tasks are done.")
    }
  }

  private mutating func checkLevels(_ sections: [PlanSection]) {
    var last = 0
    for section in sections where section.level > 0 {
      if last > 0, section.level > last + 1 {
        add(
          "level-jump", .warning, section.line,
          "The heading jumps from level \(last) to \(section.level).")
      }
      last = section.level
    }
  }

  /// A number that is left out among siblings that otherwise count on: 0.4, then 0.6.
  private mutating func checkNumbers() {
    var last: [String: (number: Int, key: String)] = [:]
    var gaps: [String: [(line: Int, before: String, after: String)]] = [:]
    var counts: [String: Int] = [:]
    for objective in plan.objectives {
      guard let cut = objective.key.lastIndex(where: { ".-".contains($0) }),
        let number = Int(objective.key[objective.key.index(after: cut)...])
      else { continue }
      let series = "\(objective.parent ?? "")/\(objective.key[...cut])"
      counts[series, default: 0] += 1
      if let before = last[series], number == before.number + 2 {
        gaps[series, default: []].append((objective.line, before.key, objective.key))
      }
      last[series] = (number, objective.key)
    }
    // Series with many gaps are not meant to count on: finished ones were taken out.
    for (series, found) in gaps where found.count * 4 <= counts[series] ?? 0 && found.count < 3 {
      for gap in found {
        add(
          "numbering-gap", .info, gap.line,
          "The numbering goes from \(gap.before) to \(gap.after); is something missing?")
      }
    }
  }

  private mutating func checkCycles() {
    let cycles = PlanGraph(plan.objectives).cycles().filter { $0.count > 1 }
    for cycle in cycles.prefix(PlanValidator.cycleLimit) {
      let line = plan.objectives.first { $0.key == cycle[0] }?.line ?? 0
      let shown = cycle.count > 12 ? cycle.prefix(6) + ["…"] + cycle.suffix(5) : cycle[...]
      let names = (shown + [cycle[0]]).joined(separator: " → ")
      add("dependency-cycle", .error, line, "The dependencies go round: \(names).")
    }
  }

  private mutating func add(
    _ code: String, _ severity: Finding.Severity, _ line: Int, _ message: String
  ) {
    plan.findings.append(
      Finding(code: code, severity: severity, path: plan.path, line: line, message: message))
  }
}
