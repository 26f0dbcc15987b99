internal import WaymarkCore
internal import WaymarkTerminal

/// The files of a work tree that are not as the last commit has them, by what can be done with them.
struct StatusList: GitListing {
  /// A part of the list.
  enum Section: String, Sendable, CaseIterable {
    case conflicts, unstaged, untracked, staged, ignored

    var title: String {
      switch self {
      case .conflicts: "In conflict"
      case .unstaged: "Changed"
      case .untracked: "New"
      case .staged: "Staged"
      case .ignored: "Ignored"
      }
    }
  }

  /// A row: the heading of a section, or a file in it.
  enum Row: Sendable, Hashable {
    case heading(Section)
    case file(Section, Int)

    var section: Section {
      switch self {
      case .heading(let section), .file(let section, _): section
      }
    }
  }

  private(set) var files: [Section: [StatusEntry]] = [:]
  private(set) var rows: [Row] = []
  /// The number of files, each counted once, without ignored ones.
  private var total = 0
  private(set) var emptyText = "Reading …"
  var cursor = ListCursor()

  /// Takes another status and keeps the selection where it was.
  mutating func show(_ status: WorkTreeStatus, isBare: Bool) {
    total = status.entries.count - status.ignored.count
    emptyText =
      isBare
      ? "A bare repository has no work tree."
      : status.operation == nil
        ? "Nothing to commit: the work tree is as the last commit has it."
        : "Nothing is left to do here; continue with m c."
    let before = row
    let place = before.flatMap { key(of: $0) }
    let next = following(cursor.selected).compactMap { key(of: $0) }
    files = [
      .conflicts: status.conflicted, .staged: status.staged, .unstaged: status.unstaged,
      .untracked: status.untracked, .ignored: status.ignored,
    ]
    rows = Section.allCases.flatMap { section -> [Row] in
      let count = files[section]?.count ?? 0
      return count == 0 ? [] : [.heading(section)] + (0..<count).map { .file(section, $0) }
    }
    guard before != nil else {
      cursor.select(rows.count > 1 ? 1 : 0, of: rows.count)
      return
    }
    let known = Dictionary(
      rows.enumerated().compactMap { index, row in key(of: row).map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
    let wanted = ([place].compactMap { $0 } + next).lazy.compactMap { known[$0] }.first
    cursor.select(wanted ?? cursor.selected, of: rows.count)
    if case .heading = row, wanted == nil { cursor.move(by: 1, of: rows.count) }
  }

  /// What tells a row apart from one status to the next.
  private struct Key: Hashable {
    var section: Section
    var path: GitPath?
  }

  private func key(of row: Row) -> Key? {
    switch row {
    case .heading(let section): Key(section: section, path: nil)
    case .file(let section, let index): Key(section: section, path: files[section]?[index].path)
    }
  }

  /// The files after a row in its section, then those before it: where the selection goes when the
  /// row leaves.
  private func following(_ index: Int) -> [Row] {
    guard rows.indices.contains(index) else { return [] }
    let section = rows[index].section
    func isFile(_ row: Row) -> Bool {
      if case .file(section, _) = row { true } else { false }
    }
    let after = rows[(index + 1)...].prefix(while: isFile).prefix(8)
    let before = rows[..<index].reversed().prefix(while: isFile).prefix(8)
    return Array(after) + Array(before)
  }

  // MARK: - Reading

  /// The selected row.
  var row: Row? { rows.indices.contains(cursor.selected) ? rows[cursor.selected] : nil }

  /// The selected file with its section.
  var selected: StatusSelection? {
    guard case .file(let section, let index) = row, let entry = files[section]?[index] else {
      return nil
    }
    return StatusSelection(section: section, entry: entry)
  }

  /// The files that an action on the selected row is about: the file, or the whole section.
  var chosen: [StatusEntry] {
    switch row {
    case nil: []
    case .heading(let section): files[section] ?? []
    case .file(let section, let index): files[section].map { [$0[index]] } ?? []
    }
  }

  var isEmpty: Bool { rows.isEmpty }

  /// Whether nothing is left to stage.
  var isAllStaged: Bool { rows.allSatisfy { [.staged, .ignored].contains($0.section) } }

  // MARK: - The list

  var count: Int { rows.count }
  var subject: DiffSubject? { selected.map { .file($0) } }
  var title: String { "Files" }

  var summary: [String] {
    let staged = files[.staged]?.count ?? 0
    guard total > 0 else { return [] }
    return ["\(Figures.count(staged)) of \(Figures.counted(total, "file")) staged"]
  }

  mutating func reveal(rows height: Int) {
    cursor.reveal(height: height, of: rows.count)
    // The heading above the first file is worth the row that it takes.
    if cursor.top == 1 { cursor = ListCursor(selected: cursor.selected, top: 0) }
    cursor.reveal(height: height, of: rows.count)
  }
}

/// A file of the status list with the section that it was selected in.
struct StatusSelection: Sendable, Hashable {
  var section: StatusList.Section
  var entry: StatusEntry

  /// The comparison that shows what the section is about; nil for a file that git does not know.
  var request: DiffRequest? {
    let paths = [entry.originalPath, entry.path].compactMap { $0 }
    switch section {
    case .staged: return .staged(paths)
    case .unstaged, .conflicts: return .unstaged([entry.path])
    case .untracked, .ignored: return nil
    }
  }
}

extension StatusList {
  func draw(on canvas: inout Canvas, _ list: ListView.Look, _ look: Look) {
    ListView(cursor, count: rows.count).draw(on: &canvas, list) { index, line in
      draw(rows[index], on: &line, look)
    }
  }

  private func draw(_ row: Row, on canvas: inout Canvas, _ look: Look) {
    switch row {
    case .heading(let section):
      let count = Figures.count(files[section]?.count ?? 0)
      canvas.write("\(section.title) \(count)", row: 0, column: 1, style: look[.title])
    case .file(let section, let index):
      guard let entry = files[section]?[index] else { return }
      draw(entry, in: section, on: &canvas, look)
    }
  }

  private func draw(
    _ entry: StatusEntry, in section: Section, on canvas: inout Canvas, _ look: Look
  ) {
    let letter = entry.letter(in: section)
    canvas.write(letter.text, row: 0, column: 2, style: look[letter.scope])
    let column = 3 + max(1, letter.text.count)
    var note = entry.conflict?.words ?? entry.submodule?.words ?? ""
    if let old = entry.originalPath, section == .staged { note = "from \(old.text)" }
    let room = canvas.columns - column - 1
    let path = DisplayText.truncatedHead(entry.path.text, to: room)
    // The folders matter less than the name.
    let name = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    var end = canvas.write(String(path[..<name]), row: 0, column: column, style: look[.faint])
    end = canvas.write(String(path[name...]), row: 0, column: end, style: look[.text])
    let left = canvas.columns - end - 3
    guard !note.isEmpty, left >= min(12, DisplayText.width(note)) else { return }
    canvas.write(note, row: 0, column: end + 2, style: look[.faint], limit: left)
  }
}

extension StatusEntry {
  /// The letter of what happened to the file, as a section sees it.
  func letter(in section: StatusList.Section) -> StatusLetter {
    switch section {
    case .conflicts: StatusLetter(conflict?.rawValue ?? "U", .conflict)
    case .untracked: StatusLetter("?", .added)
    case .ignored: StatusLetter("!", .faint)
    case .staged: staged.map { StatusLetter($0) } ?? StatusLetter(" ", .text)
    case .unstaged: unstaged.map { StatusLetter($0) } ?? StatusLetter(" ", .text)
    }
  }
}

extension StatusEntry.Conflict {
  /// What the two sides did.
  var words: String {
    switch self {
    case .bothDeleted: "both deleted it"
    case .addedByUs: "we added it"
    case .deletedByThem: "they deleted it"
    case .addedByThem: "they added it"
    case .deletedByUs: "we deleted it"
    case .bothAdded: "both added it"
    case .bothModified: "both changed it"
    }
  }
}

extension StatusEntry.Submodule {
  /// What is new in the submodule.
  var words: String {
    var words: [String] = []
    if hasNewCommits { words.append("new commits") }
    if hasChanges { words.append("changes") }
    if hasUntrackedFiles { words.append("new files") }
    return words.isEmpty ? "submodule" : "submodule: " + words.joined(separator: ", ")
  }
}
