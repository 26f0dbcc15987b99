/// One parsed plan file: what it promises, what is doubtful in it, and where every line went.
package struct Plan: Sendable, Hashable, Codable {
  /// The file, relative to the project root (absolute when it lies outside).
  package var path: String
  package var title: String
  /// All objectives in source order; the hierarchy is in their `parent` keys.
  package var objectives: [Objective]
  /// What has to hold for the plan as a whole.
  package var criteria: [Criterion]
  /// Paths of file trees that stand outside any objective.
  package var mentions: [Mention]
  package var findings: [Finding]
  package var account: PlanAccount

  package init(
    path: String, title: String = "", objectives: [Objective] = [], criteria: [Criterion] = [],
    mentions: [Mention] = [], findings: [Finding] = [], account: PlanAccount = PlanAccount()
  ) {
    self.path = path
    self.title = title
    self.objectives = objectives
    self.criteria = criteria
    self.mentions = mentions
    self.findings = findings
    self.account = account
  }

  /// The number of tasks and subtasks of all objectives.
  package var taskCount: Int { objectives.reduce(0) { $0 + $1.tasks.count } }
}

/// An account of the plan's lines, so that nothing is dropped in silence: every line is blank, read
/// or left out for a reason.
package struct PlanAccount: Sendable, Hashable, Codable {
  /// A stretch of the plan that became no objective, task, criterion or text, and why.
  package struct Skipped: Sendable, Hashable, Codable {
    /// The first line.
    package var line: Int
    package var endLine: Int
    package var reason: String

    package init(line: Int, endLine: Int, reason: String) {
      self.line = line
      self.endLine = endLine
      self.reason = reason
    }
  }

  package var lines = 0
  package var blank = 0
  package var headings = 0
  package var checkboxes = 0
  /// Lines that were taken up: title, objectives and their text, tasks, criteria, dependencies.
  package var read = 0
  /// Lines in the stretches of `skipped`, without the blank ones between.
  package var skippedLines = 0
  package var skipped: [Skipped] = []

  package init() {}
}
