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

  private(set) var files: [Section: [StatusEntry]] = [:]
  private(set) var rows: [StatusRow] = []
  /// Whether folders have rows of their own.
  private(set) var isTree = false
  /// The folders of the tree whose files are not shown.
  private var closed: Set<GitPath> = []
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
        ? status.head.isUnborn
          ? "Nothing to commit: there is no file yet."
          : "Nothing to commit: the work tree is as the last commit has it."
        : "Nothing is left to do here; continue with m c."
    let place = row.flatMap { key(of: $0) }
    let next = following(cursor.selected).compactMap { key(of: $0) }
    files = [
      .conflicts: status.conflicted, .staged: status.staged, .unstaged: status.unstaged,
      .untracked: status.untracked, .ignored: status.ignored,
    ]
    layOut()
    select(place, or: next)
  }

  /// Puts the files into folders, or into one list.
  mutating func setTree(_ isTree: Bool) {
    let place = row.flatMap { key(of: $0) }
    let file = row?.folder.flatMap { folder in
      row.map { Key(section: $0.section, path: files[$0.section]?[folder.files.lowerBound].path) }
    }
    self.isTree = isTree
    layOut()
    select(place, or: [file].compactMap { $0 })
  }

  /// Opens or closes the selected folder.
  mutating func fold() {
    guard let row, let folder = row.folder else { return }
    let place = key(of: row)
    if closed.remove(folder.path) == nil { closed.insert(folder.path) }
    layOut()
    select(place, or: [])
  }

  private mutating func layOut() {
    rows = Section.allCases.flatMap { section in
      let entries = files[section] ?? []
      return isTree
        ? StatusRow.tree(section, entries, closed: closed)
        : StatusRow.list(section, count: entries.count)
    }
  }

  private mutating func select(_ place: Key?, or next: [Key]) {
    guard place != nil else {
      cursor.select(rows.count > 1 ? 1 : 0, of: rows.count)
      return
    }
    let known = Dictionary(
      rows.enumerated().compactMap { index, row in key(of: row).map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
    let wanted = ([place].compactMap { $0 } + next).lazy.compactMap { known[$0] }.first
    cursor.select(wanted ?? cursor.selected, of: rows.count)
    if row?.content == .heading, wanted == nil { cursor.move(by: 1, of: rows.count) }
  }

  /// What tells a row apart from one status to the next.
  private struct Key: Hashable {
    var section: Section
    /// Of a file, or of a folder with a slash at its end; nil for a heading.
    var path: GitPath?
  }

  private func key(of row: StatusRow) -> Key? {
    switch row.content {
    case .heading: Key(section: row.section, path: nil)
    case .folder(let folder): Key(section: row.section, path: folder.path)
    case .file(let index): Key(section: row.section, path: files[row.section]?[index].path)
    }
  }

  /// The rows after one in its section, then those before it: where the selection goes when the row
  /// leaves.
  private func following(_ index: Int) -> [StatusRow] {
    guard rows.indices.contains(index) else { return [] }
    let section = rows[index].section
    func isNear(_ row: StatusRow) -> Bool { row.section == section && row.content != .heading }
    let after = rows[(index + 1)...].prefix(while: isNear).prefix(8)
    let before = rows[..<index].reversed().prefix(while: isNear).prefix(8)
    return Array(after) + Array(before)
  }

  // MARK: - Reading

  /// The selected row.
  var row: StatusRow? { rows.indices.contains(cursor.selected) ? rows[cursor.selected] : nil }

  /// The selected file with its section.
  var selected: StatusSelection? {
    guard let row, let index = row.file, let entry = files[row.section]?[index] else { return nil }
    return StatusSelection(section: row.section, entry: entry)
  }

  /// The files that an action on the selected row is about: the file, those of the folder, or the
  /// whole section.
  var chosen: [StatusEntry] {
    guard let row, let all = files[row.section] else { return [] }
    switch row.content {
    case .heading: return all
    case .folder(let folder): return Array(all[folder.files])
    case .file(let index): return [all[index]]
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
