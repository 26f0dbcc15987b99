/// Reads `config.toml`; each mistake costs its line and is told with its place.
struct SettingsReader {
  private(set) var settings = Settings()
  private(set) var document: TOMLDocument
  /// Where the settings are written.
  private(set) var places: [String: TextPlace] = [:]

  private static let names = [
    "theme", "keymap", "plain", "reduced-motion", "git-commands", "ambiguous-width", "chat",
  ]

  init(_ document: TOMLDocument) {
    self.document = document
    for entry in document.entries { read(entry) }
  }

  private mutating func read(_ entry: TOMLEntry) {
    places[entry.key] = entry.value.place
    switch entry.key {
    case "theme": readTheme(entry)
    case "keymap": if let name = text(entry) { settings.keymap = name }
    case "plain": if let value = boolean(entry) { settings.isPlain = value }
    case "reduced-motion": if let value = boolean(entry) { settings.reducesMotion = value }
    case "git-commands":
      settings.gitCommands = (entry.value.table ?? []).compactMap {
        GitCommandSetting($0, &document)
      }
    case "chat": readChat(entry)
    case "ambiguous-width":
      if let width = entry.value.integer, (1...2).contains(width) {
        settings.isAmbiguousWide = width == 2
      } else {
        document.warn(entry.value.place, "“ambiguous-width” takes 1 or 2 columns.")
      }
    default:
      document.warn(
        entry.place,
        "There is no setting “\(entry.key)”."
          + NearestName.hint(for: entry.key, among: SettingsReader.names))
    }
  }

  private mutating func readChat(_ entry: TOMLEntry) {
    guard let table = entry.value.table else {
      document.warn(entry.place, "“chat” is a section of its own: [chat].")
      return
    }
    for setting in table {
      let names = WindowPolicy.allCases.map(\.rawValue)
      guard setting.key == "when-full" else {
        document.warn(setting.place, "The chat has a setting “when-full”, no “\(setting.key)”.")
        continue
      }
      guard let policy = setting.value.string.flatMap(WindowPolicy.init(rawValue:)) else {
        document.warn(
          setting.value.place, "“when-full” takes one of \(names.joined(separator: ", ")).")
        continue
      }
      settings.windowPolicy = policy
    }
  }

  /// Reads a name, or one for dark and one for light terminals.
  private mutating func readTheme(_ entry: TOMLEntry) {
    guard let variants = entry.value.table else {
      if let name = text(entry) { settings.theme = name }
      return
    }
    for variant in variants {
      switch variant.key {
      case "dark": if let name = text(variant) { settings.theme = name }
      case "light": if let name = text(variant) { settings.lightTheme = name }
      default:
        document.warn(
          variant.place, "A theme has a dark and a light name here, no “\(variant.key)”.")
      }
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
