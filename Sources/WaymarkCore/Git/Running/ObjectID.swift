/// The hash that names a git object, 20 or 32 bytes, kept without an allocation.
package struct ObjectID: Sendable, Hashable, CustomStringConvertible {
  private var words: (UInt64, UInt64, UInt64, UInt64)
  private let size: UInt8

  /// Reads the hexadecimal form; nil when the text is not a whole hash.
  package init?(_ text: some Collection<UInt8>) {
    let count = text.count
    guard count == 40 || count == 64 else { return nil }
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    size = UInt8(count / 2)
    var position = 0
    for byte in text {
      let digit: UInt64
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = UInt64(byte &- 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = UInt64(byte &- 0x57)
      default: return nil
      }
      switch position >> 4 {
      case 0: words.0 = words.0 << 4 | digit
      case 1: words.1 = words.1 << 4 | digit
      case 2: words.2 = words.2 << 4 | digit
      default: words.3 = words.3 << 4 | digit
      }
      position += 1
    }
    self.words = words
  }

  package init?(_ text: some StringProtocol) {
    self.init(Array(text.utf8))
  }

  /// All digits in lower case.
  package var hex: String {
    let digits = Int(size) * 2
    return String(unsafeUninitializedCapacity: digits) { buffer in
      for position in 0..<digits {
        let place = position & 15
        let used = min(16, digits - (position & ~15))
        let word =
          switch position >> 4 {
          case 0: words.0
          case 1: words.1
          case 2: words.2
          default: words.3
          }
        let digit = UInt8(truncatingIfNeeded: word >> UInt64(4 * (used - 1 - place)) & 15)
        buffer[position] = digit < 10 ? 0x30 + digit : 0x57 + digit
      }
      return digits
    }
  }

  /// The first digits, for showing; a prefix can be ambiguous and is never passed to git.
  package var short: String { String(hex.prefix(8)) }

  package var description: String { hex }

  /// The first eight bytes, enough to tell the objects of one repository apart.
  var prefix: UInt64 { words.0 }

  /// The hash that git writes where there is no object.
  package var isNull: Bool { words == (0, 0, 0, 0) }

  package static func == (one: ObjectID, other: ObjectID) -> Bool {
    one.words == other.words && one.size == other.size
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
  }
}
