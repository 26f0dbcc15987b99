internal import Synchronization

/// What one or two cells of the screen show: a base scalar with the marks on it.
///
/// Glyphs are made by ``glyphs(of:)`` alone, so that text from outside cannot reach the screen
/// without being cleaned.
package struct Glyph: Sendable, Hashable {
  package let character: Character
  /// Columns: 1 or 2.
  package let width: Int
}

extension Glyph {
  /// The most marks that a base keeps; a flood of them is cut.
  static let markLimit = 4
  /// Stands for what must not be shown: controls, escape sequences, direction changes.
  static let replacement = Glyph(character: "\u{FFFD}", width: 1)
  static let space = Glyph(character: " ", width: 1)
}

/// Cleans text from anywhere and cuts it into what the screen shows.
///
/// Control characters (C0, C1, DEL) and bidirectional controls become `�`, tabs and line breaks
/// become a space, zero-width characters vanish. Emoji sequences are shown as their parts, because
/// terminals do not agree on the width of the whole.
///
/// - Parameters:
///   - text: Anything.
///   - isAmbiguousWide: Whether characters of ambiguous width take two columns.
/// - Returns: What the screen shows of it.
package func glyphs(of text: String, isAmbiguousWide: Bool? = nil) -> [Glyph] {
  let isAmbiguousWide = isAmbiguousWide ?? AmbiguousRanges.areWide.load(ordering: .relaxed)
  var result: [Glyph] = []
  let bytes = text.utf8
  result.reserveCapacity(bytes.count)
  var at = bytes.startIndex
  while at < bytes.endIndex {
    let next = bytes.index(after: at)
    // Most text: what stands between two bytes of ASCII is a whole character.
    if let glyph = Glyph.printable(bytes[at]), next == bytes.endIndex || bytes[next] < 0x80 {
      result.append(glyph)
      at = next
    } else {
      let character = text[at]
      if let ascii = character.asciiValue {
        result.append(asciiGlyph(ascii))
      } else {
        appendGlyphs(of: character, isAmbiguousWide, to: &result)
      }
      at = text.index(after: at)
    }
  }
  return result
}

extension Glyph {
  /// The glyph of a byte of printable ASCII.
  static func printable(_ byte: UInt8) -> Glyph? {
    (0x20...0x7E).contains(byte) ? printables[Int(byte) - 0x20] : nil
  }

  private static let printables: [Glyph] = (0x20...0x7E).map {
    Glyph(character: Character(Unicode.Scalar($0 as UInt8)), width: 1)
  }
}

private func asciiGlyph(_ value: UInt8) -> Glyph {
  switch value {
  case 0x09, 0x0A, 0x0D: .space
  default: Glyph.printable(value) ?? .replacement
  }
}

private func appendGlyphs(
  of character: Character, _ isAmbiguousWide: Bool, to result: inout [Glyph]
) {
  let scalars = character.unicodeScalars
  func width(_ base: Unicode.Scalar) -> Int {
    let isWide =
      WideRanges.contains(base.value) || isAmbiguousWide && AmbiguousRanges.contains(base.value)
    return isWide ? 2 : 1
  }
  if let only = scalars.first, scalars.dropFirst().isEmpty, ScalarClass(only) == .base {
    result.append(Glyph(character: character, width: width(only)))
    return
  }
  var base: Unicode.Scalar?
  var marks = String.UnicodeScalarView()
  func finish() -> Glyph? {
    guard let base else { return nil }
    var scalars = String.UnicodeScalarView()
    scalars.append(base)
    scalars.append(contentsOf: marks)
    let text = String(scalars)
    // A few marks do not join what stands before them; the base is shown without those.
    let character = text.count == 1 ? Character(text) : Character(base)
    return Glyph(character: character, width: width(base))
  }
  for scalar in scalars {
    switch ScalarClass(scalar) {
    case .invisible: continue
    case .mark:
      if base == nil { base = "\u{25CC}" }
      if marks.count < Glyph.markLimit { marks.append(scalar) }
    case .hostile:
      if let glyph = finish() { result.append(glyph) }
      (base, marks) = (nil, .init())
      result.append(.replacement)
    case .blank:
      if let glyph = finish() { result.append(glyph) }
      (base, marks) = (nil, .init())
      result.append(.space)
    case .base:
      if let glyph = finish() { result.append(glyph) }
      (base, marks) = (scalar, .init())
    }
  }
  if let glyph = finish() { result.append(glyph) }
}

/// How a scalar behaves on the screen.
private enum ScalarClass {
  case base
  case mark
  case blank
  case invisible
  case hostile

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029, 0xA0: self = .blank
    case 0x00...0x1F, 0x7F...0x9F: self = .hostile
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: self = .hostile
    case 0xFFF9...0xFFFB, 0xE0001, 0xE0020...0xE007F: self = .hostile
    case 0x00AD, 0x200B...0x200D, 0x2060...0x2065, 0x206A...0x206F, 0xFEFF: self = .invisible
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x1F3FB...0x1F3FF, 0x115F, 0x3164, 0xFFA0:
      self = .invisible
    case 0x1160...0x11FF, 0xD7B0...0xD7FB: self = .mark
    // What screens are full of, without a look into the table of categories.
    case 0xA1...0x2AF, 0x2010...0x2027, 0x2190...0x21FF, 0x2500...0x25FF, 0x4E00...0x9FFF:
      self = .base
    default: self = ScalarClass.byCategory(scalar)
    }
  }

  private static func byCategory(_ scalar: Unicode.Scalar) -> ScalarClass {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: .mark
    case .format: .invisible
    case .control, .surrogate, .lineSeparator, .paragraphSeparator: .hostile
    case .unassigned: .hostile
    default: .base
    }
  }
}
