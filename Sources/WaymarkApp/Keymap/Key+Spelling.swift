package import WaymarkTerminal

extension Key {
  /// Other names of keys that people bring from other programs, to ours.
  private static let synonyms = [
    "escape": "esc", "return": "enter", "ret": "enter", "del": "delete", "ins": "insert",
    "page-up": "pageup", "page-down": "pagedown", "pgup": "pageup", "pgdn": "pagedown",
    "-": "minus", "dash": "minus", "spc": "space", "backtab": "shift-tab", "bs": "backspace",
  ]

  private static let modifierNames = [
    "ctrl": "ctrl", "control": "ctrl", "alt": "alt", "meta": "alt", "shift": "shift",
  ]

  /// Reads one key in any of the spellings that are common: modifiers in any order and case, joined
  /// by `-` or `+`, and the usual other names of keys.
  init?(spelling: String) {
    var rest = Substring(spelling)
    var modifiers: [String] = []
    while let separator = rest.dropFirst().firstIndex(where: { $0 == "-" || $0 == "+" }),
      rest.index(after: separator) < rest.endIndex,
      let modifier = Key.modifierNames[rest[..<separator].lowercased()]
    {
      modifiers.append(modifier)
      rest = rest[rest.index(after: separator)...]
    }
    let name = rest.count > 1 ? rest.lowercased() : String(rest)
    let known = Key.synonyms[name] ?? name
    let held = ["ctrl", "alt", "shift"].filter(modifiers.contains)
    self.init((held + [known]).joined(separator: "-"))
  }

  /// The one form of a key that terminals and people write in several: `ctrl-P` is `ctrl-shift-p`,
  /// `shift-a` is `A`.
  package var canonical: Key {
    guard case .character(let character) = code, character.isCased else { return self }
    let isChord = !modifiers.isDisjoint(with: [.control, .alt])
    var result = self
    if isChord {
      if character.isUppercase {
        result.modifiers.insert(.shift)
        result.code = .character(Key.single(character.lowercased()) ?? character)
      }
    } else if modifiers.contains(.shift) {
      result.modifiers.remove(.shift)
      result.code = .character(Key.single(character.uppercased()) ?? character)
    }
    return result
  }

  private static func single(_ text: String) -> Character? { text.count == 1 ? text.first : nil }

  /// Whether the key types its character where text is taken.
  package var typesCharacter: Bool {
    if case .character = code { return modifiers.isDisjoint(with: [.control, .alt]) }
    return false
  }

  // MARK: - For people

  /// A short form for people: `Ctrl-P`, `Alt-1`, `↑`, `Shift-Tab`.
  package var title: String { modifierTitle + name(isPlain: false) }

  /// The same in ASCII alone.
  package var plainTitle: String { modifierTitle + name(isPlain: true) }

  private var modifierTitle: String {
    (modifiers.contains(.control) ? "Ctrl-" : "") + (modifiers.contains(.alt) ? "Alt-" : "")
      + (modifiers.contains(.shift) ? "Shift-" : "")
  }

  private func name(isPlain: Bool) -> String {
    switch code {
    case .character(" "): return "Space"
    case .character(let character):
      return modifiers.isDisjoint(with: [.control, .shift])
        ? String(character) : character.uppercased()
    case .function(let number): return "F\(number)"
    default:
      let known = Key.titles[code]
      return (isPlain ? known?.plain : known?.usual) ?? notation
    }
  }

  private static let titles: [Code: (usual: String, plain: String)] = [
    .enter: ("Enter", "Enter"), .escape: ("Esc", "Esc"), .tab: ("Tab", "Tab"),
    .backspace: ("Backspace", "Backspace"), .delete: ("Del", "Del"), .insert: ("Ins", "Ins"),
    .up: ("↑", "Up"), .down: ("↓", "Down"), .left: ("←", "Left"), .right: ("→", "Right"),
    .home: ("Home", "Home"), .end: ("End", "End"), .pageUp: ("PgUp", "PgUp"),
    .pageDown: ("PgDn", "PgDn"),
  ]
}
