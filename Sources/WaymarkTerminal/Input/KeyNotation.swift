extension Key {
  /// Reads the notation of keymap files: `j`, `ctrl-c`, `alt-1`, `shift-tab`, `space`, `f1`.
  package init?(_ notation: String) {
    var rest = Substring(notation)
    var modifiers: Modifiers = []
    for (prefix, modifier) in Key.prefixes {
      while rest.hasPrefix(prefix), rest.count > prefix.count {
        modifiers.insert(modifier)
        rest = rest.dropFirst(prefix.count)
      }
    }
    guard let code = Key.code(named: String(rest)) else { return nil }
    self.init(code, modifiers)
  }

  /// The notation that ``init(_:)`` reads.
  package var notation: String {
    let held = Key.prefixes.filter { modifiers.contains($0.1) }.map(\.0).joined()
    return held + name
  }

  /// A short form for people: `Ctrl-L`, `Alt-1`, `↑`, `Shift-Tab`, `F1`.
  package var label: String {
    let held = [("Ctrl-", Modifiers.control), ("Alt-", .alt), ("Shift-", .shift)]
      .filter { modifiers.contains($0.1) }.map(\.0).joined()
    return held + shortName
  }

  private var shortName: String {
    switch code {
    case .character(" "): "Space"
    case .character(let character) where modifiers.contains(.control): character.uppercased()
    case .character(let character): String(character)
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .home: "Home"
    case .end: "End"
    case .function(let number): "F\(number)"
    }
  }

  private var name: String {
    switch code {
    case .character(" "): "space"
    case .character("-"): "minus"
    case .character(let character): String(character)
    case .function(let number): "f\(number)"
    default: Key.names.first { $0.1 == code }?.0 ?? ""
    }
  }

  private static let prefixes: [(String, Modifiers)] = [
    ("ctrl-", .control), ("alt-", .alt), ("shift-", .shift),
  ]

  private static let names: [(String, Code)] = [
    ("enter", .enter), ("esc", .escape), ("tab", .tab), ("backspace", .backspace),
    ("delete", .delete), ("insert", .insert), ("up", .up), ("down", .down), ("left", .left),
    ("right", .right), ("home", .home), ("end", .end), ("pageup", .pageUp),
    ("pagedown", .pageDown), ("space", .character(" ")), ("minus", .character("-")),
  ]

  private static func code(named name: String) -> Code? {
    if let known = names.first(where: { $0.0 == name }) { return known.1 }
    if name.count == 1, let character = name.first { return .character(character) }
    if name.hasPrefix("f"), let number = Int(name.dropFirst()), (1...35).contains(number) {
      return .function(number)
    }
    return nil
  }
}
