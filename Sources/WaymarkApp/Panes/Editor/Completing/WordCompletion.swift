internal import WaymarkCore
internal import WaymarkTerminal

/// Words that go on as the one before the cursor begins.
struct WordCompletion: Sendable, Hashable {
  /// A word and where it comes from.
  struct Item: Sendable, Hashable {
    var word: String
    var source: String
  }

  /// A text that words are looked for in, from a place that is near.
  struct Source: Sendable {
    var name: String
    var text: TextSnapshot
    var offset: Int
  }

  /// Everything that was found for the beginning that was asked for.
  private let all: [Item]
  private(set) var items: [Item]
  private(set) var selected = 0

  /// The most that are found and shown.
  static let limit = 500
  static let rows = 8

  init(_ items: [Item]) {
    all = items
    self.items = items
  }

  var item: Item? { items.indices.contains(selected) ? items[selected] : nil }

  mutating func move(by steps: Int) {
    guard !items.isEmpty else { return }
    selected = (selected + steps + items.count) % items.count
  }

  /// Keeps the words that go on as what is typed now.
  mutating func narrow(to prefix: String) {
    let prefix = prefix.lowercased()
    items = all.filter { $0.word.count > prefix.count && $0.word.lowercased().hasPrefix(prefix) }
    selected = 0
  }

  /// Finds words in texts: the nearest to the cursor first, then those of other texts, then names.
  ///
  /// - Parameters:
  ///   - prefix: What the words begin with, in any case.
  ///   - texts: The first is the one that is edited.
  ///   - symbols: Names of the analysis.
  /// - Returns: Each word once.
  static func items(
    for prefix: String, in texts: [Source], symbols: [String]
  ) -> [Item] {
    var items: [Item] = []
    var known: Set<String> = [prefix]
    for (index, text) in texts.enumerated() {
      let words = nearWords(
        prefix, in: text.text, around: text.offset, isTyped: index == 0)
      for word in words where known.insert(word).inserted {
        items.append(Item(word: word, source: index == 0 ? "" : text.name))
      }
      if Task.isCancelled { return [] }
    }
    let small = prefix.lowercased()
    for name in symbols.sorted() where name.count > prefix.count {
      if name.lowercased().hasPrefix(small), known.insert(name).inserted {
        items.append(Item(word: name, source: "analysis"))
      }
    }
    return Array(items.prefix(limit))
  }

  /// So many bytes around the cursor are looked through.
  private static let reach = 1 << 19

  /// The words that begin so, the nearest first.
  private static func nearWords(
    _ prefix: String, in text: TextSnapshot, around offset: Int, isTyped: Bool
  ) -> [String] {
    let start = max(0, offset - reach)
    let bytes = text.bytes(start..<min(text.count, offset + reach))
    let wanted = Array(prefix.lowercased().utf8)
    var found: [(word: String, distance: Int)] = []
    var index = 0
    while index < bytes.count {
      guard isWord(bytes[index]) else {
        index += 1
        continue
      }
      let from = index
      while index < bytes.count, isWord(bytes[index]) { index += 1 }
      let word = bytes[from..<index]
      guard word.count > wanted.count, word.count <= 80,
        zip(word, wanted).allSatisfy({ lowered($0) == $1 })
      else { continue }
      // The word that is being typed is none of them.
      if isTyped, start + from <= offset, start + index >= offset { continue }
      found.append((String(decoding: word, as: UTF8.self), abs(start + from - offset)))
    }
    return found.sorted { $0.distance < $1.distance }.map(\.word)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  // MARK: - Drawing

  /// Draws the words below a place, or above it where there is more room.
  func draw(row: Int, column: Int, on canvas: inout Canvas, _ look: Look) {
    let look = look.over(.popup)
    let isBelow =
      canvas.rows - row - 1 >= min(items.count, WordCompletion.rows) || row < canvas.rows / 2
    let room = isBelow ? canvas.rows - row - 1 : row
    let height = min(items.count, WordCompletion.rows, room)
    guard height > 0 else { return }
    let first = max(0, min(selected - height / 2, items.count - height))
    let shown = items[first..<first + height]
    let words = shown.map { DisplayText.width($0.word) }.max() ?? 0
    let sources = shown.map { DisplayText.width($0.source) }.max() ?? 0
    let width = min(canvas.columns, words + 3 + (sources > 0 ? sources + 2 : 0))
    let box = Rect(
      row: isBelow ? row + 1 : row - height,
      column: max(0, min(column - 1, canvas.columns - width)),
      rows: height, columns: width)
    canvas.within(box) { area in
      area.fill(area.bounds, style: look[.popup])
      BoxFrame.drawSides(on: &area, look.symbols, border: look[.popupBorder])
      for (offset, item) in shown.enumerated() {
        area.write(item.word, row: offset, column: 1, style: look[.text], limit: width - 3)
        area.write(
          item.source, row: offset, column: min(words + 3, width), style: look[.faint],
          limit: max(0, width - words - 5))
        guard first + offset == selected else { continue }
        let line = Rect(row: offset, column: 1, rows: 1, columns: width - 2)
        area.restyle(line) { $0.selected(look[.selection]) }
        if look.isPlain {
          area.write(look.symbols.focus, row: offset, column: 0, style: look[.selection])
        }
      }
    }
  }
}
