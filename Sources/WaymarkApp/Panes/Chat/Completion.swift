internal import WaymarkTerminal

/// What is proposed for the word at the cursor: a command behind a slash, or what `@` can attach.
struct Completion: Sendable, Hashable {
  struct Item: Sendable, Hashable {
    var text: String
    var note: String
  }

  /// The most proposals.
  static let limit = 8

  private(set) var items: [Item]
  /// The characters before the cursor that an item replaces.
  let replaced: Int
  private(set) var selected = 0

  /// What `@` can attach beside paths.
  private static let references: [Item] = [
    Item(text: "@diff", note: "changes that are not staged"),
    Item(text: "@staged", note: "changes that are staged"),
    Item(text: "@plan", note: "the plan"),
    Item(text: "@analysis", note: "the last analysis"),
    Item(text: "@map", note: "a map of the repository"),
    Item(text: "@objective:", note: "an objective with its evidence and gaps"),
    Item(text: "@commit:", note: "a commit"),
  ]

  /// Proposals for what stands before the cursor; nil when there is nothing to propose.
  init?(before: String, isInFirstLine: Bool, paths: [String]) {
    if isInFirstLine, before.hasPrefix("/"), !before.contains(where: \.isWhitespace) {
      let word = before.dropFirst()
      items = SlashCommand.allCases.filter { $0.rawValue.hasPrefix(word) }.map { command in
        let tail = command.argument.isEmpty ? "" : " "
        return Item(text: "/\(command.rawValue)\(tail)", note: command.help)
      }
      replaced = before.count
    } else {
      let word = before.reversed().prefix { !$0.isWhitespace }.reversed()
      guard word.first == "@" else { return nil }
      items = Completion.items(for: String(word.dropFirst()), paths)
      replaced = word.count
    }
    guard !items.isEmpty else { return nil }
    items = Array(items.prefix(Completion.limit))
    // What is complete already needs no proposal.
    if items.count == 1, items[0].text.count == replaced { return nil }
  }

  private static func items(for word: String, _ paths: [String]) -> [Item] {
    let known = references.filter { $0.text.dropFirst().hasPrefix(word) }
    guard !word.isEmpty else {
      return known + paths.prefix(limit).map { Item(text: "@\($0)", note: "") }
    }
    let pattern = FuzzyPattern(word)
    let found = paths.lazy.compactMap { path in pattern.match(path).map { (path, $0.score) } }
      .sorted { $0.1 > $1.1 }.prefix(limit)
    return known + found.map { Item(text: "@\($0.0)", note: "") }
  }

  var item: Item { items[selected] }

  mutating func move(by steps: Int) {
    selected = (selected + steps + items.count) % items.count
  }

  /// Draws the proposals at the foot of an area.
  func draw(on canvas: inout Canvas, _ look: Look) {
    let look = look.over(.popup)
    let height = min(items.count, canvas.rows)
    let width = min(canvas.columns, 64)
    let first = max(0, min(selected, items.count - height))
    let names = items.map { DisplayText.width($0.text) }.max() ?? 0
    let box = Rect(row: canvas.rows - height, column: 0, rows: height, columns: width)
    canvas.within(box) { area in
      area.fill(area.bounds, style: look[.popup])
      BoxFrame.drawSides(on: &area, look.symbols, border: look[.popupBorder])
      for (row, item) in items.dropFirst(first).prefix(height).enumerated() {
        let end = area.write(
          item.text, row: row, column: 1, style: look[.text], limit: width - 3)
        let column = max(end + 2, min(names, width / 2) + 3)
        area.write(
          item.note, row: row, column: column, style: look[.faint],
          limit: max(0, width - 2 - column))
        guard first + row == selected else { continue }
        let line = Rect(row: row, column: 1, rows: 1, columns: width - 2)
        area.restyle(line) { $0.selected(look[.selection]) }
        if look.isPlain {
          area.write(look.symbols.focus, row: row, column: 0, style: look[.selection])
        }
      }
    }
  }
}
