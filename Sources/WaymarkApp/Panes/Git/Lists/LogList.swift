internal import WaymarkCore
internal import WaymarkTerminal

/// The commits of the log view, as far as git has told them.
struct LogList: GitListing {
  var cursor = ListCursor()
  private(set) var count = 0
  private(set) var store: LogStore?
  private(set) var isComplete = false
  /// Whether the last row was asked for while more were to come: then the selection goes along.
  private var followsEnd = false
  /// What the references pointed to when the log was read.
  private(set) var fingerprint: String?
  /// Whether the log begins at every branch rather than at the head.
  var showsEverything = false
  /// A branch or range that the log is of; nil for the head.
  var revision: String?
  var filter = LogFilter()
  /// What the selected commit is compared with; nil shows what it did itself.
  var base: ObjectID?

  var selectedID: ObjectID? { store?.id(cursor.selected) }
  var selectedEntry: LogEntry? { store?.entry(cursor.selected) }
  var subject: DiffSubject? {
    guard let id = selectedID else { return nil }
    guard let base else { return .commit(id) }
    return .comparison(base, id == base ? nil : id)
  }

  var title: String {
    let place = revision ?? (showsEverything ? "all branches" : "")
    return place.isEmpty ? "Log" : "Log of \(place)"
  }

  var summary: [String] {
    guard store != nil else { return [] }
    let number = Figures.count(count) + (isComplete ? "" : "+")
    let compared = base.map { ["against \($0.short)"] } ?? []
    let all = [number] + compared + (filter.isEmpty ? [] : [filter.text])
    return [all.joined(separator: ", "), number]
  }

  var emptyText: String {
    guard isComplete else { return "Reading …" }
    return filter.isEmpty ? "There are no commits yet." : "No commit matches “\(filter.text)”."
  }

  /// What git is asked for.
  var request: LogRequest {
    var request = LogRequest(
      revision.map { .revisions([$0]) } ?? (showsEverything ? .everything : .head))
    filter.apply(to: &request)
    return request
  }

  /// Takes another reading over; the selected commit stays selected where it is near the top.
  mutating func begin(_ store: LogStore, fingerprint: String) {
    let selected = selectedID
    self.store = store
    self.fingerprint = fingerprint
    take()
    let row = selected.flatMap { store.row(of: $0) }
    cursor.select(row ?? cursor.selected, of: count)
  }

  /// Takes in what has come.
  mutating func take() {
    count = store?.count ?? 0
    isComplete = store?.isComplete ?? false
    guard followsEnd else { return }
    cursor.select(count - 1, of: count)
    if isComplete { followsEnd = false }
  }

  mutating func forget() { fingerprint = nil }

  mutating func move(by rows: Int) {
    followsEnd = false
    cursor.move(by: rows, of: count)
    wantMore()
  }

  mutating func select(_ row: Int) {
    cursor.select(row, of: count)
    // The last row is asked for: then all have to be known.
    followsEnd = row >= count - 1 && !isComplete
    if followsEnd { store?.want(.max) }
    wantMore()
  }

  private func wantMore() {
    if cursor.selected + 1000 > count { store?.want(count + 8000) }
  }

  func draw(on canvas: inout Canvas, _ list: ListView.Look, _ look: Look) {
    let shown = cursor.visible(height: canvas.rows, of: count)
    let rows = store?.rows(shown) ?? []
    let graphWidth = min(
      max(2, (rows.map { $0.graph?.width ?? 0 }.max() ?? 0) * 2), max(2, canvas.columns / 3))
    ListView(cursor, count: count).draw(on: &canvas, list) { index, line in
      guard rows.indices.contains(index - shown.lowerBound) else { return }
      LogRow(rows[index - shown.lowerBound], graphWidth: graphWidth).draw(on: &line, look)
    }
  }
}

/// Which commits of a log are shown, as people type it: words of the message, and `author:`, `path:`,
/// `since:`, `until:`, `S:` and `G:` before what they are about.
struct LogFilter: Sendable, Hashable {
  private(set) var text = ""

  init(_ text: String = "") { self.text = text }

  var isEmpty: Bool { text.allSatisfy(\.isWhitespace) }

  func apply(to request: inout LogRequest) {
    var words: [Substring] = []
    for word in text.split(separator: " ") {
      let parts = word.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else {
        words.append(word)
        continue
      }
      let value = String(parts[1])
      switch parts[0] {
      case "author": request.author = value
      case "path": request.pathPatterns.append(value)
      case "since": request.since = value
      case "until": request.until = value
      case "S": request.occurrence = value
      case "G": request.changedLine = value
      default: words.append(word)
      }
    }
    if !words.isEmpty { request.message = words.joined(separator: " ") }
  }
}
