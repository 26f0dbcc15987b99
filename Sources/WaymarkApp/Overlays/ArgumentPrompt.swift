internal import WaymarkTerminal

/// Asks for what a command needs after its name.
struct ArgumentPrompt: Overlay {
  private var field = TextField()
  private let command: Command

  init(_ command: Command) { self.command = command }

  private var argument: CommandArgument? { command.entry.arguments.first }

  var contexts: [CommandContext] { [.picker, .field] }
  var isTakingText: Bool { true }
  var hints: [Command] { [Command(PickerAction.accept), Command(PickerAction.cancel)] }

  mutating func perform(_ command: Command, in area: Size) -> [Effect] {
    if let action = command.action(of: FieldAction.self) { field.perform(action) }
    switch command.action(of: PickerAction.self) {
    case .cancel: return [.dismiss]
    case .accept:
      guard !field.text.allSatisfy(\.isWhitespace) else {
        return [.notify(Notice(argument?.help ?? "Something is needed here."))]
      }
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

  mutating func reveal(in area: Size) {
    field.reveal(width: ArgumentPrompt.box(in: Rect(area)).columns - 4)
  }

  private static func box(in area: Rect) -> Rect {
    let columns = min(area.columns, 68)
    return Rect(
      row: max(0, (area.rows - 4) / 3), column: (area.columns - columns) / 2,
      rows: min(4, area.rows), columns: columns)
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    canvas.within(ArgumentPrompt.box(in: canvas.bounds)) { area in
      area.fill(area.bounds, style: look[.text])
      BoxFrame(command.entry.title)
        .draw(on: &area, look.symbols, border: look[.popupBorder], title: look[.popupTitle])
      area.within(BoxFrame.inside(area.bounds)) { inner in
        field.draw(on: &inner, look.field, placeholder: argument?.name ?? "")
        inner.write(argument?.help ?? "", row: 1, column: 0, style: look[.faint])
      }
    }
  }
}
