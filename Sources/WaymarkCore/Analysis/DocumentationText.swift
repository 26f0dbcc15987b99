import Foundation

/// Turns a comment or docstring into plain text.
enum DocumentationText {
  /// The most characters that are kept.
  static let limit = 300

  /// Removes comment marks and indentation and joins the lines.
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
}

/// The explicit `waymark: KEY` markers of a comment.
enum Markers {
  private static let sign = "waymark:"

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
