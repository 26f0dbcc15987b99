internal import WaymarkCore
internal import WaymarkTerminal

extension ChatPane {
  /// Shows the title and the settings of the open thread, or of the one that is begun.
  mutating func editSettings() {
    let settings = thread?.settings ?? choice.settings
    let parameters = (settings.parameters ?? [:]).sorted { $0.key < $1.key }
      .map { "\($0.key)=\($0.value.text)" }.joined(separator: " ")
    let thinking = settings.thinks.map { $0 ? "on" : "off" } ?? "left to the model"
    let choices = ["left to the model", "on", "off"]
    func text(_ text: String, _ placeholder: String) -> Form.Content {
      .text(TextField(text), placeholder: placeholder)
    }
    purpose = .settings
    sheet = Sheet(
      thread == nil ? "The next thread" : "This thread",
      .fill(
        Form([
          .init("Title", text(thread?.title ?? choice.title ?? "", "from the first message")),
          .init("System prompt", text(settings.system ?? "", "none")),
          .init("Parameters", text(parameters, "such as temperature=0.2 top_p=0.9")),
          .init(
            "Window", text(settings.window.map(String.init) ?? "", "chosen with the first message")),
          .init("Keep loaded", text(settings.keepAlive ?? "", "such as 10m; as the server does")),
          .init("Thinking", .choice(choices, selected: choices.firstIndex(of: thinking) ?? 0)),
        ])))
  }

  mutating func acceptSettings(_ values: [String]) -> [Effect] {
    guard values.count == 6 else { return [] }
    var parameters: [String: ParameterValue] = [:]
    for word in values[2].split(separator: " ") {
      let parts = word.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else {
        sheet?.refuse(field: 2, "Write each as NAME=VALUE.")
        return []
      }
      parameters[String(parts[0])] = ParameterValue(reading: String(parts[1]))
    }
    let window = Int(values[3])
    guard values[3].isEmpty || (window.map { $0 >= 256 } ?? false) else {
      sheet?.refuse(field: 3, "A number of tokens, 256 or more.")
      return []
    }
    close()
    let kept = parameters.isEmpty ? nil : parameters
    let (title, system, keepAlive) = (values[0], values[1], values[4])
    let thinks: Bool? = ["on": true, "off": false][values[5]]
    var effects: [Effect] = []
    if let thread {
      if title != thread.title, !title.isEmpty {
        effects.append(ChatWork.rename(thread.id, to: title))
      }
    } else {
      choice.title = title.isEmpty ? nil : title
    }
    return effects
      + configure("The settings are kept.") { settings in
        settings.system = system.isEmpty ? nil : system
        settings.parameters = kept
        settings.window = window
        settings.keepAlive = keepAlive.isEmpty ? nil : keepAlive
        settings.thinks = thinks
      }
  }

  // MARK: - Prompts

  /// Puts a prompt into the message, once its values are filled in.
  mutating func use(_ prompt: Prompt) -> [Effect] {
    guard let values = PromptLibrary.values(of: prompt) else { return fill(prompt, []) }
    purpose = .promptValues(prompt)
    sheet = values
    return []
  }

  /// Puts a prompt with its values into the composer.
  mutating func fill(_ prompt: Prompt, _ values: [String]) -> [Effect] {
    do {
      let text = try PromptLibrary.text(of: prompt, values)
      close()
      composer.insert(text)
      focus = .composer
      return composed()
    } catch {
      sheet?.refuse(field: 0, Failure(error).message)
      return []
    }
  }
}
