internal import WaymarkCore
internal import WaymarkTerminal

/// A prompt that is being written: its name and its text.
struct PromptEditor: Sendable {
  /// What it was; nil for a new one.
  let prompt: Prompt?
  private var name: TextField
  private var text: TextArea
  private var isInName: Bool
  /// What is wrong with it, and whether that is the name.
  private var mistake: (text: String, isOfName: Bool)?

  init(_ prompt: Prompt?) {
    self.prompt = prompt
    name = TextField(prompt?.name ?? "")
    text = TextArea(prompt?.text ?? "")
    isInName = prompt == nil
  }

  var title: String { prompt.map { "Change \($0.name)" } ?? "A new prompt" }

  /// What stores it.
  var storing: Effect { PromptWork.store(name: name.text, text: text.text, instead: prompt) }

  mutating func switchField() { isInName.toggle() }

  mutating func refuse(field: String?, _ mistake: String) {
    isInName = field == "name"
    self.mistake = (mistake, isInName)
  }

  /// Carries out a command of typing.
  ///
  /// - Returns: What is to be copied.
  mutating func edit(_ command: Command) -> String? {
    mistake = nil
    guard isInName else { return text.perform(command) }
    if let action = command.action(of: FieldAction.self) { name.perform(action) }
    if command == Command(TextAction.newline) { isInName = false }
    return nil
  }

  mutating func type(_ key: Key) {
    mistake = nil
    if isInName { name.type(key) } else { text.type(key) }
  }

  mutating func paste(_ pasted: String) {
    if isInName { name.insert(String(pasted.prefix(200))) } else { text.insert(pasted) }
  }

  mutating func reveal(in area: Size) {
    name.reveal(width: area.columns - 6)
    text.reveal(rows: max(1, area.rows - 3), columns: area.columns)
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let (top, rest) = canvas.bounds.split(top: 1)
    canvas.within(top) { line in
      line.write("Name", row: 0, column: 0, style: look[isInName ? .strong : .faint])
      line.within(line.bounds.split(left: 6).rest) { field in
        name.draw(on: &field, look.field, placeholder: "such as review")
      }
    }
    let (rule, body) = rest.split(top: 1)
    let help =
      canvas.columns >= 72
      ? "{{name}} stands for a value, {{name=default}} for one with a default"
      : "{{name}}, {{name=default}}: values"
    let words = mistake?.text ?? help
    canvas.within(rule) {
      $0.write(words, row: 0, column: 0, style: look[mistake == nil ? .faint : .fieldError])
    }
    canvas.within(body) { area in
      text.draw(
        on: &area, look.textArea, placeholder: "What to ask", isFocused: !isInName)
    }
  }
}
