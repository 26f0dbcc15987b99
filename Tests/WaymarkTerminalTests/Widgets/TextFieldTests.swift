import Testing

@testable import WaymarkTerminal

@Suite struct TextFieldTests {
  private func field(_ before: String, _ after: String = "") -> TextField {
    var field = TextField(before + after)
    for _ in after { field.moveLeft() }
    return field
  }

  @Test func `edits go by what people see as characters`() {
    var text = field("Zoë 👩‍👩‍👧 e\u{301}")
    text.deleteBackward()
    #expect(text.text == "Zoë 👩‍👩‍👧 ")
    text.deleteBackward()
    text.deleteBackward()
    #expect(text.text == "Zoë ")
    text.moveToStart()
    text.moveRight()
    text.deleteForward()
    #expect(text.text == "Zë ")
    text.insert("\u{301}")
    #expect(text.before == "Z\u{301}")
    text.deleteBackward()
    #expect(text.text == "ë ")
  }

  @Test func `the ends are firm`() {
    var empty = TextField()
    empty.moveLeft()
    empty.moveRight()
    empty.moveWordLeft()
    empty.moveWordRight()
    empty.deleteBackward()
    empty.deleteForward()
    empty.deleteWordBackward()
    empty.deleteWordForward()
    empty.deleteToStart()
    empty.deleteToEnd()
    #expect(empty == TextField())
  }

  @Test func `words are letters, digits and underscores`() {
    var text = field("open src/main_file.swift, now")
    text.moveWordLeft()
    #expect(text.after == "now")
    text.moveWordLeft()
    #expect(text.after == "swift, now")
    text.moveWordLeft()
    #expect(text.after == "main_file.swift, now")
    text.deleteWordBackward()
    #expect(text.text == "open main_file.swift, now")
    text.moveWordRight()
    #expect(text.before == "open main_file")
    text.deleteWordForward()
    #expect(text.text == "open main_file, now")
    text.deleteToStart()
    #expect(text.text == ", now")
    text.deleteToEnd()
    #expect(text.isEmpty)
  }

  @Test func `line breaks become spaces`() {
    var text = field("a", "d")
    text.insert("b\r\nc")
    #expect(text.text == "ab cd")
  }

  @Test func `the cursor stays in sight while the text scrolls`() {
    var text = field("one two three four")
    text.reveal(width: 8)
    var canvas = Canvas(Size(rows: 1, columns: 8))
    let look = TextField.Look(
      text: .plain, placeholder: .plain, cursor: Style(.standard, on: .ansi(1)))
    text.draw(on: &canvas, look)
    #expect(canvas.grid.text == "ee four")
    #expect(canvas.grid.cursor == Grid.Place(row: 0, column: 7))
    #expect(canvas.grid[0, 7].style.background == .ansi(1))
    text.moveToStart()
    text.reveal(width: 8)
    canvas = Canvas(Size(rows: 1, columns: 8))
    text.draw(on: &canvas, look)
    #expect(canvas.grid.text == "one two…")
    #expect(canvas.grid.cursor == Grid.Place(row: 0, column: 0))
  }

  @Test func `wide characters count two columns`() {
    var text = field("日本語")
    text.reveal(width: 5)
    var canvas = Canvas(Size(rows: 1, columns: 5))
    text.draw(on: &canvas, TextField.Look(text: .plain, placeholder: .plain, cursor: .plain))
    #expect(canvas.grid.text == "本語")
    #expect(canvas.grid.cursor == Grid.Place(row: 0, column: 4))
  }

  @Test func `an empty field says what belongs in it`() {
    var canvas = Canvas(Size(rows: 1, columns: 12))
    TextField().draw(
      on: &canvas, TextField.Look(text: .plain, placeholder: .plain, cursor: .plain),
      placeholder: "a name", isFocused: false)
    #expect(canvas.grid.text == "a name")
    #expect(canvas.grid.cursor == nil)
  }
}
