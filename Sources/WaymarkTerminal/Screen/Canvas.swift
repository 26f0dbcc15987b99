/// A window onto a grid: local coordinates, nothing can be drawn outside of it.
package struct Canvas: Sendable {
  package private(set) var grid: Grid
  /// The area in the grid's coordinates; it may reach beyond `clip`.
  private var frame: Rect
  private var clip: Rect

  /// Makes a canvas of blank cells.
  ///
  /// - Parameters:
  ///   - size: The size of the screen.
  ///   - ground: The look of every cell that nothing is written on.
  package init(_ size: Size, ground: Style = .plain) {
    grid = Grid(size, ground: ground)
    frame = Rect(size)
    clip = frame
  }

  /// Rows that can be drawn on.
  package var rows: Int { frame.rows }
  /// Columns that can be drawn on.
  package var columns: Int { frame.columns }
  /// The whole area in local coordinates.
  package var bounds: Rect { Rect(row: 0, column: 0, rows: rows, columns: columns) }

  /// Draws inside a part of the canvas, whose first cell becomes row 0, column 0.
  package mutating func within(_ rect: Rect, _ draw: (inout Canvas) -> Void) {
    let (outerFrame, outerClip) = (frame, clip)
    frame = rect.moved(downBy: outerFrame.row, rightBy: outerFrame.column)
    clip = outerClip.intersection(frame)
    draw(&self)
    (frame, clip) = (outerFrame, outerClip)
  }

  /// Writes one line of text and cuts it with `…` at the limit or the edge.
  ///
  /// - Parameters:
  ///   - text: Anything; it is cleaned.
  ///   - row: Counted from the canvas's top.
  ///   - column: Counted from the canvas's left edge.
  ///   - style: How it looks.
  ///   - limit: The most columns to use; to the edge when nil.
  /// - Returns: The column after the text.
  @discardableResult
  package mutating func write(
    _ text: String, row: Int, column: Int, style: Style = .plain, limit: Int? = nil
  ) -> Int {
    let room = min(limit ?? .max, columns - column)
    guard room > 0, row >= 0, row < rows else { return column }
    var at = column
    for glyph in DisplayText.truncated(glyphs(of: text), to: room) {
      put(glyph, row: row, column: at, style: style)
      at += glyph.width
    }
    return at
  }

  /// Fills an area with one character of one column.
  package mutating func fill(_ rect: Rect, with character: Character = " ", style: Style = .plain) {
    let area = rect.moved(downBy: frame.row, rightBy: frame.column).intersection(clip)
    let cell = Cell(character, style)
    for row in area.row..<area.endRow {
      grid.fill(row: row, area.column..<area.endColumn, with: cell)
    }
  }

  /// Changes the look of what is already drawn.
  package mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let area = rect.moved(downBy: frame.row, rightBy: frame.column).intersection(clip)
    for row in area.row..<area.endRow {
      for column in area.column..<area.endColumn {
        grid[row, column].style = change(grid[row, column].style)
      }
    }
  }

  /// Makes what is drawn in an area lead to somewhere, for terminals that follow links (OSC 8).
  ///
  /// - Parameters:
  ///   - rect: The area.
  ///   - address: Such as `file:///home/a%20b.txt`; anything but printable ASCII is left alone.
  package mutating func link(_ rect: Rect, to address: String) {
    guard address.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return }
    let number = grid.number(ofLink: address)
    let area = rect.moved(downBy: frame.row, rightBy: frame.column).intersection(clip)
    for row in area.row..<area.endRow {
      for column in area.column..<area.endColumn { grid[row, column].link = number }
    }
  }

  /// Puts the terminal's cursor at a cell; outside of the canvas there is none.
  package mutating func placeCursor(row: Int, column: Int) {
    let (y, x) = (frame.row + row, frame.column + column)
    guard y >= clip.row, y < clip.endRow, x >= clip.column, x < clip.endColumn else { return }
    grid.cursor = Grid.Place(row: y, column: x)
  }

  /// Takes away a cursor that something below has placed.
  package mutating func hideCursor() { grid.cursor = nil }

  private mutating func put(_ glyph: Glyph, row: Int, column: Int, style: Style) {
    let (y, x) = (frame.row + row, frame.column + column)
    guard y >= clip.row, y < clip.endRow, x >= clip.column, x + glyph.width <= clip.endColumn
    else { return }
    grid.put(glyph, style: style, row: y, column: x)
  }
}
