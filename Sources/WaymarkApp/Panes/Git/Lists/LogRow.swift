internal import WaymarkCore
internal import WaymarkTerminal

/// A line of the log: the graph, what points there, the subject, author and age.
struct LogRow {
  private let entry: LogEntry
  private let graph: GraphRow?
  private let graphWidth: Int

  init(_ row: LogStore.Row, graphWidth: Int) {
    entry = row.entry
    graph = row.graph
    self.graphWidth = graphWidth
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    var column = 1
    if let graph {
      let area = Rect(row: 0, column: 1, rows: 1, columns: graphWidth)
      canvas.within(area) { GraphCells(graph, isMerge: entry.isMerge).draw(on: &$0, look) }
      column += graphWidth
    }
    let end = drawRight(on: &canvas, look)
    if canvas.columns >= 90 {
      column = canvas.write(entry.id.short, row: 0, column: column, style: look[.link]) + 1
    }
    for decoration in entry.decorations {
      let label = decoration.label
      guard column + DisplayText.width(label.text) + 12 < end else { break }
      column =
        canvas.write("(\(label.text))", row: 0, column: column, style: look[label.scope]) + 1
    }
    canvas.write(
      entry.subject, row: 0, column: column, style: look[.text], limit: end - column - 1)
  }

  /// Draws author and age at the right edge.
  ///
  /// - Returns: The first column of them.
  private func drawRight(on canvas: inout Canvas, _ look: Look) -> Int {
    let age = ShortAge.text(from: entry.time, to: look.now)
    var start = canvas.columns - 1 - ShortAge.width
    guard canvas.columns >= 30 else { return canvas.columns }
    canvas.write(
      DisplayText.leftPadded(age, to: ShortAge.width), row: 0, column: start, style: look[.faint])
    guard canvas.columns >= 60 else { return start }
    start -= 17
    canvas.write(entry.author, row: 0, column: start, style: look[.faint], limit: 16)
    return start
  }
}

extension Decoration {
  /// The name with its look.
  fileprivate var label: (text: String, scope: Scope) {
    switch self {
    case .head: ("HEAD", .key)
    case .branch(let name, let isHead): (isHead ? "* \(name)" : name, .branch)
    case .remoteBranch(let name): (name, .faint)
    case .tag(let name): (name, .changed)
    case .other(let name): (name, .faint)
    }
  }
}

/// The lines of one row of a graph, two columns for each lane.
struct GraphCells {
  private let row: GraphRow
  private let isMerge: Bool

  init(_ row: GraphRow, isMerge: Bool) {
    self.row = row
    self.isMerge = isMerge
  }

  /// Lanes go through these.
  private static let colors: [Scope] = [
    .branch, .statusDone, .hunk, .changed, .link, .removed, .chatModel, .statusActive,
  ]

  private struct Cell {
    var character: Character
    var color: UInt32
  }

  /// The characters with the numbers of their lanes.
  private func cells(_ isPlain: Bool) -> [Cell?] {
    var cells = [Cell?](repeating: nil, count: row.width * 2)
    func put(_ column: Int, _ plain: Character, _ character: Character, _ color: UInt32) {
      cells[column] = Cell(character: isPlain ? plain : character, color: color)
    }
    let straight = Set(row.edges.filter { $0.from == $0.to }.map(\.from))
    for edge in row.edges where edge.from == edge.to { put(edge.from * 2, "|", "│", edge.color) }
    for edge in row.edges where edge.from != edge.to {
      let (low, high) = (min(edge.from, edge.to) * 2, max(edge.from, edge.to) * 2)
      for column in (low + 1)..<high {
        let isCrossing = column % 2 == 0 && straight.contains(column / 2)
        put(column, isCrossing ? "+" : "-", isCrossing ? "┼" : "─", edge.color)
      }
      let goesRight = edge.to > edge.from
      if straight.contains(edge.to) {
        put(edge.to * 2, "+", goesRight ? "┤" : "├", edge.color)
      } else {
        put(edge.to * 2, "+", goesRight ? "╮" : "╭", edge.color)
      }
      if edge.from != row.column {
        put(edge.from * 2, "+", goesRight ? "╰" : "╯", edge.color)
      }
    }
    put(row.column * 2, "*", isMerge ? "◇" : "●", row.color)
    return cells
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    for (column, cell) in cells(look.isPlain).enumerated() {
      guard let cell, column < canvas.columns else { continue }
      let scope = GraphCells.colors[Int(cell.color) % GraphCells.colors.count]
      canvas.write(String(cell.character), row: 0, column: column, style: look[scope])
    }
  }
}
