internal import WaymarkCore
internal import WaymarkTerminal

/// The lines of a file with the commits that they come from.
struct BlameList: GitListing {
  /// A file at a commit; nil is the work tree.
  struct Place: Sendable, Hashable {
    var path: GitPath
    var commit: ObjectID?
  }

  var cursor = ListCursor()
  private(set) var place: Place?
  /// The places that were looked at before, the last one last.
  private var before: [(place: Place, line: Int)] = []
  private var lines: [[UInt8]] = []
  private var blame = Blame()
  /// Whether git could not read the file.
  private var hasFailed = false

  var count: Int { lines.count }
  var title: String { place.map { "Blame of \($0.path.text)" } ?? "Blame" }
  var emptyText: String {
    if hasFailed { return "Git cannot tell where its lines come from." }
    return place == nil ? "No file is chosen." : "Reading …"
  }

  var summary: [String] {
    guard let place else { return [] }
    let known = blame.isComplete || hasFailed ? "" : ", reading …"
    return [(place.commit.map { "at \($0.short)" } ?? "as it is") + known]
  }

  var selected: Blame.Commit? { blame.commit(ofLine: cursor.selected) }

  var subject: DiffSubject? {
    guard let selected else { return nil }
    return selected.isUncommitted
      ? .text("Line \(cursor.selected + 1)", [DiffPreface("This line is not committed.", .faint)])
      : .commit(selected.id)
  }

  /// Notes that nothing more will come.
  mutating func fail() { hasFailed = !blame.isComplete }

  /// Begins with a file.
  mutating func open(_ place: Place) {
    self = BlameList()
    self.place = place
  }

  /// The place before the selected line's commit; nil where the line began.
  var previous: Place? {
    selected?.previous.map { Place(path: $0.path, commit: $0.commit) }
  }

  /// Goes to the place before the selected line's commit.
  mutating func walk() {
    guard let previous, let place else { return }
    before.append((place, cursor.selected))
    let line = cursor
    (self.place, lines, blame, hasFailed) = (previous, [], Blame(), false)
    cursor = line
  }

  /// Goes back to where people came from.
  ///
  /// - Returns: False when there is nothing to go back to.
  mutating func back() -> Bool {
    guard let last = before.popLast() else { return false }
    (place, lines, blame, hasFailed) = (last.place, [], Blame(), false)
    cursor = ListCursor(selected: last.line)
    return true
  }

  mutating func show(_ lines: [[UInt8]], of place: Place) {
    guard place == self.place else { return }
    self.lines = lines
    cursor.select(cursor.selected, of: lines.count)
  }

  mutating func show(_ blame: Blame, of place: Place) {
    if place == self.place { self.blame = blame }
  }

  func draw(on canvas: inout Canvas, _ list: ListView.Look, _ look: Look) {
    let digits = String(lines.count).count
    let isWide = canvas.columns >= 60
    ListView(cursor, count: lines.count).draw(on: &canvas, list) { index, row in
      var column = 1
      let commit = blame.commit(ofLine: index)
      let isRepeated = index > 0 && commit?.id == blame.commit(ofLine: index - 1)?.id
      if let commit, !isRepeated || index == cursor.top {
        let id = commit.isUncommitted ? "new" : commit.id.short
        row.write(id, row: 0, column: column, style: look[.link])
        if isWide, !commit.isUncommitted {
          row.write(commit.author, row: 0, column: column + 9, style: look[.faint], limit: 12)
          let age = ShortAge.text(from: commit.time, to: look.now)
          row.write(
            DisplayText.leftPadded(age, to: ShortAge.width), row: 0, column: column + 22,
            style: look[.faint])
        }
      }
      column += isWide ? 29 : 9
      let number = DisplayText.leftPadded("\(index + 1)", to: digits)
      column = row.write(number, row: 0, column: column, style: look[.lineNumber]) + 1
      row.write(DiffText(lines[index][...]).text, row: 0, column: column, style: look[.source])
    }
  }
}

/// A commit in the history of a file, in the list.
struct RevisionItem: GitListItem {
  let revision: FileRevision

  static let title = "History"
  static let emptyText = "No commit has this file."
  static let columns = [
    Table.Column("", width: 1, importance: 6),
    Table.Column("commit", width: 8, importance: 5),
    Table.Column("age", width: 6, alignment: .trailing, importance: 5),
    Table.Column("subject", width: 16...90, importance: 8),
    Table.Column("name then", width: 10...40, importance: 2),
  ]

  var key: String { revision.commit.id.hex }
  var subject: DiffSubject? { .revision(revision) }

  func cells(_ look: Look) -> [(text: String, style: Style)] {
    let letter = revision.change.map { StatusLetter($0) }
    return [
      (letter?.text ?? "", look[letter?.scope ?? .faint]),
      (revision.commit.id.short, look[.link]),
      (ShortAge.text(from: revision.commit.time, to: look.now), look[.faint]),
      (revision.commit.subject, look[.text]), (revision.path.text, look[.faint]),
    ]
  }
}
