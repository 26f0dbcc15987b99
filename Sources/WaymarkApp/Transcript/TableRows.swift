internal import WaymarkCore
internal import WaymarkTerminal

/// Lays out a table: columns as wide as they need to be, the widest giving way first.
enum TableRows {
  /// The rows of a table.
  static func rows(of table: FormattedTable, width: Int) -> [TextRow] {
    let count = table.rows.map(\.count).max() ?? 0
    guard count > 0 else { return [] }
    let widths = widths(of: table, count: count, width: width)
    var result: [TextRow] = []
    for (index, row) in table.rows.enumerated() {
      result += lines(of: row, table, widths, isHeader: index == 0)
      guard index == 0 else { continue }
      let line = widths.map { String(repeating: "─", count: $0) }.joined(separator: "─┼─")
      result.append(TextRow(line, .rule))
    }
    return result
  }

  private static func widths(of table: FormattedTable, count: Int, width: Int) -> [Int] {
    var widths = [Int](repeating: 1, count: count)
    for row in table.rows {
      for (column, cell) in row.enumerated() {
        widths[column] = max(widths[column], DisplayText.width(cell.plain))
      }
    }
    let room = max(count, width - 3 * (count - 1))
    var sum = widths.reduce(0, +)
    while sum > room {
      let widest = widths.indices.max { widths[$0] < widths[$1] } ?? 0
      guard widths[widest] > 1 else { break }
      // Down to the second widest in one step, since cells may be thousands wide.
      let second = widths.enumerated().filter { $0.offset != widest }.map(\.element).max() ?? 1
      let less = min(sum - room, max(1, widths[widest] - max(second, room / count)))
      widths[widest] -= less
      sum -= less
    }
    return widths
  }

  private static func lines(
    of row: [FormattedText], _ table: FormattedTable, _ widths: [Int], isHeader: Bool
  ) -> [TextRow] {
    let cells = widths.indices.map { column -> [TextRow] in
      let cell = column < row.count ? row[column] : FormattedText()
      return RowWrapper.rows(
        of: cell, width: widths[column], base: .text, attributes: isHeader ? .bold : [])
    }
    let height = cells.map(\.count).max() ?? 1
    return (0..<height).map { line in
      var spans: [TextRow.Span] = []
      for (column, cell) in cells.enumerated() {
        let content = line < cell.count ? cell[line].spans : []
        let used = content.reduce(0) { $0 + DisplayText.width($1.text) }
        let alignment = column < table.alignments.count ? table.alignments[column] : .leading
        let gap = max(0, widths[column] - used)
        let before = alignment == .trailing ? gap : alignment == .center ? gap / 2 : 0
        if before > 0 { spans.append(blank(before)) }
        spans += content
        guard column + 1 < cells.count else { continue }
        if gap > before { spans.append(blank(gap - before)) }
        spans.append(TextRow.Span(text: " │ ", scope: .rule))
      }
      return TextRow(spans)
    }
  }

  private static func blank(_ count: Int) -> TextRow.Span {
    TextRow.Span(text: String(repeating: " ", count: count), scope: .text)
  }
}
