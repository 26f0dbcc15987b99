package import WaymarkCore

/// A command of a person's own for the git pane, with its key.
package struct GitCommandSetting: Sendable, Hashable {
  package var command: CustomCommand
  /// nil leaves it to the list of commands.
  package var keys: KeySequence?
  /// Where the key counts.
  package var context: CommandContext

  /// Reads the section of one command; each mistake is told with its place.
  ///
  /// - Parameters:
  ///   - entry: The name with its table.
  ///   - document: Takes the warnings.
  init?(_ entry: TOMLEntry, _ document: inout TOMLDocument) {
    guard let table = entry.value.table else {
      document.warn(
        entry.place, "A command is a section of its own, as in [git-commands.\(entry.key)].")
      return nil
    }
    command = CustomCommand(name: entry.key, words: [])
    context = .git
    for setting in table { read(setting, &document) }
    guard !command.words.isEmpty else {
      document.warn(
        entry.place,
        "“\(entry.key)” has nothing to run; write run = [\"git\", …] with a word in each place.")
      return nil
    }
  }

  private mutating func read(_ entry: TOMLEntry, _ document: inout TOMLDocument) {
    switch entry.key {
    case "run":
      let words = entry.value.array?.map(\.string) ?? []
      guard !words.isEmpty, !words.contains(nil) else {
        document.warn(entry.value.place, "“run” is a list of words, as in [\"git\", \"gc\"].")
        return
      }
      command.words = words.compactMap { $0 }
    case "prompt":
      guard let text = entry.value.string else {
        document.warn(entry.value.place, "“prompt” takes a text, not \(entry.value.kind).")
        return
      }
      command.prompt = text
    case "key":
      guard let text = entry.value.string else {
        document.warn(entry.value.place, "“key” takes a text, not \(entry.value.kind).")
        return
      }
      do {
        keys = try KeySequence(text)
      } catch {
        document.warn(entry.value.place, error.sentence)
      }
    case "in":
      let names = CommandContext.allCases.filter { $0.rawValue.hasPrefix("git") }
      guard let context = names.first(where: { $0.rawValue == entry.value.string }) else {
        document.warn(
          entry.value.place,
          "“in” takes one of \(names.map(\.rawValue).joined(separator: ", ")).")
        return
      }
      self.context = context
    default:
      document.warn(
        entry.place,
        "A command has no “\(entry.key)”."
          + NearestName.hint(for: entry.key, among: ["run", "key", "prompt", "in"]))
    }
  }
}

extension Keymap {
  /// The keymap with the keys of a person's own commands, which win over those that are there.
  func adding(_ settings: [GitCommandSetting]) -> Keymap {
    let own = settings.compactMap { setting in
      setting.keys.map {
        Binding($0, Command(GitAction.run, setting.command.name), in: setting.context)
      }
    }
    guard !own.isEmpty else { return self }
    let others = bindings.filter { binding in
      !own.contains {
        $0.context == binding.context && $0.sequence.clashes(with: binding.sequence)
      }
    }
    return Keymap(own + others)
  }
}
