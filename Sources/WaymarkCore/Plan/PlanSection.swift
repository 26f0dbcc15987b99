/// A heading with what stands below it up to the next heading.
struct PlanSection {
  /// What a section is to the plan.
  enum Role {
    case title
    /// Groups objectives; may fix their level.
    case group
    case objective
    case tasks
    case criteria
    case dependencies
    case status
    /// Explains, promises nothing.
    case prose
  }

  var level: Int
  var heading: InlineText
  var line: Int
  var blocks: [MarkdownBlock] = []
  /// Index of the enclosing section; nil for an outermost one.
  var parent: Int?
  var hasChildren = false
  var role = Role.prose

  var items: [MarkdownItem] {
    blocks.compactMap { block in
      if case .item(let item) = block { return item }
      return nil
    }
  }

  /// Splits a document at its headings.
  ///
  /// What stands before the first one becomes a section of
  /// level 0 without a heading.
  static func split(_ blocks: [MarkdownBlock]) -> [PlanSection] {
    var sections: [PlanSection] = [PlanSection(level: 0, heading: InlineText(), line: 1)]
    var open: [Int] = []
    for block in blocks {
      guard case .heading(let level, let text, let line) = block else {
        sections[sections.count - 1].blocks.append(block)
        continue
      }
      while let last = open.last, sections[last].level >= level { open.removeLast() }
      if let parent = open.last { sections[parent].hasChildren = true }
      sections.append(
        PlanSection(level: level, heading: text, line: line, parent: open.last))
      open.append(sections.count - 1)
    }
    return sections
  }
}
