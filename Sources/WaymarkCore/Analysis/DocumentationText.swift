import Foundation

/// Turns a comment or docstring into plain text.
enum DocumentationText {
  /// The most characters that are kept.
  static let limit = 300

  /// Removes comment marks and indentation and joins the lines.
  static func clean(_ source: SourceText, _ range: Range<Int>) -> String {
    let range = range.clamped(to: 0..<source.bytes.count)
    guard source.isASCII(range) else { return clean(source[range]) }
    return clean(ascii: UnsafeBufferPointer(rebasing: source.bytes[range]))
  }

  static func clean(_ comment: String) -> String {
    var words: [Substring] = []
    var length = 0
    for line in comment.split(whereSeparator: \.isNewline) {
      let text = line.drop { " \t/*#!-\"'`".contains($0) }
      for word in text.split(separator: " ") where word != "*/" {
        words.append(word)
        length += word.count + 1
        if length > limit { return finish(words) }
      }
    }
    return finish(words)
  }

  private static func finish(_ words: [Substring]) -> String {
    var text = String(words.joined(separator: " ").prefix(limit))
    while let last = text.last, "*/\"' ".contains(last) { text.removeLast() }
    return text
  }

  /// The same for ASCII, where a byte is a character.
  private static func clean(ascii bytes: UnsafeBufferPointer<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(min(bytes.count, limit + 64))
    var index = 0
    while index < bytes.count, text.count < limit {
      while index < bytes.count, isMark(bytes[index]) { index += 1 }
      while index < bytes.count, !isLineBreak(bytes[index]) {
        let start = index
        while index < bytes.count, bytes[index] != 0x20, !isLineBreak(bytes[index]) { index += 1 }
        let isEnd = index - start == 2 && bytes[start] == 0x2A && bytes[start + 1] == 0x2F
        if index > start, !isEnd {
          if !text.isEmpty { text.append(0x20) }
          text.append(contentsOf: bytes[start..<index])
        }
        while index < bytes.count, bytes[index] == 0x20 { index += 1 }
      }
      while index < bytes.count, isLineBreak(bytes[index]) { index += 1 }
    }
    if text.count > limit { text.removeLast(text.count - limit) }
    while let last = text.last, "*/\"' ".utf8.contains(last) { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }

  @inline(__always)
  private static func isLineBreak(_ byte: UInt8) -> Bool { 0x0A...0x0D ~= byte }

  /// What a line of a comment starts with before its text.
  @inline(__always)
  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x2F, 0x2A, 0x23, 0x21, 0x2D, 0x22, 0x27, 0x60: true
    default: false
    }
  }
}

/// The explicit `waymark: KEY` markers of a comment.
enum Markers {
  private static let sign = "waymark:"

  /// The keys in a comment of a file.
  static func keys(in source: SourceText, _ range: Range<Int>) -> [String] {
    mayStand(in: source.bytes, range) ? keys(in: source[range]) : []
  }

  /// A quick look for `rk:`, so that only comments that may hold a marker are decoded.
  private static func mayStand(
    in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Bool {
    var index = range.lowerBound + 7
    while index < range.upperBound {
      if bytes[index] == 0x3A, bytes[index - 1] | 0x20 == 0x6B, bytes[index - 2] | 0x20 == 0x72 {
        return true
      }
      index += 1
    }
    return false
  }

  /// The keys, in order; several are separated by commas or spaces.
  static func keys(in comment: String) -> [String] {
    guard comment.utf8.count >= sign.utf8.count else { return [] }
    return comment.split(whereSeparator: \.isNewline).flatMap { line -> [String] in
      guard let range = line.range(of: sign, options: .caseInsensitive) else { return [] }
      let words = line[range.upperBound...].split { " ,\t".contains($0) }
      return words.prefix {
        $0.allSatisfy { $0.isLetter || $0.isNumber || "._-~#".contains($0) }
      }.map(String.init)
    }
  }
}
