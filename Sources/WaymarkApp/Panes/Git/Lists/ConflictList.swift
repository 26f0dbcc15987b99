internal import WaymarkCore
internal import WaymarkTerminal

/// The conflicts of one file with what is chosen for each.
struct ConflictList: GitListing {
  var cursor = ListCursor()
  private(set) var file: ConflictedFile?
  private(set) var choices: [Int: ConflictText.Choice] = [:]

  var path: GitPath? { file?.path }
  var count: Int { conflicts.count }
  var title: String { path.map { "Conflicts of \($0.text)" } ?? "Conflicts" }
  var emptyText: String { "Reading …" }
  var headingRows: Int { 1 }
  var summary: [String] { count == 0 ? [] : ["\(choices.count) of \(count) chosen"] }
  /// Whether nothing is left to choose.
  var isSettled: Bool { count > 0 && choices.count == count }

  private var conflicts: [ConflictText.Conflict] { file?.text.conflicts ?? [] }

  /// The line of the selected conflict, from 1.
  var line: Int? {
    guard let lines = file?.lines, lines.indices.contains(cursor.selected) else { return nil }
    return lines[cursor.selected]
  }

  /// Takes a file as it was read; what was chosen for the same text stays.
  mutating func show(_ file: ConflictedFile) {
    if file != self.file {
      choices = [:]
      if file.path != self.file?.path { cursor = ListCursor() }
    }
    self.file = file
    cursor.select(cursor.selected, of: count)
  }

  /// Settles the selected conflict and goes to the next that is open.
  mutating func choose(_ choice: ConflictText.Choice?) {
    guard cursor.selected < count else { return }
    choices[cursor.selected] = choice
    guard choice != nil else { return }
    let order = Array(cursor.selected..<count) + Array(0..<cursor.selected)
    if let next = order.first(where: { choices[$0] == nil }) { cursor.select(next, of: count) }
  }

  // MARK: - The sides

  private static let contextLines = 4

  var subject: DiffSubject? {
    let number = cursor.selected
    guard let file, conflicts.indices.contains(number) else { return nil }
    let conflict = conflicts[number]
    let around = file.surroundings(of: number)
    let choice = choices[number]
    var lines = Self.lines(around.before).suffix(Self.contextLines).map { DiffPreface($0, .source) }
    func side(_ title: String, _ bytes: [UInt8]?, _ takers: Set<ConflictText.Choice>) {
      let isTaken = choice.map { takers.contains($0) }
      lines.append(DiffPreface("-- \(title)\(isTaken == true ? ", taken" : "")", .hunk))
      let scope: Scope =
        switch isTaken {
        case true?: .added
        case false?: .faint
        case nil: .source
        }
      let text = bytes.map(Self.lines)
      if text?.isEmpty ?? true {
        lines.append(DiffPreface(text == nil ? "nobody knows" : "nothing", .faint))
      }
      lines += (text ?? []).map { DiffPreface($0, scope) }
    }
    side("ours\(Self.label(conflict.ourLabel))", conflict.ours, [.ours, .both])
    side("before both", conflict.base, [.base])
    side("theirs\(Self.label(conflict.theirLabel))", conflict.theirs, [.theirs, .both])
    lines.append(DiffPreface("--", .hunk))
    lines += Self.lines(around.after).prefix(Self.contextLines).map { DiffPreface($0, .source) }
    return .text("Conflict \(number + 1) of \(count)", lines)
  }

  private static func label(_ text: String) -> String { text.isEmpty ? "" : " (\(text))" }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { DiffText($0).text }
  }

  // MARK: - Drawing

  private static let columns = [
    Table.Column("line", width: 6, alignment: .trailing, importance: 4),
    Table.Column("ours", width: 8, alignment: .trailing, importance: 2),
    Table.Column("theirs", width: 8, alignment: .trailing, importance: 2),
    Table.Column("taken", width: 8, importance: 9),
  ]

  func draw(on canvas: inout Canvas, _ list: ListView.Look, _ look: Look) {
    Table(Self.columns).draw(
      on: &canvas, ListView(cursor, count: count), list, heading: look[.faint]
    ) { index in
      let conflict = conflicts[index]
      let choice = choices[index]
      return [
        ("\(file?.lines[index] ?? 0)", look[.lineNumber]),
        (Figures.counted(Self.lines(conflict.ours).count, "line"), look[.faint]),
        (Figures.counted(Self.lines(conflict.theirs).count, "line"), look[.faint]),
        (choice?.words ?? "open", look[choice == nil ? .conflict : .added]),
      ]
    }
  }
}

extension ConflictText.Choice {
  /// What is taken.
  var words: String {
    switch self {
    case .ours: "ours"
    case .theirs: "theirs"
    case .both: "both"
    case .base: "before"
    }
  }
}
