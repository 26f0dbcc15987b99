package import WaymarkCore
package import WaymarkTerminal

/// Differences of files to be read, walked through and chosen from; for panes and overlays.
///
/// A value without a pane of its own: whoever shows it gives it the diff, moves its cursor and asks
/// what is chosen.
///
///     view.show(files)
///     view.reveal(in: area)
///     canvas.within(rect) { view.draw(on: &$0, look, isFocused: true) }
package struct DiffView: Sendable {
  package private(set) var files: [FileDiff] = []
  package private(set) var rows: [DiffRow] = []
  package private(set) var cursor = ListCursor()
  package private(set) var form = DiffForm.inline
  /// The other end of the range of rows that is being chosen; nil for the row of the cursor alone.
  package private(set) var anchor: Int?
  /// Columns that are scrolled out of sight at the left.
  package private(set) var skipped = 0
  /// Sizes for files that are not shown as lines, by their place.
  package var sizes: [Int: DiffSizes] = [:]
  /// Syntax colours by the place of the file, as far as they are known.
  package var colors: [Int: DiffColors] = [:]
  /// The text above the differences, such as a commit's message.
  package private(set) var preface: [DiffPreface] = []
  /// The same, broken to the columns that there are.
  private(set) var wrapped: [DiffPreface] = []
  /// The columns that it was broken to; nil before it was shown.
  private var wrappedTo: Int?
  private var hasHeadings = false

  package init() {}

  /// Shows other files from their start.
  package mutating func show(
    _ files: [FileDiff], headings: Bool = false, preface: [DiffPreface] = []
  ) {
    self = DiffView(form: form, wrappedTo: wrappedTo)
    hasHeadings = headings
    self.preface = preface
    wrapped = DiffPreface.wrapped(preface, to: wrappedTo)
    take(files)
    if !headings { nextChange(by: 1, from: -1) }
  }

  /// Shows what became of the same files and stays where people are.
  package mutating func refresh(_ files: [FileDiff]) {
    anchor = nil
    sizes = [:]
    take(files)
    guard let row, !isChange(row) else { return }
    let here = cursor.selected
    nextChange(by: 1, from: here)
    if cursor.selected == here { nextChange(by: -1, from: here) }
  }

  private init(form: DiffForm, wrappedTo: Int?) {
    self.form = form
    self.wrappedTo = wrappedTo
  }

  /// Adds files to those that are shown, as a long diff comes in.
  package mutating func append(_ more: [FileDiff]) {
    let first = files.count
    files += more
    rows += DiffRow.rows(of: more, form, hasHeadings: hasHeadings).map { $0.moved(by: first) }
  }

  /// Puts the sides below or beside each other; the cursor stays in its hunk.
  package mutating func arrange(_ form: DiffForm) {
    guard form != self.form else { return }
    let before = row
    self.form = form
    take(files)
    anchor = nil
    guard let file = before?.file, let hunk = before?.hunk else { return }
    select(rows.firstIndex(of: .hunk(file: file, hunk: hunk)) ?? 0)
  }

  private mutating func take(_ files: [FileDiff]) {
    self.files = files
    rows =
      wrapped.indices.map { .text($0) }
      + DiffRow.rows(of: files, form, hasHeadings: hasHeadings)
    select(cursor.selected)
  }

  // MARK: - Moving

  /// The row of the cursor.
  package var row: DiffRow? { rows.indices.contains(cursor.selected) ? rows[cursor.selected] : nil }

  /// The file of the cursor.
  package var file: FileDiff? { row?.file.map { files[$0] } }

  package var isEmpty: Bool { rows.isEmpty }

  /// The line of the new text at the cursor, or the next one above it; nil without any.
  package var line: Int? {
    guard let row, let file = row.file, let hunk = row.hunk else { return nil }
    guard case .line(_, _, let old, let new) = row else { return files[file].hunks[hunk].newStart }
    let lines = files[file].hunks[hunk].lines
    let place = Int(new >= 0 ? new : old)
    return lines[...place].last { $0.new > 0 }.map { Int($0.new) }
      ?? files[file].hunks[hunk].newStart
  }

  /// Selects a row.
  package mutating func select(_ row: Int) { cursor.select(row, of: rows.count) }

  package mutating func move(by count: Int) { cursor.move(by: count, of: rows.count) }

  /// Scrolls to the side; the start is as far left as it goes.
  package mutating func scroll(byColumns columns: Int) { skipped = max(0, skipped + columns) }

  /// Goes to the next or previous hunk.
  package mutating func moveToHunk(by step: Int) {
    move(by: step) { if case .hunk = $0 { true } else { false } }
  }

  /// Goes to the next or previous file.
  package mutating func moveToFile(by step: Int) {
    let here = row?.file
    move(by: step) { $0.file != here }
    if step < 0, let file = row?.file, let first = rows.firstIndex(where: { $0.file == file }) {
      select(first)
    }
  }

  /// Goes to the next line that differs.
  private mutating func nextChange(by step: Int, from start: Int) {
    var place = start + step
    while rows.indices.contains(place) {
      if isChange(rows[place]) { return select(place) }
      place += step
    }
  }

  private func isChange(_ row: DiffRow) -> Bool {
    guard case .line(let file, let hunk, let old, let new) = row else { return false }
    return old != new || files[file].hunks[hunk].lines[Int(old)].kind != .context
  }

  private mutating func move(by step: Int, to isWanted: (DiffRow) -> Bool) {
    var place = cursor.selected + step
    while rows.indices.contains(place) {
      if isWanted(rows[place]) { return select(place) }
      place += step
    }
  }

  /// Keeps the cursor in sight, and the text above the differences inside the columns.
  package mutating func reveal(rows height: Int, columns: Int? = nil) {
    if let columns, columns != wrappedTo {
      wrappedTo = columns
      let before = wrapped.count
      wrapped = DiffPreface.wrapped(preface, to: columns)
      rows.replaceSubrange(0..<before, with: wrapped.indices.map { .text($0) })
      if cursor.selected >= before { select(cursor.selected + wrapped.count - before) }
    }
    cursor.reveal(height: height, of: rows.count)
  }
}

