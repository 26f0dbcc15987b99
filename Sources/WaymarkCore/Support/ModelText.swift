/// Makes text of a model fit to be shown while it streams, piece by piece.
///
/// Line breaks and tabs stay. Other controls are shown as their signs (`␛`), so that nothing a
/// model writes can steer a terminal; characters that turn the reading direction, invisible ones
/// and heaps of combining marks go. What is stored and sent stays as it was.
package struct ModelText: Sendable {
  /// The most combining marks on one character: enough for every script.
  private static let markLimit = 6

  private var marks = 0
  private var followsReturn = false
  private var previous: Unicode.Scalar = " "

  package init() {}

  /// A whole text, cleaned.
  package static func clean(_ text: String) -> String {
    var cleaner = ModelText()
    return cleaner.clean(text)
  }

  /// The next piece, cleaned: cutting a text into pieces makes no difference.
  package mutating func clean(_ piece: String) -> String {
    if !followsReturn, marks == 0, piece.utf8.allSatisfy({ 0x20...0x7E ~= $0 || $0 == 0x0A }) {
      if let last = piece.unicodeScalars.last { previous = last }
      return piece
    }
    var clean = String.UnicodeScalarView()
    for scalar in piece.unicodeScalars {
      if let shown = shown(scalar) { clean.append(shown) }
      previous = scalar
    }
    return String(clean)
  }

  /// What is shown for a scalar; nil for nothing.
  private mutating func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let afterReturn = followsReturn
    followsReturn = scalar == "\r"
    switch scalar.value {
    case 0x0A: return afterReturn ? nil : scalar
    case 0x0D: return "\n"
    case 0x09, 0x20...0x7E:
      marks = 0
      return scalar
    // The signs for controls stand in the order of the controls.
    case 0x00...0x1F: return Unicode.Scalar(0x2400 + scalar.value)
    case 0x7F: return "\u{2421}"
    case 0x80...0x9F: return "\u{FFFD}"
    case 0x2028, 0x2029: return "\n"
    case 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: return nil
    // Joiners mean something between letters of other scripts and in emoji.
    case 0x200C, 0x200D:
      let isHeap = 0x200C...0x200D ~= previous.value
      return previous.isASCII || isHeap ? nil : scalar
    case 0xFE00...0xFE0F: return previous.value < 0x23 ? nil : limited(scalar)
    case 0xAD, 0x200B, 0x2060...0x2065, 0xFEFF, 0x180E, 0xE0000...0xE0FFF, 0xFFF9...0xFFFB:
      return nil
    default: return limited(scalar)
    }
  }

  private mutating func limited(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark:
      marks += 1
      return marks <= ModelText.markLimit ? scalar : nil
    default:
      marks = 0
      return scalar
    }
  }
}
