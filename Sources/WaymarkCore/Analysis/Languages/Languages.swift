/// The one list of languages that are parsed.
enum Languages {
  static let all: [Language] = [
    .bash, .c, .cpp, .go, .java, .javascript, .python, .ruby, .rust, .swift, .tsx, .typescript,
  ]

  /// The strategy of a language id.
  static func strategy(_ id: String) -> Language? { byID[id] }

  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
}
