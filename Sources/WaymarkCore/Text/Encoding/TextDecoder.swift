/// Makes UTF-8 of a file's bytes, in which every byte of the file can be found again.
enum TextDecoder {
  /// Decodes a whole file.
  ///
  /// - Parameters:
  ///   - bytes: The file without its byte-order mark.
  ///   - encoding: What it is written in; UTF-8 is taken as it is.
  /// - Returns: UTF-8, in which a lone surrogate of UTF-16 is three bytes that are no UTF-8.
  static func decode(_ bytes: UnsafeRawBufferPointer, _ encoding: TextEncoding) -> [UInt8] {
    switch encoding {
    case .utf8: Array(bytes)
    case .latin1: latin1(bytes)
    case .utf16LittleEndian: utf16(bytes) { UInt16(littleEndian: $0) }
    case .utf16BigEndian: utf16(bytes) { UInt16(bigEndian: $0) }
    }
  }

  private static func latin1(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
      } else {
        text.append(0xC0 | byte >> 6)
        text.append(0x80 | byte & 0x3F)
      }
    }
    return text
  }

  private static func utf16(
    _ bytes: UnsafeRawBufferPointer, _ order: (UInt16) -> UInt16
  ) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    func unit(_ offset: Int) -> UInt32? {
      guard offset + 2 <= bytes.count else { return nil }
      return UInt32(order(bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self)))
    }
    var offset = 0
    while let first = unit(offset) {
      offset += 2
      if 0xD800..<0xDC00 ~= first, let second = unit(offset), 0xDC00..<0xE000 ~= second {
        offset += 2
        append(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00), to: &text)
      } else {
        append(first, to: &text)
      }
    }
    return text
  }

  /// Appends a code point in the form of UTF-8, surrogates too.
  private static func append(_ code: UInt32, to text: inout [UInt8]) {
    switch code {
    case 0..<0x80: text.append(UInt8(code))
    case 0x80..<0x800:
      text.append(UInt8(0xC0 | code >> 6))
      text.append(UInt8(0x80 | code & 0x3F))
    case 0x800..<0x10000:
      text.append(UInt8(0xE0 | code >> 12))
      text.append(UInt8(0x80 | code >> 6 & 0x3F))
      text.append(UInt8(0x80 | code & 0x3F))
    default:
      text.append(UInt8(0xF0 | code >> 18))
      text.append(UInt8(0x80 | code >> 12 & 0x3F))
      text.append(UInt8(0x80 | code >> 6 & 0x3F))
      text.append(UInt8(0x80 | code & 0x3F))
    }
  }
}
