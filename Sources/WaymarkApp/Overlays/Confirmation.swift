internal import WaymarkTerminal

/// Asks before a command is given that cannot be undone.
struct Confirmation: Overlay {
  private var dialog: Dialog
  private let command: Command

  init(_ command: Command) {
    self.command = command
    let title = command.entry.title
    dialog = Dialog(
      title: title.prefix(1).uppercased() + title.dropFirst() + "?",
      message: [command.entry.help, "This cannot be undone."],
      answers: ["No", "Yes, \(title)"])
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
    case .accept:
      return dialog.focused == 1 ? [.dismiss, .give(self.command, isConfirmed: true)] : [.dismiss]
    }
    return []
  }

  func draw(on canvas: inout Canvas, _ look: Look) { dialog.draw(on: &canvas, look.dialog) }
}
