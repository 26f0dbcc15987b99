internal import Foundation

extension Color {
  /// Red, green and blue from 0 to 255; nil for the terminal's own colours, which only it knows.
  package var components: (red: Int, green: Int, blue: Int)? {
    switch self {
    case .standard, .ansi: nil
    case .indexed(let index): index < 16 ? nil : ColorDepth.components(of: Int(index))
    case .rgb(let red, let green, let blue): (Int(red), Int(green), Int(blue))
    }
  }

  /// The relative luminance of WCAG 2, from 0 for black to 1 for white.
  package static func luminance(_ color: (red: Int, green: Int, blue: Int)) -> Double {
    0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
  }

  /// The contrast ratio of WCAG 2, from 1 to 21; nil when one of them is the terminal's own.
  package func contrast(to other: Color) -> Double? {
    guard let components, let others = other.components else { return nil }
    return Color.contrast(components, others)
  }

  static func contrast(
    _ one: (red: Int, green: Int, blue: Int), _ other: (red: Int, green: Int, blue: Int)
  ) -> Double {
    let (a, b) = (luminance(one), luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// The share of light that an sRGB value stands for.
  static func linear(_ value: Int) -> Double {
    let share = Double(value) / 255
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
  }
}
