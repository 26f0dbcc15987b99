/// How a terminal draws the next character: a style in the terminal's own numbers.
struct Pen: Hashable {
  /// 0 for the terminal's own colour, 1 more than a palette index, or 0x1RRGGBB.
  private var foreground: UInt32
  private var background: UInt32
  private var attributes: Style.Attributes

  static let plain = Pen(foreground: 0, background: 0, attributes: [])

  private init(foreground: UInt32, background: UInt32, attributes: Style.Attributes) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  init(_ style: Style, _ features: TerminalFeatures) {
    foreground = Pen.number(of: style.foreground, features.depth)
    background = Pen.number(of: style.background, features.depth)
    attributes = style.attributes.intersection(features.attributes)
    // Where there are eight colours, the bright ones are bold.
    if features.depth == .eight, case .ansi(8...15) = style.foreground {
      attributes.insert(.bold)
      foreground = UInt32(ColorDepth.eight.index(of: style.foreground) + 1)
    }
  }

  private static func number(of color: Color, _ depth: ColorDepth) -> UInt32 {
    if depth == .trueColor, case .rgb(let red, let green, let blue) = color {
      return 0x100_0000 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    }
    return UInt32(depth.index(of: color) + 1)
  }

  /// The same pen as far as a blank tells.
  ///
  /// A blank in reverse shows the colour of the text, which erasing can do as well; unless weight
  /// changes that colour, or it is the terminal's own.
  var ground: Pen {
    let line = attributes.intersection(.underline)
    if attributes.contains(.reverse) {
      guard attributes == .reverse, foreground != 0 else { return self }
      return Pen(foreground: 0, background: foreground, attributes: [])
    }
    return Pen(
      foreground: line.isEmpty ? 0 : foreground, background: background, attributes: line)
  }

  /// Whether erasing gives the same as writing a blank.
  func canErase(inColor: Bool) -> Bool {
    attributes.isDisjoint(with: [.reverse, .underline]) && (inColor || background == 0)
  }

  // MARK: - Sequences

  /// Appends what changes another pen into this one, the shorter of starting anew and of changing
  /// what differs.
  ///
  /// - Parameters:
  ///   - before: The pen until now; nil when nobody knows.
  ///   - bytes: What is sent.
  func append(after before: Pen?, to bytes: inout [UInt8]) {
    guard before != self else { return }
    var anew: [UInt8] = []
    append(attributes, to: &anew)
    if foreground != 0 { Pen.append(foreground, base: 30, to: &anew) }
    if background != 0 { Pen.append(background, base: 40, to: &anew) }
    if self != .plain { anew.insert(contentsOf: [0x30, 0x3B], at: 0) }
    var parameters = anew
    if let before {
      var change: [UInt8] = []
      appendRemoval(of: before.attributes, to: &change)
      if foreground != before.foreground { Pen.append(foreground, base: 30, to: &change) }
      if background != before.background { Pen.append(background, base: 40, to: &change) }
      if change.count < anew.count || before == .plain { parameters = change }
    }
    if parameters.last == 0x3B { parameters.removeLast() }
    bytes += [0x1B, 0x5B] + parameters + [0x6D]
  }

  private static let codes: [(attribute: Style.Attributes, on: UInt8, off: UInt8)] = [
    (.bold, 1, 22), (.dim, 2, 22), (.italic, 3, 23), (.underline, 4, 24), (.reverse, 7, 27),
  ]

  private func append(_ attributes: Style.Attributes, to bytes: inout [UInt8]) {
    for code in Pen.codes where attributes.contains(code.attribute) {
      bytes += [0x30 + code.on, 0x3B]
    }
  }

  /// Appends what takes other attributes away and adds the pen's own.
  private func appendRemoval(of others: Style.Attributes, to bytes: inout [UInt8]) {
    let gone = others.subtracting(attributes)
    var missing = attributes.subtracting(others)
    if !gone.isDisjoint(with: [.bold, .dim]) {
      bytes += [0x32, 0x32, 0x3B]
      missing.formUnion(attributes.intersection([.bold, .dim]))
    }
    for code in Pen.codes where code.off != 22 && gone.contains(code.attribute) {
      bytes += [0x32, 0x30 + code.off - 20, 0x3B]
    }
    append(missing, to: &bytes)
  }

  private static func append(_ color: UInt32, base: Int, to bytes: inout [UInt8]) {
    func number(_ value: Int) { bytes += Array(String(value).utf8) + [0x3B] }
    switch color {
    case 0: number(base + 9)
    case 1...8: number(base + Int(color) - 1)
    case 9...16: number(base + 60 + Int(color) - 9)
    case 17...256:
      for part in [base + 8, 5, Int(color) - 1] { number(part) }
    default:
      let parts = [Int(color >> 16 & 0xFF), Int(color >> 8 & 0xFF), Int(color & 0xFF)]
      for part in [base + 8, 2] + parts { number(part) }
    }
  }
}
