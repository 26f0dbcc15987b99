import Testing

@testable import WaymarkTerminal
@testable import WaymarkTestSupport

/// Frames as bytes, judged by a terminal in memory.
@Suite struct GridEncoderTests {
  private static let size = Size(rows: 6, columns: 24)

  /// Terminals that can do much, little and something else.
  private static let kinds = [
    TerminalFeatures(depth: .trueColor, followsLinks: true),
    TerminalFeatures(depth: .full256, repeats: true),
    TerminalFeatures(
      depth: .sixteen, attributes: [.bold, .reverse], erasesInColor: false, erasesCells: false,
      movesAlongAxes: false),
    TerminalFeatures(depth: .eight, attributes: [.bold, .underline]),
    TerminalFeatures(depth: .monochrome, erasesInColor: false),
  ]

  private static let styles: [Style] = [
    .plain, Style(.ansi(2)), Style(.ansi(12), on: .ansi(1)), Style(.standard, .bold),
    Style(.rgb(red: 1, green: 200, blue: 30), on: .rgb(red: 9, green: 8, blue: 7)),
    Style(.indexed(99), [.underline]), Style(.ansi(6), [.reverse, .bold]),
    Style(.standard, on: .ansi(4)), Style(.standard, .reverse), Style(.ansi(3), .italic),
    Style(.ansi(6), .reverse), Style(.ansi(6), on: .ansi(2), .reverse),
  ]

  private static let texts = [
    "word", "a", "     ", "░░░░░░░░░░", "日本", "e\u{301}", "──────────────", "           ", "x y z",
  ]

