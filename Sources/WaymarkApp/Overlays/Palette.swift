internal import WaymarkTerminal

extension ChoicePicker {
  /// Every command by name, with its keys, what it does and why it cannot be given now.
  ///
  /// - Parameters:
  ///   - commands: With what stands against each, in the order in which they stand while nothing is
  ///     typed.
  ///   - keymap: Gives the keys that are shown.
  ///   - isPlain: Whether keys are named in words.
  /// - Returns: A picker that gives the command that is picked.
  static func palette(
    _ commands: [(command: Command, obstacle: String?)], keymap: Keymap, isPlain: Bool
  ) -> ChoicePicker {
    let choices = commands.map { command, obstacle in
      let keys = keymap.keys(of: command).prefix(2).map { isPlain ? $0.plainLabel : $0.label }
      return Choice(
        Picker.Item(
          title: command.paletteTitle, keywords: "\(command.id) \(command.entry.help)",
          note: keys.joined(separator: isPlain ? ", " : " "), obstacle: obstacle),
        help: command.entry.help, [.give(command)])
    }
    return ChoicePicker("Commands", choices, placeholder: "what to do")
  }
}

extension Command {
  /// The name in the palette: the context, where it is not everywhere, and the title.
  var paletteTitle: String {
    context == .app ? entry.title : "\(context.title.lowercased()): \(entry.title)"
  }
}
