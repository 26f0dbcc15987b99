/// How large a picture is, by the first bytes of its file.
package struct ImageSize: Sendable, Hashable {
  package var width: Int
  package var height: Int

  /// As many bytes are enough but for a JPEG with a very long preface.
  static let needed = 1 << 16

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// Reads PNG, GIF, JPEG, WebP and BMP; nil for anything else and for what is cut off too early.
  package init?(_ bytes: some Collection<UInt8>) {
    let bytes = Array(bytes.prefix(ImageSize.needed))
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), bytes.count >= 24 {
      self.init(width: bytes.large(16, 4), height: bytes.large(20, 4))
    } else if bytes.starts(with: "GIF8".utf8), bytes.count >= 10 {
      self.init(width: bytes.small(6, 2), height: bytes.small(8, 2))
    } else if bytes.starts(with: "BM".utf8), bytes.count >= 26 {
      let height = bytes.small(22, 4)
      // Rows from the top have a negative height.
      self.init(width: bytes.small(18, 4), height: height > 1 << 31 ? (1 << 32) - height : height)
    } else if bytes.starts(with: [0xFF, 0xD8]), let size = ImageSize(jpeg: bytes) {
      self = size
    } else if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8),
      let size = ImageSize(webP: bytes)
    {
      self = size
    } else {
      return nil
    }
  }

  /// Goes from one segment to the next until a frame's header.
  private init?(jpeg bytes: [UInt8]) {
    var place = 2
    while place + 9 < bytes.count {
      guard bytes[place] == 0xFF else { return nil }
      let marker = bytes[place + 1]
      if marker == 0xFF {
        place += 1
        continue
      }
      // Every start of a frame but the tables of Huffman codes and arithmetic coding.
      if 0xC0...0xCF ~= marker, ![0xC4, 0xC8, 0xCC].contains(marker) {
        self.init(width: bytes.large(place + 7, 2), height: bytes.large(place + 5, 2))
        return
      }
      place += 2 + bytes.large(place + 2, 2)
    }
    return nil
  }

  private init?(webP bytes: [UInt8]) {
    guard bytes.count >= 30 else { return nil }
    switch String(decoding: bytes[12..<16], as: UTF8.self) {
    case "VP8 ":
      self.init(width: bytes.small(26, 2) & 0x3FFF, height: bytes.small(28, 2) & 0x3FFF)
    case "VP8L":
      let bits = bytes.small(21, 4)
      self.init(width: bits & 0x3FFF + 1, height: (bits >> 14) & 0x3FFF + 1)
    case "VP8X": self.init(width: bytes.small(24, 3) + 1, height: bytes.small(27, 3) + 1)
    default: return nil
    }
  }
}

extension [UInt8] {
  /// A number whose first byte counts most.
  fileprivate func large(_ start: Int, _ count: Int) -> Int {
    self[start..<start + count].reduce(0) { $0 << 8 | Int($1) }
  }

  /// A number whose last byte counts most.
  fileprivate func small(_ start: Int, _ count: Int) -> Int {
    self[start..<start + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
