@testable import WaymarkCore

/// Parses a plan that a test writes down.
func parse(_ text: String) -> Plan { PlanParser().parse(Array(text.utf8), path: "PLAN.md") }

extension Plan {
  /// Objectives and tasks as lines of text, indented by depth.
  ///
  ///     phase-1 primary done: Title
  ///       phase-1.1 todo: Text
  ///         phase-1.2 todo: Text of a subtask
  var outline: String {
    var lines: [String] = []
    for objective in objectives {
      let indent = String(repeating: "  ", count: objective.depth)
      lines.append(
        "\(indent)\(objective.key) \(objective.level.rawValue) "
          + "\(objective.declaredStatus.rawValue): \(objective.title)")
      for task in objective.tasks {
        let depth = objective.depth + 1 + steps(above: task, in: objective)
        lines.append(
          String(repeating: "  ", count: depth)
            + "\(task.id) \(task.declaredStatus.rawValue): \(task.text)")
      }
    }
    return lines.joined(separator: "\n")
  }

  var codes: [String] { findings.map(\.code) }

  func objective(_ key: String) -> Objective? { objectives.first { $0.key == key } }

  private func steps(above task: PlanTask, in objective: Objective) -> Int {
    var count = 0
    var parent = task.parent
    while let id = parent {
      count += 1
      parent = objective.tasks.first { $0.id == id }?.parent
    }
    return count
  }
}
