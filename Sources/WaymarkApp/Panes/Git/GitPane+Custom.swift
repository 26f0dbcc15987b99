internal import WaymarkCore

extension GitPane {
  /// Finds a command of the configuration by its name.
  func findCustom(_ name: String) -> [Effect] { [GitWork.findCustom(name)] }

  /// Asks what a command wants to know first, then runs it.
  mutating func run(_ command: CustomCommand) -> [Effect] {
    guard let question = command.prompt else { return run(command, input: nil) }
    prompt = GitPrompt(
      command.name, help: question, take: { text, pane in pane.run(command, input: text) })
    return []
  }

  private mutating func run(_ command: CustomCommand, input: String?) -> [Effect] {
    var values = selectedValues
    values[.input] = input
    let words: [String]
    do {
      words = try command.filled(values)
    } catch {
      return [.notify(Notice(Failure(error).sentence, isError: true))]
    }
    let number = begin("\(command.name) …", cancels: true)
    return [
      GitWork.act(number) { repository, send in
        let (status, output) = try await repository.runCustom(words)
        let lines = output.split(separator: "\n", omittingEmptySubsequences: false).prefix(5000)
        send(
          GitMessage.output(
            command.name, lines.map { DiffPreface(Sanitiser.clean(String($0)), .source) }))
        if status != 0 {
          throw WaymarkError(.toolFailed, "“\(command.name)” ended with exit code \(status).")
        }
        return "“\(command.name)” is done."
      }
    ]
  }

  /// What is selected, for the places of a command.
  private var selectedValues: [CustomCommand.Place: String] {
    var values: [CustomCommand.Place: String] = [:]
    values[.branch] = status?.head.branch
    if view == .branches, let branch = branches.selected?.reference {
      values[.branch] = branch.name
    }
    values[.tag] = view == .tags ? tags.selected?.reference.name : nil
    values[.remote] = view == .remotes ? remotes.selected?.remote.name : nil
    values[.stash] = view == .stashes ? stashes.selected.map { "stash@{\($0.stash.index)}" } : nil
    switch list.subject {
    case .commit(let id), .comparison(_, let id?): values[.commit] = id.hex
    case .comparison(let base, nil): values[.commit] = base.hex
    case .revision(let revision): values[.commit] = revision.commit.id.hex
    case .file(let selection): values[.file] = selection.entry.path.text
    case .stash, .text, nil: break
    }
    if values[.commit] == nil { values[.commit] = status?.head.commit?.hex }
    if values[.file] == nil { values[.file] = diff.file?.path.text }
    return values
  }
}

extension GitWork {
  static func findCustom(_ name: String) -> Effect {
    .run(
      Work(Work.ID(.git, "custom")) { services, send in
        let all = services.configuration.load().settings.gitCommands
        guard let found = all.first(where: { $0.command.name == name }) else {
          let names = all.map(\.command.name)
          let known =
            names.isEmpty
            ? "config.toml has no [git-commands.NAME] yet."
            : "There are \(names.joined(separator: ", "))."
          return send(
            GitMessage.readingFailed(
              Failure(message: "There is no command “\(name)”.", hint: known)))
        }
        send(GitMessage.custom(found.command))
      })
  }
}
