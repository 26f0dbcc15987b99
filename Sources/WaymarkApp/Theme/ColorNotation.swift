internal import WaymarkTerminal

extension Color {
  /// The names of the terminal's own sixteen colours, in their order.
  static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "bright-black",
    "bright-red", "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan",
    "bright-white",
  ]

  /// Reads `default`, a name, a number from 0 to 255, `#rgb` or `#rrggbb`.
  init?(notation: String) {
    if notation == "default" {
      self = .standard
    } else if let index = Color.names.firstIndex(of: notation) {
      self = .ansi(UInt8(index))
    } else if notation.hasPrefix("#") {
      guard let color = Color(hex: notation.dropFirst()) else { return nil }
      self = color
    } else if let number = UInt8(notation) {
      self = .indexed(number)
    } else {
      return nil
    }
  }

  private init?(hex: Substring) {
    let digits = hex.compactMap(\.hexDigitValue)
    guard digits.count == hex.count, digits.count == 3 || digits.count == 6 else { return nil }
    let parts =
      digits.count == 3
      ? digits.map { $0 * 17 } : [0, 2, 4].map { digits[$0] * 16 + digits[$0 + 1] }
    self = .rgb(red: UInt8(parts[0]), green: UInt8(parts[1]), blue: UInt8(parts[2]))
  }

  /// The notation that ``init(notation:)`` reads.
  var notation: String {
    switch self {
    case .standard: "default"
    case .ansi(let index): Color.names.indices.contains(Int(index)) ? Color.names[Int(index)] : ""
    case .indexed(let index): "\(index)"
    case .rgb(let red, let green, let blue):
      "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
  }
}

extension Style.Attributes {
  /// The attributes by their names in theme files.
  static let named: [(name: String, attribute: Style.Attributes)] = [
    ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline),
    ("reverse", .reverse),
  ]
}
