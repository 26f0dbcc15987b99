import Testing
import WaymarkTerminal

@Suite struct TableTests {
  private let table = Table([
    .init("name", width: 6...40, importance: 3), .init("size", width: 8, alignment: .trailing),
    .init("state", width: 7, importance: 2),
  ])

  private func drawn(columns: Int) -> String {
    var canvas = Canvas(Size(rows: 3, columns: columns))
    table.draw(
      on: &canvas, ListView(ListCursor(), count: 2),
      ListView.Look(selection: nil, scrollbar: .plain),
      heading: .plain
    ) { row in [("model \(row)", .plain), ("\(row + 1),200", .plain), ("running", .plain)] }
    return canvas.grid.text
  }

  @Test func `columns line up and numbers stand at the right`() {
    let rows = drawn(columns: 40).split(separator: "\n")
    #expect(
      rows == [
        " name                     size  state", " model 0                 1,200  running",
        " model 1                 2,200  running",
      ])
  }

  @Test func `the least important column goes first`() {
    #expect(!drawn(columns: 22).contains("1,200"))
    #expect(drawn(columns: 22).contains("running"))
    #expect(drawn(columns: 12).contains("model 0"))
    #expect(!drawn(columns: 12).contains("running"))
    #expect(drawn(columns: 5).contains("…"))
  }
}
