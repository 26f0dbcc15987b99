internal import WaymarkTerminal

/// Something above a pane to choose from, to fill in or to read.
struct Sheet: Sendable {
  enum Content: Sendable {
    case pick(Picker)
    case fill(Form)
    /// A field whose text is looked for, and what was found.
    case search(TextField, ListCursor, [TextRow])
    case read([TextRow], top: Int)
  }

  /// What a command does to a sheet.
  enum Outcome: Sendable, Hashable {
    case stays
    case accepted
    case cancelled
    /// The text of the search has changed.
    case searches(String)
  }

  var title: String
  /// What there is to know first.
  var message: [String] = []
  var content: Content
  /// Shown while a picker has nothing.
  var empty = "Nothing matches."
  var footer = "Enter takes · Esc leaves"

  init(_ title: String, message: [String] = [], _ content: Content) {
    self.title = title
    self.message = message
    self.content = content
  }

  /// A line to fill in.
  init(_ title: String, field label: String, text: String, placeholder: String = "") {
    self.init(
      title, .fill(Form([Form.Field(label, .text(TextField(text), placeholder: placeholder))])))
  }

  /// The selected item of a picker.
  var selection: Int? {
    switch content {
    case .pick(let picker): picker.selection
    case .search(_, let cursor, let rows):
      rows.indices.contains(cursor.selected) ? cursor.selected : nil
    case .fill, .read: nil
    }
  }

  /// Whether characters are typed into it; all others keys of it are chords.
  var isTakingText: Bool { true }

  /// The values of the fields.
  var values: [String] {
    guard case .fill(let form) = content else { return [] }
    return form.fields.indices.map(form.value(of:))
  }

  /// Shows a mistake below a field.
  mutating func refuse(field: Int, _ mistake: String) {
    guard case .fill(var form) = content, form.fields.indices.contains(field) else { return }
    form.fields[field].mistake = mistake
    form.focusFirstMistake()
    content = .fill(form)
  }

  // MARK: - Keys

  mutating func perform(_ action: SheetAction) -> Outcome {
    switch action {
    case .accept: return accept()
    case .cancel: return .cancelled
    case .next: move(by: 1)
    case .previous: move(by: -1)
    case .pageDown: move(by: 8)
    case .pageUp: move(by: -8)
    }
    return .stays
  }

  private mutating func accept() -> Outcome {
    switch content {
    case .pick(let picker):
      guard let item = picker.selectedItem, item.obstacle == nil else { return .stays }
      return .accepted
    case .search: return selection == nil ? .stays : .accepted
    case .fill, .read: return .accepted
    }
  }

  private mutating func move(by steps: Int) {
    switch content {
    case .pick(var picker):
      picker.move(by: steps)
      content = .pick(picker)
    case .fill(var form):
      form.moveFocus(by: steps.signum())
      content = .fill(form)
    case .search(let field, var cursor, let rows):
      cursor.move(by: steps, of: rows.count)
      content = .search(field, cursor, rows)
    case .read(let rows, let top):
      content = .read(rows, top: max(0, min(rows.count - 1, top + steps)))
    }
  }

  mutating func type(_ key: Key) -> Outcome {
    switch content {
    case .pick(var picker):
      picker.edit { $0.type(key) }
      content = .pick(picker)
    case .fill(var form):
      if form.isTakingText {
        form.edit { $0.type(key) }
      } else if key == Key(.character(" ")) || key == Key(.right) {
        form.step(by: 1)
      } else if key == Key(.left) {
        form.step(by: -1)
      }
      content = .fill(form)
    case .search(var field, _, let rows):
      let before = field.text
      field.type(key)
      content = .search(field, ListCursor(), rows)
      if field.text != before { return .searches(field.text) }
    case .read: break
    }
    return .stays
  }

  mutating func paste(_ text: String) -> Outcome {
    let line = String(text.prefix(2000))
    switch content {
    case .pick(var picker):
      picker.edit { $0.insert(line) }
      content = .pick(picker)
    case .fill(var form):
      form.edit { $0.insert(line) }
      content = .fill(form)
    case .search(var field, _, let rows):
      field.insert(line)
      content = .search(field, ListCursor(), rows)
      return .searches(field.text)
    case .read: break
    }
    return .stays
  }

  /// Puts what was found in place of what was found before.
  mutating func show(found rows: [TextRow]) {
    guard case .search(let field, let cursor, _) = content else { return }
    content = .search(
      field, ListCursor(selected: min(cursor.selected, max(0, rows.count - 1))), rows)
  }
}
