import Testing
import WaymarkTestSupport

@testable import WaymarkTerminal

@Suite struct TextAreaTests {
  /// An area that is laid out, with the cursor where `|` stands in the text.
  private func area(_ marked: String, rows: Int = 4, columns: Int = 11) -> TextArea {
    let before = marked.prefix { $0 != "|" }
    var area = TextArea(String(before) + marked.dropFirst(before.count + 1))
    area.reveal(rows: rows, columns: columns)
    area.move(.start)
    for _ in before { area.move(.right) }
    area.reveal(rows: rows, columns: columns)
    return area
  }

  /// The text with `|` at the cursor.
  private func marked(_ area: TextArea) -> String {
    area.text(in: area.start..<area.cursor) + "|" + area.text(in: area.cursor..<area.end)
  }

  private func screen(_ area: TextArea, rows: Int = 4, columns: Int = 11) -> Grid {
    var area = area
    area.reveal(rows: rows, columns: columns)
    var canvas = Canvas(Size(rows: rows, columns: columns))
    area.draw(
      on: &canvas,
      TextArea.Look(
        text: .plain, placeholder: .plain, cursor: Style(.standard, on: .ansi(1)),
        selection: Style(.standard, on: .ansi(2))),
      placeholder: "a message")
    return canvas.grid
  }

  // MARK: - Editing

  @Test func `edits go by what people see as characters`() {
    var text = area("Zoë 👩‍👩‍👧 e\u{301}|")
    text.deleteBackward()
    #expect(marked(text) == "Zoë 👩‍👩‍👧 |")
    text.deleteBackward()
    text.deleteBackward()
    #expect(marked(text) == "Zoë |")
    text.move(.start)
    text.deleteForward()
    #expect(marked(text) == "|oë ")
  }

  @Test func `deletions cross line breaks`() {
    var text = area("one\n|two")
    text.deleteBackward()
    #expect(marked(text) == "one|two")
    text.insert("\n")
    text.move(.left)
    text.deleteForward()
    #expect(marked(text) == "one|two")
    text.insert(" and\nthen ")
    text.deleteWordBackward()
    text.deleteWordBackward()
    #expect(marked(text) == "one |two")
    text.deleteToLineEnd()
    text.deleteToLineStart()
    text.deleteToLineStart()
    #expect(text.isEmpty)
  }

  @Test func `a line is deleted up to its ends and then joined with its neighbour`() {
    var text = area("one\ntw|o\nthree")
    text.deleteToLineEnd()
    #expect(marked(text) == "one\ntw|\nthree")
    text.deleteToLineEnd()
    #expect(marked(text) == "one\ntw|three")
    text.deleteToLineStart()
    #expect(marked(text) == "one\n|three")
    text.deleteToLineStart()
    #expect(marked(text) == "one|three")
  }

  @Test func `line breaks of any kind break, and controls are left out`() {
    var text = TextArea()
    text.insert("a\r\nb\rc\u{1B}[2Jd\te\u{0}")
    #expect(text.text == "a\nb\nc[2Jd\te")
    #expect(text.lineCount == 3)
    text.undo()
    #expect(text.isEmpty)
    text.redo()
    #expect(text.text == "a\nb\nc[2Jd\te")
  }

  @Test func `an empty text stands everything`() {
    var text = TextArea()
    for motion in TextArea.Motion.allCases {
      text.move(motion)
      text.move(motion, extending: true)
    }
    text.deleteBackward()
    text.deleteForward()
    text.deleteWordBackward()
    text.deleteWordForward()
    text.deleteToLineStart()
    text.deleteToLineEnd()
    text.undo()
    text.redo()
    text.selectAll()
    text.place(row: 5, column: 5)
    text.scroll(by: 3)
    text.reveal(rows: 0, columns: 0)
    let nothing = text.cut()
    #expect(text.isEmpty && nothing == nil && text.lineCount == 1)
  }

  @Test func `a mark that joins what is typed before it leaves no place outside of the text`() {
    var text = TextArea("\u{301}x")
    text.move(.start)
    text.insert("a")
    text.move(.left)
    text.move(.right)
    text.deleteBackward()
    #expect(text.text == "x")
  }

