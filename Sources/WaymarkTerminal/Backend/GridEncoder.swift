/// Turns grids into the shortest bytes that bring a terminal from one to the next.
///
/// It knows where the cursor stands and how the pen writes, skips what looks the same, erases rather
/// than writes blanks, and moves by whatever is shortest. A value, so that it can be tried on an
/// emulator without a terminal.
package struct GridEncoder: Sendable {
  private let features: TerminalFeatures
  private var bytes: [UInt8] = []
  /// Nil while nobody knows, as behind a character at the edge.
  private var place: Grid.Place?
  private var pen: Pen?
  private var link: String?
  private var isCursorShown: Bool?

  /// Makes an encoder for a terminal of which nothing is known.
  package init(_ features: TerminalFeatures) { self.features = features }

  /// Encodes a frame.
  ///
  /// - Parameters:
  ///   - grid: What is to be seen.
  ///   - before: What is seen; nil to start from an empty screen.
  /// - Returns: The bytes to send; none when nothing looks different.
  package mutating func encode(_ grid: Grid, after before: Grid?) -> [UInt8] {
    bytes.removeAll(keepingCapacity: true)
    let isCursorAside = before == nil && isCursorShown != false
    if isCursorAside { showCursor(false) }
    let shown = before?.size == grid.size ? before : nil
    if shown == nil { clear() }
    let base = shown ?? Grid(grid.size)
    for row in 0..<grid.size.rows where !grid.isSame(row, as: base) {
      encode(row, of: grid, after: base)
    }
    setLink(nil)
    if let cursor = grid.cursor { move(to: cursor, in: grid) }
    showCursor(grid.cursor != nil)
    return bytes
  }

  /// What makes the terminal write plainly again, before someone else writes to it.
  package mutating func end() -> [UInt8] {
    bytes.removeAll()
    setLink(nil)
    if pen != .plain { setPen(.plain) }
    defer { self = GridEncoder(features) }
    return bytes
  }

  private mutating func clear() {
    setLink(nil)
    pen = nil
    setPen(.plain)
    write("\u{1B}[H\u{1B}[2J")
    place = Grid.Place(row: 0, column: 0)
  }

  private mutating func showCursor(_ isShown: Bool) {
    guard isCursorShown != isShown else { return }
    isCursorShown = isShown
    write(isShown ? "\u{1B}[?25h" : "\u{1B}[?25l")
  }

  // MARK: - Rows

  /// What there is to do in a row.
  private struct Span {
    /// The first and the last column that look different.
    var columns: ClosedRange<Int>
    /// From here on everything is blank and can be erased.
    var blanks: Int
  }

  private mutating func encode(_ row: Int, of grid: Grid, after before: Grid) {
    guard let span = span(of: row, in: grid, after: before) else { return }
    let isErasing = erasesEnd(of: row, span, in: grid)
    let end =
      isErasing ? min(span.blanks, span.columns.upperBound + 1) : span.columns.upperBound + 1
    var column = span.columns.lowerBound
    while column < end {
      let cell = grid[row, column]
      guard cell.width > 0, !looksSame(row, column, grid, before) else {
        column += 1
        continue
      }
      column += draw(row, column, upTo: end, of: grid)
    }
    guard isErasing else { return }
    move(to: Grid.Place(row: row, column: max(span.blanks, span.columns.lowerBound)), in: grid)
    setPen(pen(of: grid[row, span.blanks]).ground)
    setLink(nil)
    write("\u{1B}[K")
  }

  private func span(of row: Int, in grid: Grid, after before: Grid) -> Span? {
    let columns = 0..<grid.size.columns
    guard let first = columns.first(where: { !looksSame(row, $0, grid, before) }),
      let last = columns.last(where: { !looksSame(row, $0, grid, before) })
    else { return nil }
    // The first column of a wide character stands for both.
    let start = grid[row, first].width == 0 && first > 0 ? first - 1 : first
    var blanks = columns.upperBound
    let ground = pen(of: grid[row, columns.upperBound - 1]).ground
    if ground.canErase(inColor: features.erasesInColor) {
      while blanks > 0, isBlank(grid[row, blanks - 1], on: ground) { blanks -= 1 }
    }
    return Span(columns: start...last, blanks: blanks)
  }

  /// Whether erasing to the edge is shorter than writing the blanks that differ.
  private func erasesEnd(of row: Int, _ span: Span, in grid: Grid) -> Bool {
    span.columns.upperBound - max(span.blanks, span.columns.lowerBound) >= 3
  }

  private func isBlank(_ cell: Cell, on ground: Pen) -> Bool {
    cell.character == " " && cell.width == 1 && cell.link == 0 && pen(of: cell).ground == ground
  }

  private func looksSame(_ row: Int, _ column: Int, _ grid: Grid, _ before: Grid) -> Bool {
    let (new, old) = (grid[row, column], before[row, column])
    guard new.character == old.character, new.width == old.width else { return false }
    if new.link != 0 || old.link != 0, grid.link(new.link) != before.link(old.link) { return false }
    if new.style == old.style { return true }
    let isSpace = new.character == " " && new.width == 1
    return isSpace ? pen(of: new).ground == pen(of: old).ground : pen(of: new) == pen(of: old)
  }

  private func pen(of cell: Cell) -> Pen { Pen(cell.style, features) }

  // MARK: - Cells

  /// Draws a cell, or a run of them that can be drawn as one.
  ///
  /// - Returns: The columns that are done with.
  private mutating func draw(_ row: Int, _ column: Int, upTo end: Int, of grid: Grid) -> Int {
    let cell = grid[row, column]
    var wanted = pen(of: cell)
    let isSpace = cell.character == " " && cell.width == 1
    if isSpace {
      let run = run(of: cell, row, column, upTo: end, in: grid)
      let ground = wanted.ground
      if features.erasesCells, run > 9, ground.canErase(inColor: features.erasesInColor) {
        move(to: Grid.Place(row: row, column: column), in: grid)
        setPen(ground)
        setLink(nil)
        write("\u{1B}[\(run)X")
        return run
      }
      wanted = pen.map { $0.ground == ground ? $0 : ground } ?? ground
    }
    move(to: Grid.Place(row: row, column: column), in: grid)
    setPen(wanted)
    setLink(grid.link(cell.link))
    bytes += cell.character.utf8
    let width = Int(cell.width)
    let size = cell.character.utf8.count
    advance(over: cell, in: grid)
    guard features.repeats, width == 1, place != nil else { return width }
    // Terminals do not agree on where the cursor is when a repetition ends at the edge.
    let limit = grid.size.columns - 1
    let more = run(of: cell, row, column, upTo: min(end, limit), in: grid) - 1
    guard more * size > 5 else { return width }
    write("\u{1B}[\(more)b")
    let next = column + more + 1
    place = next < limit ? Grid.Place(row: row, column: next) : nil
    return more + 1
  }

  /// The number of equal cells from a column on.
  private func run(
    of cell: Cell, _ row: Int, _ column: Int, upTo end: Int, in grid: Grid
  ) -> Int {
    let isSpace = cell.character == " "
    let wanted = isSpace ? pen(of: cell).ground : pen(of: cell)
    var next = column + 1
    while next < end {
      let other = grid[row, next]
      guard other.character == cell.character, other.width == cell.width, other.link == cell.link,
        (isSpace ? pen(of: other).ground : pen(of: other)) == wanted
      else { break }
      next += 1
    }
    return next - column
  }

  /// Notes where the cursor is behind a cell; unknown at the edge, and behind what terminals do not
  /// agree on the width of.
  private mutating func advance(over cell: Cell, in grid: Grid) {
    guard let before = place else { return }
    let column = before.column + Int(cell.width)
    let scalars = cell.character.unicodeScalars
    let isCertain = cell.width == 1 && scalars.count == 1 && (scalars.first?.value ?? 0) < 0x2E80
    place =
      column < grid.size.columns && isCertain ? Grid.Place(row: before.row, column: column) : nil
  }

  private mutating func setPen(_ wanted: Pen) {
    wanted.append(after: pen, to: &bytes)
    pen = wanted
  }

  private mutating func setLink(_ wanted: String?) {
    guard features.followsLinks, link != wanted else { return }
    link = wanted
    write("\u{1B}]8;;\(wanted ?? "")\u{1B}\\")
  }

  private mutating func write(_ text: String) { bytes += text.utf8 }

  // MARK: - Moves

  private mutating func move(to target: Grid.Place, in grid: Grid) {
    guard place != target else { return }
    defer { place = target }
    let whole =
      target.column == 0
      ? "\u{1B}[\(target.row + 1)H"
      : "\u{1B}[\(target.row + 1);\(target.column + 1)H"
    guard let from = place else { return write(target == .origin ? "\u{1B}[H" : whole) }
    if from.row == target.row, let short = moveInRow(from, to: target.column, in: grid) {
      return write(short)
    }
    if target.column == 0, from.row + 1 == target.row { return write("\r\n") }
    if features.movesAlongAxes, from.column == target.column {
      return write("\u{1B}[\(target.row + 1)d")
    }
    write(target == .origin ? "\u{1B}[H" : whole)
  }

  /// The shortest way inside a row; nil for none shorter than from anywhere.
  private func moveInRow(_ from: Grid.Place, to column: Int, in grid: Grid) -> String? {
    if column == 0 { return "\r" }
    let distance = column - from.column
    if distance > 0, distance <= 4, let text = passed(from, distance, in: grid) { return text }
    if distance > 0 { return distance == 1 ? "\u{1B}[C" : "\u{1B}[\(distance)C" }
    if distance >= -2 { return String(repeating: "\u{8}", count: -distance) }
    return features.movesAlongAxes ? "\u{1B}[\(column + 1)G" : nil
  }

  /// The characters on the way, when writing them again changes nothing.
  private func passed(_ from: Grid.Place, _ count: Int, in grid: Grid) -> String? {
    guard let pen, link == nil else { return nil }
    var text = ""
    for column in from.column..<(from.column + count) {
      let cell = grid[from.row, column]
      guard cell.character.isASCII, cell.width == 1, cell.link == 0 else { return nil }
      let wanted = self.pen(of: cell)
      guard cell.character == " " ? wanted.ground == pen.ground : wanted == pen else { return nil }
      text.append(cell.character)
    }
    return text
  }
}

extension Grid.Place {
  fileprivate static let origin = Grid.Place(row: 0, column: 0)
}
