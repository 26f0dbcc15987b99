/// Turns the sections of a document into objectives, tasks, criteria and dependencies.
struct PlanBuilder {
  private(set) var plan: Plan
  private(set) var sections: [PlanSection]
  /// Keys that came up again, with the line of the repetition.
  private(set) var repeatedKeys: [(key: String, line: Int)] = []

  /// A task whose steps and details may follow.
  private typealias OpenTask = (depth: Int, id: String, isBoxed: Bool)

  /// The objective's index of each section that is one.
  private var objectiveOf: [Int: Int] = [:]
  private var keys: Set<String> = []
  private var taskIDs: Set<String> = []
  /// Dependencies as written, resolved when all objectives are known.
  private var references: [(objective: Int, text: String)] = []

  init(plan: Plan, sections: [PlanSection]) {
    self.plan = plan
    self.sections = sections
  }

  mutating func build() {
    SectionRoles.assign(&sections)
    for index in sections.indices { add(index) }
    plan.account.read += plan.objectives.count
    DependencyResolver.resolve(references, in: &plan)
  }

  private mutating func add(_ index: Int) {
    let section = sections[index]
    if section.line > 0, section.level > 0 { plan.account.headings += 1 }
    switch section.role {
    case .title:
      plan.title = section.heading.plain
      skip(section.blocks, "text under the title")
    case .group: skip(section.blocks, "introduces a group of objectives")
    case .prose:
      if section.level > 0 { skip(section.line, "explains “\(section.heading.plain)”") }
      skip(section.blocks, "explains")
    case .objective: addObjective(index)
    case .tasks, .criteria, .dependencies, .status: addPart(index)
    }
  }

  private mutating func addObjective(_ index: Int) {
    let section = sections[index]
    var (key, title) = PlanWording.key(section.heading.plain)
    if section.level == 0 { (key, title) = (nil, "Tasks") }
    if title.isEmpty { title = "Untitled" }
    let parent = enclosing(index)
    var objective = Objective(
      key: unique(key ?? PlanWording.slug(title), line: section.line), title: title,
      line: section.line, parent: parent.map { plan.objectives[$0].key },
      depth: parent.map { plan.objectives[$0].depth + 1 } ?? 0)
    objective.level = level(index, depth: objective.depth)
    objective.mentions = MentionFinder.mentions(in: section.heading, line: section.line)
    objective.declaredStatus =
      section.heading.isStruck
      ? .dropped : PlanWording.status(section.heading.plain, isValue: false) ?? .unknown
    objective.priority = PlanWording.priority(section.heading.plain, isValue: false)
    plan.objectives.append(objective)
    objectiveOf[index] = plan.objectives.count - 1
    take(section.blocks, as: .objective, into: plan.objectives.count - 1)
  }

  /// A section that belongs to the objective above it.
  private mutating func addPart(_ index: Int) {
    let section = sections[index]
    guard let owner = enclosing(index) else {
      return skip(section.blocks, "stands under no objective")
    }
    plan.account.read += 1
    take(section.blocks, as: section.role, into: owner)
  }

  private mutating func take(
    _ blocks: [MarkdownBlock], as role: PlanSection.Role, into owner: Int
  ) {
    var role = role
    var parents: [OpenTask] = []
    for block in blocks {
      switch block {
      case .heading: break
      case .item(let item): take(item, as: role, into: owner, &parents)
      case .paragraph(let text, let line):
        parents = []
        role = paragraph(text, line, role, owner)
      case .table(let header, let rows, _): takeTable(header, rows, owner)
      case .code(let text, let line, let endLine):
        plan.objectives[owner].mentions += MentionFinder.tree(text, line: line)
        plan.objectives[owner].endLine = max(plan.objectives[owner].endLine, endLine)
        plan.account.read += 1
      case .html(_, let line): skip(line, "HTML")
      }
    }
  }

  /// A paragraph: text, a `Key: value` line, or the label of the list that follows.
  private mutating func paragraph(
    _ text: InlineText, _ line: Int, _ role: PlanSection.Role, _ owner: Int
  ) -> PlanSection.Role {
    plan.account.read += 1
    plan.objectives[owner].endLine = max(plan.objectives[owner].endLine, line)
    if role == .status {
      plan.objectives[owner].declaredStatus =
        PlanWording.status(text.plain, isValue: true) ?? plan.objectives[owner].declaredStatus
      return .objective
    }
    let label = text.lead.isEmpty ? String(text.plain.prefix { $0 != ":" }) : text.lead
    let value = String(text.plain.dropFirst(label.count)).trimming(" :*–—-")
    if let next = labelled(label, value, text, line, owner) { return next }
    plan.objectives[owner].text += (plan.objectives[owner].text.isEmpty ? "" : "\n") + text.plain
    plan.objectives[owner].mentions += MentionFinder.mentions(in: text, line: line)
    return text.plain.hasSuffix(":") || !text.lead.isEmpty ? .objective : role
  }

