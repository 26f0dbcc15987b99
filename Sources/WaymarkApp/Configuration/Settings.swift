/// What people set once and for all.
package struct Settings: Sendable, Hashable {
  /// The name of a theme.
  package var theme = ConfigurationLibrary.standard
  /// The name of the theme for terminals with a light background; nil for the same.
  package var lightTheme: String?
  /// The name of a keymap.
  package var keymap = ConfigurationLibrary.standard
  /// Whether to draw without lines and signs, for screen readers.
  package var isPlain = false
  /// Whether the terminal gives characters of ambiguous width two columns.
  package var isAmbiguousWide = false
  /// Whether what moves by itself stays as calm as it can.
  package var reducesMotion = false
  /// What the chat does when a conversation does not fit its window.
  package var windowPolicy = WindowPolicy.ask
  /// Commands of a person's own for the git pane, by name.
  package var gitCommands: [GitCommandSetting] = []

  package init() {}

  /// The mean time between frames that no key asked for: 60 frames a second, or two where motion is
  /// reduced.
  package var frameInterval: Duration { .milliseconds(reducesMotion ? 500 : 16) }

  /// What some of the settings are changed to; nil leaves one as it is.
  package struct Changes: Sendable, Hashable {
    package var theme: String?
    package var keymap: String?
    package var isPlain: Bool?
    package var reducesMotion: Bool?

    package init(
      theme: String? = nil, keymap: String? = nil, isPlain: Bool? = nil, reducesMotion: Bool? = nil
    ) {
      self.theme = theme
      self.keymap = keymap
      self.isPlain = isPlain
      self.reducesMotion = reducesMotion
    }
  }

  /// The settings with some of them changed.
  package func with(_ changes: Changes) -> Settings {
    var settings = self
    if let theme = changes.theme { (settings.theme, settings.lightTheme) = (theme, nil) }
    if let keymap = changes.keymap { settings.keymap = keymap }
    if let isPlain = changes.isPlain { settings.isPlain = isPlain }
    if let reducesMotion = changes.reducesMotion { settings.reducesMotion = reducesMotion }
    return settings
  }
}
