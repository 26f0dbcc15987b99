internal import WaymarkCore
internal import WaymarkTerminal

/// The library of prompts above the chat: listed, written, compared with what they were, and tried
/// out on several models.
struct PromptLibrary: Overlay {
  enum Mode: Sendable {
    case list
    case editor(PromptEditor)
    case versions(PromptVersions)
    /// The values of a prompt that is tried out.
    case values(Prompt, Sheet)
    case trial(PromptTrial)
  }

  /// Nil until they are read.
  private(set) var prompts: [Prompt]?
  var mode = Mode.list
  var cursor = ListCursor()
  private var removed: Prompt?
  /// What was stored last and is to be selected.
  private var wanted: Int64?

  static let presentation: [Effect] = [
    .present(Presentation("prompts", PromptLibrary())), PromptWork.list,
  ]

  var selected: Prompt? {
    guard let prompts, prompts.indices.contains(cursor.selected) else { return nil }
    return prompts[cursor.selected]
  }

  // MARK: - Keys

  var contexts: [CommandContext] {
    switch mode {
    case .list: [.prompts, .list]
    case .editor: [.promptText, .text, .field]
    case .versions: [.promptVersions, .list]
    case .values: [.sheet]
    case .trial: [.promptTrial, .list]
    }
  }

  var isTakingText: Bool {
    switch mode {
    case .editor, .values: true
    case .list, .versions, .trial: false
    }
  }

  var hints: [Command] {
    switch mode {
    case .list:
      [
        Command(PromptsAction.use), Command(PromptsAction.close), Command(PromptsAction.add),
        Command(PromptsAction.edit), Command(PromptsAction.tryOut),
        Command(PromptsAction.versions), Command(PromptsAction.remove),
      ]
    case .editor:
      [
        Command(PromptTextAction.keep), Command(PromptTextAction.leave),
        Command(PromptTextAction.next),
      ]
    case .versions: [Command(PromptVersionsAction.close), Command(PromptVersionsAction.restore)]
    case .values:
      [Command(SheetAction.accept), Command(SheetAction.cancel), Command(SheetAction.next)]
    case .trial(let trial):
      trial.replies == nil
        ? [
          Command(PromptTrialAction.run), Command(PromptTrialAction.toggle),
          Command(PromptTrialAction.close),
        ]
        : [
          Command(PromptTrialAction.close), Command(PromptTrialAction.next),
          Command(PromptTrialAction.good), Command(PromptTrialAction.poor),
        ]
    }
  }

  func availability(of command: Command) -> Availability {
    if let action = command.action(of: PromptsAction.self) {
      switch action {
      case .add, .close: return .enabled
      case .undo: return removed == nil ? .disabled("No prompt was deleted.") : .enabled
      default: return selected == nil ? .disabled("There is no prompt yet.") : .enabled
      }
    }
    if case .trial(let trial) = mode, let action = command.action(of: PromptTrialAction.self) {
      switch action {
      case .good, .poor:
        return trial.run == nil ? .disabled("The reply has not ended yet.") : .enabled
      case .toggle, .run:
        return trial.replies == nil ? .enabled : .disabled("The models were asked already.")
      default: return .enabled
      }
    }
    return .enabled
  }

  mutating func perform(_ command: Command, in area: Size) -> [Effect] {
    if let action = command.action(of: PromptsAction.self) { return perform(action) }
    if let action = command.action(of: PromptTextAction.self) { return perform(action) }
    if let action = command.action(of: PromptVersionsAction.self) { return perform(action) }
    if let action = command.action(of: PromptTrialAction.self) { return perform(action) }
    if let action = command.action(of: ListAction.self) {
      move(action, page: max(1, area.rows - 4))
    }
    switch mode {
    case .editor(var editor):
      let copied = editor.edit(command)
      mode = .editor(editor)
      return copied.map { [.copy($0)] } ?? []
    case .values(let prompt, var sheet):
      guard let action = command.action(of: SheetAction.self) else { return [] }
      let outcome = sheet.perform(action)
      mode = .values(prompt, sheet)
      if outcome == .cancelled { mode = .list }
      return outcome == .accepted ? fill(prompt, sheet.values) : []
    case .list, .versions, .trial: return []
    }
  }

  private mutating func move(_ action: ListAction, page: Int) {
    switch mode {
    case .list: cursor.move(action, of: prompts?.count ?? 0, page: page)
    case .versions(var versions):
      versions.move(action, page: page)
      mode = .versions(versions)
    case .trial(var trial):
      trial.move(action, page: page)
      mode = .trial(trial)
    case .editor, .values: break
    }
  }

  private mutating func perform(_ action: PromptsAction) -> [Effect] {
    switch action {
    case .close: return [.dismiss]
    case .add: mode = .editor(PromptEditor(nil))
    case .undo: return removed.map { [PromptWork.restore($0)] } ?? []
    case .edit: mode = selected.map { .editor(PromptEditor($0)) } ?? mode
    case .remove: return selected.map { [PromptWork.remove($0)] } ?? []
    case .versions: return selected.map { [PromptWork.versions(of: $0)] } ?? []
    case .use:
      return selected.map { [.dismiss, .give(Command(ChatAction.usePrompt, $0.name))] } ?? []
    case .tryOut:
      guard let selected else { return [] }
      guard let values = PromptLibrary.values(of: selected) else { return fill(selected, []) }
      mode = .values(selected, values)
    }
    return []
  }

