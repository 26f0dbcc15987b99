/// Something the plan promises.
package struct Objective: Sendable, Hashable, Codable, Identifiable {
  /// How central an objective is to the plan.
  package enum Level: String, Sendable, Codable, CaseIterable {
    case primary
    case secondary
    case tertiary
  }

  /// Unique within the plan; a repeated key gets a suffix and a finding.
  package var key: String
  package var level: Level
  package var title: String
  /// The prose of the objective without its tasks and criteria.
  package var text: String
  /// The first line, counted from 1.
  package var line: Int
  /// The last line that belongs to the objective itself, not to its children.
  package var endLine: Int
  /// The key of the enclosing objective.
  package var parent: String?
  /// Steps from a root; roots have depth 0.
  package var depth: Int
  /// Keys of objectives that have to come first.
  package var dependsOn: [String]
  package var criteria: [Criterion]
  /// Tasks in source order, subtasks behind their parent.
  package var tasks: [PlanTask]
  package var declaredStatus: DeclaredStatus
  package var priority: DeclaredPriority?
  /// Paths and symbols that title or text name in code.
  package var mentions: [Mention]

  package var id: String { key }

  package init(
    key: String, level: Level = .primary, title: String, text: String = "", line: Int,
    endLine: Int? = nil, parent: String? = nil, depth: Int = 0, dependsOn: [String] = [],
    criteria: [Criterion] = [], tasks: [PlanTask] = [],
    declaredStatus: DeclaredStatus = .unknown, priority: DeclaredPriority? = nil,
    mentions: [Mention] = []
  ) {
    self.key = key
    self.level = level
    self.title = title
    self.text = text
    self.line = line
    self.endLine = endLine ?? line
    self.parent = parent
    self.depth = depth
    self.dependsOn = dependsOn
    self.criteria = criteria
    self.tasks = tasks
    self.declaredStatus = declaredStatus
    self.priority = priority
    self.mentions = mentions
  }
}

/// A checkable step of an objective.
package struct PlanTask: Sendable, Hashable, Codable, Identifiable {
  /// Unique within the plan: the objective's key, a dot, and the task's own id or number.
  package var id: String
  /// The id of the task that this one is a step of.
  package var parent: String?
  package var text: String
  /// What stands below the task and is no task itself.
  package var details: String
  package var line: Int
  package var declaredStatus: DeclaredStatus
  package var mentions: [Mention]
  /// Whether it is something that people do and that leaves nothing in the code to find, such as
  /// running a command; it counts neither for nor against completion.
  package var isActivity: Bool

  package init(
    id: String, parent: String? = nil, text: String, details: String = "", line: Int,
    declaredStatus: DeclaredStatus = .unknown, mentions: [Mention] = [], isActivity: Bool = false
  ) {
    self.id = id
    self.parent = parent
    self.text = text
    self.details = details
    self.line = line
    self.declaredStatus = declaredStatus
    self.mentions = mentions
    self.isActivity = isActivity
  }
}

/// An acceptance criterion of an objective.
package struct Criterion: Sendable, Hashable, Codable {
  package var text: String
  package var line: Int

  package init(text: String, line: Int) {
    self.text = text
    self.line = line
  }
}

/// What the plan itself says of an objective or task; a claim, not evidence.
package enum DeclaredStatus: String, Sendable, Codable, CaseIterable {
  case done
  case inProgress = "in_progress"
  case todo
  case blocked
  case deferred
  case dropped
  case unknown
}

/// How urgent the plan says an objective is.
package enum DeclaredPriority: String, Sendable, Codable, CaseIterable {
  case critical
  case high
  case medium
  case low
}
