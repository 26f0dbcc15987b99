internal import WaymarkTerminal

/// A question with a few answers, each of which does something.
struct Decision: Overlay {
  /// What is on a button and what it does.
  typealias Answer = (title: String, effects: [Effect])

  private var dialog: Dialog
  private let effects: [[Effect]]

  /// Makes a question.
  ///
  /// - Parameters:
  ///   - title: The question in a few words.
  ///   - message: What there is to know before answering.
  ///   - answers: The first one leaves everything as it is; Escape gives it.
  ///   - focused: The answer that Enter gives at first.
  init(_ title: String, _ message: [String], _ answers: [Answer], focused: Int = 0) {
    dialog = Dialog(
      title: title, message: message, answers: answers.map(\.title), focused: focused)
    effects = answers.map(\.effects)
  }

  /// Asks before a command is given that cannot be undone.
  init(before command: Command) {
    let title = command.entry.title
    self.init(
      title.prefix(1).uppercased() + title.dropFirst() + "?",
      [command.entry.help, "This cannot be undone."],
      [("No", []), ("Yes, \(title)", [.give(command, isConfirmed: true)])])
  }

  var contexts: [CommandContext] { [.dialog] }
  var hints: [Command] {
    [Command(DialogAction.accept), Command(DialogAction.next), Command(DialogAction.cancel)]
  }

  mutating func perform(_ command: Command, in area: Size) -> [Effect] {
    guard let action = command.action(of: DialogAction.self) else { return [] }
    switch action {
    case .next: dialog.moveFocus(by: 1)
    case .previous: dialog.moveFocus(by: -1)
    case .cancel: return [.dismiss]
    case .accept: return [.dismiss] + effects[dialog.focused]
    }
    return []
  }

  mutating func mouse(_ event: MouseEvent, in area: Size) -> [Effect] {
    guard case .press(.left) = event.kind else { return wheelOrLeave(event, in: area) }
    let answer = dialog.answer(row: event.row, column: event.column, in: Rect(area))
    return answer.map { [.dismiss] + effects[$0] } ?? []
  }

  func draw(on canvas: inout Canvas, _ look: Look) { dialog.draw(on: &canvas, look.dialog) }
}
