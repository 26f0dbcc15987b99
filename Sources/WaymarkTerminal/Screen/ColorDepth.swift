/// How many colours a terminal shows, and what becomes of the ones it does not have.
package enum ColorDepth: Sendable, Hashable {
  /// None, by the terminal's nature or the user's wish (`NO_COLOR`).
  case monochrome
  case eight
  case sixteen
  case full256

  package init(count: Int) {
    switch count {
    case ..<8: self = .monochrome
    case 8..<16: self = .eight
    case 16..<256: self = .sixteen
    default: self = .full256
    }
  }

  /// The palette index to use, or -1 for the terminal's own colour.
  package func index(of color: Color) -> Int {
    switch (self, color) {
    case (.monochrome, _), (_, .standard): -1
    case (.eight, .ansi(let value)): Int(value % 8)
    case (_, .ansi(let value)): Int(value)
    case (.full256, .indexed(let value)): Int(value)
    case (.full256, .rgb(let red, let green, let blue)):
      ColorDepth.cubeIndex(red: Int(red), green: Int(green), blue: Int(blue))
    case (_, .indexed(let value)):
      limited(ColorDepth.nearestBasic(ColorDepth.components(of: Int(value))))
    case (_, .rgb(let red, let green, let blue)):
      limited(ColorDepth.nearestBasic((Int(red), Int(green), Int(blue))))
    }
  }

  private func limited(_ basic: Int) -> Int { self == .eight ? basic % 8 : basic }

  private static func cubeIndex(red: Int, green: Int, blue: Int) -> Int {
    if abs(red - green) < 8, abs(green - blue) < 8, red > 8, red < 238 {
      return 232 + min(23, max(0, (red - 8) / 10))
    }
    func step(_ value: Int) -> Int { value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40 }
    return 16 + 36 * step(red) + 6 * step(green) + step(blue)
  }

  private static func components(of index: Int) -> (Int, Int, Int) {
    if index >= 232 {
      let grey = 8 + (index - 232) * 10
      return (grey, grey, grey)
    }
    guard index >= 16 else { return basic[index] }
    func level(_ step: Int) -> Int { step == 0 ? 0 : 55 + step * 40 }
    let cube = index - 16
    return (level(cube / 36), level(cube / 6 % 6), level(cube % 6))
  }

  private static func nearestBasic(_ color: (Int, Int, Int)) -> Int {
    func distance(_ other: (Int, Int, Int)) -> Int {
      let (red, green, blue) = (color.0 - other.0, color.1 - other.1, color.2 - other.2)
      return red * red + green * green + blue * blue
    }
    return basic.indices.min { distance(basic[$0]) < distance(basic[$1]) } ?? 7
  }

  private static let basic: [(Int, Int, Int)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205),
    (0, 205, 205), (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0),
    (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
  ]
}
