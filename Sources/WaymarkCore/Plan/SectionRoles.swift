/// Decides what each section of a plan is.
struct SectionRoles {
  private var sections: [PlanSection]
  private let hasRoot: Bool
  /// Keys and titles of headings, for telling what only repeats them.
  private let names: HeadingNames
  /// Whether boxes are how this plan writes its tasks, so that a plain list is none.
  private let usesBoxes: Bool
  /// The first heading of the first level.
  private let title: Int?

  /// Assigns roles.
  ///
  /// - Parameters:
  ///   - sections: All sections in order.
  ///   - hasRoot: Whether what stands before the first heading is an objective, by front matter.
  static func assign(_ sections: inout [PlanSection], hasRoot: Bool) {
    var roles = SectionRoles(sections, hasRoot: hasRoot)
    for index in sections.indices { roles.decide(index) }
    roles.promoteIfNothingPromises()
    sections = roles.sections
  }

  private init(_ sections: [PlanSection], hasRoot: Bool) {
    self.sections = sections
    self.hasRoot = hasRoot
    names = HeadingNames(sections)
    title = sections.firstIndex { $0.level == 1 }
    let boxed = sections.count { $0.hasBoxes || $0.box != nil }
    let plain = sections.count {
      !$0.hasBoxes && $0.hasItems && !PlanVocabulary.prose.contains($0.phrase)
    }
    usesBoxes = boxed >= 2 && boxed >= plain
  }

  private mutating func decide(_ index: Int) {
    let section = sections[index]
    func set(_ role: PlanSection.Role) { sections[index].role = role }
    func explain(_ reason: String) {
      sections[index].role = .prose
      sections[index].reason = reason
      sections[index].isExplanation = true
    }
    let parent = section.parent.map { sections[$0] }
    let isBoxed = section.hasBoxes || section.box != nil
    if section.level == 0 {
      return set(hasRoot || section.hasBoxes || sections.count == 1 ? .objective : .prose)
    }
    if parent?.isExplanation == true, parent?.reason == SectionRoles.isRule {
      return explain(SectionRoles.isRule)
    }
    if !isNamed(section), isRule(section.phrase) { return explain(SectionRoles.isRule) }
    if title == index { return set(section.hasChildren || !section.hasItems ? .title : .objective) }
    if section.box == nil, isInside(index), let part = part(section) {
      return part == .prose ? explain("explains “\(section.title)”") : set(part)
    }
    if section.key == nil, PlanVocabulary.criteria.contains(section.phrase) {
      return set(.criteria)
    }
    if names.isSummary(section) { return set(.summary) }
    if !isBoxed, isProse(section, parent) { return explain("explains “\(section.title)”") }
    if parent?.isExplanation == true, !isBoxed, section.reading.status == nil,
      !(isNamed(section) && !isOutline(section) && names.isOnly(section))
    {
      return explain(parent?.reason ?? "explains")
    }
    if !section.hasBoxes, section.box == nil, section.hasChildren, isGroup(section) {
      return set(.group)
    }
    if isItemGroup(section) { return set(.itemGroup) }
    set(promises(index, parent) ? .objective : .prose)
    if sections[index].role == .prose { sections[index].reason = "explains “\(section.title)”" }
  }

  private static let isRule = "is a rule, sample or instruction, no task"

  private func isRule(_ phrase: String) -> Bool {
    PlanVocabulary.rules.contains(phrase) || PlanVocabulary.ruleEnds.ends(phrase)
      || PlanVocabulary.rules.starts(phrase) && phrase.hasPrefix("how to")
  }

  private func isNamed(_ section: PlanSection) -> Bool { section.key?.isNamed ?? false }

  /// Whether the number only counts parts of the document or of the calendar.
  private func isOutline(_ section: PlanSection) -> Bool {
    guard let key = section.key, key.isNamed else { return false }
    return PlanVocabulary.outline.contains(key.key.prefix { $0 != "-" })
  }

  /// Whether a section stands in an objective or a part of one.
  private func isInside(_ index: Int) -> Bool {
    if hasRoot { return true }
    var place = sections[index].parent
    while let here = place {
      switch sections[here].role {
      case .objective, .tasks: return true
      case .criteria, .dependencies, .status, .prose, .summary, .group, .itemGroup, .title: break
      }
      place = sections[here].parent
    }
    return false
  }

  /// A part of the objective above, by its heading.
  private func part(_ section: PlanSection) -> PlanSection.Role? {
    switch PlanLabel(phrase: section.phrase) {
    case .criteria: .criteria
    case .tasks: .tasks
    case .dependencies: .dependencies
    case .status: section.hasChildren ? nil : .status
    case .notes: section.hasBoxes ? nil : .prose
    case .priority, .dependents, .metadata, nil: nil
    }
  }

