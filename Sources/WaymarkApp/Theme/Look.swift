package import Foundation
package import WaymarkTerminal

/// What drawing needs beside the state: theme, characters, keys and the time.
package struct Look: Sendable {
  package var theme: Theme
  package var symbols: Symbols
  package var keymap: Keymap
  package var now: Date

  package init(
    theme: Theme = .builtIn, symbols: Symbols = .unicode, keymap: Keymap = .builtIn, now: Date
  ) {
    self.theme = theme
    self.symbols = symbols
    self.keymap = keymap
    self.now = now
  }

  /// The style of a scope.
  package subscript(scope: Scope) -> Style { theme[scope] }

  var isPlain: Bool { symbols == .ascii }
}
