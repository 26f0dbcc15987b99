internal import WaymarkCore
internal import WaymarkTerminal

/// Breaks formatted text into rows at spaces, by the widths that are drawn.
struct RowWrapper {
  private struct Piece {
    var glyph: Glyph
    /// The run it belongs to.
    var run: Int
  }

  private let width: Int
  private var rows: [[Piece]] = []
  private var row: [Piece] = []
  private var used = 0
  /// Where the row can be broken: behind the last space.
  private var lastBreak: Int?

  private init(width: Int) { self.width = max(1, width) }

  /// The rows of a text.
  ///
  /// - Parameters:
  ///   - text: What is written.
  ///   - width: The most columns of a row.
  ///   - base: The look of unmarked text.
  ///   - attributes: On top of what the marks say.
  /// - Returns: One row at least.
  static func rows(
    of text: FormattedText, width: Int, base: Scope, attributes: Style.Attributes = []
  ) -> [TextRow] {
    var wrapper = RowWrapper(width: width)
    for (index, run) in text.runs.enumerated() { wrapper.add(run.text, index) }
    wrapper.endRow()
    return wrapper.rows.map { row in
      spans(of: row) { run in
        let (scope, attributes) = look(of: text.runs[run].marks, base, attributes)
        return (scope, attributes, LinkTarget.followed(text.runs[run].target))
      }
    }
  }

  /// The rows of code: broken anywhere, so that every character is where it was.
  static func rows(ofCode line: String, width: Int, scope: Scope) -> [TextRow] {
    var rows: [TextRow] = []
    var text = ""
    var used = 0
    let expanded = line.contains("\t") ? line.replacing("\t", with: "    ") : line
    if expanded.utf8.count <= width, expanded.utf8.allSatisfy({ 0x20...0x7E ~= $0 }) {
      return [TextRow(expanded, scope)]
    }
    for glyph in glyphs(of: expanded) {
      if used + glyph.width > max(2, width) {
        rows.append(TextRow(text, scope))
        (text, used) = ("", 0)
      }
      text.append(glyph.character)
      used += glyph.width
    }
    rows.append(TextRow(text, scope))
    return rows
  }

  private mutating func add(_ text: String, _ run: Int) {
    for (index, part) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if index > 0 { endRow() }
      for glyph in glyphs(of: String(part)) { add(Piece(glyph: glyph, run: run)) }
    }
  }

  private mutating func add(_ piece: Piece) {
    let isSpace = piece.glyph.character == " "
    if used + piece.glyph.width > width {
      if isSpace { return endRow() }
      breakRow()
    }
    // A row does not begin with the space that broke the one before it.
    if isSpace, row.isEmpty, !rows.isEmpty { return }
    row.append(piece)
    used += piece.glyph.width
    if isSpace { lastBreak = row.count }
  }

  /// Ends the row at its last space, or where it is.
  private mutating func breakRow() {
    guard let lastBreak, lastBreak > 0 else { return endRow() }
    let rest = Array(row[lastBreak...])
    row.removeSubrange(lastBreak...)
    endRow()
    row = rest
    used = rest.reduce(0) { $0 + $1.glyph.width }
  }

  private mutating func endRow() {
    while let last = row.last, last.glyph.character == " " { row.removeLast() }
    rows.append(row)
    row = []
    used = 0
    lastBreak = nil
  }

  private static func spans(
    of row: [Piece],
    _ look: (Int) -> (scope: Scope, attributes: Style.Attributes, target: String?)
  ) -> TextRow {
    var result: [TextRow.Span] = []
    var start = row.startIndex
    while start < row.endIndex {
      let run = row[start].run
      let end = row[start...].firstIndex { $0.run != run } ?? row.endIndex
      let (scope, attributes, target) = look(run)
      result.append(
        TextRow.Span(
          text: String(row[start..<end].map(\.glyph.character)), scope: scope,
          attributes: attributes, target: target))
      start = end
    }
    return TextRow(result)
  }

  private static func look(
    of marks: FormattedText.Marks, _ base: Scope, _ attributes: Style.Attributes
  ) -> (scope: Scope, attributes: Style.Attributes) {
    var attributes = attributes
    if marks.contains(.strong) { attributes.insert(.bold) }
    if marks.contains(.emphasis) { attributes.insert(.italic) }
    if marks.contains(.code) { return (.raw, attributes) }
    if marks.contains(.link) { return (.markupLink, attributes) }
    if marks.contains(.struck) { return (.strikethrough, attributes) }
    if marks.contains(.strong), base == .text { return (.markupStrong, attributes) }
    if marks.contains(.emphasis), base == .text { return (.markupItalic, attributes) }
    return (base, attributes)
  }
}
