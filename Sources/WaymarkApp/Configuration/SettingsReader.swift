/// Reads `config.toml`; each mistake costs its line and is told with its place.
struct SettingsReader {
  private(set) var settings = Settings()
  private(set) var document: TOMLDocument
  /// Where the settings are written.
  private(set) var places: [String: TextPlace] = [:]

  private static let names = ["theme", "keymap", "plain", "reduced-motion", "git-commands"]

  init(_ document: TOMLDocument) {
    self.document = document
    for entry in document.entries { read(entry) }
  }

  private mutating func read(_ entry: TOMLEntry) {
    places[entry.key] = entry.value.place
    switch entry.key {
    case "theme": if let name = text(entry) { settings.theme = name }
    case "keymap": if let name = text(entry) { settings.keymap = name }
    case "plain": if let value = boolean(entry) { settings.isPlain = value }
    case "reduced-motion": if let value = boolean(entry) { settings.reducesMotion = value }
    case "git-commands":
      settings.gitCommands = (entry.value.table ?? []).compactMap {
        GitCommandSetting($0, &document)
      }
    default:
      document.warn(
        entry.place,
        "There is no setting “\(entry.key)”."
          + NearestName.hint(for: entry.key, among: SettingsReader.names))
    }
  }

  private mutating func text(_ entry: TOMLEntry) -> String? {
    if let text = entry.value.string { return text }
    document.warn(
      entry.value.place, "“\(entry.key)” takes a name in quotes, not \(entry.value.kind).")
    return nil
  }

  private mutating func boolean(_ entry: TOMLEntry) -> Bool? {
    if let value = entry.value.boolean { return value }
    document.warn(
      entry.value.place, "“\(entry.key)” takes true or false, not \(entry.value.kind).")
    return nil
  }

  /// Warns that what a setting names does not exist.
  mutating func warnMissing(_ setting: String, _ name: String, among names: [String]) {
    document.warn(
      places[setting] ?? .start,
      "There is no \(setting) “\(name)”." + NearestName.hint(for: name, among: names))
  }
}
