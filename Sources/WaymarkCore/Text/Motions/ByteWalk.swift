/// Looks at the bytes of a text one after the other, in either direction.
struct ByteWalk {
  private let text: TextSnapshot
  private var portion: [UInt8] = []
  private var start = 0

  private static let size = 4096

  init(_ text: TextSnapshot) { self.text = text }

  /// The byte at an offset; nil outside the text.
  mutating func byte(at offset: Int) -> UInt8? {
    guard offset >= 0, offset < text.count else { return nil }
    if offset < start || offset >= start + portion.count {
      start = max(0, offset - ByteWalk.size / 2)
      portion = text.bytes(start..<min(start + ByteWalk.size, text.count))
    }
    return portion[offset - start]
  }
}
