extension PlanBuilder {
  /// What the items of a list are.
  enum ListRole {
    case work(DeclaredStatus?)
    case criteria
    case dependencies
    case dependents
    case status
    case notes
  }

  /// An item of the list that is being read, with what stands below it.
  struct OpenItem {
    let depth: Int
    /// The index of the task that it is, in its objective.
    let task: Int?
    let hasBox: Bool
    /// What items below it are.
    let role: ListRole
  }

  /// Reads blocks into an objective.
  ///
  /// - Parameters:
  ///   - blocks: What stands below a heading.
  ///   - owner: The objective's index.
  ///   - role: What the items of lists are, until a label says otherwise.
  ///   - isSection: Whether a heading of its own says so, which goes for text and code too.
  mutating func take(
    _ blocks: [MarkdownBlock], in owner: Int, as role: ListRole = .work(nil),
    isSection: Bool = false
  ) {
    var reader = BlockContext(
      owner: owner, role: role, section: isSection ? role : nil,
      hasBoxes: blocks.contains { block in
        if case .item(let item) = block.content { return item.box != nil }
        return false
      })
    reader.hasItems = blocks.contains { block in
      if case .item = block.content { return true }
      return false
    }
    for block in blocks {
      extend(owner, block.lines)
      take(block, &reader)
    }
  }

  /// What is known while the blocks of one section are read.
  struct BlockContext {
    let owner: Int
    var role: ListRole
    /// The role that a heading gives to everything in the section.
    let section: ListRole?
    let hasBoxes: Bool
    var hasItems = false
    var open: [OpenItem] = []
  }

  private mutating func take(_ block: MarkdownBlock, _ reader: inout BlockContext) {
    switch block.content {
    case .heading: break
    case .item(let item):
      ledger.read(block.lines)
      while let last = reader.open.last, last.depth >= block.depth { reader.open.removeLast() }
      take(item, block, &reader)
    case .paragraph(let texts):
      ledger.read(block.lines)
      if block.depth >= 0, let task = openTask(at: block.depth, reader) {
        for text in texts { addDetail(text, to: task, of: reader.owner) }
      } else {
        reader.open = []
        for text in texts { reader.role = takeParagraph(text, reader) }
      }
    case .table(let table):
      ledger.read(block.lines)
      takeTable(table, block, reader)
    case .code(let text, let line): takeCode(text, line: line, block, reader)
    case .html: ledger.skip(block.lines, "is HTML")
    case .rule: ledger.skip(block.lines, "is a line between parts")
    }
  }

  private func openTask(at depth: Int, _ reader: BlockContext) -> Int? {
    reader.open.last { $0.depth <= depth && $0.task != nil }?.task
  }

  private mutating func takeCode(
    _ text: String, line: Int, _ block: MarkdownBlock, _ reader: BlockContext
  ) {
    ledger.read(block.lines)
    if case .criteria? = reader.section {
      plan.objectives[reader.owner].criteria += criteria(in: block)
      return
    }
    let tree = MentionFinder.tree(text, line: line)
    if let task = openTask(at: block.depth, reader), block.depth >= 0 {
      plan.objectives[reader.owner].tasks[task].mentions += tree
    } else {
      plan.objectives[reader.owner].mentions += tree
    }
  }

  // MARK: - Paragraphs

  /// Reads a paragraph outside lists into an objective.
  mutating func takeParagraph(_ text: InlineText, in owner: Int) {
    _ = takeParagraph(
      text, BlockContext(owner: owner, role: .work(nil), section: nil, hasBoxes: false))
  }

  /// A paragraph: text, a `Key: value` line, or the label of the list that follows.
  private mutating func takeParagraph(_ text: InlineText, _ reader: BlockContext) -> ListRole {
    let owner = reader.owner
    switch reader.section {
    case .status?:
      if let status = StatusWording.value(text.plain) {
        plan.objectives[owner].declaredStatus = status
      }
      return .work(nil)
    case .dependencies?:
      references.append(.init(objective: owner, text: text))
      return reader.role
    case .criteria? where !reader.hasItems:
      plan.objectives[owner].criteria.append(Criterion(text: text.plain, line: text.line))
      return reader.role
    default: break
    }
    if let label = LabelledLine(text) {
      if let role = apply(label, owner: owner, task: nil) { return role }
      if label.isHeading {
        // A label that nobody knows still ends what the one before it said.
        addText(text, to: owner)
        return .work(nil)
      }
    }
    addText(text, to: owner)
    return reader.role
  }

  /// Applies what a labelled line says; nil when the label is no word that plans use so.
  ///
  /// - Returns: What the items of a list below it are.
  mutating func apply(_ label: LabelledLine, owner: Int, task: Int?) -> ListRole? {
    let value = label.value
    if label.isHeading, let status = StatusWording.group(label.words) { return .work(status) }
    switch label.label {
    case .status?:
      if let status = StatusWording.value(value.plain) {
        if let task {
          plan.objectives[owner].tasks[task].declaredStatus = status
        } else {
          plan.objectives[owner].declaredStatus = status
        }
      }
      return value.plain.isEmpty ? .status : .work(nil)
    case .priority?:
      if task == nil, let priority = PriorityWording.value(value.plain) {
        plan.objectives[owner].priority = priority
      }
      return .work(nil)
    case .dependencies?:
      if !value.plain.isEmpty { references.append(.init(objective: owner, text: value)) }
      return value.plain.isEmpty ? .dependencies : .work(nil)
    case .dependents?:
      if !value.plain.isEmpty {
        references.append(.init(objective: owner, text: value, isReversed: true))
      }
      return value.plain.isEmpty ? .dependents : .work(nil)
    case .criteria?:
      if !value.plain.isEmpty {
        plan.objectives[owner].criteria.append(Criterion(text: value.plain, line: value.line))
      }
      return .criteria
    case .tasks?: return value.plain.isEmpty ? .work(nil) : nil
    case .metadata?: return .work(nil)
    case .notes?: return value.plain.isEmpty ? .notes : nil
    case nil: return nil
    }
  }

  mutating func addText(_ text: InlineText, to owner: Int) {
    appendText(text.plain, to: owner)
    plan.objectives[owner].mentions += MentionFinder.mentions(in: text, line: text.line)
  }

  mutating func appendText(_ text: String, to owner: Int) {
    guard !text.isEmpty else { return }
    if !plan.objectives[owner].text.isEmpty { plan.objectives[owner].text += "\n" }
    plan.objectives[owner].text += text
  }

  mutating func addDetail(_ text: InlineText, to task: Int, of owner: Int) {
    if let label = LabelledLine(text), apply(label, owner: owner, task: task) != nil { return }
    guard !text.plain.isEmpty else { return }
    let details = plan.objectives[owner].tasks[task].details
    plan.objectives[owner].tasks[task].details =
      details.isEmpty ? text.plain : details + "\n" + text.plain
    plan.objectives[owner].tasks[task].mentions += MentionFinder.mentions(in: text, line: text.line)
  }

  /// An objective reaches to the last line that belongs to it.
  mutating func extend(_ owner: Int, _ lines: ClosedRange<Int>) {
    plan.objectives[owner].endLine = max(plan.objectives[owner].endLine, lines.upperBound)
  }
}
