/// Puts characters together from bytes that arrive one by one.
struct UTF8Assembler: Sendable, Hashable {
  private var bytes: [UInt8] = []
  private var needed = 0

  /// Whether a character has begun and not ended.
  var isPartial: Bool { !bytes.isEmpty }

  /// Takes a byte above ASCII.
  ///
  /// - Returns: The characters that are complete now, `�` for what is none.
  mutating func take(_ byte: UInt8) -> [Unicode.Scalar] {
    if isPartial, byte & 0xC0 == 0x80 {
      bytes.append(byte)
      guard bytes.count == needed else { return [] }
      defer { bytes = [] }
      return Array(String(decoding: bytes, as: UTF8.self).unicodeScalars.prefix(1))
    }
    let broken = end()
    switch byte {
    case 0xC2...0xDF: needed = 2
    case 0xE0...0xEF: needed = 3
    case 0xF0...0xF4: needed = 4
    default: return broken + ["\u{FFFD}"]
    }
    bytes = [byte]
    return broken
  }

  /// Gives a character up that nothing completed.
  mutating func end() -> [Unicode.Scalar] {
    guard isPartial else { return [] }
    bytes = []
    return ["\u{FFFD}"]
  }
}

/// The text of a paste.
enum PastedText {
  /// Makes text of bytes: what is no UTF-8 becomes `�`, every kind of line break a line feed.
  static func text(of bytes: [UInt8]) -> String {
    var clean: [UInt8] = []
    clean.reserveCapacity(bytes.count)
    var isAfterReturn = false
    for byte in bytes {
      if byte == 0x0D {
        clean.append(0x0A)
      } else if byte != 0x0A || !isAfterReturn {
        clean.append(byte)
      }
      isAfterReturn = byte == 0x0D
    }
    return String(decoding: clean, as: UTF8.self)
  }
}
