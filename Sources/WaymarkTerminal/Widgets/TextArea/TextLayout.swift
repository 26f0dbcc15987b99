/// Which rows of a text are on the screen.
struct TextLayout: Sendable {
  /// A row of the screen: a part of a line.
  struct Row: Sendable, Hashable {
    var line: Int
    /// Bytes of the line.
    var range: Range<Int>
    /// Whether the line goes on in the next row.
    var isContinued: Bool
  }

  /// A row among all: a line, and which of its rows.
  struct Place: Sendable, Hashable, Comparable {
    var line: Int
    var row: Int

    static func < (left: Place, right: Place) -> Bool {
      (left.line, left.row) < (right.line, right.row)
    }
  }

  var rows = 1
  var columns = 80
  /// The first row on the screen.
  var top = Place(line: 0, row: 0)
  /// The rows on the screen.
  var shown: [Row] = []
  /// Whether rows are hidden above and below.
  var isMoreBelow = false

  /// The columns for text: the last one is for the cursor behind a full row.
  var width: Int { max(1, columns - 1) }
}

extension TextArea {
  /// Scrolls as little as possible so that the cursor is on the screen, and lays the screen out.
  package mutating func reveal(rows: Int, columns: Int) {
    layout.rows = max(1, rows)
    layout.columns = max(1, columns)
    let place = place(of: cursor)
    layout.top.line = min(layout.top.line, lines.count - 1)
    layout.top.row = min(layout.top.row, rowCount(of: layout.top.line) - 1)
    let last = TextLayout.Place(line: lines.count - 1, row: rowCount(of: lines.count - 1) - 1)
    layout.top = min(layout.top, place, back(from: last, by: layout.rows - 1))
    layout.top = max(layout.top, back(from: place, by: layout.rows - 1))
    fillScreen()
  }

  /// The rows that the text takes, counted up to a limit; for an area that grows with its text.
  package func rowCount(columns: Int, limit: Int) -> Int {
    let width = max(1, columns - 1)
    var count = 0
    for line in lines {
      guard count < limit else { return limit }
      count += line.rowCount(width: width, limit: limit - count)
    }
    return count
  }

  /// Whether the cursor is in the first row, where up has nowhere to go.
  package var isInFirstRow: Bool { cursor.line == 0 && isAt(row: 0) }

  /// Whether the cursor is in the last row.
  package var isInLastRow: Bool {
    var copy = self
    return cursor.line == lines.count - 1 && isAt(row: copy.rowCount(of: cursor.line) - 1)
  }

  private func isAt(row: Int) -> Bool {
    var copy = self
    return copy.place(of: cursor).row == row
  }

  private mutating func rowCount(of line: Int) -> Int {
    lines[line].rows(width: layout.width).count
  }

  private mutating func fillScreen() {
    layout.shown = []
    var line = layout.top.line
    var first = layout.top.row
    while line < lines.count, layout.shown.count < layout.rows {
      let starts = lines[line].rows(width: layout.width)
      for row in first..<max(first, starts.count) where layout.shown.count < layout.rows {
        let isContinued = row + 1 < starts.count
        let end = isContinued ? starts[row + 1] : lines[line].length
        layout.shown.append(.init(line: line, range: starts[row]..<end, isContinued: isContinued))
      }
      (line, first) = (line + 1, 0)
    }
    layout.isMoreBelow = line < lines.count || layout.shown.last?.isContinued == true
  }

  /// The row that a position is in; the start of a row rather than the end of the one before.
  mutating func place(of position: Position) -> TextLayout.Place {
    let starts = lines[position.line].rows(width: layout.width)
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= position.offset { low = middle } else { high = middle }
    }
    return .init(line: position.line, row: low)
  }

  /// The place some rows above another; the first row when there are fewer.
  private mutating func back(from place: TextLayout.Place, by rows: Int) -> TextLayout.Place {
    var (place, left) = (place, rows)
    while left > place.row {
      guard place.line > 0 else { return .init(line: 0, row: 0) }
      left -= place.row + 1
      place.line -= 1
      place.row = rowCount(of: place.line) - 1
    }
    place.row -= left
    return place
  }

  /// The place some rows below another; the last row when there are fewer.
  private mutating func forward(from place: TextLayout.Place, by rows: Int) -> TextLayout.Place {
    var (place, left) = (place, rows)
    while case let room = rowCount(of: place.line) - 1 - place.row, left > room {
      guard place.line + 1 < lines.count else {
        return .init(line: place.line, row: place.row + room)
      }
      left -= room + 1
      place = .init(line: place.line + 1, row: 0)
    }
    place.row += left
    return place
  }

  /// Moves by rows and keeps the column where it can; beyond the first and last row are the start
  /// and the end.
  mutating func moveRows(by count: Int) {
    let here = place(of: cursor)
    let start = lines[here.line].rows(width: layout.width)[here.row]
    let column = aim ?? lines[here.line].width(start..<cursor.offset)
    let there = count < 0 ? back(from: here, by: -count) : forward(from: here, by: count)
    guard there != here else {
      (cursor, aim) = (count < 0 ? self.start : end, nil)
      return
    }
    cursor = position(in: there, column: column)
    aim = column
  }

  /// The position in a row that is nearest to a column from the left.
  mutating func position(in place: TextLayout.Place, column: Int) -> Position {
    let line = lines[place.line]
    let starts = lines[place.line].rows(width: layout.width)
    let start = starts[place.row]
    let isContinued = place.row + 1 < starts.count
    let end = isContinued ? starts[place.row + 1] : line.length
    var offset = start
    if line.isASCII {
      offset = min(end, start + max(0, column))
    } else {
      var used = 0
      while offset < end {
        let next = line.next(offset)
        used += line.width(offset..<next)
        if used > column { break }
        offset = next
      }
    }
    // The end of a row that goes on is the start of the next.
    if isContinued, offset >= end { offset = max(start, line.previous(end)) }
    return Position(line: place.line, offset: offset)
  }

  /// Moves the cursor to a cell, as the mouse does.
  ///
  /// - Parameters:
  ///   - row: On the screen; beyond the text is its end.
  ///   - column: On the screen.
  ///   - extending: Whether the selection goes there too, as in a drag.
  package mutating func place(row: Int, column: Int, extending: Bool = false) {
    history.close()
    if extending { anchor = anchor ?? cursor } else { anchor = nil }
    aim = nil
    guard let first = layout.shown.first else { return }
    let top = TextLayout.Place(line: first.line, row: layout.top.row)
    guard row < layout.shown.count else {
      cursor = end
      return
    }
    cursor = position(in: forward(from: top, by: max(0, row)), column: column)
  }

  /// Scrolls by rows, as the wheel does; the cursor stays on the screen.
  package mutating func scroll(by rows: Int) {
    let here = layout.top
    layout.top = rows < 0 ? back(from: here, by: -rows) : forward(from: here, by: rows)
    let bottom = forward(from: layout.top, by: layout.rows - 1)
    let place = place(of: cursor)
    guard place < layout.top || bottom < place else { return }
    history.close()
    (anchor, aim) = (nil, nil)
    cursor = position(in: place < layout.top ? layout.top : bottom, column: 0)
  }
}
