/// One place on the screen.
package struct Cell: Sendable, Hashable {
  package var character: Character
  package var style: Style
  /// 1 or 2 columns; 0 for the second column of a wide character.
  package var width: UInt8
  /// Where the cell leads to, as a number that ``Grid/link(_:)`` knows; 0 for nowhere.
  package var link: UInt16 = 0

  package init(_ character: Character, _ style: Style = .plain, width: UInt8 = 1) {
    self.character = character
    self.style = style
    self.width = width
  }

  /// A space in the terminal's own colours.
  package static let blank = Cell(" ")
}

/// A screen as data: what panes draw and backends show.
package struct Grid: Sendable, Hashable {
  package let size: Size
  /// Where the terminal's own cursor belongs, so that input methods and screen readers follow; nil
  /// hides it.
  package var cursor: Place?
  private var cells: [Cell]
  /// What cells lead to, in the order of their numbers.
  private var links: [String] = []

  /// A cell by its row and column.
  package struct Place: Sendable, Hashable {
    package var row: Int
    package var column: Int

    package init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  package init(_ size: Size, ground: Style = .plain) {
    self.size = Size(rows: max(0, size.rows), columns: max(0, size.columns))
    cells = Array(
      repeating: Cell(" ", ground), count: self.size.rows * self.size.columns)
  }

  /// The cell at a place that has to lie inside.
  package subscript(row: Int, column: Int) -> Cell {
    get { cells[row * size.columns + column] }
    set { cells[row * size.columns + column] = newValue }
  }

  /// Puts a glyph and keeps wide neighbours whole: half of a wide character is never left over.
  mutating func put(_ glyph: Glyph, style: Style, row: Int, column: Int) {
    detach(row: row, column: column)
    self[row, column] = Cell(glyph.character, style, width: UInt8(glyph.width))
    guard glyph.width == 2 else { return }
    detach(row: row, column: column + 1, keepingHead: true)
    self[row, column + 1] = Cell(" ", style, width: 0)
  }

  /// Fills a part of a row with one cell, and keeps wide neighbours whole.
  mutating func fill(row: Int, _ columns: Range<Int>, with cell: Cell) {
    guard let first = columns.first, let last = columns.last else { return }
    detach(row: row, column: first)
    detach(row: row, column: last)
    let start = row * size.columns
    for index in (start + first)...(start + last) { cells[index] = cell }
  }

  /// Replaces the other half of a wide character that a cell belongs to by a space.
  private mutating func detach(row: Int, column: Int, keepingHead: Bool = false) {
    let index = row * size.columns + column
    let width = cells[index].width
    guard width != 1 else { return }
    if width == 0, column > 0, !keepingHead {
      cells[index - 1] = Cell(" ", cells[index - 1].style)
    }
    if width == 2, column + 1 < size.columns {
      cells[index + 1] = Cell(" ", cells[index].style)
    }
  }

  /// The number of a link for cells; 0 when there are more than a screen could hold.
  mutating func number(ofLink link: String) -> UInt16 {
    if let index = links.firstIndex(of: link) { return UInt16(index + 1) }
    guard links.count < Int(UInt16.max) else { return 0 }
    links.append(link)
    return UInt16(links.count)
  }

  /// Where a cell with this number leads to.
  package func link(_ number: UInt16) -> String? {
    number == 0 || Int(number) > links.count ? nil : links[Int(number) - 1]
  }

  /// Whether a row holds the same cells as in a grid of the same size.
  ///
  /// Most rows of most frames do, so this looks at cells where they lie instead of taking them out.
  func isSame(_ row: Int, as other: Grid) -> Bool {
    guard links == other.links else { return false }
    let range = (row * size.columns)..<((row + 1) * size.columns)
    return cells.withUnsafeBufferPointer { own in
      other.cells.withUnsafeBufferPointer { theirs in range.allSatisfy { own[$0] == theirs[$0] } }
    }
  }

  /// The text of every row without the spaces at its end, for tests and people.
  package var text: String {
    (0..<size.rows).map { row in
      var line = ""
      for column in 0..<size.columns where self[row, column].width > 0 {
        line.append(self[row, column].character)
      }
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }
}

/// A stretch of cells in one row that differ between two grids.
package struct GridChange: Sendable, Hashable {
  package var row: Int
  package var columns: Range<Int>
}

extension Grid {
  /// What has to be drawn to get from an earlier grid of the same size to this one.
  package func changes(from before: Grid) -> [GridChange] {
    guard before.size == size else {
      return (0..<size.rows).map { GridChange(row: $0, columns: 0..<size.columns) }
    }
    var result: [GridChange] = []
    for row in 0..<size.rows {
      var column = 0
      while column < size.columns {
        guard self[row, column] != before[row, column] else {
          column += 1
          continue
        }
        var start = column
        while column < size.columns, self[row, column] != before[row, column] { column += 1 }
        if self[row, start].width == 0, start > 0 { start -= 1 }
        if column < size.columns, self[row, column].width == 0 { column += 1 }
        result.append(GridChange(row: row, columns: start..<column))
      }
    }
    return result
  }
}
