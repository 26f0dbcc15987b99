/// The one place that makes text from files, git, models and servers fit to be shown.
package enum Sanitiser {
  /// Replaces what could steer a terminal or turn the reading direction: C0 and C1 controls and
  /// DEL become `�` (line breaks and tabs become a space), bidirectional controls vanish.
  package static func clean(_ text: String) -> String {
    if text.utf8.allSatisfy({ 0x20...0x7E ~= $0 }) { return text }
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: clean.append(" ")
      case 0..<0x20, 0x7F..<0xA0: clean.append("\u{FFFD}")
      case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x061C, 0x2028, 0x2029: break
      default: clean.append(scalar)
      }
    }
    return String(clean)
  }
}
