// The stored form of a plan and of the totals of a source tree, as parts of a report.

extension Plan: Archivable {
  static var blank: Plan { Plan(path: "") }

  mutating func archive(_ archive: inout some Archive) throws {
    try archive.field(&path)
    try archive.field(&title)
    try archive.field(&objectives)
    try archive.field(&criteria)
    try archive.field(&mentions)
    try archive.field(&findings)
    try archive.field(&account)
  }
}

extension PlanAccount: Archivable {
  static var blank: PlanAccount { PlanAccount() }

  mutating func archive(_ archive: inout some Archive) throws {
    try archive.field(&lines)
    try archive.field(&blank)
    try archive.field(&headings)
    try archive.field(&checkboxes)
    try archive.field(&read)
    try archive.field(&skippedLines)
    try archive.field(&skipped)
  }
}

extension PlanAccount.Skipped: Archivable {
  static var blank: Self { Self(line: 0, endLine: 0, reason: "") }

  mutating func archive(_ archive: inout some Archive) throws {
    try archive.field(&line)
    try archive.field(&endLine)
    try archive.field(&reason)
  }
}

extension Objective: Archivable {
  static var blank: Objective { Objective(key: "", level: .primary, title: "", line: 0) }

  mutating func archive(_ archive: inout some Archive) throws {
    try archive.field(&key)
    try archive.field(&level)
    try archive.field(&title)
    try archive.field(&text)
    try archive.field(&line)
    try archive.field(&endLine)
    try archive.field(&parent)
    try archive.field(&depth)
    try archive.field(&dependsOn)
    try archive.field(&criteria)
    try archive.field(&tasks)
    try archive.field(&declaredStatus)
    try archive.optional(&priority, blank: .low) { try $0.field(&$1) }
    try archive.field(&mentions)
  }
}

extension PlanTask: Archivable {
  static var blank: PlanTask { PlanTask(id: "", text: "", line: 0) }

  mutating func archive(_ archive: inout some Archive) throws {
    try archive.field(&id)
    try archive.field(&parent)
    try archive.field(&text)
    try archive.field(&details)
    try archive.field(&line)
    try archive.field(&declaredStatus)
    try archive.field(&mentions)
    try archive.field(&isActivity)
  }
}

extension Criterion: Archivable {
  static var blank: Criterion { Criterion(text: "", line: 0) }

  mutating func archive(_ archive: inout some Archive) throws {
    try archive.field(&text)
    try archive.field(&line)
  }
}

extension Mention: Archivable {
  static var blank: Mention { Mention(kind: .path, text: "", line: 0) }

  mutating func archive(_ archive: inout some Archive) throws {
    try archive.field(&kind)
    try archive.field(&text)
    try archive.field(&role)
    try archive.field(&line)
  }
}

extension Finding: Archivable {
  static var blank: Finding {
    Finding(code: "", severity: .info, path: "", line: 0, message: "")
  }

  mutating func archive(_ archive: inout some Archive) throws {
    try archive.field(&code)
    try archive.field(&severity)
    try archive.field(&path)
    try archive.field(&line)
    try archive.field(&message)
  }
}

extension SourceSummary: Archivable {
  static var blank: SourceSummary { SourceSummary() }

  mutating func archive(_ archive: inout some Archive) throws {
    try archive.field(&files)
    try archive.field(&filesParsed)
    try archive.field(&filesReused)
    try archive.field(&skipped)
    try archive.field(&symbols)
    try archive.field(&functions)
    try archive.field(&tests)
    try archive.field(&lines)
    var totals = languages.sorted { $0.key < $1.key }
    try archive.list(&totals, blank: ("", LanguageTotals())) {
      try $0.field(&$1.key)
      try $0.field(&$1.value)
    }
    languages = Dictionary(totals.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
    try archive.field(&meanComplexity)
    try archive.field(&highestComplexity)
    try archive.field(&longestFunction)
    try archive.field(&documented)
    try archive.field(&importEdges)
    try archive.field(&findings)
  }
}

extension SourceSummary.LanguageTotals: Archivable {
  static var blank: Self { Self() }

  mutating func archive(_ archive: inout some Archive) throws {
    try archive.field(&files)
    try archive.field(&lines)
    try archive.field(&symbols)
    try archive.field(&isParsed)
  }
}

extension SourceSummary.Skipped: Archivable {
  static var blank: Self { Self(path: "", reason: "") }

  mutating func archive(_ archive: inout some Archive) throws {
    try archive.field(&path)
    try archive.field(&reason)
  }
}

extension SourceSummary.LongestFunction: Archivable {
  static var blank: Self { Self(name: "", path: "", line: 0, lines: 0) }

  mutating func archive(_ archive: inout some Archive) throws {
    try archive.field(&name)
    try archive.field(&path)
    try archive.field(&line)
    try archive.field(&lines)
  }
}

extension LineCounts: Archivable {
  static var blank: LineCounts { LineCounts() }

  mutating func archive(_ archive: inout some Archive) throws {
    try archive.field(&code)
    try archive.field(&comment)
    try archive.field(&blank)
  }
}
