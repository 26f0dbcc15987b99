internal import CText

/// What a file turned out to be.
package enum FileNature: Sendable, Hashable {
  case text(TextFormat)
  /// Bytes that are no text in any encoding that is known; shown, but not edited as text.
  case binary
}

extension TextFormat {
  /// So many bytes at the beginning tell what a file is.
  static let sampleSize = 1 << 16

  /// Judges a file by its beginning, or by all of it.
  ///
  /// A byte-order mark decides. Without one, text is UTF-8, unless it holds bytes that are none and
  /// hardly any sequence that is: then every byte is a character of ISO 8859-1. A NUL makes it
  /// binary.
  ///
  /// - Parameters:
  ///   - bytes: The beginning of the file.
  ///   - isWhole: Whether that is all of it.
  /// - Returns: What it is.
  static func nature(of bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool) -> FileNature {
    for encoding in [TextEncoding.utf8, .utf16LittleEndian, .utf16BigEndian]
    where bytes.starts(with: encoding.byteOrderMark) {
      // A code unit has two bytes; with an odd one it is something else.
      if encoding != .utf8, isWhole, bytes.count % 2 != 0 { continue }
      let isWide = encoding != .utf8
      return .text(
        TextFormat(
          encoding: encoding, hasByteOrderMark: true,
          lineEnding: lineEnding(of: bytes, isWide: isWide)))
    }
    if bytes.contains(0) { return .binary }
    let ending = lineEnding(of: bytes, isWide: false)
    let encoding = isProbablyLatin1(bytes, isWhole: isWhole) ? TextEncoding.latin1 : .utf8
    return .text(TextFormat(encoding: encoding, lineEnding: ending))
  }

  private static func isProbablyLatin1(
    _ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool
  ) -> Bool {
    var (wrong, right) = (0, 0)
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeBufferPointer(rebasing: rest)
      let valid = text_valid_utf8(part.baseAddress, part.count)
      right += part[..<valid].reduce(0) { $0 + ($1 >= 0xC0 ? 1 : 0) }
      rest = rest.dropFirst(valid)
      // The sample may end within a character.
      if rest.isEmpty || !isWhole && rest.count < 4 { break }
      wrong += 1
      rest = rest.dropFirst()
    }
    return wrong > 0 && right <= wrong / 4
  }

  /// The line ending that most of the first lines have.
  private static func lineEnding(
    of bytes: UnsafeBufferPointer<UInt8>, isWide: Bool
  ) -> LineEnding {
    var (feeds, returns) = (0, 0)
    var before: UInt8 = 0
    for byte in bytes.prefix(sampleSize) where !isWide || byte != 0 {
      if byte == 0x0A {
        feeds += 1
        if before == 0x0D { returns += 1 }
      }
      before = byte
    }
    return returns * 2 > feeds ? .carriageReturnLineFeed : .lineFeed
  }
}