  private mutating func perform(_ action: PromptTextAction) -> [Effect] {
    guard case .editor(var editor) = mode else { return [] }
    switch action {
    case .keep: return [editor.storing]
    case .leave: mode = .list
    case .next:
      editor.switchField()
      mode = .editor(editor)
    }
    return []
  }

  private mutating func perform(_ action: PromptVersionsAction) -> [Effect] {
    guard case .versions(let versions) = mode else { return [] }
    mode = .list
    guard action == .restore, let version = versions.selected else { return [] }
    let prompt = versions.prompt
    return [PromptWork.store(name: prompt.name, text: version.text, instead: prompt)]
  }

  private mutating func perform(_ action: PromptTrialAction) -> [Effect] {
    guard case .trial(var trial) = mode else { return [] }
    var effects: [Effect] = []
    switch action {
    case .toggle: trial.toggle()
    case .run: effects = trial.begin()
    case .next: trial.select(by: 1)
    case .previous: trial.select(by: -1)
    case .good, .poor:
      guard let run = trial.run else { return [] }
      return [PromptWork.judge(run.id, action.rawValue)]
    case .close:
      mode = .list
      return trial.isRunning ? [.cancel(PromptWork.trial)] : []
    }
    mode = .trial(trial)
    return effects
  }

  // MARK: - Values

  /// A form for the values of a prompt; nil for one that takes none.
  static func values(of prompt: Prompt) -> Sheet? {
    let variables = prompt.template.variables
    guard !variables.isEmpty else { return nil }
    return Sheet(
      prompt.name,
      .fill(
        Form(
          variables.map { variable in
            let text = variable.standard ?? (variable.name == "diff" ? "@diff" : "")
            return .init(
              variable.name, .text(TextField(text), placeholder: "@ attaches, as in a message"))
          })))
  }

  /// The text of a prompt with the values of its form.
  ///
  /// - Throws: `invalidArgument` that names what is missing.
  static func text(of prompt: Prompt, _ values: [String]) throws -> String {
    let names = prompt.template.variables.map(\.name)
    let byName = Dictionary(zip(names, values), uniquingKeysWith: { $1 })
    return try prompt.template.filled(with: byName.filter { !$0.value.isEmpty })
  }

  private mutating func fill(_ prompt: Prompt, _ values: [String]) -> [Effect] {
    do {
      let input = try PromptLibrary.text(of: prompt, values)
      mode = .trial(PromptTrial(prompt, input: input))
      return [PromptWork.offers]
    } catch {
      if case .values(_, var sheet) = mode {
        sheet.refuse(field: 0, Failure(error).message)
        mode = .values(prompt, sheet)
      }
      return []
    }
  }

  mutating func type(_ key: Key, in area: Size) -> [Effect] {
    switch mode {
    case .editor(var editor):
      editor.type(key)
      mode = .editor(editor)
    case .values(let prompt, var sheet):
      _ = sheet.type(key)
      mode = .values(prompt, sheet)
    case .list, .versions, .trial: break
    }
    return []
  }

  mutating func paste(_ text: String, in area: Size) -> [Effect] {
    switch mode {
    case .editor(var editor):
      editor.paste(text)
      mode = .editor(editor)
    case .values(let prompt, var sheet):
      _ = sheet.paste(text)
      mode = .values(prompt, sheet)
    case .list, .versions, .trial: break
    }
    return []
  }

  // MARK: - Answers

  mutating func receive(_ message: any OverlayMessage, in area: Size) -> [Effect] {
    if let news = message as? PromptNews, case .trial(var trial) = mode {
      trial.take(news)
      mode = .trial(trial)
    }
    guard let answer = message as? PromptAnswer else { return [] }
    switch answer {
    case .listed(let prompts):
      self.prompts = prompts
      if let wanted, let row = prompts.firstIndex(where: { $0.id == wanted }) {
        cursor.select(row, of: prompts.count)
      }
      wanted = nil
    case .stored(let prompt):
      mode = .list
      wanted = prompt.id
      if removed?.id == prompt.id { removed = nil }
    case .removed(let prompt): removed = prompt
    case .versions(let prompt, let versions):
      mode = .versions(PromptVersions(prompt, versions))
    case .refused(let field, let failure):
      guard case .editor(var editor) = mode else { return [notice(failure)] }
      editor.refuse(field: field, failure.message)
      mode = .editor(editor)
    case .failed(let failure): return [notice(failure)]
    case .offers, .ran, .judged: takeTrial(answer)
    }
    return []
  }

  private mutating func takeTrial(_ answer: PromptAnswer) {
    guard case .trial(var trial) = mode else { return }
    switch answer {
    case .offers(let offers): trial.take(offers)
    case .ran(let runs): trial.take(runs)
    case .judged(let run, let verdict): trial.judge(run, verdict)
    default: break
    }
    mode = .trial(trial)
  }

  private func notice(_ failure: Failure) -> Effect {
    let hint = failure.hint.map { " " + $0 } ?? ""
    return .notify(Notice(failure.message + hint, isError: true))
  }
}
