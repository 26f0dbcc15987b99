extension TerminalReply {
  /// Reads an operating system command, such as `11;rgb:1d1d/2021/2424`, the background colour.
  init?(command: [UInt8]) {
    let text = String(decoding: command, as: UTF8.self)
    guard text.hasPrefix("11;"), let color = Color(specification: text.dropFirst(3)) else {
      return nil
    }
    self = .background(color)
  }
}

extension Color {
  /// Reads a colour as X11 writes it: `rgb:` and one to four hexadecimal digits for each part, or
  /// `#` and two for each.
  init?(specification: Substring) {
    let parts: [Substring]
    if specification.hasPrefix("rgb:") {
      parts = specification.dropFirst(4).split(separator: "/")
    } else if specification.hasPrefix("rgba:") {
      parts = specification.dropFirst(5).split(separator: "/").dropLast()
    } else if specification.hasPrefix("#"), specification.count == 7 {
      let digits = specification.dropFirst()
      parts = [digits.prefix(2), digits.dropFirst(2).prefix(2), digits.suffix(2)]
    } else {
      return nil
    }
    let values = parts.compactMap(Color.component)
    guard parts.count == 3, values.count == 3 else { return nil }
    self = .rgb(red: values[0], green: values[1], blue: values[2])
  }

  private static func component(_ digits: Substring) -> UInt8? {
    guard (1...4).contains(digits.count), let value = UInt32(digits, radix: 16) else { return nil }
    let most = (UInt32(1) << (4 * UInt32(digits.count))) - 1
    return UInt8(value * 255 / most)
  }

  /// Whether text on it has to be dark to be read; nil where the terminal alone knows the colour.
  package var isLight: Bool? {
    guard case .rgb(let red, let green, let blue) = self else { return nil }
    return 299 * Int(red) + 587 * Int(green) + 114 * Int(blue) > 128 * 1000
  }
}
