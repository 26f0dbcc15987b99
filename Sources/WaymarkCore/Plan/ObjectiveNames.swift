/// Finds the objectives that other lines of a plan mean.
struct ObjectiveNames {
  private var byKey: [String: String] = [:]
  private var byTitle: [String: String] = [:]
  private var byAnchor: [String: String] = [:]
  /// In bytes.
  private var longestTitle = 0

  /// Collects the names that objectives go by; the first one to claim a name keeps it, and a key
  /// goes before every other name.
  ///
  /// - Parameter objectives: Each with its heading as written.
  init(_ objectives: [(objective: Objective, heading: InlineText)]) {
    for (objective, _) in objectives {
      Self.claim(objective.key.lowercased(), for: objective.key, in: &byKey)
    }
    for (objective, heading) in objectives {
      let key = objective.key
      longestTitle = max(longestTitle, heading.plain.utf8.count, objective.title.utf8.count)
      if let dash = key.lastIndex(of: "-"), key[key.index(after: dash)...].allSatisfy(\.isNumber) {
        Self.claim(String(key[key.index(after: dash)...]), for: key, in: &byKey)
      }
      Self.claim(Phrase.of(objective.title), for: key, in: &byTitle)
      Self.claim(Phrase.of(heading.plain), for: key, in: &byTitle)
      Self.claim(ObjectiveNames.anchor(heading.plain), for: key, in: &byAnchor)
      for anchor in heading.anchors { Self.claim(anchor.lowercased(), for: key, in: &byAnchor) }
    }
  }

  /// The objectives that a text means: a key, a title, a range of numbers, a link.
  func keys(of text: String, links: [String] = []) -> [String] {
    for link in links where link.hasPrefix("#") {
      if let key = byAnchor[link.dropFirst().lowercased()] { return [key] }
    }
    let lower = text.lowercased().trimming(" .`*")
    if let key = byKey[lower] ?? byTitle[Phrase.of(text)] { return [key] }
    if let range = range(lower) { return range }
    let (key, title) = PlanKey.split(text, .cell)
    if let key, let found = byKey[key.key.lowercased()] { return [found] }
    if let found = byTitle[Phrase.of(title)] { return [found] }
    if let found = byTitle[Phrase.of(StatusWording.heading(title).title)] { return [found] }
    return []
  }

  /// The objective that a line names and stands elsewhere for, as lists of contents do.
  ///
  /// Stricter than a dependency: a bare number is no name here, since lists count their own lines.
  func reference(_ text: InlineText, _ name: ItemName) -> String? {
    for link in text.links where link.hasPrefix("#") {
      if text.isLink, let key = byAnchor[link.dropFirst().lowercased()] { return key }
    }
    if let found = reference(name.key, name.title) { return found }
    guard !text.lead.isEmpty else { return nil }
    let lead = PlanKey.split(text.lead, .item)
    return reference(lead.key, lead.title)
  }

  private func reference(_ key: PlanKey?, _ title: String) -> String? {
    if let key, key.isNamed, let found = byKey[key.key.lowercased()] { return found }
    guard title.utf8.count <= longestTitle else { return nil }
    let phrase = Phrase.of(title)
    // One word is too common to be sure that it means the heading.
    return key != nil || phrase.contains(" ") ? byTitle[phrase] : nil
  }

  /// `Phase 1-3`, `1–3`, `phases 9 to 11`.
  private func range(_ text: String) -> [String]? {
    let words = text.replacing(" to ", with: "-").split(separator: " ")
    guard let last = words.last, words.count <= 2 else { return nil }
    let ends = last.split { "-–—".contains($0) }.compactMap { Int($0) }
    guard ends.count == 2, ends[0] < ends[1], ends[1] - ends[0] < 50 else { return nil }
    let head = words.count == 2 ? String(words[0]) : nil
    let keys = (ends[0]...ends[1]).compactMap { number -> String? in
      head.flatMap { byKey["\($0.trimming("s"))-\(number)"] ?? byKey["\($0)-\(number)"] }
        ?? byKey["\(number)"]
    }
    return keys.isEmpty ? nil : keys
  }

  private static func claim(_ name: String, for key: String, in table: inout [String: String]) {
    if !name.isEmpty, table[name] == nil { table[name] = key }
  }

  /// The name that web pages give a heading for links.
  private static func anchor(_ heading: String) -> String {
    var anchor = ""
    for scalar in heading.lowercased().unicodeScalars {
      if scalar == " " {
        anchor.append("-")
      } else if scalar == "-" || scalar == "_" || Phrase.isWord(scalar) {
        anchor.unicodeScalars.append(scalar)
      }
    }
    return anchor
  }
}