  private func isProse(_ section: PlanSection, _ parent: PlanSection?) -> Bool {
    let phrase = section.phrase
    // “Phase 1: Setup” is a phase.
    if isNamed(section), !isOutline(section) { return false }
    if PlanVocabulary.prose.contains(phrase) { return true }
    if PlanVocabulary.numberedProse.starts(phrase), phrase.contains(where: \.isNumber) {
      return true
    }
    if PlanVocabulary.proseStarts.starts(phrase) { return true }
    // In “2.5 Timeline: from list to day” the number tells that there is something to do.
    guard section.key == nil || isOutline(section) else { return false }
    if PlanVocabulary.proseEnds.ends(phrase), phrase.split(separator: " ").count <= 4 {
      return true
    }
    let head = Phrase.of(section.title.split { ":(—–".contains($0) }.first ?? "")
    return PlanVocabulary.prose.contains(head) && section.reading.status == nil
  }

  private func isGroup(_ section: PlanSection) -> Bool {
    if section.group != nil { return true }
    if section.key == nil, section.priority != nil, section.phrase.split(separator: " ").count <= 3
    {
      return true
    }
    guard section.key == nil || isOutline(section) else { return false }
    return PlanVocabulary.groups.ends(section.phrase)
      || (section.named != nil
        && section.phrase.split(separator: " ").count <= 4)
  }

  private func isItemGroup(_ section: PlanSection) -> Bool {
    let last = section.phrase.split(separator: " ").last.map(String.init) ?? ""
    guard section.hasItems, !section.hasChildren, section.key == nil,
      PlanVocabulary.itemGroups.contains(last) || PlanVocabulary.itemGroups.ends(section.phrase)
    else { return false }
    return section.hasBoxes || !usesBoxes || last == "objectives"
      || section.named != nil
  }

  private func promises(_ index: Int, _ parent: PlanSection?) -> Bool {
    let section = sections[index]
    if section.hasBoxes || section.box != nil { return true }
    if section.key != nil, !isOutline(section) || section.hasItems { return true }
    if section.reading.status != nil || parent?.role == .group { return true }
    if section.group != nil || section.named != nil {
      return section.hasItems || !section.tables.isEmpty
    }
    if section.blocks.contains(where: PlanTable.isAttributes) { return true }
    if section.tables.contains(where: { PlanTable($0).isWork }) { return true }
    if section.hasItems, !usesBoxes { return true }
    return hasPromisingChild(index)
  }

  private func hasPromisingChild(_ index: Int) -> Bool {
    for child in sections[(index + 1)...] {
      if child.level <= sections[index].level { return false }
      if child.hasBoxes || child.box != nil || (isNamed(child) && names.isOnly(child))
        || child.key?.key.contains(".") == true || child.reading.status != nil
      {
        return true
      }
    }
    return false
  }

  /// A plan of headings and prose alone still promises what its headings say.
  private mutating func promoteIfNothingPromises() {
    guard
      !sections.contains(where: { $0.role == .objective || $0.role == .itemGroup })
    else { return }
    for index in sections.indices
    where sections[index].role == .prose && sections[index].level > 0
      && !sections[index].isExplanation
    {
      sections[index].role = .objective
    }
  }
}

/// Keys and titles of a plan's headings, to tell lists that repeat them from lists of tasks.
private struct HeadingNames {
  private var keys: [String: Int] = [:]
  private var titles: [String: Int] = [:]
  /// In bytes.
  private var longestTitle = 0

  init(_ sections: [PlanSection]) {
    for section in sections where section.level > 0 {
      if let key = section.key, key.isNamed { keys[key.key.lowercased(), default: 0] += 1 }
      titles[section.phrase, default: 0] += 1
      longestTitle = max(longestTitle, section.heading.plain.utf8.count)
    }
  }

  /// Whether no other heading has the section's key.
  func isOnly(_ section: PlanSection) -> Bool {
    section.key.map { keys[$0.key.lowercased()] == 1 } ?? true
  }

  /// Whether most of a section's lines name other sections and say something about them.
  func isSummary(_ section: PlanSection) -> Bool {
    var total = 0
    var known = 0
    var saying = 0
    for block in section.blocks where block.depth <= 0 {
      guard case .item(let item) = block.content else { continue }
      total += 1
      guard
        isKnown(item.name.key, item.name.title, besides: section)
          || isKnown(item.text.lead, besides: section)
      else { continue }
      known += 1
      if item.box != nil || item.name.status != nil { saying += 1 }
    }
    for table in section.tables.map({ PlanTable($0) }) where table.saysSomething {
      for row in table.rows {
        total += 1
        guard let name = table.name(row), isKnown(name.plain, besides: section) else {
          continue
        }
        known += 1
        saying += 1
      }
    }
    return known >= 2 && saying >= 2 && known * 2 > total
  }

  private func isKnown(_ text: String, besides section: PlanSection) -> Bool {
    guard !text.isEmpty else { return false }
    let (key, title) = PlanKey.split(StatusWording.heading(text).title, .item)
    return isKnown(key, title, besides: section)
  }

  private func isKnown(_ key: PlanKey?, _ title: String, besides section: PlanSection) -> Bool {
    if let key, key.isNamed, keys[key.key.lowercased()] != nil,
      key.key.lowercased() != section.key?.key.lowercased()
    {
      return true
    }
    // No title is longer than the longest heading.
    guard title.utf8.count <= longestTitle else { return false }
    let phrase = Phrase.of(title)
    return !phrase.isEmpty && titles[phrase] != nil && phrase != section.phrase
  }
}
