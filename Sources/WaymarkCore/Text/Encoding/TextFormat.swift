/// How a text is written to its file; what a file has is kept when it is saved.
package struct TextFormat: Sendable, Hashable {
  package var encoding: TextEncoding
  /// Whether the file begins with a byte-order mark.
  package var hasByteOrderMark: Bool
  /// What ends the lines that are added; those that are there keep theirs.
  package var lineEnding: LineEnding

  package init(
    encoding: TextEncoding = .utf8, hasByteOrderMark: Bool = false,
    lineEnding: LineEnding = .lineFeed
  ) {
    self.encoding = encoding
    self.hasByteOrderMark = hasByteOrderMark
    self.lineEnding = lineEnding
  }
}

/// What ends a line.
package enum LineEnding: String, Sendable, Hashable, CaseIterable {
  case lineFeed = "LF"
  case carriageReturnLineFeed = "CRLF"

  package var bytes: [UInt8] { self == .lineFeed ? [0x0A] : [0x0D, 0x0A] }
}

/// How characters are written as bytes.
package enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case latin1 = "ISO-8859-1"

  /// What a file in this encoding begins with when it says so.
  package var byteOrderMark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    case .latin1: []
    }
  }
}
