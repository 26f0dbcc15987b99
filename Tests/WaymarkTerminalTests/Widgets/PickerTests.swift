import Testing
import WaymarkTerminal

@Suite struct PickerTests {
  private func picker(_ titles: String...) -> Picker { Picker(titles.map { .init(title: $0) }) }

  private func titles(_ picker: Picker) -> [String] {
    picker.matches.map { picker.items[$0.index].title }
  }

  @Test func `typing keeps what matches, the best first`() {
    var picker = picker("draft", "analyse fully", "after")
    #expect(titles(picker) == ["draft", "analyse fully", "after"])
    picker.edit { $0.insert("af") }
    #expect(titles(picker) == ["after", "analyse fully", "draft"])
    picker.edit { $0.insert("x") }
    #expect(picker.selection == nil)
    picker.edit { $0.deleteToStart() }
    #expect(picker.selection == 0)
  }

  @Test func `what matches equally keeps its order`() {
    var picker = picker("tab b", "tab a", "tab c")
    picker.edit { $0.insert("tab") }
    #expect(titles(picker) == ["tab b", "tab a", "tab c"])
  }

  @Test func `keywords find an item and count less than its title`() {
    var picker = Picker([
      .init(title: "leave", keywords: "app.quit"), .init(title: "quit"),
    ])
    picker.edit { $0.insert("quit") }
    #expect(titles(picker) == ["quit", "leave"])
    #expect(picker.matches.last?.positions == [])
  }

  @Test func `what cannot be picked now comes after what matches nearly as well`() {
    var picker = Picker([
      .init(title: "evidence: back", obstacle: "Not here."), .init(title: "dashboard: evidence"),
      .init(title: "the voice of everyone"),
    ])
    picker.edit { $0.insert("evi") }
    #expect(titles(picker) == ["dashboard: evidence", "evidence: back"])
    picker.edit { $0.insert("dence: back") }
    #expect(titles(picker) == ["evidence: back"])
  }

  @Test func `a picker shows its field, the matches and what is typed in them`() {
    var picker = Picker([
      .init(title: "analyse", note: "r"),
      .init(title: "cancel", note: "Esc", obstacle: "Nothing runs."),
    ])
    picker.edit { $0.insert("an") }
    picker.reveal(rows: 3, columns: 20)
    var canvas = Canvas(Size(rows: 4, columns: 24))
    let match = Style(.ansi(1))
    let disabled = Style(.ansi(2))
    picker.draw(
      on: &canvas,
      Picker.Look(
        text: .plain, faint: .plain, disabled: disabled, match: match, note: .plain,
        field: .init(text: .plain, placeholder: .plain, cursor: .plain),
        list: .init(selection: nil, scrollbar: .plain), prompt: "> "),
      placeholder: "", empty: "Nothing matches.")
    #expect(canvas.grid.text == "> an\n analyse              r\n cancel             Esc\n")
    #expect(canvas.grid[1, 1].style == match && canvas.grid[1, 3].style == .plain)
    #expect(canvas.grid[2, 1].style == disabled)
    #expect(canvas.grid.cursor == Grid.Place(row: 0, column: 4))
  }
}
