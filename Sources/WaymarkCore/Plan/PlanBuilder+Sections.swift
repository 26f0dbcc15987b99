extension PlanBuilder {
  /// Reads what stands below a heading.
  mutating func readSection(_ index: Int) {
    let section = sections[index]
    countBoxes(section)
    switch section.role {
    case .title:
      plan.title = plan.title.isEmpty ? section.heading.plain : plan.title
      ledger.read(section.lines)
      noteIfOutdated(section)
      if let owner = objective(of: index) {
        take(section.blocks, in: owner)
      } else {
        skip(section.blocks, "introduces the plan")
      }
    case .group:
      ledger.read(section.lines)
      skip(section.blocks, "introduces a group of objectives")
    case .itemGroup:
      ledger.read(section.lines)
      takeItemGroup(section)
    case .objective: readObjective(index)
    case .tasks, .criteria, .dependencies, .status: readPart(index)
    case .summary:
      ledger.read(section.lines)
      skip(section.blocks, "is a summary line that names no objective")
    case .prose:
      if section.level > 0 { ledger.skip(section.lines, section.reason) }
      skip(section.blocks, section.reason)
    }
  }

  private mutating func readObjective(_ index: Int) {
    guard let owner = objective(of: index) else { return }
    let section = sections[index]
    if section.level > 0 {
      ledger.read(section.lines)
      let status = section.reading.status ?? section.box.map { Checkbox.status($0) ?? .todo }
      if section.line != plan.objectives[owner].line, let status {
        claims[owner, default: []].append(Claim(status: status, line: section.line))
      }
    }
    take(section.blocks, in: owner)
  }

  /// A section that belongs to the objective above it, or to the plan as a whole.
  private mutating func readPart(_ index: Int) {
    let section = sections[index]
    let owner = enclosing(index)
    guard let owner else {
      ledger.read(section.lines)
      return takePlanCriteria(section.blocks)
    }
    ledger.read(section.lines)
    extend(owner, section.lines)
    switch section.role {
    case .criteria: take(section.blocks, in: owner, as: .criteria, isSection: true)
    case .dependencies: take(section.blocks, in: owner, as: .dependencies, isSection: true)
    case .status: take(section.blocks, in: owner, as: .status, isSection: true)
    default: take(section.blocks, in: owner)
    }
  }

  /// Criteria under a heading of their own hold for the plan as a whole.
  private mutating func takePlanCriteria(_ blocks: [MarkdownBlock]) {
    for block in blocks {
      ledger.read(block.lines)
      for text in criteria(in: block) { plan.criteria.append(text) }
    }
  }

  /// The criteria that a block of a section of criteria states.
  func criteria(in block: MarkdownBlock) -> [Criterion] {
    func criterion(_ text: String, _ line: Int) -> Criterion? {
      text.isEmpty ? nil : Criterion(text: text, line: line)
    }
    let line = block.lines.lowerBound
    switch block.content {
    case .item(let item):
      return [criterion(item.text.plain, line)].compactMap { $0 }
        + item.labelled.compactMap { criterion($0.plain, $0.line) }
    case .paragraph(let texts): return texts.compactMap { criterion($0.plain, $0.line) }
    case .table(let table):
      return table.rows.compactMap { row in
        criterion(
          row.cells.map(\.plain).filter { !$0.isEmpty }.joined(separator: " — "), row.line)
      }
    case .code(let text, let line):
      return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        .compactMap { offset, row in
          let command = Sanitiser.clean(String(row)).trimming(" $")
          return command.hasPrefix("#") ? nil : criterion(command, line + offset)
        }
    case .heading, .html, .rule: return []
    }
  }

  private mutating func takeItemGroup(_ section: PlanSection) {
    var owner: Int?
    var pending: [MarkdownBlock] = []
    for block in section.blocks {
      if let next = objective(atLine: block.lines.lowerBound), block.depth == 0 {
        if let owner { take(pending, in: owner) }
        (owner, pending) = (next, [])
        ledger.read(block.lines)
        extend(next, block.lines)
        if case .item(let item) = block.content {
          for text in item.labelled { takeParagraph(text, in: next) }
        }
      } else if owner != nil, block.depth >= 0 {
        var block = block
        block.depth -= 1
        pending.append(block)
      } else {
        if let owner { take(pending, in: owner) }
        (owner, pending) = (nil, [])
        skip([block], "introduces a group of objectives")
      }
    }
    if let owner { take(pending, in: owner) }
  }

  private mutating func countBoxes(_ section: PlanSection) {
    if section.box != nil { plan.account.checkboxes += 1 }
    for block in section.blocks {
      if case .item(let item) = block.content, item.box != nil { plan.account.checkboxes += 1 }
    }
  }

  private mutating func noteIfOutdated(_ section: PlanSection) {
    for case .paragraph(let texts) in section.blocks.map(\.content) {
      for text in texts.prefix(4) {
        let phrase = " \(Phrase.of(text.plain)) "
        guard PlanVocabulary.outdated.contains(where: { phrase.contains(" \($0) ") }) else {
          continue
        }
        plan.findings.append(
          Finding(
            code: "outdated-plan", severity: .warning, path: plan.path, line: text.line,
            message: "The plan says of itself that it is out of date."))
        return
      }
    }
  }

  // MARK: - What is left out

  /// Leaves blocks out, except for what they say about objectives elsewhere and the file trees.
  mutating func skip(_ blocks: [MarkdownBlock], _ reason: String) {
    for block in blocks {
      switch block.content {
      case .item(let item):
        if claim(item, block) {
          ledger.read(block.lines)
        } else {
          ledger.skip(block.lines, reason)
        }
      case .table(let table): skip(table, block, reason)
      case .code(let text, let line):
        let tree = MentionFinder.tree(text, line: line)
        plan.mentions += tree
        if tree.isEmpty { ledger.skip(block.lines, reason) } else { ledger.read(block.lines) }
      case .html: ledger.skip(block.lines, "is HTML")
      case .rule: ledger.skip(block.lines, "is a line between parts")
      case .heading, .paragraph: ledger.skip(block.lines, reason)
      }
    }
  }

  private mutating func skip(_ table: MarkdownTable, _ block: MarkdownBlock, _ reason: String) {
    let columns = PlanTable(table)
    let found = columns.rows.filter { claim($0, of: columns) }
    if !found.isEmpty {
      let first = columns.rows.first?.line ?? block.lines.lowerBound
      ledger.read(block.lines.lowerBound...max(block.lines.lowerBound, first - 1))
    }
    for row in found { ledger.read(row.line...row.line) }
    ledger.skip(block.lines, reason)
  }

  /// Takes an item for a line about an objective that stands elsewhere; false when it is none.
  mutating func claim(_ item: MarkdownItem, _ block: MarkdownBlock, besides own: Int? = nil) -> Bool
  {
    guard let key = names.reference(item.text, item.name), let place = places[key],
      place != own
    else { return false }
    var status = item.name.status
    if let box = item.box { status = Checkbox.status(box) ?? status }
    if let status {
      claims[place, default: []].append(Claim(status: status, line: block.lines.lowerBound))
    }
    return status != nil || own != nil
  }

  /// Takes a row for a line about an objective that stands elsewhere; false when it is none.
  mutating func claim(
    _ row: (cells: [InlineText], line: Int), of table: PlanTable, besides own: Int? = nil
  ) -> Bool {
    guard let name = table.name(row),
      let key = names.reference(name, ItemName(name.plain))
        ?? table.namedKey(row).flatMap({ places[$0] == nil ? nil : $0 }),
      let place = places[key], place != own
    else { return false }
    let paths = row.cells.flatMap { MentionFinder.mentions(in: $0, line: row.line) }
      .filter { $0.kind == .path }
    guard table.saysSomething || !paths.isEmpty else { return false }
    plan.objectives[place].mentions += paths
    let found = table.attributes(row)
    if let status = found.status {
      claims[place, default: []].append(Claim(status: status, line: row.line))
    }
    if let priority = found.priority, plan.objectives[place].priority == nil {
      plan.objectives[place].priority = priority
    }
    note(found, on: place, line: row.line)
    return true
  }

  /// Notes the dependencies that a row of a table states.
  mutating func note(_ found: PlanTable.Attributes, on place: Int, line: Int) {
    if var text = found.dependencies, !text.plain.isEmpty {
      text.line = line
      references.append(.init(objective: place, text: text))
    }
    if var text = found.dependents, !text.plain.isEmpty {
      text.line = line
      references.append(.init(objective: place, text: text, isReversed: true))
    }
  }
}
