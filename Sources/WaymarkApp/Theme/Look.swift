package import Foundation
package import WaymarkTerminal

/// What drawing needs beside the state: theme, characters, keys and the time.
package struct Look: Sendable {
  package var theme: Theme
  package var symbols: Symbols
  package var keymap: Keymap
  package var now: Date
  /// Whether keys go to what is drawn; the pane beside another has a calmer selection.
  var isFocused = true
  /// The scope whose colours stand for the text's own.
  private var ground: Scope?

  package init(
    theme: Theme = .builtIn, symbols: Symbols = .unicode, keymap: Keymap = .builtIn, now: Date
  ) {
    self.theme = theme
    self.symbols = symbols
    self.keymap = keymap
    self.now = now
  }

  /// The style of a scope.
  package subscript(scope: Scope) -> Style {
    var style = theme[isFocused ? scope : Look.unfocused[scope] ?? scope]
    guard let ground else { return style }
    let (below, above) = (theme[.text], theme[ground])
    if style.background == below.background { style.background = above.background }
    if style.foreground == below.foreground { style.foreground = above.foreground }
    return style
  }

  /// What stands for scopes that say that keys go there.
  private static let unfocused: [Scope: Scope] = [
    .selection: .unfocusedSelection, .focusedTitle: .title, .focusedRule: .rule,
  ]

  /// The same look for what is drawn on another ground than the text's, such as a box above it.
  func over(_ ground: Scope) -> Look {
    var look = self
    look.ground = ground
    return look
  }

  var isPlain: Bool { symbols == .ascii }

  /// The most usual keys of a command; empty when it has none.
  func key(of command: Command) -> String { keys(of: command).first ?? "" }

  /// The most usual keys of a command that are no characters, for where characters are typed.
  func chord(of command: Command) -> String {
    let chord = keymap.keys(of: command).first { !($0.keys.first?.typesCharacter ?? true) }
    return chord.map { isPlain ? $0.plainLabel : $0.label } ?? ""
  }

  /// Every key sequence of a command.
  func keys(of command: Command) -> [String] {
    keymap.keys(of: command).map { isPlain ? $0.plainLabel : $0.label }
  }
}
