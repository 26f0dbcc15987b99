/// A field to type in and the items that match, best first.
package struct Picker: Sendable, Hashable {
  /// Something that can be picked.
  package struct Item: Sendable, Hashable {
    package var title: String
    /// Searched for words that begin as what was typed; worth less than the title.
    package var keywords: String
    /// Stands at the right end.
    package var note: String
    /// Why it cannot be picked now; nil when it can.
    package var obstacle: String?

    package init(title: String, keywords: String = "", note: String = "", obstacle: String? = nil) {
      self.title = title
      self.keywords = keywords
      self.note = note
      self.obstacle = obstacle
    }
  }

  /// An item that matches what was typed.
  package struct Match: Sendable, Hashable {
    /// Among the items.
    package var index: Int
    /// The characters of the title that matched.
    package var positions: [Int]
  }

  package private(set) var items: [Item]
  package private(set) var field = TextField()
  /// The items that match: better ones first, and in their given order where they match equally.
  package private(set) var matches: [Match] = []
  package private(set) var cursor = ListCursor()

  package init(_ items: [Item]) {
    self.items = items
    filter()
  }

  /// The selected item's place among the items; nil when nothing matches.
  package var selection: Int? {
    matches.indices.contains(cursor.selected) ? matches[cursor.selected].index : nil
  }

  package var selectedItem: Item? { selection.map { items[$0] } }

  /// Gives other items and keeps what was typed.
  package mutating func replace(with items: [Item]) {
    self.items = items
    filter()
  }

  /// Changes what is typed; the best match is selected then.
  package mutating func edit(_ change: (inout TextField) -> Void) {
    let before = field.text
    change(&field)
    if field.text != before { filter() }
  }

  /// Moves the selection and stops at the ends.
  package mutating func move(by rows: Int) { cursor.move(by: rows, of: matches.count) }

  /// Selects an item, when it is among the matches.
  package mutating func select(item index: Int) {
    if let row = matches.firstIndex(where: { $0.index == index }) {
      cursor.select(row, of: matches.count)
    }
  }

  private mutating func filter() {
    let pattern = FuzzyPattern(field.text)
    let typed = Picker.words(of: field.text)
    cursor = ListCursor()
    guard !pattern.isEmpty else {
      matches = items.indices.map { Match(index: $0, positions: []) }
      return
    }
    let found = items.indices.compactMap { index -> (match: Match, score: Int)? in
      let item = items[index]
      let handicap = item.obstacle == nil ? 0 : Picker.handicap
      if let own = pattern.match(item.title), !own.isScattered(in: item.title) {
        return (Match(index: index, positions: own.positions), own.score - handicap)
      }
      let known = Picker.words(of: item.keywords)
      let isKnown = typed.allSatisfy { word in known.contains { $0.hasPrefix(word) } }
      return isKnown ? (Match(index: index, positions: []), .min / 2 - handicap) : nil
    }
    matches = found.enumerated().sorted { one, other in
      (-one.element.score, one.offset) < (-other.element.score, other.offset)
    }.map(\.element.match)
  }

  /// What an item loses that cannot be picked now: what can be comes first when it matches nearly as
  /// well.
  private static let handicap = 20

  /// The words of a text in small letters; a dot or a hyphen parts two.
  private static func words(of text: String) -> [Substring] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }
  }

  /// Keeps the selected row and the cursor in sight.
  package mutating func reveal(rows: Int, columns: Int) {
    cursor.reveal(height: rows, of: matches.count)
    field.reveal(width: columns)
  }
}

extension Picker {
  /// The looks of a picker.
  package struct Look: Sendable {
    package var text: Style
    package var faint: Style
    package var disabled: Style
    package var match: Style
    package var note: Style
    package var field: TextField.Look
    package var list: ListView.Look
    /// Stands before the field.
    package var prompt: String

    package init(
      text: Style, faint: Style, disabled: Style, match: Style, note: Style, field: TextField.Look,
      list: ListView.Look, prompt: String
    ) {
      self.text = text
      self.faint = faint
      self.disabled = disabled
      self.match = match
      self.note = note
      self.field = field
      self.list = list
      self.prompt = prompt
    }
  }

  /// The rows that the field and the line below it take.
  package static let fieldRows = 1

  /// Draws the field in the first row and the matches below it, or the matches alone.
  package func draw(
    on canvas: inout Canvas, _ look: Look, placeholder: String, empty: String,
    hasField: Bool = true
  ) {
    let (top, rest) = canvas.bounds.split(top: hasField ? Picker.fieldRows : 0)
    if hasField {
      let (promptArea, fieldArea) = top.split(left: DisplayText.width(look.prompt))
      canvas.within(promptArea) { $0.write(look.prompt, row: 0, column: 0, style: look.note) }
      canvas.within(fieldArea) { field.draw(on: &$0, look.field, placeholder: placeholder) }
    }
    canvas.within(rest) { area in
      guard !matches.isEmpty else {
        area.write(empty, row: 0, column: 1, style: look.faint)
        return
      }
      ListView(cursor, count: matches.count).draw(on: &area, look.list) { index, line in
        draw(matches[index], on: &line, look)
      }
    }
  }

  private func draw(_ match: Match, on canvas: inout Canvas, _ look: Look) {
    let item = items[match.index]
    let isEnabled = item.obstacle == nil
    var end = canvas.columns - 1
    if !item.note.isEmpty {
      let width = min(DisplayText.width(item.note), canvas.columns / 2)
      end -= width
      canvas.write(
        item.note, row: 0, column: end, style: isEnabled ? look.note : look.disabled, limit: width)
      end -= 1
    }
    let style = isEnabled ? look.text : look.disabled
    canvas.write(item.title, row: 0, column: 1, style: style, limit: end - 1)
    highlight(match, in: item.title, on: &canvas, upTo: end, look)
  }

  /// Marks the letters that matched; the column of each is the width of what stands before it.
  private func highlight(
    _ match: Match, in title: String, on canvas: inout Canvas, upTo end: Int, _ look: Look
  ) {
    guard !match.positions.isEmpty else { return }
    let wanted = Set(match.positions)
    var column = 1
    for (offset, character) in title.enumerated() {
      let width = DisplayText.width(String(character))
      guard column + width < end else { return }
      if wanted.contains(offset) {
        canvas.restyle(Rect(row: 0, column: column, rows: 1, columns: width)) { _ in look.match }
      }
      column += width
    }
  }
}
