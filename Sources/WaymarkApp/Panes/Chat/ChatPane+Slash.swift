internal import Foundation
internal import WaymarkCore

extension ChatPane {
  /// Does what was typed with a slash.
  mutating func perform(_ command: SlashCommand, _ argument: String) -> [Effect] {
    switch command {
    case .new: return perform(ChatAction.new)
    case .model: return argument.isEmpty ? pickModel() : choose(model: argument)
    case .server: return argument.isEmpty ? pickModel() : choose(serverNamed: argument)
    case .system:
      return configure("The system prompt is set.") {
        $0.system = argument.isEmpty ? nil : argument
      }
    case .title: return rename(argument)
    case .set: return set(argument)
    case .window: return setWindow(argument)
    case .think: return setThinking(argument)
    case .prompt:
      return argument.isEmpty ? PromptLibrary.presentation : [ChatWork.prompt(named: argument)]
    case .search:
      beginSearch(argument)
      return argument.isEmpty ? [] : [ChatWork.search(argument, in: list.filter)]
    case .quote: quote()
    case .stop: return stop()
    case .again: return isBusy ? [] : askAgain()
    case .proceed:
      guard let reply = proceedable, !isBusy else {
        return [.notify(Notice("No reply here was cut off."))]
      }
      return ask(Question(place: .proceed(reply: reply)))
    case .apply: return applyCode()
    case .undo: return takeBack()
    case .compact: return compact()
    case .commit: return discuss(Discussion(CommitDraft.request + "\n\n@staged"))
    case .attach:
      composer.insert("@\(argument) ")
      return composed()
    case .detach: composer.attachments = []
    case .export: return export(argument)
    case .import: return [ChatWork.importThread(argument)]
    case .pin: return thread.map(pin) ?? []
    case .archive: return thread.map(archive) ?? []
    case .delete: return thread.map { delete($0) } ?? []
    case .project: return thread.map { assign($0, toProject: argument != "none") } ?? []
    case .defaults: return keepDefaults()
    case .history:
      return configure("The whole thread is sent again.") { $0.historyStart = nil }
    case .help: showHelp()
    }
    return []
  }

  /// Changes the settings of the open thread, or of the one that is begun.
  mutating func configure(
    _ notice: String, _ change: @escaping @Sendable (inout ThreadSettings) -> Void
  ) -> [Effect] {
    guard let thread else {
      change(&choice.settings)
      return [.notify(Notice(notice))]
    }
    return [ChatWork.change(thread.id, notice: notice) { change(&$0.settings) }]
  }

  private mutating func rename(_ title: String) -> [Effect] {
    guard let thread else {
      choice.title = title.isEmpty ? nil : title
      return []
    }
    return [ChatWork.rename(thread.id, to: title)]
  }

  private mutating func set(_ argument: String) -> [Effect] {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let name = parts.first?.trimmingCharacters(in: .whitespaces),
      !name.isEmpty
    else { return [.notify(Notice("Write /set NAME=VALUE.", isError: true))] }
    guard name != "num_ctx" else {
      return [.notify(Notice("The window is set with /window TOKENS.", isError: true))]
    }
    let text = parts[1].trimmingCharacters(in: .whitespaces)
    let value = text.isEmpty ? nil : ParameterValue(reading: text)
    return configure(value == nil ? "\(name) is left to the model." : "\(name) is \(text).") {
      settings in
      var parameters = settings.parameters ?? [:]
      parameters[name] = value
      settings.parameters = parameters.isEmpty ? nil : parameters
    }
  }

  private mutating func setWindow(_ argument: String) -> [Effect] {
    guard let tokens = Int(argument), (256...4_194_304).contains(tokens) else {
      return [.notify(Notice("Write /window TOKENS, such as /window 16384.", isError: true))]
    }
    return configure("The window is \(Figures.count(tokens)) tokens; the model loads anew.") {
      $0.window = tokens
    }
  }

  private mutating func setThinking(_ argument: String) -> [Effect] {
    let values: [String: Bool?] = ["on": true, "off": false, "auto": nil]
    guard let value = values[argument] else {
      return [.notify(Notice("Write /think on, off or auto.", isError: true))]
    }
    return configure("Thinking: \(argument).") { $0.thinks = value }
  }

  private func export(_ name: String) -> [Effect] {
    guard let thread else { return [.notify(Notice("There is no thread yet."))] }
    let file = name.isEmpty ? "thread-\(thread.id).md" : name
    return [ChatWork.export(thread.id, to: file)]
  }

  private func keepDefaults() -> [Effect] {
    var defaults = ChatDefaults()
    let settings = thread?.settings ?? choice.settings
    defaults.server = thread == nil ? choice.server?.name : server.isEmpty ? nil : server
    let model = thread?.model ?? choice.model
    defaults.model = model.isEmpty ? nil : model
    defaults.system = settings.system
    defaults.parameters = settings.parameters
    return [ChatWork.keep(defaults)]
  }
}
