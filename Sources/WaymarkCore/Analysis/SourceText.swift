/// The text of a file by byte range, with quick ways through the ASCII that names are made of.
///
/// Each of them gives what splitting into characters would: where a byte beyond ASCII comes near,
/// characters are what is looked at.
struct SourceText {
  let bytes: UnsafeBufferPointer<UInt8>

  subscript(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The first run of letters, digits and `_`.
  func firstWord(in range: Range<Int>) -> String? {
    let range = range.clamped(to: 0..<bytes.count)
    guard isASCII(range) else { return SourceText.words(self[range]).first.map(String.init) }
    var start = range.lowerBound
    while start < range.upperBound, !SourceText.isWord(bytes[start]) { start += 1 }
    var end = start
    while end < range.upperBound, SourceText.isWord(bytes[end]) { end += 1 }
    return start < end ? self[start..<end] : nil
  }

  /// The last run of letters, digits and `_`.
  func lastWord(in range: Range<Int>) -> String? {
    SourceText.words(self[range]).last.map(String.init)
  }

  /// A name without type parameters, line breaks and marks of pointers.
  func identifier(in range: Range<Int>) -> String {
    let range = range.clamped(to: 0..<bytes.count)
    guard isASCII(range), !bytes[range].contains(0x0D) else {
      return SourceText.identifier(self[range])
    }
    var end = range.lowerBound
    while end < range.upperBound, !"<\n(".utf8.contains(bytes[end]) { end += 1 }
    var start = range.lowerBound
    while start < end, " *&".utf8.contains(bytes[start]) { start += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    var word = end
    while word > start, bytes[word - 1] != 0x20 { word -= 1 }
    return self[word..<end]
  }

  func isASCII(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy { $0 < 0x80 } }

  @inline(__always)
  private static func isWord(_ byte: UInt8) -> Bool { byte < 0x80 && Words.isWordByte(byte) }

  private static func words(_ text: String) -> [Substring] {
    text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
  }

  private static func identifier(_ text: String) -> String {
    let cut = text.prefix { $0 != "<" && $0 != "\n" && $0 != "(" }
    return String(cut).trimmingPrefix { " *&".contains($0) }.split(separator: " ").last
      .map(String.init) ?? ""
  }
}
