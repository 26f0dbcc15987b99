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

  mutating func reveal(in area: Size) { field.reveal(width: PromptBox.width(in: Rect(area))) }

  func draw(on canvas: inout Canvas, _ look: Look) {
    canvas.hideCursor()
    PromptBox(title: title, help: help).draw(shown, on: &canvas, look.over(.popup))
  }
}
