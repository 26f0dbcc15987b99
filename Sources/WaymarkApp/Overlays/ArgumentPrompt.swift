internal import WaymarkTerminal

/// Asks for what a command needs after its name, and gives the command with it.
struct ArgumentPrompt: Overlay {
  private var field: TextField
  private let title: String
  private let placeholder: String
  private let help: String
  private let command: Command

  /// Asks for a name, beginning with one that is there.
  init(_ title: String, text: String, help: String, command: Command) {
    field = TextField(text)
    self.title = title
    placeholder = "name"
    self.help = help
    self.command = command
  }

  /// Asks for the argument that the command's own entry describes.
  init(_ command: Command) {
    let argument = command.entry.arguments.first
    field = TextField()
    title = command.entry.title
    placeholder = argument?.name ?? ""
    help = argument?.help ?? "Something is needed here."
    self.command = command
  }

  var contexts: [CommandContext] { [.picker, .field] }
  var isTakingText: Bool { true }
  var hints: [Command] { [Command(PickerAction.accept), Command(PickerAction.cancel)] }

  mutating func perform(_ command: Command, in area: Size) -> [Effect] {
    if let action = command.action(of: FieldAction.self) { field.perform(action) }
    switch command.action(of: PickerAction.self) {
    case .cancel: return [.dismiss]
    case .accept:
      guard !field.text.allSatisfy(\.isWhitespace) else { return [.notify(Notice(help))] }
      var complete = self.command
      complete.argument = field.text
      return [.dismiss, .give(complete)]
    default: return []
    }
  }

  mutating func type(_ key: Key, in area: Size) -> [Effect] {
    if case .character(let character) = key.code { field.insert(String(character)) }
    return []
  }

  mutating func reveal(in area: Size) { field.reveal(width: PromptBox.width(in: Rect(area))) }

  func draw(on canvas: inout Canvas, _ look: Look) {
    PromptBox(title: title, help: help)
      .draw(field, placeholder: placeholder, on: &canvas, look)
  }
}
