internal import WaymarkCore
internal import WaymarkTerminal

/// Picks a theme or a keymap while the screen shows what each is like.
struct ResourcePicker: Overlay {
  /// What can be picked.
  struct Choice: Sendable {
    var name: String
    /// Whose it is, for people.
    var origin: String
    var preview: Preview
  }

  /// The answer to ``ConfigurationWork/choices(of:)``.
  struct Choices: OverlayMessage {
    var kind: ConfigurationLibrary.Kind
    var all: [Choice]
  }

  private let kind: ConfigurationLibrary.Kind
  private let current: String
  private var choices: [Choice] = []
  private var picker = Picker([])

  init(_ kind: ConfigurationLibrary.Kind, current: String) {
    self.kind = kind
    self.current = current
  }

  var contexts: [CommandContext] { [.picker, .field] }
  var isTakingText: Bool { true }
  var hints: [Command] {
    [Command(PickerAction.accept), Command(PickerAction.down), Command(PickerAction.cancel)]
  }
  var preview: Preview? { picker.selection.map { choices[$0].preview } }

  mutating func receive(_ message: any OverlayMessage, in area: Size) -> [Effect] {
    guard let message = message as? Choices, message.kind == kind, choices.isEmpty else {
      return []
    }
    choices = message.all
    picker.replace(
      with: choices.map { choice in
        let isCurrent = choice.name == current
        return Picker.Item(title: choice.name, note: isCurrent ? "now" : choice.origin)
      })
    if let index = choices.firstIndex(where: { $0.name == current }) { picker.select(item: index) }
    return []
  }

  mutating func perform(_ command: Command, in area: Size) -> [Effect] {
    if picker.perform(command, page: listRows(in: area)) { return [] }
    guard command == Command(PickerAction.accept), let index = picker.selection else {
      return [.dismiss]
    }
    let action: AppAction = kind == .themes ? .theme : .keymap
    return [.adoptPreview, .dismiss, .give(Command(action, choices[index].name))]
  }

  mutating func type(_ key: Key, in area: Size) -> [Effect] {
    picker.type(key)
    return []
  }

  mutating func mouse(_ event: MouseEvent, in area: Size) -> [Effect] {
    let box = box(in: Rect(area))
    guard case .press(.left) = event.kind, box.contains(row: event.row, column: event.column) else {
      return wheelOrLeave(event, in: area)
    }
    return picker.click(event, in: box) ? perform(Command(PickerAction.accept), in: area) : []
  }

  mutating func reveal(in area: Size) {
    picker.reveal(rows: listRows(in: area), columns: box(in: Rect(area)).columns - 6)
  }

  // MARK: - Drawing

  /// At the right edge, or at the foot of a narrow screen, so that the rest can be judged.
  private func box(in area: Rect) -> Rect {
    guard area.columns < 72 else {
      let columns = max(36, min(44, area.columns / 3))
      return area.split(left: area.columns - columns).rest
    }
    return area.split(top: area.rows - max(min(area.rows, 9), area.rows * 2 / 3)).rest
  }

  /// The rows below the list that show samples, where there is room for them.
  private func sampleRows(in area: Size) -> Int {
    let rows = box(in: Rect(area)).rows - 2
    return rows >= 20 ? 9 : 0
  }

  private func listRows(in area: Size) -> Int {
    box(in: Rect(area)).rows - 3 - sampleRows(in: area)
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let area = Size(rows: canvas.rows, columns: canvas.columns)
    canvas.within(box(in: canvas.bounds)) { box in
      box.fill(box.bounds, style: look[.text])
      BoxFrame(kind == .themes ? "Theme" : "Keymap")
        .draw(on: &box, look.symbols, border: look[.popupBorder], title: look[.popupTitle])
      box.within(BoxFrame.inside(box.bounds)) { inner in
        let (list, samples) = inner.bounds.split(top: inner.rows - sampleRows(in: area))
        inner.within(list) {
          picker.draw(
            on: &$0, look.picker, placeholder: "a name",
            empty: choices.isEmpty ? "Reading …" : "Nothing has such a name.")
        }
        guard !samples.isEmpty, picker.selection != nil else { return }
        inner.within(samples) { area in
          if kind == .themes {
            ThemeSample().draw(on: &area, look)
          } else {
            KeymapSample().draw(on: &area, look)
          }
        }
      }
    }
  }
}
