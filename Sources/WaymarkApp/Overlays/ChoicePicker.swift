internal import WaymarkTerminal

/// A list to pick from while typing, each row of which does something.
struct ChoicePicker: Overlay {
  /// A row and what it does.
  struct Choice: Sendable {
    var item: Picker.Item
    /// What the row does, in a sentence; shown while it is selected.
    var help: String
    var effects: [Effect]

    init(_ item: Picker.Item, help: String = "", _ effects: [Effect]) {
      self.item = item
      self.help = help
      self.effects = effects
    }

    init(title: String, note: String, effects: [Effect]) {
      self.init(Picker.Item(title: title, note: note), effects)
    }
  }

  private let title: String
  private let placeholder: String
  private let choices: [Choice]
  private var picker: Picker

  /// Makes a list.
  ///
  /// - Parameters:
  ///   - title: What is picked.
  ///   - choices: In the order in which they stand while nothing is typed.
  ///   - placeholder: Stands in the field until something is typed.
  ///   - selected: The row that is selected at first.
  init(_ title: String, _ choices: [Choice], placeholder: String = "name", selected: Int = 0) {
    self.title = title
    self.placeholder = placeholder
    self.choices = choices
    picker = Picker(choices.map(\.item))
    picker.select(item: selected)
  }

  var contexts: [CommandContext] { [.picker, .field] }
  var isTakingText: Bool { true }
  var hints: [Command] {
    [Command(PickerAction.accept), Command(PickerAction.down), Command(PickerAction.cancel)]
  }

  mutating func perform(_ command: Command, in area: Size) -> [Effect] {
    if picker.perform(command, page: listRows(in: area)) { return [] }
    guard command == Command(PickerAction.accept) else { return [.dismiss] }
    guard let index = picker.selection else { return [] }
    if let obstacle = choices[index].item.obstacle { return [.notify(Notice(obstacle))] }
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
      rows: listRows(in: area), columns: ChoicePicker.box(in: Rect(area)).columns - 6)
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

  /// The row below the list that says what the selected row does; 0 where no row says it.
  private var helpRows: Int {
    choices.contains { !$0.help.isEmpty || $0.item.obstacle != nil } ? 1 : 0
  }

  /// The rows of the list: the box without its border, the field and the sentence below.
  private func listRows(in area: Size) -> Int {
    ChoicePicker.box(in: Rect(area)).rows - 2 - Picker.fieldRows - helpRows
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    canvas.within(ChoicePicker.box(in: canvas.bounds)) { area in
      area.fill(area.bounds, style: look[.text])
      BoxFrame(title, footer: footer)
        .draw(on: &area, look.symbols, border: look[.popupBorder], title: look[.popupTitle])
      area.within(BoxFrame.inside(area.bounds)) { inner in
        let (list, help) = inner.bounds.split(top: inner.rows - helpRows)
        inner.within(list) {
          picker.draw(
            on: &$0, look.picker, placeholder: placeholder, empty: "Nothing matches.")
        }
        inner.within(help) { drawHelp(on: &$0, look) }
      }
    }
  }

  /// The number of rows, and how many of them match.
  private var footer: String {
    let (shown, all) = (picker.matches.count, picker.items.count)
    return shown == all ? "\(all)" : "\(shown) of \(all)"
  }

  /// What the selected row does, or why it cannot be picked.
  private func drawHelp(on canvas: inout Canvas, _ look: Look) {
    guard let index = picker.selection else { return }
    let choice = choices[index]
    canvas.write(
      choice.item.obstacle ?? choice.help, row: 0, column: 1,
      style: look[choice.item.obstacle == nil ? .faint : .warningNotice])
  }
}
