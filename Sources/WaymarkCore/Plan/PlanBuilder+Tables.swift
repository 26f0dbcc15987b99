extension PlanBuilder {
  /// Reads a table into an objective: what it says about the objective, tasks, or text.
  mutating func takeTable(_ table: MarkdownTable, _ block: MarkdownBlock, _ reader: BlockContext) {
    let columns = PlanTable(table)
    let owner = reader.owner
    if case .criteria = reader.role {
      plan.objectives[owner].criteria += criteria(in: block)
      return
    }
    let pairs = columns.keyValues
    if !pairs.isEmpty {
      for pair in pairs { apply(pair.label, pair.value, to: owner) }
      return
    }
    if columns.isAttributes, let row = columns.rows.first {
      return apply(columns.attributes(row), to: owner, line: row.line)
    }
    let isWork = columns.isWork && !(columns.isWeakWork && reader.hasItems)
    for row in columns.rows {
      if claim(row, of: columns, besides: owner) { continue }
      guard isWork, let name = columns.name(row) else {
        for cell in row.cells {
          plan.objectives[owner].mentions += MentionFinder.mentions(in: cell, line: row.line)
        }
        continue
      }
      takeRow(row, name: name, columns, owner)
    }
    if !isWork {
      let cells = columns.rows.flatMap(\.cells).map(\.plain).filter { !$0.isEmpty }
      appendText(cells.joined(separator: " "), to: owner)
    }
  }

  private mutating func takeRow(
    _ row: (cells: [InlineText], line: Int), name: InlineText, _ columns: PlanTable, _ owner: Int
  ) {
    let (box, text) = Checkbox.split(name)
    var item = MarkdownItem(box: box, text: text)
    item.readName()
    let task = addTask(
      item, line: row.line, in: owner, parent: nil,
      key: columns.key(row))
    let found = columns.attributes(row)
    if let status = found.status { plan.objectives[owner].tasks[task].declaredStatus = status }
    note(found, on: owner, line: row.line)
    for cell in row.cells {
      for mention in MentionFinder.mentions(in: cell, line: row.line)
      where !plan.objectives[owner].tasks[task].mentions.contains(mention) {
        plan.objectives[owner].tasks[task].mentions.append(mention)
      }
    }
  }

  private mutating func apply(_ found: PlanTable.Attributes, to owner: Int, line: Int) {
    if let status = found.status { plan.objectives[owner].declaredStatus = status }
    if let priority = found.priority { plan.objectives[owner].priority = priority }
    note(found, on: owner, line: line)
  }

  private mutating func apply(_ label: PlanLabel, _ value: InlineText, to owner: Int) {
    switch label {
    case .status:
      if let status = StatusWording.value(value.plain) {
        plan.objectives[owner].declaredStatus = status
      }
    case .priority:
      plan.objectives[owner].priority =
        PriorityWording.value(value.plain) ?? plan.objectives[owner].priority
    case .dependencies: references.append(.init(objective: owner, text: value))
    case .dependents:
      references.append(.init(objective: owner, text: value, isReversed: true))
    case .criteria, .tasks, .metadata, .notes: break
    }
  }
}
