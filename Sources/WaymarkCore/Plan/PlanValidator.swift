/// Looks for what is wrong or doubtful in a parsed plan.
struct PlanValidator {
  private(set) var plan: Plan
  private let repeated: [(key: String, line: Int)]

  init(plan: Plan, keyLines: [(key: String, line: Int)]) {
    self.plan = plan
    repeated = keyLines
  }

  /// Adds findings, in the order of lines.
  ///
  /// - Parameter headings: Level and line of every section; level 0 is no heading.
  mutating func validate(headings: [(level: Int, line: Int)]) {
    if plan.objectives.isEmpty {
      add("no-objectives", .error, 0, "No objective was found; give the plan headings and tasks.")
    }
    for (key, line) in repeated {
      add("duplicate-key", .error, line, "The key “\(key)” was used before; give each its own.")
    }
    checkLevels(headings)
    let children = PlanGraph(plan.objectives).children
    for (place, objective) in plan.objectives.enumerated() {
      check(objective, hasChildren: !children[place].isEmpty)
    }
    checkCycles()
    plan.findings.sort { ($0.line, $0.code) < ($1.line, $1.code) }
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
    let open = objective.tasks.filter { $0.declaredStatus == .todo }.count
    if objective.declaredStatus == .done, open > 0 {
      add(
        "status-conflict", .warning, objective.line,
        "“\(objective.title)” is said to be done, but \(open) of its tasks are open.")
    }
  }

  private mutating func checkLevels(_ headings: [(level: Int, line: Int)]) {
    var last = 0
    for (level, line) in headings where level > 0 {
      if last > 0, level > last + 1 {
        add("level-jump", .warning, line, "The heading jumps from level \(last) to \(level).")
      }
      last = level
    }
  }

  private mutating func checkCycles() {
    for cycle in PlanGraph(plan.objectives).cycles() {
      let line = plan.objectives.first { $0.key == cycle[0] }?.line ?? 0
      let names = (cycle + [cycle[0]]).joined(separator: " → ")
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
