import Testing

@testable import WaymarkTerminal

@Suite struct GridTests {
  private func grid(_ rows: [String], columns: Int = 12) -> Grid {
    var canvas = Canvas(Size(rows: rows.count, columns: columns))
    for (row, text) in rows.enumerated() { canvas.write(text, row: row, column: 0) }
    return canvas.grid
  }

  @Test func `equal grids have no difference`() {
    #expect(grid(["abc", "de"]).changes(from: grid(["abc", "de"])).isEmpty)
  }

  @Test func `a difference is one stretch of cells in a row`() {
    let changes = grid(["abXYe", "fghij"]).changes(from: grid(["abcde", "fghij"]))
    #expect(changes == [GridChange(row: 0, columns: 2..<4)])
  }

  @Test func `another size changes every row`() {
    let changes = grid(["ab"], columns: 3).changes(from: grid(["ab"], columns: 4))
    #expect(changes == [GridChange(row: 0, columns: 0..<3)])
  }

  @Test func `half of a wide character is never drawn alone`() {
    let changes = grid(["a请c"]).changes(from: grid(["a求c"]))
    #expect(changes == [GridChange(row: 0, columns: 1..<3)])
    let narrower = grid(["axyc"]).changes(from: grid(["a求c"]))
    #expect(narrower == [GridChange(row: 0, columns: 1..<3)])
  }

  @Test func `writing over half of a wide character clears the other half`() {
    var canvas = Canvas(Size(rows: 1, columns: 6))
    canvas.write("请求", row: 0, column: 0)
    canvas.write("x", row: 0, column: 1)
    #expect(canvas.grid.text == " x求")
    canvas.write("y", row: 0, column: 2)
    #expect(canvas.grid.text == " xy")
    canvas.write("请", row: 0, column: 2)
    canvas.write("求", row: 0, column: 1)
    #expect(canvas.grid.text == " 求")
    let widths = (0..<6).map { Int(canvas.grid[0, $0].width) }
    #expect(widths == [1, 2, 0, 1, 1, 1])
  }

  @Test func `a grid of no size is fine`() {
    let empty = Grid(Size(rows: -3, columns: 0))
    #expect(empty.size == Size(rows: 0, columns: 0))
    #expect(empty.changes(from: empty).isEmpty)
  }

  @Test func `the memory backend counts what changed`() {
    let backend = MemoryBackend(Size(rows: 1, columns: 12))
    backend.present(grid(["hello"]))
    #expect(backend.changedCells == 5)
    backend.present(grid(["help"]))
    #expect(backend.changedCells == 2)
    backend.waitingEvents = [.key(Key(.enter))]
    #expect(backend.readEvents() == [.key(Key(.enter))])
    #expect(backend.readEvents().isEmpty)
  }
}
