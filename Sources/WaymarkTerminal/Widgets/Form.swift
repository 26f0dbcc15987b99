/// Fields with labels, filled in one after the other.
package struct Form: Sendable, Hashable {
  /// What a field holds.
  package enum Content: Sendable, Hashable {
    case text(TextField, placeholder: String)
    /// Yes or no.
    case toggle(Bool)
    /// One of some choices.
    case choice([String], selected: Int)
  }

  /// A label, what is filled in and what is wrong with it.
  package struct Field: Sendable, Hashable {
    package var label: String
    package var content: Content
    /// A sentence below the field; nil while it is right.
    package var mistake: String?

    package init(_ label: String, _ content: Content) {
      self.label = label
      self.content = content
    }
  }

  package var fields: [Field]
  package private(set) var focused = 0
  /// The first row that is shown.
  private var top = 0

  package init(_ fields: [Field]) { self.fields = fields }

  /// Whether characters are typed into the field with the focus.
  package var isTakingText: Bool {
    if fields.indices.contains(focused), case .text = fields[focused].content { return true }
    return false
  }

  /// The text, the choice, or `yes` and `no`.
  package func value(of index: Int) -> String {
    switch fields[index].content {
    case .text(let field, _): field.text
    case .toggle(let isOn): isOn ? "yes" : "no"
    case .choice(let choices, let selected):
      choices.indices.contains(selected) ? choices[selected] : ""
    }
  }

  /// Moves to another field; past the last comes the first.
  package mutating func moveFocus(by steps: Int) {
    guard !fields.isEmpty else { return }
    focused = ((focused + steps) % fields.count + fields.count) % fields.count
  }

  /// Moves to the first field with a mistake.
  package mutating func focusFirstMistake() {
    if let index = fields.firstIndex(where: { $0.mistake != nil }) { focused = index }
  }

  /// Edits the text of the field with the focus; its mistake goes.
  package mutating func edit(_ change: (inout TextField) -> Void) {
    guard fields.indices.contains(focused),
      case .text(var field, let placeholder) = fields[focused].content
    else { return }
    change(&field)
    fields[focused].content = .text(field, placeholder: placeholder)
    fields[focused].mistake = nil
  }

  /// Turns the toggle or goes through the choices of the field with the focus.
  package mutating func step(by steps: Int) {
    guard fields.indices.contains(focused) else { return }
    switch fields[focused].content {
    case .text: break
    case .toggle(let isOn): fields[focused].content = .toggle(!isOn)
    case .choice(let choices, let selected):
      guard !choices.isEmpty else { return }
      let next = ((selected + steps) % choices.count + choices.count) % choices.count
      fields[focused].content = .choice(choices, selected: next)
    }
    fields[focused].mistake = nil
  }

  private func height(of index: Int) -> Int { fields[index].mistake == nil ? 1 : 2 }

  /// Keeps the field with the focus and its cursor in sight.
  package mutating func reveal(rows: Int, columns: Int) {
    guard fields.indices.contains(focused) else { return }
    let start = (0..<focused).reduce(0) { $0 + height(of: $1) }
    let end = start + height(of: focused)
    if start < top { top = start }
    if end > top + rows { top = end - rows }
    if case .text(var field, let placeholder) = fields[focused].content {
      field.reveal(width: columns - labelWidth - 2)
      fields[focused].content = .text(field, placeholder: placeholder)
    }
  }

  private var labelWidth: Int { fields.map { DisplayText.width($0.label) }.max() ?? 0 }

  /// The looks of a form.
  package struct Look: Sendable {
    package var label: Style
    package var focusedLabel: Style
    package var field: TextField.Look
    package var error: Style
    /// Stands around a choice that can be changed.
    package var arrows: (String, String)

    package init(
      label: Style, focusedLabel: Style, field: TextField.Look, error: Style,
      arrows: (String, String)
    ) {
      self.label = label
      self.focusedLabel = focusedLabel
      self.field = field
      self.error = error
      self.arrows = arrows
    }
  }

  /// Draws the fields that fit.
  package func draw(on canvas: inout Canvas, _ look: Look) {
    let labels = min(labelWidth, canvas.columns / 2)
    var row = -top
    for index in fields.indices {
      let isFocused = index == focused
      canvas.write(
        fields[index].label, row: row, column: 0,
        style: isFocused ? look.focusedLabel : look.label, limit: labels)
      let place = Rect(
        row: row, column: labels + 2, rows: 1, columns: canvas.columns - labels - 2)
      canvas.within(place) { draw(fields[index].content, isFocused: isFocused, on: &$0, look) }
      if let mistake = fields[index].mistake {
        canvas.write("! \(mistake)", row: row + 1, column: labels + 2, style: look.error)
      }
      row += height(of: index)
    }
  }

  private func draw(
    _ content: Content, isFocused: Bool, on canvas: inout Canvas, _ look: Look
  ) {
    switch content {
    case .text(let field, let placeholder):
      field.draw(on: &canvas, look.field, placeholder: placeholder, isFocused: isFocused)
    case .toggle(let isOn):
      canvas.write(isOn ? "[x]" : "[ ]", row: 0, column: 0, style: look.field.text)
      if isFocused { canvas.placeCursor(row: 0, column: 1) }
    case .choice(let choices, let selected):
      let text = choices.indices.contains(selected) ? choices[selected] : ""
      let shown = isFocused ? "\(look.arrows.0) \(text) \(look.arrows.1)" : "  \(text)"
      canvas.write(shown, row: 0, column: 0, style: look.field.text)
      if isFocused { canvas.placeCursor(row: 0, column: 0) }
    }
  }
}
