internal import WaymarkTerminal

/// A question of the git pane: what will be done, and what each answer does.
struct GitQuestion: Sendable {
  /// What an answer does with the pane.
  typealias Answer = @Sendable (inout GitPane) -> [Effect]

  var dialog: Dialog
  private let actions: [Answer]
  private let cancel: Answer

  /// Makes a question whose first answer leaves everything as it was.
  ///
  /// - Parameters:
  ///   - title: The question in a few words.
  ///   - message: What there is to know before answering.
  ///   - focused: The answer that Enter gives at first, counted from 0 for Cancel.
  ///   - answers: The words on the buttons with what they do.
  ///   - cancel: What Cancel does.
  init(
    _ title: String, _ message: [String], focused: Int = 0, answers: [(String, Answer)],
    cancel: @escaping Answer = { _ in [] }
  ) {
    dialog = Dialog(
      title: title, message: message, answers: ["Cancel"] + answers.map(\.0), focused: focused)
    actions = answers.map(\.1)
    self.cancel = cancel
  }

  /// What the answer with the focus does.
  var answer: Answer { dialog.focused == 0 ? cancel : actions[dialog.focused - 1] }

  /// What leaving the question does.
  var refusal: Answer { cancel }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let look = look.over(.popup)
    canvas.hideCursor()
    dialog.draw(on: &canvas, look.dialog)
  }
}

/// A line that the git pane asks for.
struct GitPrompt: Sendable {
  /// What a line does with the pane.
  typealias Take = @Sendable (String, inout GitPane) -> [Effect]

  var field: TextField
  let title: String
  /// A sentence below the field.
  let help: String
  /// Whether what is typed must not be seen.
  let isSecret: Bool
  let take: Take
  let cancel: GitQuestion.Answer

  init(
    _ title: String, help: String, text: String = "", isSecret: Bool = false,
    cancel: @escaping GitQuestion.Answer = { _ in [] }, take: @escaping Take
  ) {
    self.title = title
    self.help = help
    self.isSecret = isSecret
    self.take = take
    self.cancel = cancel
    field = TextField(text)
  }

  /// The field as it is shown.
  private var shown: TextField {
    guard isSecret else { return field }
    return TextField(String(repeating: "•", count: field.text.count))
  }

  private static func box(in area: Rect, lines: Int) -> Rect {
    let columns = min(area.columns, 68)
    let rows = min(area.rows, 3 + max(1, lines))
    return Rect(
      row: max(0, (area.rows - rows) / 3), column: (area.columns - columns) / 2, rows: rows,
      columns: columns)
  }

  private func lines(_ columns: Int) -> [String] {
    DisplayText.wrapped(help, to: max(1, min(columns, 68) - 4))
  }

  mutating func reveal(in area: Size) { field.reveal(width: min(area.columns, 68) - 4) }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let look = look.over(.popup)
    let lines = lines(canvas.columns)
    canvas.hideCursor()
    canvas.within(GitPrompt.box(in: canvas.bounds, lines: lines.count)) { area in
      area.fill(area.bounds, style: look[.text])
      BoxFrame(title)
        .draw(on: &area, look.symbols, border: look[.popupBorder], title: look[.popupTitle])
      area.within(BoxFrame.inside(area.bounds)) { inner in
        shown.draw(on: &inner, look.field)
        for (row, line) in lines.enumerated() {
          inner.write(line, row: row + 1, column: 0, style: look[.faint])
        }
      }
    }
  }
}