  // MARK: - Motions

  @Test func `words are letters, digits and underscores, in any line`() {
    var text = area("fix |the main_file.swift,\n\nplease")
    var seen: [String] = []
    for _ in 0..<5 {
      text.move(.wordRight)
      seen.append(String(marked(text).prefix { $0 != "|" }.suffix(6)))
    }
    #expect(seen == ["ix the", "n_file", ".swift", "please", "please"])
    text.move(.wordLeft)
    #expect(marked(text).hasSuffix("\n|please"))
    text.move(.wordLeft)
    #expect(marked(text) == "fix the main_file.|swift,\n\nplease")
  }

  @Test func `up and down go by rows and keep their column`() {
    var text = area("alpha beta gamma\nx\nlast| line")
    text.move(.up)
    #expect(marked(text) == "alpha beta gamma\nx|\nlast line")
    text.move(.up)
    #expect(marked(text) == "alpha beta gamm|a\nx\nlast line")
    text.move(.up)
    #expect(marked(text) == "alph|a beta gamma\nx\nlast line")
    text.move(.up)
    #expect(marked(text) == "|alpha beta gamma\nx\nlast line")
    text.move(.pageDown)
    #expect(marked(text) == "alpha beta gamma\nx\n|last line")
    text.move(.down)
    #expect(marked(text) == "alpha beta gamma\nx\nlast line|")
  }

  @Test func `the first and the last row are known`() {
    var text = area("|alpha beta gamma")
    #expect(text.isInFirstRow && !text.isInLastRow)
    text.move(.down)
    #expect(!text.isInFirstRow && text.isInLastRow)
  }

  // MARK: - Selection

  @Test func `shifted motions select and typing replaces it`() {
    var text = area("one |two three")
    text.move(.wordRight, extending: true)
    #expect(text.selectedText == "two")
    text.move(.right, extending: true)
    text.move(.left, extending: true)
    text.insert("2")
    #expect(marked(text) == "one 2| three")
    text.undo()
    #expect(text.text == "one two three")
    text.selectAll()
    let all = text.cut()
    #expect(all == "one two three" && text.isEmpty)
  }

  @Test func `a plain arrow leaves the selection on its side`() {
    var text = area("one |two")
    text.move(.lineEnd, extending: true)
    text.move(.left)
    #expect(marked(text) == "one |two" && text.selection == nil)
    text.move(.wordLeft, extending: true)
    text.move(.right)
    #expect(marked(text) == "one |two")
  }

  @Test func `the mouse places the cursor and drags a selection`() {
    var text = area("alpha beta gamma\nx|")
    text.place(row: 1, column: 2)
    #expect(marked(text) == "alpha beta ga|mma\nx")
    text.place(row: 2, column: 9, extending: true)
    #expect(text.selectedText == "mma\nx")
    text.place(row: 0, column: 40)
    #expect(marked(text) == "alpha beta| gamma\nx")
  }

  // MARK: - History

  @Test func `a word is taken back at once`() {
    var text = TextArea()
    for character in "one two" { text.insert(String(character)) }
    text.undo()
    #expect(text.text == "one ")
    text.undo()
    #expect(text.text.isEmpty && !text.canUndo)
    text.redo()
    text.redo()
    #expect(marked(text) == "one two|" && !text.canRedo)
    text.insert("!")
    #expect(!text.canRedo)
  }

