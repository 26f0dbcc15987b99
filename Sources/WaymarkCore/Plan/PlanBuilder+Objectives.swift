extension PlanBuilder {
  /// Makes the objective that a section is.
  mutating func addObjective(_ index: Int, root: FrontMatter?) {
    let section = sections[index]
    var objective = Objective(key: "", title: section.title, line: section.line)
    if section.level == 0 { objective.title = "Tasks" }
    objective.declaredStatus = status(of: section)
    objective.priority = priority(of: index)
    if let root { apply(root, to: &objective) }
    if objective.title.isEmpty { objective.title = "Untitled" }
    var key = root?.value("id").flatMap { $0.contains(" ") ? nil : $0 } ?? section.key?.key
    let parent = enclosing(index)
    if let key, section.level > 0, let first = first(key, section) {
      // The same heading again goes on with the same objective.
      objectiveOf[index] = first
      return
    }
    let isPlain = section.key?.isPlainNumber ?? false
    if isPlain, let number = key, keys.contains(number), let group = section.parent,
      sections[group].level > 0
    {
      // Numbers that start again in another group are told apart by the group.
      key = "\(PlanKey.slug(sections[group].title)).\(number)"
    }
    place(&objective, key: key, parent: parent)
    objective.level =
      section.reading.level ?? level(index, priority: priority(of: index), objective)
    objective.mentions = MentionFinder.mentions(in: section.heading, line: section.line)
    objectiveOf[index] = append(objective, heading: section.heading)
  }

  /// Each outermost item of a list under “Objectives” is one.
  mutating func addItems(of index: Int) {
    for block in sections[index].blocks where block.depth == 0 {
      guard case .item(let item) = block.content, !item.text.plain.isEmpty else { continue }
      let name = item.name
      var objective = Objective(key: "", title: name.title, line: block.lines.lowerBound)
      objective.declaredStatus = name.status ?? .unknown
      if let box = item.box { objective.declaredStatus = boxStatus(box, line: objective.line) }
      if item.text.isStruck { objective.declaredStatus = .dropped }
      objective.priority = name.priority ?? priority(of: index)
      let parent = enclosing(index)
      place(&objective, key: name.key?.key, parent: parent)
      objective.level = name.level ?? level(index, priority: name.priority, objective)
      objective.mentions = MentionFinder.mentions(in: item.text, line: objective.line)
      objectiveOfLine[objective.line] = append(objective, heading: item.text)
    }
  }

  private mutating func append(_ objective: Objective, heading: InlineText) -> Int {
    placeOfKey[objective.key.lowercased()] = plan.objectives.count
    plan.objectives.append(objective)
    headings.append((objective, heading))
    return plan.objectives.count - 1
  }

  private mutating func place(_ objective: inout Objective, key: String?, parent: Int?) {
    objective.parent = parent.map { plan.objectives[$0].key }
    objective.depth = parent.map { plan.objectives[$0].depth + 1 } ?? 0
    objective.key = unique(key, title: objective.title, parent: objective.parent, objective.line)
  }

  private func apply(_ root: FrontMatter, to objective: inout Objective) {
    if let title = root.value("title", "name") { objective.title = title }
    if let status = root.value("status", "state").flatMap({ StatusWording.value($0) }) {
      objective.declaredStatus = status
    }
    if let priority = root.value("priority").flatMap({ PriorityWording.value($0) }) {
      objective.priority = priority
    }
  }

  private func status(of section: PlanSection) -> DeclaredStatus {
    if section.heading.isStruck { return .dropped }
    if let box = section.box { return Checkbox.status(box) ?? .todo }
    if let status = section.reading.status ?? section.group { return status }
    // What stands under “Done” is done.
    var place = section.parent
    while let here = place, sections[here].role == .group {
      if let status = sections[here].group { return status }
      place = sections[here].parent
    }
    return .unknown
  }

  private func priority(of index: Int) -> DeclaredPriority? {
    var place: Int? = index
    while let here = place {
      let section = sections[here]
      if let priority = section.priority { return priority }
      place = section.parent.flatMap { sections[$0].role == .group ? $0 : nil }
    }
    return nil
  }

  private func level(
    _ index: Int, priority: DeclaredPriority?, _ objective: Objective
  ) -> Objective.Level {
    var place: Int? = index
    while let here = place {
      if let level = sections[here].named { return level }
      place = sections[here].parent
    }
    switch priority {
    case .critical, .high: return .primary
    case .medium: return .secondary
    case .low: return .tertiary
    case nil: break
    }
    return objective.depth == 0 ? .primary : objective.depth == 1 ? .secondary : .tertiary
  }

  /// The objective that a section stands in.
  func enclosing(_ index: Int) -> Int? {
    var place = sections[index].parent
    while let here = place {
      if let objective = objectiveOf[here], sections[here].role != .title { return objective }
      place = sections[here].parent
    }
    return sections.first?.role == .objective && sections.count > 1 && index > 0
      ? rootObjective : nil
  }

  /// The objective of the front matter, which everything below belongs to.
  private var rootObjective: Int? {
    sections[0].reason == PlanBuilder.isRoot ? objectiveOf[0] : nil
  }

  static let isRoot = "front matter"

  /// The objective that a section is.
  func objective(of index: Int) -> Int? { objectiveOf[index] }

  /// The objective that the list item on a line is.
  func objective(atLine line: Int) -> Int? { objectiveOfLine[line] }
}
