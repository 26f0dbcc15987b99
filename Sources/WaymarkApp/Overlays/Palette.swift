internal import WaymarkTerminal

/// Every command by name, with its keys and why it cannot be given now.
struct Palette: Overlay {
  /// A command with what stands against it.
  struct Entry: Sendable {
    var command: Command
    var obstacle: String?
  }

  private var picker: Picker
  private let commands: [Command]

  /// Makes a palette.
  ///
  /// - Parameters:
  ///   - entries: In the order in which they stand while nothing is typed.
  ///   - keymap: Gives the keys that are shown.
  ///   - isPlain: Whether keys are named in words.
  init(_ entries: [Entry], keymap: Keymap, isPlain: Bool) {
    commands = entries.map(\.command)
    picker = Picker(
      entries.map { entry in
        let keys = keymap.keys(of: entry.command).prefix(2).map {
          isPlain ? $0.plainLabel : $0.label
        }
        return Picker.Item(
          title: entry.command.paletteTitle,
          keywords: "\(entry.command.id) \(entry.command.entry.help)",
          note: keys.joined(separator: isPlain ? ", " : " "), obstacle: entry.obstacle)
      })
  }

  var contexts: [CommandContext] { [.picker, .field] }
  var isTakingText: Bool { true }
  var hints: [Command] {
    [Command(PickerAction.accept), Command(PickerAction.down), Command(PickerAction.cancel)]
  }

  mutating func perform(_ command: Command, in area: Size) -> [Effect] {
    if picker.perform(command, page: Palette.listRows(in: area)) { return [] }
    guard command == Command(PickerAction.accept) else { return [.dismiss] }
    guard let index = picker.selection else { return [] }
    if let obstacle = picker.items[index].obstacle { return [.notify(Notice(obstacle))] }
    return [.dismiss, .give(commands[index])]
  }

  mutating func type(_ key: Key, in area: Size) -> [Effect] {
    picker.type(key)
    return []
  }

  mutating func mouse(_ event: MouseEvent, in area: Size) -> [Effect] {
    let box = Palette.box(in: Rect(area))
    guard case .press(.left) = event.kind else { return wheelOrLeave(event, in: area) }
    guard box.contains(row: event.row, column: event.column) else { return [.dismiss] }
    return picker.click(event, in: box) ? perform(Command(PickerAction.accept), in: area) : []
  }

  mutating func reveal(in area: Size) {
    picker.reveal(
      rows: Palette.listRows(in: area), columns: Palette.box(in: Rect(area)).columns - 6)
  }

  /// The box: not over the whole screen where there is room, so that one sees where one is.
  private static func box(in area: Rect) -> Rect {
    // A strip of the pane beside the box would be too narrow to make sense.
    let columns = area.columns < 90 ? area.columns : min(area.columns - 8, 84)
    let rows = area.rows < 20 ? area.rows : min(area.rows - 4, 24)
    return Rect(
      row: (area.rows - rows) / 3, column: (area.columns - columns) / 2, rows: rows,
      columns: columns)
  }

  /// The rows of the list: the box without its border, the field and the sentence below.
  private static func listRows(in area: Size) -> Int { box(in: Rect(area)).rows - 4 }

  func draw(on canvas: inout Canvas, _ look: Look) {
    canvas.within(Palette.box(in: canvas.bounds)) { area in
      area.fill(area.bounds, style: look[.text])
      BoxFrame("Commands", footer: footer)
        .draw(on: &area, look.symbols, border: look[.popupBorder], title: look[.popupTitle])
      area.within(BoxFrame.inside(area.bounds)) { inner in
        let (list, sentence) = inner.bounds.split(top: inner.rows - 1)
        inner.within(list) {
          picker.draw(
            on: &$0, look.picker, placeholder: "what to do", empty: "No command matches.")
        }
        inner.within(sentence) { drawSentence(on: &$0, look) }
      }
    }
  }

  /// The number of matches, once something is typed.
  private var footer: String {
    picker.field.text.isEmpty
      ? "" : Figures.counted(picker.matches.count, "match", plural: "matches")
  }

  /// What the selected command does, or why it cannot be given.
  private func drawSentence(on canvas: inout Canvas, _ look: Look) {
    guard let index = picker.selection else { return }
    if let obstacle = picker.items[index].obstacle {
      canvas.write(obstacle, row: 0, column: 1, style: look[.warningNotice])
    } else {
      canvas.write(commands[index].entry.help, row: 0, column: 1, style: look[.faint])
    }
  }
}

extension Command {
  /// The name in the palette: the context, where it is not everywhere, and the title.
  var paletteTitle: String {
    context == .app ? entry.title : "\(context.title.lowercased()): \(entry.title)"
  }
}
