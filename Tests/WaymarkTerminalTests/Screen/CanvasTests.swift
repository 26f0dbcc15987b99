import Testing

@testable import WaymarkTerminal

@Suite struct CanvasTests {
  @Test func `text is cut with an ellipsis at the limit and at the edge`() {
    var canvas = Canvas(Size(rows: 2, columns: 6))
    #expect(canvas.write("abcdefgh", row: 0, column: 1) == 6)
    #expect(canvas.write("abcdefgh", row: 1, column: 0, limit: 4) == 4)
    #expect(canvas.grid.text == " abcd…\nabc…")
  }

  @Test func `nothing is drawn outside of the canvas`() {
    var canvas = Canvas(Size(rows: 3, columns: 5))
    canvas.fill(canvas.bounds, with: ".")
    canvas.within(Rect(row: 1, column: 1, rows: 1, columns: 3)) { inner in
      inner.fill(Rect(row: -5, column: -5, rows: 20, columns: 20), with: "x")
      inner.write("abcdefg", row: 0, column: -1)
      inner.write("row", row: 1, column: 0)
      inner.write("row", row: -1, column: 0)
    }
    #expect(canvas.grid.text.split(separator: "\n")[0] == ".....")
    #expect(canvas.grid.text.split(separator: "\n")[1].hasPrefix("."))
    #expect(canvas.grid.text.split(separator: "\n")[1].hasSuffix("."))
    #expect(canvas.grid.text.split(separator: "\n")[2] == ".....")
  }

  @Test func `a wide character that does not fit leaves its place free`() {
    var canvas = Canvas(Size(rows: 1, columns: 4))
    canvas.write("a请求", row: 0, column: 0)
    #expect(canvas.grid.text == "a请…")
    canvas.within(Rect(row: 0, column: 0, rows: 1, columns: 2)) {
      $0.fill($0.bounds)
      $0.write("a请", row: 0, column: 0)
    }
    #expect(canvas.grid.text.hasPrefix("a…"))
  }

  @Test func `a canvas inside a canvas that is smaller is cut to it`() {
    var canvas = Canvas(Size(rows: 2, columns: 4))
    canvas.within(Rect(row: 1, column: 2, rows: 5, columns: 9)) { inner in
      #expect(inner.columns == 9)
      inner.write("abcd", row: 0, column: 0)
      inner.restyle(inner.bounds) { _ in Style(.ansi(1)) }
    }
    #expect(canvas.grid.text == "\n  ab")
    #expect(canvas.grid[0, 2].style == .plain)
    #expect(canvas.grid[1, 3].style == Style(.ansi(1)))
  }

  @Test func `rectangles split and never become negative`() {
    let whole = Rect(Size(rows: 3, columns: 3))
    #expect(whole.split(top: 9).rest.rows == 0)
    #expect(whole.split(left: -1).left.isEmpty)
    #expect(whole.intersection(Rect(row: 5, column: 5, rows: 2, columns: 2)).isEmpty)
  }
}
