internal import WaymarkCore
internal import WaymarkTerminal

/// Draws the gutter and the text of the editor.
struct TextPainter {
  private let text: OpenText
  private let find: FindBar?
  private let look: Look
  private let layout: EditorPart
  private let options: Options
  private let bracket: [Int]
  /// The selections that may be on the screen.
  private let selections: [TextSelection]

  /// How a text is shown.
  struct Options {
    var marksBlanks = false
    var showsGuides = false
    /// Whether keys go to this view of the text.
    var isFocused = true
    /// What is marked because it was looked for, in order.
    var matches: [Range<Int>] = []
  }

  init(
    _ text: OpenText, _ find: FindBar?, _ look: Look, _ layout: EditorPart, _ options: Options
  ) {
    self.options = options
    self.text = text
    self.find = find
    self.look = look
    self.layout = layout
    let end = text.view.top + (1 << 17)
    selections = text.selections.all.filter {
      $0.range.upperBound >= text.view.top && $0.range.lowerBound <= end
    }
    let head = text.selections.primary.head
    bracket =
      text.text.matchingBracket(at: head).map { [head, $0] }
      ?? (head > 0 ? text.text.matchingBracket(at: head - 1).map { [head - 1, $0] } : nil) ?? []
  }

  func draw(on canvas: inout Canvas) {
    let ruler = text.ruler
    let shape = ViewShape(height: layout.text.rows, width: layout.text.columns)
    let rows = text.view.rows(ruler, height: shape.height, width: shape.width)
    let current = text.text.startOfLine(at: text.selections.primary.head)
    var number = rows.first.flatMap { text.text.line(at: $0.line) }
    let guides = options.showsGuides ? IndentGuides(rows, text) : nil
    for (index, row) in rows.enumerated() {
      let isCurrent = options.isFocused && row.line == current
      if row.isFirst || index == 0 {
        drawGutter(
          number, at: row.line, isFirst: row.isFirst, isCurrent: isCurrent,
          row: layout.gutter.row + index, on: &canvas)
      }
      if index + 1 < rows.count, rows[index + 1].isFirst { number = number.map { $0 + 1 } }
      let line = Rect(
        row: layout.text.row + index, column: layout.text.column, rows: 1,
        columns: layout.text.columns)
      if isCurrent { canvas.fill(line, style: look[.cursorLine]) }
      canvas.within(line) { area in
        draw(row, ruler, isCurrent: isCurrent, on: &area)
        guard let guides, !isSelected(row.line..<row.line + 1) else { return }
        let look = isCurrent ? look.over(.cursorLine) : look
        for column in guides.columns(ofRow: index) where column >= row.column {
          area.write(
            look.isPlain ? ":" : "│", row: 0, column: column - row.column, style: look[.invisible])
        }
      }
    }
  }

  private func drawGutter(
    _ number: Int?, at start: Int, isFirst: Bool, isCurrent: Bool, row: Int,
    on canvas: inout Canvas
  ) {
    guard isFirst else { return }
    drawPlace(at: start, row: row, on: &canvas)
    if layout.digits > 0 {
      let label = number.map { String($0 + 1) } ?? "…"
      canvas.write(
        DisplayText.leftPadded(label, to: layout.digits), row: row,
        column: layout.gutter.column + 1,
        style: look[isCurrent ? .currentLineNumber : .lineNumber])
    }
    guard let mark = number.flatMap({ text.marks[$0] }) else { return }
    let (sign, plain, scope): (String, String, Scope) =
      switch mark {
      case .added: ("▎", "+", .added)
      case .changed: ("▎", "~", .changed)
      case .removed: ("▁", "_", .removed)
      }
    canvas.write(
      look.isPlain ? plain : sign, row: row, column: layout.gutter.column, style: look[scope])
  }

  /// Marks a line that people marked, or whose code the last analysis knows.
  private func drawPlace(at start: Int, row: Int, on canvas: inout Canvas) {
    guard layout.digits > 0 else { return }
    let column = layout.gutter.column + layout.digits + 1
    if text.bookmarks.contains(start) {
      canvas.write(look.isPlain ? ">" : "▸", row: row, column: column, style: look[.key])
    } else if let isGap = text.served.isGap(atLine: start) {
      let (sign, scope) = TextPainter.servedSign(isGap: isGap, look)
      canvas.write(sign, row: row, column: column, style: look[scope])
    }
  }

  /// The sign for code that serves an objective, and for code with a gap.
  static func servedSign(isGap: Bool, _ look: Look) -> (String, Scope) {
    isGap ? ("!", .severityMedium) : (look.isPlain ? "=" : "◆", .statusDone)
  }

  private func isSelected(_ range: Range<Int>) -> Bool {
    selections.contains { !$0.isCursor && $0.range.overlaps(range) }
  }

