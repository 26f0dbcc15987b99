/// The little of HTML that plans use: tables, and names for links to lead to.
enum HTMLText {
  /// The value of an attribute of a tag.
  static func attribute(_ name: String, of tag: some StringProtocol) -> String? {
    var rest = tag[...]
    while let place = rest.firstRange(of: name + "=") {
      let before = rest[..<place.lowerBound].last
      rest = rest[place.upperBound...]
      guard before.map(\.isWhitespace) ?? false, let quote = rest.first,
        quote == "\"" || quote == "'"
      else { continue }
      return String(rest.dropFirst().prefix { $0 != quote })
    }
    return nil
  }

  private static func hasTable(_ text: String) -> Bool {
    let sign = Array("<table".utf8)
    var place = 0
    for byte in text.utf8 {
      let lower = 0x41...0x5A ~= byte ? byte | 0x20 : byte
      place = lower == sign[place] ? place + 1 : lower == sign[0] ? 1 : 0
      if place == sign.count { return true }
    }
    return false
  }

  /// The table in a block of HTML; nil when there is none.
  ///
  /// A cell that spans rows counts in each of them. An image counts as its alternative text.
  ///
  /// - Parameters:
  ///   - text: The block.
  ///   - line: Its first line.
  /// - Returns: The rows with the lines they start on.
  static func table(_ text: String, line: Int) -> MarkdownTable? {
    guard text.utf8.count < 1 << 20, hasTable(text) else { return nil }
    var reader = HTMLTableReader(line: line)
    reader.read(text)
    guard let header = reader.rows.first, reader.rows.count > 1 else { return nil }
    return MarkdownTable(header: header.cells, rows: Array(reader.rows.dropFirst()))
  }
}

/// Collects the cells of a table, tag by tag.
private struct HTMLTableReader {
  private(set) var rows: [(cells: [InlineText], line: Int)] = []
  private var line: Int
  private var cells: [InlineText] = []
  private var rowLine = 0
  private var text: String?
  private var span = 1
  /// Cells of rows above that reach into the ones below, by column.
  private var hanging: [Int: (cell: InlineText, rows: Int)] = [:]

  init(line: Int) { self.line = line }

  mutating func read(_ html: String) {
    var rest = html[...]
    while let next = rest.first {
      if rest.hasPrefix("<!--") {
        let end = rest.firstRange(of: "-->")?.upperBound ?? rest.endIndex
        count(rest[..<end])
        rest = rest[end...]
      } else if next == "<", let end = rest.firstIndex(of: ">") {
        let tag = rest[...end]
        count(tag)
        take(tag)
        rest = rest[rest.index(after: end)...]
      } else {
        let piece = next == "<" ? rest.prefix(1) : rest.prefix { $0 != "<" }
        count(piece)
        text? += piece
        rest = rest[piece.endIndex...]
      }
    }
    endRow()
  }

  private mutating func count(_ piece: Substring) { line += piece.count { $0 == "\n" } }

  private mutating func take(_ tag: Substring) {
    let name = tag.dropFirst().prefix { $0.isLetter || $0 == "/" }.lowercased()
    switch name {
    case "tr":
      endRow()
      rowLine = line
    case "td", "th":
      endCell()
      text = ""
      span = HTMLText.attribute("rowspan", of: tag).flatMap { Int($0) } ?? 1
    case "/td", "/th": endCell()
    case "/tr", "/table": endRow()
    case "br": text? += " "
    case "img": text? += " " + (HTMLText.attribute("alt", of: tag) ?? "")
    default: break
    }
  }

  private mutating func endCell() {
    guard let text else { return }
    fillHanging()
    var plain = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if plain.utf8.contains(UInt8(ascii: "&")) {
      plain = plain.replacing("&amp;", with: "&").replacing("&lt;", with: "<")
        .replacing("&gt;", with: ">").replacing("&nbsp;", with: " ")
    }
    var cell = InlineText()
    cell.plain = Sanitiser.clean(plain)
    cell.line = rowLine
    if span > 1, span < 10_000 { hanging[cells.count] = (cell, span - 1) }
    cells.append(cell)
    self.text = nil
  }

  /// Puts in the cells that hang down from rows above, up to the next free column.
  private mutating func fillHanging() {
    while let (cell, rows) = hanging[cells.count] {
      hanging[cells.count] = rows > 1 ? (cell, rows - 1) : nil
      cells.append(cell)
    }
  }

  private mutating func endRow() {
    endCell()
    if !cells.isEmpty { rows.append((cells, rowLine)) }
    cells = []
  }
}
