internal import WaymarkTerminal

/// A list to pick from while typing, each row of which does something.
struct ChoicePicker: Overlay {
  /// A row and what it does.
  struct Choice: Sendable {
    var title: String
    /// Stands at the right end.
    var note: String
    var effects: [Effect]
  }

  private let title: String
  private let choices: [Choice]
  private var picker: Picker

  init(_ title: String, _ choices: [Choice], selected: Int = 0) {
    self.title = title
    self.choices = choices
    picker = Picker(choices.map { Picker.Item(title: $0.title, note: $0.note) })
    picker.select(item: selected)
  }

  var contexts: [CommandContext] { [.picker, .field] }
  var isTakingText: Bool { true }
  var hints: [Command] {
    [Command(PickerAction.accept), Command(PickerAction.down), Command(PickerAction.cancel)]
  }

  mutating func perform(_ command: Command, in area: Size) -> [Effect] {
    if picker.perform(command, page: ChoicePicker.listRows(in: area)) { return [] }
    guard command == Command(PickerAction.accept) else { return [.dismiss] }
    guard let index = picker.selection else { return [] }
    return [.dismiss] + choices[index].effects
  }

  mutating func type(_ key: Key, in area: Size) -> [Effect] {
    picker.type(key)
    return []
  }

  mutating func mouse(_ event: MouseEvent, in area: Size) -> [Effect] {
    let box = ChoicePicker.box(in: Rect(area))
    guard case .press(.left) = event.kind else { return wheelOrLeave(event, in: area) }
    guard box.contains(row: event.row, column: event.column) else { return [.dismiss] }
    return picker.click(event, in: box) ? perform(Command(PickerAction.accept), in: area) : []
  }

  mutating func reveal(in area: Size) {
    picker.reveal(
      rows: ChoicePicker.listRows(in: area),
      columns: ChoicePicker.box(in: Rect(area)).columns - 6)
  }

  private static func box(in area: Rect) -> Rect {
    // A strip of the pane beside the box would be too narrow to make sense.
    let columns = area.columns < 90 ? area.columns : min(area.columns - 8, 84)
    let rows = area.rows < 20 ? area.rows : min(area.rows - 4, 24)
    return Rect(
      row: (area.rows - rows) / 3, column: (area.columns - columns) / 2, rows: rows,
      columns: columns)
  }

  /// The rows of the list: the box without its border and the field.
  private static func listRows(in area: Size) -> Int { box(in: Rect(area)).rows - 3 }

  func draw(on canvas: inout Canvas, _ look: Look) {
    canvas.within(ChoicePicker.box(in: canvas.bounds)) { area in
      area.fill(area.bounds, style: look[.text])
      BoxFrame(title, footer: "\(picker.matches.count) of \(picker.items.count)")
        .draw(on: &area, look.symbols, border: look[.popupBorder], title: look[.popupTitle])
      area.within(BoxFrame.inside(area.bounds)) { inner in
        picker.draw(on: &inner, look.picker, placeholder: "name", empty: "Nothing matches.")
      }
    }
  }
}
