internal import WaymarkTerminal

/// The theme file that says the same as the built-in theme.
package enum ThemeFile {
  /// The text of `themes/default.toml`.
  package static var builtInText: String {
    var lines = [
      "# The built-in theme: the terminal's own sixteen colours, right on any background.",
      "# Generated; a test holds both equal. README.md in this folder explains the format.",
      "",
    ]
    for scope in Scope.allCases {
      lines.append("\"\(scope.rawValue)\" = \(text(of: Theme.builtIn[scope]))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func text(of style: Style) -> String {
    var parts: [String] = []
    if let name = name(of: style.foreground) { parts.append("fg = \"\(name)\"") }
    if let name = name(of: style.background) { parts.append("bg = \"\(name)\"") }
    let attributes = attributeNames.filter { style.attributes.contains($0.1) }.map { "\"\($0.0)\"" }
    if !attributes.isEmpty {
      parts.append("attributes = [\(attributes.joined(separator: ", "))]")
    }
    return parts.isEmpty ? "{}" : "{ \(parts.joined(separator: ", ")) }"
  }

  private static func name(of color: Color) -> String? {
    switch color {
    case .standard: nil
    case .ansi(let index): names.indices.contains(Int(index)) ? names[Int(index)] : nil
    case .indexed(let index): "\(index)"
    case .rgb(let red, let green, let blue): "#" + hex(red) + hex(green) + hex(blue)
    }
  }

  private static func hex(_ value: UInt8) -> String {
    (value < 16 ? "0" : "") + String(value, radix: 16)
  }

  private static let attributeNames: [(String, Style.Attributes)] = [
    ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline),
    ("reverse", .reverse),
  ]

  private static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "bright-black",
    "bright-red", "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan",
    "bright-white",
  ]
}
