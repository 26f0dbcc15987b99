package import Foundation
internal import WaymarkCore
internal import WaymarkTerminal

extension Application {
  /// How the screen looks now, with what an overlay tries out.
  package func look(now: Date) -> Look {
    // Lines and signs are of ambiguous width; where they take two columns they fit nowhere.
    let isPlain = settings.isPlain || settings.isAmbiguousWide
    var look = Look(
      theme: theme, symbols: isPlain ? .ascii : .unicode, keymap: keymap, now: now)
    switch overlays.last?.overlay.preview {
    case .theme(let theme): look.theme = theme.fitted(to: colorDepth)
    case .keymap(let keymap): look.keymap = keymap
    case nil: break
    }
    return look
  }

  /// Reads the configuration with what was chosen and what the terminal said.
  var readConfiguration: Effect { ConfigurationWork.read(choices, isOnLight: isOnLight ?? false) }

  /// Takes the colour of the terminal's background; a theme may have a variant for light ones.
  mutating func take(background color: Color) -> [Effect] {
    guard let components = color.components else { return [] }
    let isLight = Color.luminance(components) > 0.2
    guard isLight != isOnLight else { return [] }
    isOnLight = isLight
    return [readConfiguration]
  }

  /// Takes a configuration over; what is wrong in its files is told once.
  mutating func use(_ configuration: LoadedConfiguration) -> [Effect] {
    settings = configuration.settings
    _ = panes[.chat].receive(settings.windowPolicy, in: area(of: .chat))
    theme = configuration.theme.fitted(to: colorDepth)
    if configuration.keymap != keymap {
      keymap = configuration.keymap
      // At a slow start the files come in while somebody types; what still leads on is kept.
      if keymap.match(pending, in: contexts) != .prefix { pending = [] }
    }
    let warnings = configuration.warnings
    guard warnings != configurationWarnings else { return [] }
    configurationWarnings = warnings
    guard let first = warnings.first else {
      return [.notify(Notice("The configuration is sound again."))]
    }
    let more = warnings.count > 1 ? " (\(warnings.count - 1) more: waymark doctor)" : ""
    return [.notify(Notice(first.description + more, isError: true))]
  }

  /// Chooses a theme or keymap by its name, or lets people pick one.
  mutating func choose(_ kind: ConfigurationLibrary.Kind, _ name: String?) -> [Effect] {
    guard let name else {
      let current = kind == .themes ? settings.theme : settings.keymap
      return [
        .present(Presentation(kind.rawValue, ResourcePicker(kind, current: current))),
        ConfigurationWork.choices(of: kind),
      ]
    }
    switch kind {
    case .themes:
      choices.theme = name
      return [ConfigurationWork.choose("theme", name, choices, isOnLight: isOnLight ?? false)]
    case .keymaps:
      choices.keymap = name
      return [ConfigurationWork.choose("keymap", name, choices, isOnLight: isOnLight ?? false)]
    }
  }

  /// Takes an answer about the configuration; nil when it is about something else.
  mutating func receiveConfiguration(_ message: any Sendable) -> [Effect]? {
    switch message {
    case let configuration as LoadedConfiguration: use(configuration)
    case is ConfigurationChanged: [readConfiguration]
    case let message as ConfigurationNotSaved:
      [
        .notify(
          Notice(
            "\(message.failure.message) The choice counts until Waymark ends.", isError: true))
      ]
    default: nil
    }
  }
}
