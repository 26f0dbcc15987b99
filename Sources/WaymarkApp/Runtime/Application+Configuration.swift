package import Foundation
internal import WaymarkTerminal

extension Application {
  /// How the screen looks now.
  package func look(now: Date) -> Look {
    Look(
      theme: theme, symbols: settings.isPlain ? .ascii : .unicode, keymap: keymap, now: now)
  }

  /// Takes a configuration over; what is wrong in its files is told once.
  mutating func use(_ configuration: LoadedConfiguration) -> [Effect] {
    settings = configuration.settings
    theme = configuration.theme.fitted(to: colorDepth)
    if configuration.keymap != keymap {
      keymap = configuration.keymap
      pending = []
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
}
