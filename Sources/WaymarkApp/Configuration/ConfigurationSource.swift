internal import Foundation
internal import WaymarkCore

/// Where settings, themes and keymaps come from.
package struct ConfigurationSource: Sendable {
  package let library: ConfigurationLibrary
  /// The path of `config.toml`; nil reads none.
  package let settingsPath: String?
  /// What the command line says; it wins over the file.
  package let overrides: Settings.Changes

  package init(
    library: ConfigurationLibrary, settingsPath: String?, overrides: Settings.Changes = .init()
  ) {
    self.library = library
    self.settingsPath = settingsPath
    self.overrides = overrides
  }

  /// Nothing but what is built in.
  package static let builtIn = ConfigurationSource(library: .builtIn, settingsPath: nil)

  /// Reads everything; what cannot be read is told and the built-in stands in.
  ///
  /// - Parameters:
  ///   - choices: What was chosen since the start; it wins over the command line.
  ///   - isOnLight: Whether the terminal's background is light.
  /// - Returns: The settings with what they name, and what is wrong.
  package func load(
    _ choices: Settings.Changes = .init(), isOnLight: Bool = false
  ) -> LoadedConfiguration {
    var reader = SettingsReader(settingsDocument)
    var settings = reader.settings.with(overrides).with(choices)
    if isOnLight, let light = settings.lightTheme { settings.theme = light }
    var warnings: [ConfigurationWarning] = []
    var loaded = LoadedConfiguration(settings: settings, theme: .builtIn, keymap: .builtIn)
    if let theme = ThemeReader.load(settings.theme, from: library) {
      loaded.theme = theme.theme
      warnings += theme.warnings
    } else {
      reader.warnMissing("theme", settings.theme, among: library.names(of: .themes))
    }
    if let keymap = KeymapReader.load(settings.keymap, from: library) {
      loaded.keymap = keymap.keymap
      warnings += keymap.warnings
    } else {
      reader.warnMissing("keymap", settings.keymap, among: library.names(of: .keymaps))
    }
    loaded.keymap = loaded.keymap.adding(settings.gitCommands)
    loaded.warnings = reader.document.warnings + warnings
    return loaded
  }

  private var settingsDocument: TOMLDocument {
    guard let settingsPath, FileManager.default.fileExists(atPath: settingsPath) else {
      return TOMLDocument("", path: settingsPath ?? "config.toml")
    }
    return ConfigurationLibrary.read(settingsPath)
  }

  /// Writes a setting into `config.toml` for the next start.
  ///
  /// - Throws: When the file cannot be written; it stays as it was then.
  func remember(_ name: String, _ value: String) throws {
    guard let settingsPath else { return }
    let present = FileManager.default.contents(atPath: settingsPath) ?? Data()
    let text = SettingsEdit.setting(
      name, to: value, in: String(decoding: present, as: UTF8.self))
    try FileManager.default.createDirectory(
      atPath: (settingsPath as NSString).deletingLastPathComponent,
      withIntermediateDirectories: true)
    try FileWriter.replace(settingsPath, with: Array(text.utf8))
  }

  /// A value per change of any file that ``load()`` reads.
  package func changes() -> AsyncStream<Void> {
    guard settingsPath != nil || !library.locator.folders.isEmpty else {
      return AsyncStream { $0.finish() }
    }
    return FolderWatch(watchedFolders) { $0.hasSuffix(".toml") }.changes()
  }

  /// The folders of the files, and of what links among them point to.
  private var watchedFolders: [String] {
    var folders = library.locator.folders.flatMap { folder in
      ConfigurationLibrary.Kind.allCases.map { "\(folder.path)/\($0.rawValue)" }
    }
    var files = library.locator.all(.themes).map(\.path) + library.locator.all(.keymaps).map(\.path)
    if let settingsPath {
      folders.append((settingsPath as NSString).deletingLastPathComponent)
      files.append(settingsPath)
    }
    for file in files
    where (try? FileManager.default.destinationOfSymbolicLink(atPath: file)) != nil {
      folders.append(
        URL(fileURLWithPath: file).resolvingSymlinksInPath().deletingLastPathComponent().path)
    }
    return Array(Set(folders)).sorted()
  }
}

/// Settings with the theme and the keymap that they name.
package struct LoadedConfiguration: Sendable {
  package var settings: Settings
  package var theme: Theme
  package var keymap: Keymap
  package var warnings: [ConfigurationWarning] = []

  package init(settings: Settings, theme: Theme, keymap: Keymap) {
    self.settings = settings
    self.theme = theme
    self.keymap = keymap
  }
}
