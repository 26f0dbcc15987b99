/// A colour as the terminal knows it.
package enum Color: Sendable, Hashable {
  /// The terminal's own text or background colour.
  case standard
  /// One of the sixteen that the user's palette defines.
  case ansi(UInt8)
  /// One of 256.
  case indexed(UInt8)
  case rgb(red: UInt8, green: UInt8, blue: UInt8)
}

/// How a cell looks.
package struct Style: Sendable, Hashable {
  /// What else than colour sets text apart.
  package struct Attributes: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let bold = Attributes(rawValue: 1)
    package static let dim = Attributes(rawValue: 2)
    package static let italic = Attributes(rawValue: 4)
    package static let underline = Attributes(rawValue: 8)
    package static let reverse = Attributes(rawValue: 16)
    package static let all: Attributes = [.bold, .dim, .italic, .underline, .reverse]
  }

  package var foreground: Color
  package var background: Color
  package var attributes: Attributes

  package init(
    _ foreground: Color = .standard, on background: Color = .standard,
    _ attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// The terminal's own text.
  package static let plain = Style()
}
