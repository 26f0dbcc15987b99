internal import WaymarkCore
internal import WaymarkTerminal

extension StatusList {
  func draw(on canvas: inout Canvas, _ list: ListView.Look, _ look: Look) {
    ListView(cursor, count: rows.count).draw(on: &canvas, list) { index, line in
      draw(rows[index], on: &line, look)
    }
  }

  private func draw(_ row: StatusRow, on canvas: inout Canvas, _ look: Look) {
    switch row.content {
    case .heading:
      let count = Figures.count(files[row.section]?.count ?? 0)
      canvas.write("\(row.section.title) \(count)", row: 0, column: 1, style: look[.title])
    case .folder(let folder):
      let start = 2 + 2 * row.depth
      let mark = folder.isOpen ? look.symbols.expanded : look.symbols.collapsed
      canvas.write(mark, row: 0, column: start, style: look[.faint])
      let end = canvas.write("\(folder.name)/", row: 0, column: start + 2, style: look[.path])
      if !folder.isOpen {
        canvas.write(
          Figures.count(folder.files.count), row: 0, column: end + 1, style: look[.faint])
      }
    case .file(let index):
      guard let entry = files[row.section]?[index] else { return }
      let area = Rect(
        row: 0, column: 2 * row.depth, rows: 1, columns: max(0, canvas.columns - 2 * row.depth))
      canvas.within(area) { draw(entry, in: row.section, on: &$0, look) }
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
    // A folder that git did not look into ends in a slash and is shown with its own name.
    let shown = isTree && !entry.isFolder ? entry.path.name.text : entry.path.text
    let path = DisplayText.truncatedHead(shown, to: room)
    // The folders matter less than the name.
    let name = path.dropLast().lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
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
