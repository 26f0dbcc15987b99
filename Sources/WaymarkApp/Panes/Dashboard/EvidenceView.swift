internal import WaymarkCore
internal import WaymarkTerminal

/// The state of the evidence view: places on top, the source of the selected one below.
package struct EvidenceView: Sendable {
  let subject: EvidenceSubject
  private(set) var cursor = ListCursor()
  /// Lines that the source is scrolled by, counted from where the line of interest is well placed.
  private(set) var scrolled = 0
  var excerpts: [SourcePlace: [SourceLine]] = [:]

  /// Lines of source asked for on either side of a place.
  package static let context = 200

  init(_ subject: EvidenceSubject) { self.subject = subject }

  var selected: EvidenceSubject.Entry? {
    subject.entries.indices.contains(cursor.selected) ? subject.entries[cursor.selected] : nil
  }

  /// The request for the source of the selected place, when it is not there yet.
  var missingExcerpt: [Effect] {
    guard let place = selected?.place, excerpts[place] == nil else { return [] }
    return [DashboardWork.readExcerpt(place)]
  }

  mutating func move(_ action: ListAction, in area: Size) -> [Effect] {
    let count = subject.entries.count
    let before = cursor.selected
    switch action {
    case .up: cursor.move(by: -1, of: count)
    case .down: cursor.move(by: 1, of: count)
    case .pageUp: scroll(by: -1, in: area)
    case .pageDown: scroll(by: 1, in: area)
    case .first: cursor.select(0, of: count)
    case .last: cursor.select(count - 1, of: count)
    }
    if cursor.selected != before { scrolled = 0 }
    return missingExcerpt
  }

  /// Scrolls the source by most of a page, as far as there are lines.
  mutating func scroll(by pages: Int, in area: Size) {
    let height = EvidenceLayout(self, area: area).source.rows
    scroll(byLines: pages * max(1, height - 2), in: area)
  }

  /// Scrolls the source, as far as there are lines.
  mutating func scroll(byLines lines: Int, in area: Size) {
    scrolled += lines
    clampScroll(height: EvidenceLayout(self, area: area).source.rows)
  }

  /// Selects a place and asks for its source.
  mutating func select(_ row: Int) -> [Effect] {
    let before = cursor.selected
    cursor.select(row, of: subject.entries.count)
    if cursor.selected != before { scrolled = 0 }
    return missingExcerpt
  }

  mutating func reveal(in area: Size) {
    let layout = EvidenceLayout(self, area: area)
    cursor.reveal(height: layout.entries.rows, of: subject.entries.count)
    clampScroll(height: layout.source.rows)
  }

  /// The source lines to show in some rows.
  func shownLines(height: Int) -> ArraySlice<SourceLine> {
    guard let place = selected?.place, let lines = excerpts[place], !lines.isEmpty else {
      return []
    }
    let top = max(0, min(lines.count - height, startIndex(of: place, lines, height) + scrolled))
    return lines[top..<min(lines.count, top + max(0, height))]
  }

  private mutating func clampScroll(height: Int) {
    guard let place = selected?.place, let lines = excerpts[place] else { return }
    let start = startIndex(of: place, lines, height)
    scrolled = max(-start, min(scrolled, max(0, lines.count - height) - start))
  }

  /// The first line that is shown before any scrolling: the line of interest lies in upper third.
  private func startIndex(of place: SourcePlace, _ lines: [SourceLine], _ height: Int) -> Int {
    let focus = lines.firstIndex { $0.number >= place.line } ?? 0
    return max(0, min(focus - height / 3, lines.count - height))
  }
}

/// Where the parts of the evidence view go.
struct EvidenceLayout {
  let title: Rect
  let facts: Rect
  let entriesRule: Rect
  let entries: Rect
  let sourceRule: Rect
  let source: Rect
  /// The facts, wrapped: the label stands on the first line of each.
  let factLines: [(label: String, text: String)]

  /// The columns of a fact's label.
  static let labelWidth = 12

  init(_ view: EvidenceView, area: Size) {
    let top = Rect(area).split(top: area.rows >= 24 ? 3 : 2)
    title = top.top
    let all = EvidenceLayout.wrapped(view.subject.facts, width: area.columns - 2)
    let factRoom = min(all.count, max(1, area.rows / 4))
    factLines = EvidenceLayout.cut(all, to: factRoom)
    let below = top.rest.split(top: factRoom)
    facts = below.top
    let rule = below.rest.split(top: area.rows >= 24 ? 2 : 1)
    entriesRule = rule.top
    let wanted = max(1, view.subject.entries.count)
    let list = rule.rest.split(top: min(wanted, max(2, area.rows / 4)))
    entries = list.top
    let second = list.rest.split(top: area.rows >= 24 ? 2 : 1)
    sourceRule = second.top
    source = second.rest
  }

  private static func wrapped(
    _ facts: [EvidenceSubject.Fact], width: Int
  ) -> [(label: String, text: String)] {
    facts.flatMap { fact in
      DisplayText.wrapped(fact.text, to: max(8, width - labelWidth)).enumerated().map {
        (label: $0.offset == 0 ? fact.label : "", text: $0.element)
      }
    }
  }

  /// Leaves a sign of what does not fit.
  private static func cut(
    _ lines: [(label: String, text: String)], to count: Int
  ) -> [(label: String, text: String)] {
    guard lines.count > count, count > 0 else { return lines }
    var kept = Array(lines[..<count])
    kept[count - 1].text += " …"
    return kept
  }
}
