import Foundation
import Testing
import WaymarkTerminal

@Suite struct DialogTests {
  private let look = Dialog.Look(
    symbols: .unicode, text: .plain, border: .plain, title: .plain, button: .plain,
    focusedButton: .plain)

  @Test func `a dialog asks and shows which answer Enter gives`() {
    var dialog = Dialog(
      title: "Discard the changes?",
      message: ["The changes in src/parser.py are lost; nothing brings them back."],
      answers: ["Keep", "Discard"])
    var canvas = Canvas(Size(rows: 12, columns: 60))
    dialog.draw(on: &canvas, look)
    #expect(
      canvas.grid.text == """


        ╭─ Discard the changes? ───────────────────────────────────╮
        │ The changes in src/parser.py are lost; nothing brings    │
        │ them back.                                               │
        │                                                          │
        │                                    [ Keep ]    Discard   │
        ╰──────────────────────────────────────────────────────────╯




        """)
    dialog.moveFocus(by: -1)
    #expect(dialog.focused == 1)
    dialog.moveFocus(by: 1)
    #expect(dialog.focused == 0)
  }

  @Test func `a button is found where it is drawn`() throws {
    let dialog = Dialog(
      title: "Discard?", message: ["Nothing brings them back."],
      answers: ["Keep", "Put them aside", "Discard all of them"])
    for size in [Size(rows: 12, columns: 80), Size(rows: 12, columns: 40)] {
      var canvas = Canvas(size)
      dialog.draw(on: &canvas, look)
      let rows = canvas.grid.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (number, answer) in dialog.answers.enumerated() {
        let row = try #require(rows.firstIndex { $0.contains(answer) })
        let place = try #require(rows[row].range(of: answer))
        let column = DisplayText.width(String(rows[row][..<place.lowerBound]))
        #expect(dialog.answer(row: row, column: column, in: Rect(size)) == number)
        #expect(dialog.answer(row: row - 4, column: column, in: Rect(size)) == nil)
      }
    }
  }

  @Test func `what does not fit shows that it goes on, and every answer stays whole`() {
    let dialog = Dialog(
      title: "Discard?", message: [String(repeating: "many words ", count: 40)],
      answers: ["Keep", "An answer that is far too long for the box that it stands in"])
    var canvas = Canvas(Size(rows: 8, columns: 30))
    dialog.draw(on: &canvas, look)
    #expect(
      canvas.grid.text == """
        ╭─ Discard? ─────────────────╮
        │ many words many words many │
        │ words many words many      │
        │ words many words many      │
        │ words many words many …    │
        │                   [ Keep ] │
        │   An answer that is far…   │
        ╰────────────────────────────╯
        """)
  }

  @Test func `a dialog fits into a tiny screen`() {
    let dialog = Dialog(title: "Quit?", message: ["An analysis runs."], answers: ["No", "Yes"])
    var canvas = Canvas(Size(rows: 4, columns: 12))
    dialog.draw(on: &canvas, look)
    #expect(canvas.grid.text.contains("Quit?"))
  }
}

@Suite struct MenuTests {
  private let menu = Menu([
    .choice("Open", key: "Enter", obstacle: nil), .line,
    .choice("Stage", key: "s", obstacle: "Nothing changed."),
    .choice("Discard", key: "x", obstacle: nil),
  ])

  @Test func `the focus skips lines and what cannot be chosen`() {
    var menu = menu
    #expect(menu.focused == 0)
    menu.moveFocus(by: 1)
    #expect(menu.focused == 3)
    menu.moveFocus(by: 1)
    #expect(menu.focused == 0)
    #expect(menu.choice(atRow: 1) == 0 && menu.choice(atRow: 2) == nil)
    var empty = Menu([.line])
    empty.moveFocus(by: 1)
    #expect(empty.focused == nil)
  }

  @Test func `a menu stays on the screen`() {
    let area = Rect(row: 0, column: 0, rows: 10, columns: 30)
    let box = menu.box(at: 9, column: 28, in: area)
    #expect(box.endRow <= 10 && box.endColumn <= 30)
    var canvas = Canvas(Size(rows: box.rows, columns: box.columns))
    menu.draw(
      on: &canvas,
      Menu.Look(
        symbols: .unicode, text: .plain, key: .plain, disabled: .plain, border: .plain,
        selection: .plain))
    #expect(
      canvas.grid.text == """
        ╭──────────────╮
        │ Open   Enter │
        │──────────────│
        │ Stage      s │
        │ Discard    x │
        ╰──────────────╯
        """)
  }
}

@Suite struct FormTests {
  private var form: Form {
    Form([
      .init("Name", .text(TextField("local"), placeholder: "what to call it")),
      .init("URL", .text(TextField(), placeholder: "http://127.0.0.1:11434")),
      .init("Keep loaded", .toggle(true)),
      .init("Role", .choice(["chat", "embed"], selected: 0)),
    ])
  }

  private func drawn(_ form: Form, rows: Int = 6) -> String {
    let style = Style.plain
    var canvas = Canvas(Size(rows: rows, columns: 44))
    form.draw(
      on: &canvas,
      Form.Look(
        label: style, focusedLabel: style,
        field: TextField.Look(text: style, placeholder: style, cursor: style), error: style,
        arrows: ("‹", "›")))
    return canvas.grid.text
  }

  @Test func `fields line up and a mistake stands below its field`() {
    var form = form
    form.fields[1].mistake = "A server needs an address."
    form.focusFirstMistake()
    #expect(form.focused == 1 && form.isTakingText)
    #expect(
      drawn(form) == """
        Name         local
        URL          http://127.0.0.1:11434
                     ! A server needs an address.
        Keep loaded  [x]
        Role           chat

        """)
    form.edit { $0.insert("http://x") }
    #expect(form.fields[1].mistake == nil)
    #expect(form.value(of: 1) == "http://x")
  }

  @Test func `toggles and choices step, and the focus goes round`() {
    var form = form
    form.moveFocus(by: -1)
    #expect(!form.isTakingText)
    form.step(by: 1)
    #expect(form.value(of: 3) == "embed")
    #expect(drawn(form).contains("‹ embed ›"))
    form.step(by: 1)
    #expect(form.value(of: 3) == "chat")
    form.moveFocus(by: -1)
    form.step(by: 1)
    #expect(form.value(of: 2) == "no")
    form.moveFocus(by: 2)
    #expect(form.focused == 0)
  }

  @Test func `the field with the focus stays in sight`() {
    var form = form
    form.moveFocus(by: -1)
    form.reveal(rows: 2, columns: 44)
    #expect(drawn(form, rows: 2) == "Keep loaded  [x]\nRole         ‹ chat ›")
  }
}
