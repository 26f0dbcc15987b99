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
package func glyphs(of text: String) -> [Glyph] {
  var result: [Glyph] = []
  result.reserveCapacity(text.utf8.count)
  for character in text {
    if let ascii = character.asciiValue {
      result.append(asciiGlyph(ascii, character))
      continue
    }
    appendGlyphs(of: character, to: &result)
  }
  return result
}

private func asciiGlyph(_ value: UInt8, _ character: Character) -> Glyph {
  switch value {
  case 0x20...0x7E: Glyph(character: character, width: 1)
  case 0x09, 0x0A, 0x0D: .space
  default: .replacement
  }
}

private func appendGlyphs(of character: Character, to result: inout [Glyph]) {
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
    return Glyph(character: character, width: WideRanges.contains(base.value) ? 2 : 1)
  }
  for scalar in character.unicodeScalars {
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