  @Test func `any edits are taken back one by one and done again`() {
    var random = SeededGenerator(seed: 7)
    var text = TextArea("first line\nsecond 日本\n\nlast")
    text.reveal(rows: 3, columns: 9)
    var states = [text.text]
    for step in 0..<400 {
      if let motion = random.pick(TextArea.Motion.allCases) {
        text.move(motion, extending: step % 3 == 0)
      }
      switch Int.random(in: 0..<6, using: &random) {
      case 0: text.insert(random.pick(["\(step)", "日本\(step)", "\(step)\nb\n", "\n\(step)"]) ?? "")
      case 1: text.deleteBackward()
      case 2: text.deleteForward()
      case 3: text.deleteWordBackward()
      case 4: text.deleteToLineEnd()
      default: _ = text.cut()
      }
      text.reveal(rows: 3, columns: 9)
      if text.text.utf8.elementsEqual(states[states.count - 1].utf8) == false {
        states.append(text.text)
      }
    }
    for state in states.reversed().dropFirst() {
      text.undo()
      #expect(text.text.utf8.elementsEqual(state.utf8))
    }
    #expect(!text.canUndo)
    for state in states.dropFirst() {
      text.redo()
      #expect(text.text.utf8.elementsEqual(state.utf8))
    }
  }

  // MARK: - Screen

  @Test func `lines wrap behind spaces, and long words anywhere`() {
    #expect(screen(area("alpha beta gamma|")).text == "alpha beta\ngamma\n\n")
    #expect(screen(area("abcdefghijklmno|")).text == "abcdefghij\nklmno\n\n")
    #expect(screen(area("日本語日本語日本|")).text == "日本語日本\n語日本\n\n")
    #expect(screen(area("alpha beta     gamma|")).text == "alpha beta\ngamma\n\n")
  }

  @Test func `the screen follows the cursor`() {
    var text = area("1\n2\n3\n4\n5\n6|")
    #expect(screen(text).text == "3\n4\n5\n6")
    #expect(text.isMoreAbove && !text.isMoreBelow)
    text.move(.up)
    text.move(.up)
    #expect(screen(text).text == "3\n4\n5\n6")
    text.move(.start)
    text.reveal(rows: 4, columns: 11)
    #expect(screen(text).text == "1\n2\n3\n4" && text.isMoreBelow)
    text.scroll(by: 1)
    #expect(screen(text).text == "2\n3\n4\n5")
    #expect(marked(text) == "1\n|2\n3\n4\n5\n6")
  }

  @Test func `the cursor is seen behind a full row`() {
    let grid = screen(area("abcdefghij|"))
    #expect(grid.cursor == Grid.Place(row: 0, column: 10))
    #expect(grid[0, 10].style.background == .ansi(1))
  }

  @Test func `a selection shows, line breaks with it`() {
    var text = area("a|b\n\nc")
    text.move(.down, extending: true)
    text.move(.down, extending: true)
    let grid = screen(text)
    #expect(grid[0, 0].style.background == .standard)
    #expect(grid[0, 1].style.background == .ansi(2))
    #expect(grid[0, 2].style.background == .ansi(2))
    #expect(grid[1, 0].style.background == .ansi(2))
  }

  @Test func `an empty area says what belongs in it`() {
    #expect(screen(TextArea()).text == "a message\n\n\n")
  }

  @Test func `an area grows with its text up to a limit`() {
    let text = TextArea("alpha beta gamma\n\nx")
    #expect(text.rowCount(columns: 11, limit: 9) == 4)
    #expect(text.rowCount(columns: 80, limit: 9) == 3)
    #expect(text.rowCount(columns: 3, limit: 2) == 2)
  }

  @Test func `a paste of megabytes is one change and lays out only what is seen`() {
    let line = String(repeating: "word ", count: 20) + "\n"
    let paste = String(repeating: line, count: 20_000)
    var text = TextArea("x")
    text.insert(paste)
    text.reveal(rows: 4, columns: 11)
    #expect(text.text.utf8.count == paste.utf8.count + 1)
    #expect(text.layout.shown.count == 4)
    text.undo()
    #expect(text.text == "x")
  }

  @Test func `a line without an end is moved through`() {
    var text = TextArea(String(repeating: "abcdefghi ", count: 20_000))
    text.reveal(rows: 3, columns: 11)
    text.move(.up)
    text.move(.pageUp)
    text.insert("!")
    text.reveal(rows: 3, columns: 11)
    text.move(.start)
    text.reveal(rows: 3, columns: 11)
    #expect(screen(text, rows: 3).text == "abcdefghi\nabcdefghi\nabcdefghi")
  }
}
