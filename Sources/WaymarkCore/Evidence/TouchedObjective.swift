/// An objective that a set of changes has to do with.
package struct TouchedObjective: Sendable, Hashable, Identifiable {
  package var key: String
  package var title: String
  /// The changed files that are evidence for it or that the plan names.
  package var paths: [String]
  /// Whether a message names it.
  package var isNamed: Bool
  /// Its open tasks that the changes have to do with, in the plan's order.
  package var tasks: [PlanTask]

  package var id: String { key }
}

/// Finds the objectives that changes touch, by the last analysis.
package struct TouchedObjectives: Sendable {
  /// The plan's file, relative to the project's root.
  package let planPath: String
  /// The project's root.
  package let root: String
  private let objectives: [ObjectiveAssessment]
  private let paths: [Set<String>]

  /// Prepares the lookup.
  package init(_ report: AnalysisReport) {
    planPath = report.plan.path
    root = report.project.path
    objectives = report.objectives
    paths = report.objectives.map { assessment in
      Set(
        Self.paths(assessment.evidence, assessment.objective.mentions)
          + assessment.tasks.flatMap { Self.paths($0.evidence, $0.task.mentions) })
    }
  }

  package var isEmpty: Bool { objectives.isEmpty }

  private static func paths(_ evidence: [Evidence], _ mentions: [Mention]) -> [String] {
    evidence.map(\.path) + mentions.map(\.text)
  }

  /// The objectives that some changes touch, in the plan's order.
  ///
  /// - Parameters:
  ///   - changed: Files, relative to the project's root.
  ///   - message: A commit's message.
  /// - Returns: Those with evidence among the files, and those that the message names.
  package func touched(by changed: Set<String>, message: String) -> [TouchedObjective] {
    zip(objectives, paths).compactMap { assessment, known in
      let files = known.intersection(changed).sorted()
      let isNamed = Self.names(message, assessment.objective)
      guard !files.isEmpty || isNamed else { return nil }
      let tasks = assessment.tasks.filter { task in
        guard [.todo, .inProgress, .unknown].contains(task.task.declaredStatus) else {
          return false
        }
        let own = Set(Self.paths(task.evidence, task.task.mentions))
        return !own.isDisjoint(with: changed) || Self.contains(message, task.task.text)
      }
      return TouchedObjective(
        key: assessment.objective.key, title: assessment.objective.title, paths: files,
        isNamed: isNamed, tasks: tasks.map(\.task))
    }
  }

  private static func names(_ message: String, _ objective: Objective) -> Bool {
    if contains(message, objective.title) { return true }
    // A number alone, as in 2.1, is too often something else.
    guard objective.key.contains(where: \.isLetter), objective.key.contains(where: \.isNumber)
    else { return false }
    let words = message.split {
      !$0.isLetter && !$0.isNumber && $0 != "." && $0 != "-" && $0 != "_"
    }
    return words.contains { $0.trimmingDots.lowercased() == objective.key.lowercased() }
  }

  private static func contains(_ message: String, _ text: String) -> Bool {
    text.count >= 8 && message.lowercased().contains(text.lowercased())
  }
}

extension Substring {
  /// Without the full stop of a sentence.
  fileprivate var trimmingDots: Substring {
    var text = self
    while text.last == "." { text.removeLast() }
    return text
  }
}
