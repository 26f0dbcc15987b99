import Testing

@testable import WaymarkTerminal

@Suite struct ListCursorTests {
  @Test func `the selection stops at both ends`() {
    var cursor = ListCursor()
    cursor.move(by: -3, of: 10)
    #expect(cursor.selected == 0)
    cursor.move(by: 99, of: 10)
    #expect(cursor.selected == 9)
    cursor.select(5, of: 0)
    #expect(cursor.selected == 0)
  }

  @Test func `the list scrolls as little as it can`() {
    var cursor = ListCursor()
    cursor.select(6, of: 20)
    cursor.reveal(height: 5, of: 20)
    #expect(cursor.visible(height: 5, of: 20) == 2..<7)
    cursor.select(3, of: 20)
    cursor.reveal(height: 5, of: 20)
    #expect(cursor.top == 2)
    cursor.select(0, of: 20)
    cursor.reveal(height: 5, of: 20)
    #expect(cursor.top == 0)
  }

  @Test func `a list that became shorter is shown to its end`() {
    var cursor = ListCursor(selected: 19, top: 15)
    cursor.reveal(height: 5, of: 7)
    #expect(cursor.selected == 6)
    #expect(cursor.visible(height: 5, of: 7) == 2..<7)
    cursor.reveal(height: 5, of: 0)
    #expect(cursor.visible(height: 5, of: 0).isEmpty)
  }

  @Test func `what lies outside is counted`() {
    #expect(ListCursor(selected: 3, top: 3).hidden(height: 4, of: 10) == (above: 3, below: 3))
    #expect(ListCursor().hidden(height: 4, of: 2) == (above: 0, below: 0))
    #expect(ListCursor().hidden(height: 0, of: 2) == (above: 0, below: 2))
  }
}
