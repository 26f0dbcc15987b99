/// Decides what each section of a plan is.
enum SectionRoles {
  static func assign(_ sections: inout [PlanSection]) {
    let titles = sections.indices.filter { sections[$0].level == 1 }
    for index in sections.indices { sections[index].role = role(of: index, sections, titles) }
    promoteIfNothingPromises(&sections)
  }

  private static func role(
    of index: Int, _ sections: [PlanSection], _ titles: [Int]
  ) -> PlanSection.Role {
    let section = sections[index]
    let heading = section.heading.plain
    let hasBoxes = section.items.contains { $0.box != nil }
    if section.level == 0 { return hasBoxes || sections.count == 1 ? .objective : .prose }
    let parentRole = section.parent.map { sections[$0].role }
    let isInside = parentRole == .objective || parentRole == .tasks || parentRole == .criteria
    if isInside, let part = part(heading) { return part }
    if hasBoxes { return .objective }
    if titles.first == index, section.hasChildren || !hasItems(section) { return .title }
    if PlanWording.isOne(heading, of: PlanVocabulary.prose)
      || PlanWording.bare(heading).hasPrefix("how to ")
    {
      return .prose
    }
    if parentRole == .prose, section.level > 2, !isNumbered(heading) { return .prose }
    if isGroup(heading), section.hasChildren { return .group }
    let promises =
      isNumbered(heading) || PlanWording.status(heading, isValue: false) != nil
      || parentRole == .group || hasItems(section) || hasStatusTable(section)
    return promises || hasPromisingChild(index, sections) ? .objective : .prose
  }

  /// A part of the objective above, by its heading.
  private static func part(_ heading: String) -> PlanSection.Role? {
    // “Phase 2 verification” is the verification of phase 2, not another phase 2.
    let heading = PlanWording.key(heading).title
    if PlanWording.isOne(heading, of: PlanVocabulary.criteria) { return .criteria }
    if PlanWording.isOne(heading, of: PlanVocabulary.tasks) { return .tasks }
    if PlanWording.isOne(heading, of: PlanVocabulary.dependencies) { return .dependencies }
    if PlanWording.isOne(heading, of: PlanVocabulary.status) { return .status }
    return nil
  }

  private static func isNumbered(_ heading: String) -> Bool { PlanWording.key(heading).key != nil }

  private static func isGroup(_ heading: String) -> Bool {
    let bare = PlanWording.bare(heading)
    return PlanVocabulary.groups.contains { bare == $0 || bare.hasSuffix(" \($0)") }
      || (PlanWording.level(heading) != nil && bare.split(separator: " ").count <= 3)
  }

  private static func hasItems(_ section: PlanSection) -> Bool { !section.items.isEmpty }

  private static func hasStatusTable(_ section: PlanSection) -> Bool {
    section.blocks.contains { block in
      guard case .table(let header, _, _) = block else { return false }
      return header.contains { PlanWording.isOne($0.plain, of: PlanVocabulary.status) }
    }
  }

  private static func hasPromisingChild(_ index: Int, _ sections: [PlanSection]) -> Bool {
    for child in sections[(index + 1)...] {
      if child.level <= sections[index].level { return false }
      if child.items.contains(where: { $0.box != nil }) || isNumbered(child.heading.plain) {
        return true
      }
    }
    return false
  }

  /// A plan of headings and prose alone still promises what its headings say.
  private static func promoteIfNothingPromises(_ sections: inout [PlanSection]) {
    guard !sections.contains(where: { $0.role == .objective }) else { return }
    for index in sections.indices
    where sections[index].role == .prose && sections[index].level > 0
      && !PlanWording.isOne(sections[index].heading.plain, of: PlanVocabulary.prose)
    {
      sections[index].role = .objective
    }
  }
}
