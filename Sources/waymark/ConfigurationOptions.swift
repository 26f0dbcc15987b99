import ArgumentParser
import WaymarkApp
import WaymarkCore

/// Options about how the screen looks and which keys it takes.
struct ConfigurationOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Use this theme.", valueName: "name")) var theme: String?
  @Option(help: ArgumentHelp("Use this keymap.", valueName: "name")) var keymap: String?
  @Flag(help: "Draw without lines and signs, for screen readers.") var plain = false
  @Flag(help: "Keep what moves by itself calm.") var reducedMotion = false
  @Option(help: ArgumentHelp("Look for themes and keymaps here first.", valueName: "folder"))
  var dataDir: String?

  /// Where the configuration comes from, with what was given here on top of it.
  ///
  /// - Throws: `invalidArgument` for a theme or keymap that is not there.
  func checkedSource() throws -> ConfigurationSource {
    try ConfigurationOptions.source(
      dataFolder: dataDir,
      overrides: Settings.Changes(
        theme: theme, keymap: keymap, isPlain: plain ? true : nil,
        reducesMotion: reducedMotion ? true : nil))
  }

  /// A source with settings on top of it that were checked to exist.
  ///
  /// - Throws: `invalidArgument` for a theme or keymap that is not there.
  static func source(
    dataFolder: String? = nil, overrides: Settings.Changes
  ) throws -> ConfigurationSource {
    let source = Composition.configuration(dataFolder: dataFolder, overrides: overrides)
    try check(overrides.theme, .themes, field: "theme", in: source)
    try check(overrides.keymap, .keymaps, field: "keymap", in: source)
    return source
  }

  private static func check(
    _ name: String?, _ kind: ConfigurationLibrary.Kind, field: String,
    in source: ConfigurationSource
  ) throws {
    let names = source.library.names(of: kind)
    guard let name, !names.contains(name) else { return }
    throw WaymarkError(
      .invalidArgument, "There is no \(field) “\(name)”.",
      hint: "There are \(names.joined(separator: ", ")).", field: field)
  }
}