  /// What a labelled line says; nil when the label is no word that plans use so.
  private mutating func labelled(
    _ label: String, _ value: String, _ text: InlineText, _ line: Int, _ owner: Int
  ) -> PlanSection.Role? {
    if PlanWording.isOne(label, of: PlanVocabulary.status) {
      if let status = PlanWording.status(value, isValue: true) {
        plan.objectives[owner].declaredStatus = status
      }
      return .objective
    }
    if PlanWording.isOne(label, of: PlanVocabulary.priority) {
      plan.objectives[owner].priority = PlanWording.priority(value, isValue: true)
      return .objective
    }
    if PlanWording.isOne(label, of: PlanVocabulary.dependencies) {
      if !value.isEmpty { references.append((owner, value)) }
      for link in text.links where link.hasPrefix("#") {
        references.append((owner, String(link.dropFirst())))
      }
      return value.isEmpty ? .dependencies : .objective
    }
    if PlanWording.isOne(label, of: PlanVocabulary.criteria) {
      if !value.isEmpty {
        plan.objectives[owner].criteria.append(Criterion(text: value, line: line))
      }
      return .criteria
    }
    if PlanWording.isOne(label, of: PlanVocabulary.tasks), value.isEmpty { return .tasks }
    return nil
  }

  private mutating func take(
    _ item: MarkdownItem, as role: PlanSection.Role, into owner: Int,
    _ parents: inout [OpenTask]
  ) {
    plan.account.read += 1
    if item.box != nil { plan.account.checkboxes += 1 }
    plan.objectives[owner].endLine = max(plan.objectives[owner].endLine, item.line)
    if item.box == nil {
      let label =
        item.text.lead.isEmpty ? item.text.plain.prefix { $0 != ":" }.trimming(" ") : item.text.lead
      let value = String(item.text.plain.dropFirst(label.count)).trimming(" :*–—-")
      if item.text.plain.dropFirst(label.count).contains(":") || !item.text.lead.isEmpty
        || role == .dependencies
      {
        if labelled(label, value, item.text, item.line, owner) != nil { return }
      }
      switch role {
      case .criteria:
        return plan.objectives[owner].criteria.append(
          Criterion(text: item.text.plain, line: item.line))
      case .dependencies:
        return references.append((owner, item.text.plain))
      case .status:
        plan.objectives[owner].declaredStatus =
          PlanWording.status(item.text.plain, isValue: true) ?? .unknown
        return
      default: break
      }
    }
    if role == .criteria {
      plan.objectives[owner].criteria.append(Criterion(text: item.text.plain, line: item.line))
      return
    }
    while let last = parents.last, last.depth >= item.depth { parents.removeLast() }
    if item.box == nil, let boxed = parents.last(where: \.isBoxed) {
      return addDetail(item, to: boxed.id, of: owner)
    }
    let id = addTask(item, into: owner, parent: parents.last?.id)
    parents.append((item.depth, id, item.box != nil))
  }

  /// An item without a box below one with a box says more about it; it is no step of its own.
  private mutating func addDetail(_ item: MarkdownItem, to id: String, of owner: Int) {
    guard let place = plan.objectives[owner].tasks.lastIndex(where: { $0.id == id }) else { return }
    let detail = plan.objectives[owner].tasks[place].detail
    plan.objectives[owner].tasks[place].detail =
      detail.isEmpty ? item.text.plain : detail + "\n" + item.text.plain
    let named = MentionFinder.mentions(in: item.text, line: item.line)
    let known = Set(plan.objectives[owner].tasks[place].mentions.map(\.text))
    plan.objectives[owner].tasks[place].mentions += named.filter { !known.contains($0.text) }
  }