  private func draw(
    _ row: EditorViewport.Row, _ ruler: LineRuler, isCurrent: Bool, on canvas: inout Canvas
  ) {
    let columns = row.column..<row.column + canvas.columns
    let clusters = ruler.clusters(ofLineAt: row.line, columns: columns)
    var walk = Coloring.Walk(text.coloring, from: clusters.first?.offset ?? row.line)
    var pending = (text: "", column: 0, style: Style.plain)
    func flush(_ canvas: inout Canvas) {
      guard !pending.text.isEmpty else { return }
      canvas.write(pending.text, row: 0, column: pending.column, style: pending.style)
      pending.text = ""
    }
    var end = 0
    for cluster in clusters {
      guard
        cluster.column >= columns.lowerBound || cluster.column + cluster.width > columns.lowerBound,
        cluster.offset < row.range.upperBound
      else {
        if cluster.offset >= row.range.upperBound { break }
        continue
      }
      guard cluster.column < columns.upperBound else { break }
      let column = cluster.column - columns.lowerBound
      // What is cut at the left edge shows its rest as blanks.
      let isMarked = options.marksBlanks && cluster.isBlank
      let shown =
        column < 0
        ? String(repeating: " ", count: cluster.width + column)
        : isMarked ? marked(cluster) : cluster.text
      let scope = walk.scope(at: cluster.offset)
      let style = style(
        of: cluster.offset, isMarked ? .invisible : scope, isCurrent: isCurrent)
      let isGap = column >= 0 && column != end && !pending.text.isEmpty
      if pending.text.isEmpty || style != pending.style || isGap {
        flush(&canvas)
        pending = ("", max(0, column), style)
      }
      pending.text += shown
      end = max(0, column) + (column < 0 ? cluster.width + column : cluster.width)
    }
    flush(&canvas)
    drawMarks(row, ruler, columns, on: &canvas)
    drawCursors(row, ruler, columns, on: &canvas)
  }

  /// The look of a character: what it is, what is selected, what was found.
  private func style(of offset: Int, _ scope: Scope, isCurrent: Bool) -> Style {
    let base = isCurrent ? look.over(.cursorLine)[scope] : look[scope]
    if selections.contains(where: { $0.range.contains(offset) }) {
      return base.selected(look[.selection])
    }
    if TextPainter.contains(options.matches, offset) { return look[.match] }
    if bracket.contains(offset) { return look[.match] }
    return base
  }

  /// What stands for a blank that is marked.
  private func marked(_ cluster: LineRuler.Cluster) -> String {
    guard text.text.byte(at: cluster.offset) == 0x09 else { return look.isPlain ? "." : "·" }
    return (look.isPlain ? ">" : "→") + String(repeating: " ", count: max(0, cluster.width - 1))
  }

  private static func contains(_ ranges: [Range<Int>], _ offset: Int) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(offset)
  }

  /// Shows that a line goes on beyond the edges.
  private func drawMarks(
    _ row: EditorViewport.Row, _ ruler: LineRuler, _ columns: Range<Int>, on canvas: inout Canvas
  ) {
    guard !text.view.wraps else { return }
    if columns.lowerBound > 0, text.text.byte(at: row.line).map({ $0 != 0x0A }) ?? false {
      canvas.write(look.isPlain ? "<" : "‹", row: 0, column: 0, style: look[.invisible])
    }
    let edge = ruler.offset(ofColumn: columns.upperBound, inLineAt: row.line)
    if edge < text.text.count, let byte = text.text.byte(at: edge), byte != 0x0A, byte != 0x0D {
      canvas.write(
        look.isPlain ? ">" : "›", row: 0, column: canvas.columns - 1, style: look[.invisible])
    }
  }

  private func drawCursors(
    _ row: EditorViewport.Row, _ ruler: LineRuler, _ columns: Range<Int>, on canvas: inout Canvas
  ) {
    for selection in selections {
      let head = selection.head
      guard head >= row.range.lowerBound, head <= row.range.upperBound,
        text.text.startOfLine(at: head) == row.line, !isOnNextRow(head, row)
      else { continue }
      let column = ruler.column(of: head, inLineAt: row.line) - columns.lowerBound
      guard column >= 0, column < canvas.columns else { continue }
      if options.isFocused, selection == text.selections.primary {
        if find == nil { canvas.placeCursor(row: 0, column: column) }
      } else {
        canvas.restyle(Rect(row: 0, column: column, rows: 1, columns: 1)) { _ in look[.cursor] }
      }
    }
  }

  /// Whether a place at the end of a wrapped row is shown at the start of the next.
  private func isOnNextRow(_ head: Int, _ row: EditorViewport.Row) -> Bool {
    guard text.view.wraps, head == row.range.upperBound, head < text.text.count else {
      return false
    }
    return text.text.byte(at: head).map { $0 != 0x0A && $0 != 0x0D } ?? false
  }
}
