internal import WaymarkCore

/// Makes keymaps from files; each mistake costs its line and is told with its place.
package struct KeymapReader {
  private var bindings: [Keymap.Binding]
  private var warnings: [ConfigurationWarning]

  /// Reads a keymap by name; nil when there is none of that name.
  package static func load(_ name: String, from library: ConfigurationLibrary) -> LoadedKeymap? {
    library.chain(.keymaps, named: name).map(read)
  }

  /// Reads a file and what it inherits from.
  package static func read(_ chain: ConfigurationLibrary.Chain) -> LoadedKeymap {
    // Most people have no file of their own: nothing has to be laid out for them.
    guard !chain.documents.isEmpty else {
      return LoadedKeymap(keymap: .builtIn, warnings: chain.warnings)
    }
    let isBare = chain.documents.last?.parent?.name.isEmpty == true
    var reader = KeymapReader(
      bindings: isBare ? [] : Keymap.builtIn.bindings, warnings: chain.warnings)
    for document in chain.documents.reversed() { reader.read(document) }
    if let document = chain.documents.first { reader.checkWayOut(document) }
    return LoadedKeymap(
      keymap: Keymap(reader.bindings),
      warnings: reader.warnings.sorted { ($0.path, $0.place) < ($1.path, $1.place) })
  }

  /// What one file adds to those below it.
  private struct Layer {
    var document: TOMLDocument
    var own: [(binding: Keymap.Binding, place: TextPlace)] = []
    var removed: [(context: CommandContext, sequence: KeySequence)] = []
  }

  private mutating func read(_ document: TOMLDocument) {
    var layer = Layer(document: document)
    for entry in document.entries where entry.key != "inherits" {
      guard let keys = entry.value.table else {
        layer.document.warn(
          entry.place, "“\(entry.key)” stands outside of any section; write it below [app] or such."
        )
        continue
      }
      guard let context = CommandContext(rawValue: entry.key) else {
        let names = CommandContext.allCases.map(\.rawValue)
        layer.document.warn(
          entry.place,
          "There is no section [\(entry.key)]." + NearestName.hint(for: entry.key, among: names))
        continue
      }
      for key in keys { read(key, in: context, &layer) }
    }
    warnOfHidden(&layer)
    warnings += layer.document.warnings
    bindings = layer.own.map(\.binding) + bindings.filter { KeymapReader.survives($0, layer) }
  }

  /// Tells which keys of a file an inner context takes first.
  private func warnOfHidden(_ layer: inout Layer) {
    let hidden = HiddenBindings(
      inherited: bindings,
      own: layer.own.map { ($0.binding.context, $0.binding.sequence) }
        + layer.removed.map { ($0.context, $0.sequence) })
    for (binding, place) in layer.own {
      if let objection = hidden.objection(to: binding) { layer.document.warn(place, objection) }
    }
  }

  /// Whether an inherited binding still counts: the file neither takes it away nor needs its keys.
  private static func survives(_ binding: Keymap.Binding, _ layer: Layer) -> Bool {
    let keys = binding.sequence.keys
    let isRemoved = layer.removed.contains {
      $0.context == binding.context && keys.starts(with: $0.sequence.keys)
    }
    return !isRemoved
      && !layer.own.contains {
        $0.binding.context == binding.context && $0.binding.sequence.clashes(with: binding.sequence)
      }
  }

  private mutating func read(
    _ entry: TOMLEntry, in context: CommandContext, _ layer: inout Layer
  ) {
    let sequence: KeySequence
    do {
      sequence = try KeySequence(entry.key)
    } catch {
      layer.document.warn(entry.place, error.sentence)
      return
    }
    guard let text = entry.value.string else {
      layer.document.warn(
        entry.value.place, "Here belongs a command in quotes, not \(entry.value.kind).")
      return
    }
    if let clash = layer.own.first(where: {
      $0.binding.context == context && $0.binding.sequence.clashes(with: sequence)
    }) {
      layer.document.warn(entry.place, KeymapReader.sentence(entry.key, sequence, clash))
      return
    }
    guard !text.isEmpty else {
      unbind(sequence, entry, in: context, &layer)
      return
    }
    if let command = command(text, entry, in: context, &layer) {
      layer.own.append((Keymap.Binding(sequence, command, in: context), entry.place))
    }
  }

  private func unbind(
    _ sequence: KeySequence, _ entry: TOMLEntry, in context: CommandContext, _ layer: inout Layer
  ) {
    let isBound = bindings.contains {
      $0.context == context && $0.sequence.keys.starts(with: sequence.keys)
    }
    if isBound {
      layer.removed.append((context, sequence))
    } else {
      layer.document.warn(
        entry.place, "“\(entry.key)” gives nothing in [\(context.rawValue)] that could be undone.")
    }
  }

  /// The command of an entry, when it exists and its key can work where the entry stands.
  private func command(
    _ text: String, _ entry: TOMLEntry, in context: CommandContext, _ layer: inout Layer
  ) -> Command? {
    guard let command = Command(text) else {
      let ids = Command.all.map(\.id)
      let id = String(text.prefix { $0 != " " })
      layer.document.warn(
        entry.value.place,
        ids.contains(id)
          ? "“\(id)” takes nothing after its name."
          : "There is no command “\(text)”." + NearestName.hint(for: text, among: ids))
      return nil
    }
    let allowed = [context] + context.alongside
    guard allowed.contains(command.context) else {
      layer.document.warn(
        entry.value.place, "“\(command.id)” belongs in the section [\(command.context.rawValue)].")
      return nil
    }
    if context.isTakingText, let first = try? KeySequence(entry.key).keys.first,
      first.typesCharacter
    {
      layer.document.warn(
        entry.place, "“\(entry.key)” is typed as text in [\(context.rawValue)]; use a chord.")
      return nil
    }
    return command
  }

  private static func sentence(
    _ spelling: String, _ sequence: KeySequence,
    _ clash: (binding: Keymap.Binding, place: TextPlace)
  ) -> String {
    let other = clash.binding.sequence
    if other == sequence {
      return "“\(spelling)” is the key of line \(clash.place.line) once more; that one counts."
    }
    return other.keys.count < sequence.keys.count
      ? "“\(spelling)” cannot be reached: “\(other.notation)” in line \(clash.place.line) is a whole "
        + "command already."
      : "“\(spelling)” is also the start of “\(other.notation)” in line \(clash.place.line); that one "
        + "counts."
  }

  /// Warns when no key would lead out of the program or to the other commands.
  private mutating func checkWayOut(_ document: TOMLDocument) {
    let needed = [Command(AppAction.quit)]
    guard !bindings.contains(where: { needed.contains($0.command) }) else { return }
    warnings.append(
      ConfigurationWarning(
        path: document.path, place: .start,
        message: "No key leaves Waymark; bind app.quit in [app]."))
  }
}

/// A keymap with what was wrong in its files.
package struct LoadedKeymap: Sendable {
  package var keymap: Keymap
  package var warnings: [ConfigurationWarning]
}

extension KeySequence {
  /// Whether both cannot be bound at once: they are equal or one starts with the other.
  func clashes(with other: KeySequence) -> Bool {
    keys.starts(with: other.keys) || other.keys.starts(with: keys)
  }
}
