/// Turns the sections of a document into objectives, tasks, criteria and dependencies.
///
/// Two passes: the first makes the objectives of headings, so that the second, which reads what
/// stands below them, knows which lines only name one of them again.
struct PlanBuilder {
  /// A key that came up again.
  struct Repetition {
    let key: String
    let line: Int
    /// Whether the plan wrote the key itself; else it was made of the title.
    let isExplicit: Bool
  }

  /// A status that a line elsewhere gives an objective.
  struct Claim {
    let status: DeclaredStatus
    let line: Int
  }

  var plan: Plan
  let sections: [PlanSection]
  var ledger: LineLedger
  private(set) var repetitions: [Repetition] = []
  /// By objective.
  var claims: [Int: [Claim]] = [:]
  /// Dependencies as written, resolved when all objectives are known.
  var references: [DependencyResolver.Reference] = []
  private(set) var names = ObjectiveNames([])
  /// By key.
  private(set) var places: [String: Int] = [:]
  var taskIDs: Set<String> = []
  /// Tasks' own ids in lower case, with their objective.
  var taskOwners: [String: Int] = [:]

  /// The objective's index of each section that is one or belongs to one.
  var objectiveOf: [Int: Int] = [:]
  /// The objectives of list items, by line.
  var objectiveOfLine: [Int: Int] = [:]
  var headings: [(objective: Objective, heading: InlineText)] = []
  var keys: Set<String> = []
  /// By key in lower case.
  var placeOfKey: [String: Int] = [:]

  init(plan: Plan, sections: [PlanSection], ledger: LineLedger) {
    self.plan = plan
    self.sections = sections
    self.ledger = ledger
  }

  /// Builds the plan.
  ///
  /// - Parameter root: What the front matter says of the plan as one objective, if it does.
  mutating func build(root: FrontMatter?) {
    plan.account.headings = sections.count { $0.level > 0 }
    for index in sections.indices {
      switch sections[index].role {
      case .objective: addObjective(index, root: index == 0 ? root : nil)
      case .title where sections[index].hasBoxes: addObjective(index, root: nil)
      case .itemGroup: addItems(of: index)
      default: break
      }
    }
    names = ObjectiveNames(headings)
    places = Dictionary(
      plan.objectives.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    for index in sections.indices { readSection(index) }
    settleClaims()
    DependencyResolver(names: names, tasks: taskOwners).resolve(references, in: &plan)
  }

  // MARK: - Keys

  /// The objective that already has a key, when a section goes on with it: it has the same title, or
  /// only remarks on the objective and has no work of its own.
  func first(_ key: String, _ section: PlanSection) -> Int? {
    guard let place = placeOfKey[key.lowercased()] else { return nil }
    let isRemark =
      section.key?.isNamed == true && !section.hasItems && section.tables.isEmpty
      && !section.hasChildren
    return isRemark || Phrase.of(plan.objectives[place].title) == section.phrase ? place : nil
  }

  mutating func unique(
    _ key: String?, title: String, parent: String?, _ line: Int
  ) -> String {
    let slug = PlanKey.slug(title)
    if let key = key ?? Optional(slug), keys.insert(key.lowercased()).inserted { return key }
    if key == nil, let parent {
      // Two phases may each have a part called “Backend”.
      let qualified = "\(parent).\(slug)"
      if keys.insert(qualified.lowercased()).inserted { return qualified }
    }
    let base = key ?? slug
    repetitions.append(Repetition(key: base, line: line, isExplicit: key != nil))
    var number = (nextNumber[base] ?? 1) + 1
    while !keys.insert("\(base)~\(number)".lowercased()).inserted { number += 1 }
    nextNumber[base] = number
    return "\(base)~\(number)"
  }

  /// The last number that was given to a repeated key, so that many repetitions stay quick.
  private var nextNumber: [String: Int] = [:]

  /// The status of a box; a mark that nobody knows is a finding.
  mutating func boxStatus(_ box: String, line: Int) -> DeclaredStatus {
    if let status = Checkbox.status(box) ?? StatusWording.value(box) { return status }
    plan.findings.append(
      Finding(
        code: "unknown-marker", severity: .warning, path: plan.path, line: line,
        message: "The box [\(box)] is no mark that is known; the task counts as open."))
    return .todo
  }

  // MARK: - Claims

  /// Gives each objective the status that lines elsewhere claim for it, unless it has its own; says
  /// where they differ.
  private mutating func settleClaims() {
    for (place, found) in claims.sorted(by: { $0.key < $1.key }) {
      let strongest = found.min { rank($0.status) < rank($1.status) }
      if plan.objectives[place].declaredStatus == .unknown, let strongest {
        plan.objectives[place].declaredStatus = strongest.status
      }
      let own = plan.objectives[place]
      let all =
        found + [Claim(status: own.declaredStatus, line: own.line)]
      // Open tasks under something done are said by the validator.
      guard !plan.objectives[place].tasks.contains(where: { $0.declaredStatus == .todo }),
        let done = all.first(where: { $0.status == .done }),
        let open = all.first(where: { $0.status == .todo || $0.status == .blocked })
      else { continue }
      plan.findings.append(
        Finding(
          code: "status-conflict", severity: .warning, path: plan.path, line: own.line,
          message: "“\(own.title)” is done in line \(done.line) and "
            + "\(open.status == .todo ? "open" : "blocked") in line \(open.line)."))
    }
  }

  private func rank(_ status: DeclaredStatus) -> Int {
    switch status {
    case .done: 0
    case .inProgress: 1
    case .blocked: 2
    case .deferred: 3
    case .todo: 4
    case .dropped: 5
    case .unknown: 6
    }
  }
}