  /// Writes a few things somewhere on a copy of a grid.
  private func changed(_ canvas: Canvas, _ random: inout SeededGenerator) -> Canvas {
    var canvas = canvas
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      let row = Int.random(in: 0..<canvas.rows, using: &random)
      let column = Int.random(in: 0..<canvas.columns, using: &random)
      let style = random.pick(Self.styles) ?? .plain
      switch Int.random(in: 0..<5, using: &random) {
      case 0:
        let end = Int.random(in: column...canvas.columns, using: &random)
        canvas.fill(
          Rect(row: row, column: column, rows: 2, columns: end - column), style: style)
      case 1: canvas.placeCursor(row: row, column: column)
      case 2: canvas.hideCursor()
      default: canvas.write(random.pick(Self.texts) ?? "", row: row, column: column, style: style)
      }
    }
    return canvas
  }

  /// What a terminal shows that is told about each cell alone.
  private func reference(_ grid: Grid, _ features: TerminalFeatures) -> TerminalEmulator {
    let terminal = TerminalEmulator(grid.size)
    for row in 0..<grid.size.rows {
      for column in 0..<grid.size.columns where grid[row, column].width > 0 {
        var bytes = Array("\u{1B}[\(row + 1);\(column + 1)H".utf8)
        Pen(grid[row, column].style, features).append(after: nil, to: &bytes)
        terminal.feed(bytes + Array(String(grid[row, column].character).utf8))
      }
    }
    return terminal
  }

  /// A cell as a person sees it: the colour of letters does not show in a blank, unless it is
  /// reversed.
  private func seen(_ terminal: TerminalEmulator, _ row: Int, _ column: Int) -> String {
    let (character, look) = terminal.cell(row: row, column: column)
    if character.isEmpty { return "the rest of a wide character" }
    guard character == " " else { return "\(character) \(look)" }
    let words = look.split(separator: " ").map(String.init)
    let attributes = words.filter { ["bold", "italic", "underline", "reverse"].contains($0) }
    let colors = words.filter { !attributes.contains($0) }
    let text = Array(colors.prefix { $0 != "on" })
    let ground = Array(colors.drop { $0 != "on" }.dropFirst())
    guard attributes.contains("reverse") else {
      return "blank \(ground) \(attributes.contains("underline"))"
    }
    return attributes == ["reverse"] && !text.isEmpty ? "blank \(text) false" : look
  }

  @Test(arguments: kinds.indices)
  func `any frame after any other shows what it should`(kind: Int) {
    let features = Self.kinds[kind]
    var random = SeededGenerator(seed: UInt64(kind) + 1)
    var encoder = GridEncoder(features)
    let terminal = TerminalEmulator(Self.size)
    var canvas = Canvas(Self.size, ground: Self.styles[kind])
    var before: Grid?
    for step in 0..<150 {
      canvas = changed(canvas, &random)
      terminal.feed(encoder.encode(canvas.grid, after: before))
      let wanted = reference(canvas.grid, features)
      for row in 0..<Self.size.rows {
        for column in 0..<Self.size.columns {
          let (got, due) = (seen(terminal, row, column), seen(wanted, row, column))
          #expect(got == due, "step \(step), row \(row), column \(column)")
        }
      }
      #expect(terminal.isCursorVisible == (canvas.grid.cursor != nil))
      if let cursor = canvas.grid.cursor {
        #expect(terminal.cursor == (cursor.row, cursor.column), "step \(step)")
      }
      before = canvas.grid
    }
  }

  // MARK: - Bytes

  private func bytes(
    _ features: TerminalFeatures = TerminalFeatures(depth: .full256),
    from first: (inout Canvas) -> Void = { _ in }, then second: (inout Canvas) -> Void
  ) -> String {
    var encoder = GridEncoder(features)
    var canvas = Canvas(Size(rows: 10, columns: 40))
    first(&canvas)
    let before = canvas.grid
    _ = encoder.encode(before, after: nil)
    second(&canvas)
    return String(decoding: encoder.encode(canvas.grid, after: before), as: UTF8.self)
      .replacing("\u{1B}", with: "^")
  }

  @Test func `what looks the same is not sent`() {
    #expect(bytes(from: { $0.write("same", row: 1, column: 1) }, then: { _ in }).isEmpty)
    #expect(
      bytes(
        from: { $0.write("a  b", row: 1, column: 1) },
        then: { $0.restyle(Rect(row: 1, column: 2, rows: 1, columns: 2)) { _ in Style(.ansi(1)) } }
      ).isEmpty)
  }

  @Test func `blanks are erased where that is shorter`() {
    let long = String(repeating: "x", count: 30)
    #expect(
      bytes(
        from: { $0.write(long, row: 2, column: 0) },
        then: { $0.fill(Rect(row: 2, column: 4, rows: 1, columns: 26)) }) == "^[5G^[K")
    #expect(
      bytes(
        from: { $0.write(long, row: 2, column: 0) },
        then: { $0.fill(Rect(row: 2, column: 4, rows: 1, columns: 12)) }) == "^[5G^[12X")
  }

  @Test func `a selected row is erased in its colour behind its words`() {
    let selected = Style(.ansi(6), .reverse)
    let text = bytes {
      $0.fill(Rect(row: 1, column: 0, rows: 1, columns: 40), style: selected)
      $0.write("word", row: 1, column: 0, style: selected)
    }
    #expect(text == "\r\n^[7;36mword^[0;46m^[K")
  }

  @Test func `a pen changes by what differs`() {
    let text = bytes(
      then: {
        $0.write("a", row: 0, column: 0, style: Style(.ansi(2), .bold))
        $0.write("b", row: 0, column: 1, style: Style(.ansi(3), .bold))
        $0.write("c", row: 0, column: 2, style: Style(.ansi(3)))
        $0.write("d", row: 0, column: 3)
      })
    #expect(text == "^[1;32ma^[33mb^[22mc^[md")
  }

  @Test func `repeated characters are counted where the terminal can`() {
    let bar = String(repeating: "░", count: 12)
    #expect(
      bytes(TerminalFeatures(depth: .full256, repeats: true)) {
        $0.write(bar, row: 0, column: 0)
      } == "░^[11b")
    #expect(bytes { $0.write(bar, row: 0, column: 0) } == bar)
  }

  @Test func `links open and close around their cells`() {
    let text = bytes(TerminalFeatures(depth: .full256, followsLinks: true)) {
      $0.write("a file", row: 0, column: 0)
      $0.link(Rect(row: 0, column: 2, rows: 1, columns: 4), to: "file:///tmp/a")
    }
    #expect(text == "a ^]8;;file:///tmp/a^\\file^]8;;^\\")
  }

  @Test func `the end of a row that the cursor is behind is forgotten`() {
    let text = bytes {
      $0.write("x", row: 0, column: 39)
      $0.write("y", row: 1, column: 0)
    }
    #expect(text == "^[39Cx^[2Hy")
  }
}
