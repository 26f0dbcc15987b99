/// How many colours a terminal shows, and what becomes of the ones it does not have.
package enum ColorDepth: Sendable, Hashable {
  /// None, by the terminal's nature or the user's wish (`NO_COLOR`).
  case monochrome
  case eight
  case sixteen
  case full256
  /// Red, green and blue as they are.
  case trueColor

  package init(count: Int) {
    switch count {
    case ..<8: self = .monochrome
    case 8..<16: self = .eight
    case 16..<256: self = .sixteen
    default: self = .full256
    }
  }

  /// The nearest palette index, or -1 for the terminal's own colour.
  package func index(of color: Color) -> Int {
    switch (self, color) {
    case (.monochrome, _), (_, .standard): -1
    case (.eight, .ansi(let value)): Int(value % 8)
    case (_, .ansi(let value)): Int(value)
    case (.full256, .indexed(let value)), (.trueColor, .indexed(let value)): Int(value)
    case (.full256, .rgb(let red, let green, let blue)),
      (.trueColor, .rgb(let red, let green, let blue)):
      ColorDepth.nearestFixed((Int(red), Int(green), Int(blue)))
    case (_, .indexed(let value)):
      limited(ColorDepth.nearestBasic(ColorDepth.components(of: Int(value))))
    case (_, .rgb(let red, let green, let blue)):
      limited(ColorDepth.nearestBasic((Int(red), Int(green), Int(blue))))
    }
  }

  private func limited(_ basic: Int) -> Int { self == .eight ? basic % 8 : basic }

  /// The nearest of the 240 fixed colours: the cube or the greys, whichever differs less.
  private static func nearestFixed(_ color: (red: Int, green: Int, blue: Int)) -> Int {
    func step(_ value: Int) -> Int { value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40 }
    let cube = 16 + 36 * step(color.red) + 6 * step(color.green) + step(color.blue)
    let mean = (color.red + color.green + color.blue) / 3
    let grey = 232 + min(23, max(0, (mean - 3) / 10))
    return distance(components(of: grey), color) < distance(components(of: cube), color)
      ? grey : cube
  }

  /// How much two colours differ to the eye, by the cheap weighting that follows the red share.
  static func distance(
    _ one: (red: Int, green: Int, blue: Int), _ other: (red: Int, green: Int, blue: Int)
  ) -> Int {
    let mean = (one.red + other.red) / 2
    let (red, green, blue) = (
      one.red - other.red, one.green - other.green, one.blue - other.blue
    )
    return ((512 + mean) * red * red + 1024 * green * green + (767 - mean) * blue * blue) >> 8
  }

  /// Red, green and blue of a palette index; for the first sixteen what they usually are.
  static func components(of index: Int) -> (red: Int, green: Int, blue: Int) {
    if index >= 232 {
      let grey = 8 + (index - 232) * 10
      return (grey, grey, grey)
    }
    guard index >= 16 else { return basic[index] }
    func level(_ step: Int) -> Int { step == 0 ? 0 : 55 + step * 40 }
    let cube = index - 16
    return (level(cube / 36), level(cube / 6 % 6), level(cube % 6))
  }

  private static func nearestBasic(_ color: (red: Int, green: Int, blue: Int)) -> Int {
    basic.indices.min { distance(basic[$0], color) < distance(basic[$1], color) } ?? 7
  }

  /// What the sixteen colours usually are; a user's palette may differ.
  static let basic: [(red: Int, green: Int, blue: Int)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205),
    (0, 205, 205), (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0),
    (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
  ]
}
