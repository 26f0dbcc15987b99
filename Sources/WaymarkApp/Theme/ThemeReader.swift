internal import WaymarkCore
internal import WaymarkTerminal

/// A theme with what was wrong in its files.
package struct LoadedTheme: Sendable {
  package var theme: Theme
  package var warnings: [ConfigurationWarning]
}

/// Makes themes from files; each mistake costs its line and is told with its place.
package struct ThemeReader {
  private var palette: [String: Color] = [:]
  private var rules: [String: StyleRule] = [:]
  private var warnings: [ConfigurationWarning]

  /// Reads a theme by name; nil when there is none of that name.
  package static func load(_ name: String, from library: ConfigurationLibrary) -> LoadedTheme? {
    library.chain(.themes, named: name).map(read)
  }

  /// Reads a file and what it inherits from.
  ///
  /// The palettes of all files are joined first, so that a file which changes a colour changes it in
  /// the rules that it inherits too.
  package static func read(_ chain: ConfigurationLibrary.Chain) -> LoadedTheme {
    var reader = ThemeReader(warnings: chain.warnings + chain.documents.flatMap(\.warnings))
    let startsBuiltIn =
      chain.documents.isEmpty
      || chain.documents.last?.parent?.name == ConfigurationLibrary.standard
    if startsBuiltIn {
      for (scope, rule) in Theme.builtInRules { reader.rules[scope.rawValue] = rule }
    }
    for document in chain.documents.reversed() { reader.readPalette(document) }
    for document in chain.documents.reversed() { reader.readRules(document) }
    return LoadedTheme(
      theme: Theme(rules: reader.rules),
      warnings: reader.warnings.sorted { ($0.path, $0.place) < ($1.path, $1.place) })
  }

  private mutating func warn(_ document: TOMLDocument, _ place: TextPlace, _ message: String) {
    warnings.append(ConfigurationWarning(path: document.path, place: place, message: message))
  }

  // MARK: - Palette

  private mutating func readPalette(_ document: TOMLDocument) {
    guard let entry = document.entries.first(where: { $0.key == "palette" }) else { return }
    guard let colors = entry.value.table else {
      warn(document, entry.place, "“palette” is a section: write [palette] and a colour a line.")
      return
    }
    for color in colors {
      if let value = plainColor(color.value) {
        palette[color.key] = value
      } else {
        warn(
          document, color.value.place,
          "This is no colour. Write \"#rrggbb\", a number from 0 to 255 or a name such as "
            + "\"bright-blue\".")
      }
    }
  }

  private func plainColor(_ node: TOMLNode) -> Color? {
    if let number = node.integer { return UInt8(exactly: number).map { .indexed($0) } }
    return node.string.flatMap { Color(notation: $0) }
  }

  // MARK: - Rules

  private mutating func readRules(_ document: TOMLDocument) {
    for entry in document.entries where entry.key != "inherits" && entry.key != "palette" {
      readRule(entry, named: entry.key, document)
    }
  }

  /// Reads a rule, or the rules below a table whose name is the start of theirs.
  private mutating func readRule(_ entry: TOMLEntry, named name: String, _ document: TOMLDocument) {
    let isKnown = Scope(rawValue: name) != nil || Scope.groups.contains(name)
    if let entries = entry.value.table, !entries.isEmpty,
      entries.allSatisfy({ $0.value.table != nil })
    {
      for inner in entries { readRule(inner, named: "\(name).\(inner.key)", document) }
      return
    }
    guard isKnown else {
      let names = Scope.allCases.map(\.rawValue)
      warn(
        document, entry.place,
        "There is no scope “\(name)”." + NearestName.hint(for: name, among: names))
      return
    }
    if let rule = rule(entry.value, document) { rules[name] = rule }
  }

  private mutating func rule(_ node: TOMLNode, _ document: TOMLDocument) -> StyleRule? {
    guard let entries = node.table else {
      return color(node, document).map { StyleRule(foreground: $0) }
    }
    var rule = StyleRule()
    for entry in entries {
      switch entry.key {
      case "fg": rule.foreground = color(entry.value, document)
      case "bg": rule.background = color(entry.value, document)
      case "attributes": rule.attributes = attributes(entry.value, document)
      default:
        warn(
          document, entry.place,
          "A style has fg, bg and attributes, not “\(entry.key)”.")
      }
    }
    return rule
  }

  private mutating func color(_ node: TOMLNode, _ document: TOMLDocument) -> Color? {
    if let text = node.string, let color = palette[text] { return color }
    if let color = plainColor(node) { return color }
    guard let text = node.string else {
      warn(document, node.place, "Here belongs a colour in quotes, not \(node.kind).")
      return nil
    }
    warn(
      document, node.place,
      "There is no colour “\(text)” in the palette or the terminal."
        + NearestName.hint(for: text, among: palette.keys.sorted() + Color.names))
    return nil
  }

  private mutating func attributes(
    _ node: TOMLNode, _ document: TOMLDocument
  ) -> Style.Attributes {
    var result: Style.Attributes = []
    for value in node.array ?? [node] {
      let known = Style.Attributes.named.first { $0.name == value.string }
      if let known {
        result.insert(known.attribute)
      } else {
        let names = Style.Attributes.named.map(\.name)
        warn(
          document, value.place,
          "An attribute is one of \(names.joined(separator: ", ")), not "
            + (value.string.map { "“\($0)”." } ?? "\(value.kind)."))
      }
    }
    return result
  }
}
