/// A heading with what stands below it up to the next heading.
struct PlanSection {
  /// What a section is to the plan.
  enum Role {
    case title
    /// Groups objectives; may fix their level, status and priority.
    case group
    /// Holds a list whose items are objectives.
    case itemGroup
    case objective
    case tasks
    case criteria
    case dependencies
    case status
    /// Says how far objectives are that stand elsewhere.
    case summary
    /// Explains, promises nothing.
    case prose
  }

  /// 0 for what stands before the first heading.
  var level: Int
  /// The heading as written.
  var heading: InlineText
  var lines: ClosedRange<Int>
  var blocks: [MarkdownBlock] = []
  /// Index of the enclosing section; nil for an outermost one.
  var parent: Int?
  var hasChildren = false
  /// The mark of a checkbox that the heading starts with.
  var box: String?
  /// What the heading says of status, priority and level, and its title without them.
  var reading: StatusWording.Reading
  var key: PlanKey?
  /// The heading without box, status and id.
  var title: String
  /// The title as vocabularies hold it.
  var phrase: String
  /// The status that the heading is and nothing else, as in lists by status.
  let group: DeclaredStatus?
  /// The level of importance that the heading names.
  let named: Objective.Level?
  let priority: DeclaredPriority?
  var role = Role.prose
  /// Why it is left out, when it is.
  var reason = "explains"
  /// Whether its own words say that it explains, which goes for what stands below it too.
  var isExplanation = false

  var line: Int { lines.lowerBound }

  init(level: Int, heading: InlineText, lines: ClosedRange<Int>, parent: Int? = nil) {
    self.level = level
    self.lines = lines
    self.parent = parent
    // Pages that were generated have a link to the top in every heading.
    var heading = heading
    if let arrow = heading.plain.firstIndex(of: "↑") {
      heading.plain = String(heading.plain[..<arrow]).trimming(" ")
    }
    self.heading = heading
    let (box, text) = Checkbox.split(heading)
    self.box = box
    reading = StatusWording.heading(text.plain)
    (key, title) = PlanKey.split(reading.title, .heading)
    phrase = Phrase.of(title)
    group = StatusWording.group(title)
    named = reading.level ?? LevelWording.heading(title)
    priority = reading.priority ?? PriorityWording.heading(reading.title)
  }

  var items: [MarkdownItem] {
    blocks.compactMap { block in
      if case .item(let item) = block.content { return item }
      return nil
    }
  }

  var tables: [MarkdownTable] {
    blocks.compactMap { block in
      if case .table(let table) = block.content { return table }
      return nil
    }
  }

  var hasBoxes: Bool {
    blocks.contains { block in
      if case .item(let item) = block.content { return item.box != nil }
      return false
    }
  }

  var hasItems: Bool {
    blocks.contains { block in
      if case .item = block.content { return true }
      return false
    }
  }

  /// Splits a document at its headings.
  ///
  /// What stands before the first one becomes a section of level 0 without a heading.
  static func split(_ blocks: [MarkdownBlock]) -> [PlanSection] {
    var sections: [PlanSection] = [PlanSection(level: 0, heading: InlineText(), lines: 1...1)]
    var open: [Int] = []
    var anchors: [String] = []
    for block in blocks {
      guard case .heading(let level, var text) = block.content else {
        if case .paragraph(let lines) = block.content { anchors += lines.flatMap(\.anchors) }
        sections[sections.count - 1].blocks.append(block.named())
        continue
      }
      while let last = open.last, sections[last].level >= level { open.removeLast() }
      if let parent = open.last { sections[parent].hasChildren = true }
      // A name right before a heading is there so that links lead to the heading.
      text.anchors += anchors
      anchors = []
      sections.append(
        PlanSection(level: level, heading: text, lines: block.lines, parent: open.last))
      open.append(sections.count - 1)
    }
    return sections
  }
}

extension MarkdownBlock {
  /// The block with the name of its item read.
  fileprivate func named() -> MarkdownBlock {
    guard case .item(var item) = content else { return self }
    item.readName()
    return MarkdownBlock(content: .item(item), lines: lines, depth: depth)
  }
}
