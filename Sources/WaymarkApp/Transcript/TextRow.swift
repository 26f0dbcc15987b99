internal import WaymarkTerminal

/// One row of formatted text, laid out for a width and independent of themes.
struct TextRow: Sendable, Hashable {
  /// A stretch of a row that looks alike.
  struct Span: Sendable, Hashable {
    var text: String
    var scope: Scope
    var attributes: Style.Attributes = []
    /// Where it leads, for terminals that follow links.
    var target: String?
  }

  var spans: [Span]

  init(_ spans: [Span] = []) { self.spans = spans }

  init(_ text: String, _ scope: Scope) { spans = [Span(text: text, scope: scope)] }

  var text: String { spans.map(\.text).joined() }

  /// Draws the row in row `row` of a canvas.
  ///
  /// - Returns: The column after it.
  @discardableResult
  func draw(on canvas: inout Canvas, row: Int, column: Int, _ look: Look) -> Int {
    var at = column
    for span in spans {
      var style = look[span.scope]
      style.attributes.formUnion(span.attributes)
      let text = look.isPlain ? TextRow.plain(span.text) : span.text
      let start = at
      at = canvas.write(text, row: row, column: start, style: style)
      if let target = span.target {
        canvas.link(Rect(row: row, column: start, rows: 1, columns: at - start), to: target)
      }
    }
    return at
  }

  /// Lines and signs in ASCII.
  private static func plain(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    return String(
      text.map { character in
        switch character {
        case "│", "▏", "┃": "|"
        case "─", "━": "-"
        case "┼": "+"
        case "•": "*"
        case "…": "~"
        case "▸": "+"
        case "▾": "-"
        case "☑": "x"
        case "☐": "o"
        default: character
        }
      })
  }
}