/// A line of text above differences.
package struct DiffPreface: Sendable, Hashable {
  package var text: String
  package var scope: Scope

  package init(_ text: String, _ scope: Scope = .text) {
    self.text = text
    self.scope = scope
  }

  /// Lines with those that are prose broken to some columns; what is code stays as it is.
  static func wrapped(_ lines: [DiffPreface], to columns: Int?) -> [DiffPreface] {
    guard let columns, columns > 12 else { return lines }
    return lines.flatMap { line -> [DiffPreface] in
      let isProse = [.text, .strong, .faint, .link, .statusActive].contains(line.scope)
      guard isProse, DisplayText.width(line.text) > columns - 2 else { return [line] }
      let indent = String(line.text.prefix { $0 == " " })
      let words = String(line.text.dropFirst(indent.count))
      return DisplayText.wrapped(words, to: columns - 2 - indent.count)
        .map { DiffPreface(indent + $0, line.scope) }
    }
  }
}

/// Bytes of a file before and after; nil where it was not there.
package struct DiffSizes: Sendable, Hashable {
  package var old: Int?
  package var new: Int?
  /// Of pictures, in pixels.
  package var oldImage: ImageSize?
  package var newImage: ImageSize?

  package init(old: Int?, new: Int?, oldImage: ImageSize? = nil, newImage: ImageSize? = nil) {
    self.old = old
    self.new = new
    self.oldImage = oldImage
    self.newImage = newImage
  }
}

extension DiffRow {
  /// The row in a list with so many files before it.
  fileprivate func moved(by files: Int) -> DiffRow {
    switch self {
    case .text: self
    case .file(let file): .file(file + files)
    case .note(let file): .note(file + files)
    case .hunk(let file, let hunk): .hunk(file: file + files, hunk: hunk)
    case .line(let file, let hunk, let old, let new):
      .line(file: file + files, hunk: hunk, old: old, new: new)
    }
  }
}

extension DiffView {
  // MARK: - Choosing

  /// Begins to choose rows at the cursor, or ends it.
  package mutating func toggleRange() { anchor = anchor == nil ? cursor.selected : nil }

  package mutating func endRange() { anchor = nil }

  /// The rows that are chosen: the range, or the row of the cursor.
  package var chosen: ClosedRange<Int> {
    let other = anchor ?? cursor.selected
    return min(other, cursor.selected)...max(other, cursor.selected)
  }

  /// What an action on lines is about: the lines of the chosen rows, the whole hunk on its heading.
  ///
  /// - Returns: nil where no line is chosen, and where the rows belong to several files.
  package var selection: LineSelection? {
    guard !rows.isEmpty else { return nil }
    let rows = rows[chosen.clamped(to: 0...self.rows.count - 1)]
    guard let file = rows.first?.file, rows.allSatisfy({ $0.file == file }) else { return nil }
    var lines: [Int: Set<Int>] = [:]
    for row in rows {
      switch row {
      case .text, .file, .note: break
      case .hunk(_, let hunk) where anchor == nil:
        lines[hunk] = Set(files[file].hunks[hunk].lines.indices)
      case .hunk: break
      case .line(_, let hunk, let old, let new):
        for index in [old, new] where index >= 0 { lines[hunk, default: []].insert(Int(index)) }
      }
    }
    return lines.isEmpty ? nil : LineSelection(lines: lines)
  }

  /// The hunk of the cursor as a whole.
  package var hunkSelection: LineSelection? {
    guard let file, let hunk = row?.hunk else { return nil }
    return LineSelection(hunk: hunk, of: file)
  }
}
