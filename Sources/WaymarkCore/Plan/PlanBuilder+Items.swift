extension PlanBuilder {
  /// Reads an item of a list into the objective.
  mutating func take(_ item: MarkdownItem, _ block: MarkdownBlock, _ reader: inout BlockContext) {
    let above = reader.open.last
    let role = above?.role ?? reader.role
    let line = block.lines.lowerBound
    func push(task: Int? = nil, _ role: ListRole) {
      reader.open.append(
        OpenItem(depth: block.depth, task: task, hasBox: item.box != nil, role: role))
    }
    if item.box == nil, !item.holdsBoxes, let label = LabelledLine(item.text),
      let next = apply(label, owner: reader.owner, task: above?.task)
    {
      takeLabelled(item, task: above?.task, owner: reader.owner)
      return push(task: above?.task, label.isHeading ? next : .notes)
    }
    switch role {
    case .criteria:
      plan.objectives[reader.owner].criteria += criteria(in: block)
      return push(.criteria)
    case .dependencies, .dependents:
      var isReversed = false
      if case .dependents = role { isReversed = true }
      references.append(.init(objective: reader.owner, text: item.text, isReversed: isReversed))
      return push(role)
    case .status:
      if let status = StatusWording.value(item.text.plain) {
        plan.objectives[reader.owner].declaredStatus = status
      }
      return push(.notes)
    case .notes where item.box == nil:
      takeNote(item, above, reader.owner)
      return push(task: above?.task, .notes)
    case .notes, .work: break
    }
    if claim(item, block, besides: reader.owner) {
      addText(item.text, to: reader.owner)
      return push(.notes)
    }
    var group: DeclaredStatus?
    if case .work(let status) = role { group = status }
    if item.box == nil, isNoTask(item, above, reader) {
      if item.text.isLink, item.text.links.allSatisfy({ $0.hasPrefix("#") }) {
        return push(.notes)
      }
      takeNote(item, above, reader.owner)
      return push(task: above?.task, .work(group))
    }
    let task = addTask(item, line: line, in: reader.owner, parent: above?.task, group: group)
    takeLabelled(item, task: task, owner: reader.owner)
    push(task: task, .work(group))
  }

  /// Whether an item without a box is a remark: a link to a section, what explains a task with a
  /// box, or a plain line among boxes.
  private func isNoTask(_ item: MarkdownItem, _ above: OpenItem?, _ reader: BlockContext) -> Bool {
    if item.text.plain.isEmpty { return !item.holdsBoxes }
    if item.text.isLink, item.text.links.allSatisfy({ $0.hasPrefix("#") }) { return true }
    guard !item.holdsBoxes, !item.text.isStruck, item.name.status == nil else {
      return false
    }
    return above?.task != nil ? above?.hasBox ?? false : reader.hasBoxes
  }

  private mutating func takeNote(_ item: MarkdownItem, _ above: OpenItem?, _ owner: Int) {
    if let task = above?.task {
      addDetail(item.text, to: task, of: owner)
    } else {
      addText(item.text, to: owner)
    }
    takeLabelled(item, task: above?.task, owner: owner)
  }

  private mutating func takeLabelled(_ item: MarkdownItem, task: Int?, owner: Int) {
    for text in item.labelled {
      if let task {
        addDetail(text, to: task, of: owner)
      } else {
        takeParagraph(text, in: owner)
      }
    }
  }

  /// Adds a task and returns its index in the objective.
  mutating func addTask(
    _ item: MarkdownItem, line: Int, in owner: Int, parent: Int?, group: DeclaredStatus? = nil,
    key given: String? = nil
  ) -> Int {
    // Only single fields are taken out: a copy of the objective would make each append copy the
    // list.
    let count = plan.objectives[owner].tasks.count
    let text = item.text.plain.trimmingMarks()
    let key = item.name.key
    let title = key == nil ? text : PlanKey.split(text, .item).title
    var status = group ?? .unknown
    if let box = item.box {
      status = boxStatus(box, line: line)
      if status == .todo, item.name.status == .deferred { status = .deferred }
    } else if let said = item.name.status {
      status = said
    } else if group == nil, isStatusHeading(owner) {
      status = plan.objectives[owner].declaredStatus
    }
    if item.text.isStruck { status = .dropped }
    let own = key?.key ?? given
    if let own {
      for name in [own.lowercased(), "#" + own.lowercased()] where taskOwners[name] == nil {
        taskOwners[name] = owner
      }
    }
    let id = taskID(own, of: plan.objectives[owner].key, count: count)
    let above = parent.map { plan.objectives[owner].tasks[$0].id }
    let mentions = MentionFinder.mentions(in: item.text, line: line)
    let name = title.isEmpty ? item.text.plain : title
    plan.objectives[owner].tasks.append(
      PlanTask(
        id: id, parent: above, text: name, line: line, declaredStatus: status, mentions: mentions,
        isActivity: !mentions.contains { $0.role == .subject }
          && TaskWording.isActivity(name, namesCommand: !item.text.code.isEmpty)))
    return count
  }

  /// Whether an objective's heading is a status and nothing else, as in lists by status.
  private func isStatusHeading(_ owner: Int) -> Bool {
    let status = plan.objectives[owner].declaredStatus
    return status != .unknown && StatusWording.group(plan.objectives[owner].title) == status
  }

  private mutating func taskID(_ key: String?, of objective: String, count: Int) -> String {
    if let key {
      // “2.1” under objective 2 says both already.
      let isFull = key.hasPrefix(objective + ".") && places[key] == nil
      let id = isFull ? key : "\(objective).\(key)"
      if taskIDs.insert(id.lowercased()).inserted { return id }
    }
    var number = count + 1
    while !taskIDs.insert("\(objective).\(number)".lowercased()).inserted { number += 1 }
    return "\(objective).\(number)"
  }
}
