import Foundation

/// Titles of threads, without asking a model.
enum ThreadTitle {
  /// The longest proposed title, in characters.
  static let length = 60

  /// A title from the first question: its first line with words in it, cut at a word.
  static func proposed(for text: String) -> String {
    let line =
      text.split(whereSeparator: \.isNewline).lazy.map(plain).first { !$0.isEmpty } ?? ""
    guard !line.isEmpty else { return "New thread" }
    guard line.count > length else { return line }
    let cut = line.prefix(length - 1)
    let end = cut.lastIndex(of: " ") ?? cut.endIndex
    let head = line.distance(from: line.startIndex, to: end) < length / 2 ? cut : cut[..<end]
    return head.trimmingCharacters(in: CharacterSet(charactersIn: " ,;:.-–—")) + "…"
  }

  /// A title that a person gives.
  ///
  /// - Throws: `invalidArgument` when it is empty or too long.
  static func checked(_ text: String) throws -> String {
    let title = Sanitiser.clean(text).trimmingCharacters(in: .whitespaces)
    guard !title.isEmpty, title.count <= ChatThread.titleLimit else {
      throw WaymarkError(
        .invalidArgument, "A title has 1 to \(ChatThread.titleLimit) characters.", field: "title")
    }
    return title
  }

  /// A line without the marks of Markdown at its ends and with single blanks.
  private static func plain(_ line: Substring) -> String {
    let marks = CharacterSet(charactersIn: "#>*_`-+ \t")
    return Sanitiser.clean(String(line.prefix(500)))
      .trimmingCharacters(in: marks)
      .split(separator: " ").joined(separator: " ")
  }
}
