/// The one place that makes text from files, git, models and servers fit to be shown.
package enum Sanitiser {
  /// Replaces what could steer a terminal or turn the reading direction: C0 and C1 controls and
  /// DEL become `�` (line breaks and tabs become a space), bidirectional controls vanish.
  package static func clean(_ text: String) -> String {
    guard needsCleaning(text) else { return text }
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: clean.append(" ")
      case 0..<0xA0 where steers(scalar): clean.append("\u{FFFD}")
      case _ where steers(scalar): break
      default: clean.append(scalar)
      }
    }
    return String(clean)
  }

  /// Whether a character could steer a terminal or turn the reading direction.
  static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x061C, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Whether a character that has to go may stand in a text; nearly none has one.
  ///
  /// Looks at the bytes: controls of ASCII, and the lead bytes of C1 controls (C2), of the Arabic
  /// letter mark (D8) and of the General Punctuation block (E2 80, E2 81).
  private static func needsCleaning(_ text: String) -> Bool {
    var before: UInt8 = 0
    for byte in text.utf8 {
      if byte < 0x20 || byte == 0x7F { return true }
      if byte > 0x7F {
        switch before {
        case 0xC2 where byte < 0xA0: return true
        case 0xD8 where byte == 0x9C: return true
        case 0xE2 where byte == 0x81: return true
        case 0x80 where (0x8E...0x8F).contains(byte) || (0xA8...0xAE).contains(byte): return true
        default: break
        }
      }
      before = byte
    }
    return false
  }
}
