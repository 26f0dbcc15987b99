import Testing

@testable import WaymarkTerminal

@Suite struct BarTests {
  private let titles = ["Dashboard", "Chat", "Files"]

  @Test func `tabs are named where there is room, else only the selected one`() {
    #expect(
      TabBar(titles, selected: 1).labels(width: 40) == [" 1 Dashboard ", " 2 Chat ", " 3 Files "])
    #expect(TabBar(titles, selected: 1).labels(width: 20) == [" 1 ", " 2 Chat ", " 3 "])
  }

  @Test func `the selected tab differs by more than its colour`() {
    var canvas = Canvas(Size(rows: 1, columns: 40))
    TabBar(titles, selected: 0)
      .draw(
        on: &canvas, style: .plain, selectedStyle: Style(.ansi(6), on: .standard, .reverse),
        shownStyle: .plain)
    #expect(canvas.grid[0, 1].style.attributes.contains(.reverse))
    #expect(!canvas.grid[0, 15].style.attributes.contains(.reverse))
  }

  @Test func `hints that do not fit make room for shorter ones`() {
    let hints = KeyHints([
      .init(key: "Enter", label: "evidence"), .init(key: "Ctrl-Q", label: "a long label"),
      .init(key: "?", label: "help"),
    ])
    #expect(hints.fitting(width: 80).count == 3)
    #expect(hints.fitting(width: 24).map(\.label) == ["evidence", "help"])
    #expect(hints.fitting(width: 5).isEmpty)
  }

  @Test func `a sparkline shows the newest values between lowest and highest`() {
    #expect(Sparkline([0, 1]).text(width: 9, .unicode) == "▁█")
    #expect(Sparkline([5, 5, 5]).text(width: 2, .unicode) == "▅▅")
    #expect(Sparkline([0, 100, 0, 1, 2]).text(width: 3, .ascii) == "_-^")
    #expect(Sparkline([]).text(width: 3, .unicode) == "")
    #expect(Sparkline([1]).text(width: -1, .unicode) == "")
  }
}
