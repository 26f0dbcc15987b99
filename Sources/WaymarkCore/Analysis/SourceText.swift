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

  /// A name without type parameters, line breaks and marks of pointers; operators are names too.
  func identifier(in range: Range<Int>) -> String {
    let range = range.clamped(to: 0..<bytes.count)
    guard isASCII(range), !bytes[range].contains(0x0D) else {
      return SourceText.identifier(self[range])
    }
    var start = range.lowerBound
    while start < range.upperBound, " *&".utf8.contains(bytes[start]) { start += 1 }
    guard start < range.upperBound, SourceText.isWord(bytes[start]) || bytes[start] == 0x27,
      !starts(start, with: SourceText.operatorWord)
    else { return SourceText.identifier(self[start..<range.upperBound]) }
    var end = start
    while end < range.upperBound, !"<\n(".utf8.contains(bytes[end]) { end += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    var word = end
    while word > start, bytes[word - 1] != 0x20 { word -= 1 }
    return self[word..<end]
  }

  /// Whether the text at a byte starts so.
  func starts(_ start: Int, with words: [UInt8]) -> Bool {
    guard start + words.count <= bytes.count else { return false }
    for (offset, byte) in words.enumerated() where bytes[start + offset] != byte { return false }
    return true
  }

  func isASCII(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy { $0 < 0x80 } }

  @inline(__always)
  private static func isWord(_ byte: UInt8) -> Bool { byte < 0x80 && Words.isWordByte(byte) }

  private static func words(_ text: String) -> [Substring] {
    text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
  }

  private static let operatorWord = Array("operator".utf8)

  private static func identifier(_ text: String) -> String {
    let text = text.trimmingPrefix { " *&".contains($0) }
    // Names in back-ticks may have blanks.
    if text.first == "`" { return String(text.dropFirst().prefix { $0 != "`" && $0 != "\n" }) }
    let line = text.prefix { $0 != "\n" }
    guard let first = line.first, first.isLetter || first.isNumber || first == "_" || first == "'",
      !line.hasPrefix("operator")
    else { return line.split(separator: " ").joined() }
    let cut = line.prefix { $0 != "<" && $0 != "(" }
    return cut.split(separator: " ").last.map(String.init) ?? ""
  }
}