  private mutating func addTask(_ item: MarkdownItem, into owner: Int, parent: String?) -> String {
    let (key, title) = PlanWording.key(item.text.plain)
    let id = unique(
      taskKey: key, owner: plan.objectives[owner].key, count: plan.objectives[owner].tasks.count)
    var status = DeclaredStatus.unknown
    if let box = item.box {
      status = PlanWording.status(ofBox: box) ?? .todo
      if PlanWording.status(ofBox: box) == nil {
        plan.findings.append(
          Finding(
            code: "unknown-marker", severity: .warning, path: plan.path, line: item.line,
            message: "The box [\(box)] is no mark that is known; the task counts as open."))
      }
    } else if let marked = PlanWording.status(item.text.plain, isValue: false) {
      status = marked
    }
    if item.text.isStruck { status = .dropped }
    if status == .todo, PlanWording.status(item.text.plain, isValue: false) == .deferred {
      status = .deferred
    }
    let mentions = MentionFinder.mentions(in: item.text, line: item.line)
    plan.objectives[owner].tasks.append(
      PlanTask(
        id: id, parent: parent, text: title.isEmpty ? item.text.plain : title, line: item.line,
        declaredStatus: status, mentions: mentions,
        isActivity: !mentions.contains { $0.role == .subject }
          && PlanWording.isActivity(title, namesCommand: !item.text.code.isEmpty)))
    return id
  }

  /// A table whose rows are tasks: it has a status column, or one that is named like tasks are.
  private mutating func takeTable(
    _ header: [InlineText], _ rows: [(cells: [InlineText], line: Int)], _ owner: Int
  ) {
    func column(_ words: [String]) -> Int? {
      header.firstIndex { PlanWording.isOne($0.plain, of: words) }
    }
    let status = column(PlanVocabulary.status)
    let name = column(
      PlanVocabulary.tasks + [
        "task", "feature", "item", "objective", "name", "phase", "milestone", "description",
        "component",
      ])
    let depends = column(PlanVocabulary.dependencies)
    plan.account.read += rows.count + 2
    guard status != nil || (name != nil && depends != nil) else {
      for row in rows {
        for cell in row.cells {
          plan.objectives[owner].mentions += MentionFinder.mentions(in: cell, line: row.line)
        }
      }
      return
    }
    for row in rows where !row.cells.isEmpty {
      let place = name ?? (status == 0 ? min(1, row.cells.count - 1) : 0)
      guard place < row.cells.count else { continue }
      let item = MarkdownItem(
        depth: 0, box: nil, text: row.cells[place], line: row.line, isOrdered: false)
      guard !item.text.plain.isEmpty else { continue }
      _ = addTask(item, into: owner, parent: nil)
      let last = plan.objectives[owner].tasks.count - 1
      if let status, status < row.cells.count,
        let declared = PlanWording.status(row.cells[status].plain, isValue: true)
      {
        plan.objectives[owner].tasks[last].declaredStatus = declared
      }
      for cell in row.cells {
        plan.objectives[owner].tasks[last].mentions +=
          MentionFinder.mentions(in: cell, line: row.line)
      }
    }
  }

  private func level(_ index: Int, depth: Int) -> Objective.Level {
    var place: Int? = index
    while let here = place {
      if let level = PlanWording.level(sections[here].heading.plain) { return level }
      place = sections[here].parent
    }
    return depth == 0 ? .primary : depth == 1 ? .secondary : .tertiary
  }

  /// The objective that a section stands in.
  private func enclosing(_ index: Int) -> Int? {
    var place = sections[index].parent
    while let here = place {
      if let objective = objectiveOf[here] { return objective }
      place = sections[here].parent
    }
    return nil
  }

  private mutating func unique(_ key: String, line: Int) -> String {
    if keys.insert(key.lowercased()).inserted { return key }
    repeatedKeys.append((key, line))
    var number = 2
    while !keys.insert("\(key)~\(number)".lowercased()).inserted { number += 1 }
    return "\(key)~\(number)"
  }

  private mutating func unique(taskKey: String?, owner: String, count: Int) -> String {
    let id = taskKey.map { "\(owner).\($0)" } ?? "\(owner).\(count + 1)"
    if taskIDs.insert(id).inserted { return id }
    var number = count + 1
    while !taskIDs.insert("\(owner).\(number)").inserted { number += 1 }
    return "\(owner).\(number)"
  }

  private mutating func skip(_ line: Int, _ reason: String) {
    plan.account.skipped.append(PlanAccount.Skipped(line: line, reason: reason))
  }

  private mutating func skip(_ blocks: [MarkdownBlock], _ reason: String) {
    for block in blocks {
      switch block {
      case .heading(_, _, let line), .paragraph(_, let line), .table(_, _, let line),
        .code(_, let line, _), .html(_, let line):
        skip(line, reason)
      case .item(let item):
        if item.box != nil { plan.account.checkboxes += 1 }
        skip(item.line, reason)
      }
    }
  }
}
