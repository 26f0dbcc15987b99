extension CommitMessage {
  /// Something that a reader of the log will mind.
  package struct Remark: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
      case noSubject
      case longSubject
      case veryLongSubject
      case subjectEndsInPeriod
      case noBlankLine
      case longLine
    }

    package var kind: Kind
    /// From 1.
    package var line: Int
    /// For a person.
    package var text: String
  }

  /// What the conventions have against the message.
  ///
  /// Lines that cannot be broken (a trailer, an address, an indented block) may be long.
  package var remarks: [Remark] {
    guard !isEmpty else {
      return [Remark(kind: .noSubject, line: 1, text: "The message is empty.")]
    }
    var remarks: [Remark] = []
    func remark(_ kind: Remark.Kind, _ line: Int, _ text: String) {
      remarks.append(Remark(kind: kind, line: line, text: text))
    }
    let lines = lines
    let width = subject.count
    if subject.allSatisfy(\.isWhitespace) {
      remark(.noSubject, 1, "The first line is the subject and should not be empty.")
    } else if width > Self.lineWidth {
      remark(.veryLongSubject, 1, "The subject has \(width) characters; logs cut it at 72.")
    } else if width > Self.subjectWidth {
      remark(.longSubject, 1, "The subject has \(width) characters; 50 are enough for most.")
    }
    if subject.hasSuffix("."), !subject.hasSuffix("..") {
      remark(.subjectEndsInPeriod, 1, "A subject ends without a period.")
    }
    if lines.count > 1, !lines[1].allSatisfy(\.isWhitespace) {
      remark(.noBlankLine, 2, "An empty line should part the subject from the body.")
    }
    for (number, line) in lines.enumerated().dropFirst()
    where line.count > Self.lineWidth && Self.isBreakable(line) {
      remark(.longLine, number + 1, "This line has \(line.count) characters; 72 fit everywhere.")
    }
    return remarks
  }

  /// The message with its body broken at 72 columns; paragraphs, lists, indented blocks, trailers
  /// and the subject keep their form.
  package var wrapped: CommitMessage {
    var result: [String] = []
    var paragraph: [Substring] = []
    func flush() {
      result += Self.fill(paragraph)
      paragraph = []
    }
    for (number, line) in lines.enumerated() {
      if number == 0 || line.allSatisfy(\.isWhitespace) || !Self.isBreakable(line) {
        flush()
        result.append(String(line))
      } else {
        if Self.marker(of: line) > 0 { flush() }
        paragraph.append(line)
      }
    }
    flush()
    return CommitMessage(result.joined(separator: "\n"))
  }

  private static func isBreakable(_ line: Substring) -> Bool {
    let isIndented = line.hasPrefix("    ") || line.hasPrefix("\t")
    let isTrailer = line.contains(#/^[A-Za-z0-9-]+: \S/#) && !line.contains(". ")
    let hasSpace = line.trimmingSpaces.contains(" ")
    return !isIndented && hasSpace && !(isTrailer && line.contains(#/-by: |<\S+@\S+>|:\/\//#))
      && !line.hasPrefix(">")
  }

  /// The width of a list's marker, as in `- ` or `12. `.
  private static func marker(of line: Substring) -> Int {
    line.prefixMatch(of: #/ {0,3}(?:[-*+]|\d{1,3}[.)]) +/#).map { $0.0.count } ?? 0
  }

  private static func fill(_ lines: [Substring]) -> [String] {
    guard let first = lines.first else { return [] }
    // Text that fits is somebody's own choice of line breaks.
    if lines.allSatisfy({ $0.count <= lineWidth }) { return lines.map(String.init) }
    let marker = marker(of: first)
    let indent = String(repeating: " ", count: marker)
    var result = [String(first.prefix(marker))]
    var isStart = true
    let words = lines.joined(separator: " ").dropFirst(marker).split(separator: " ")
    for word in words {
      let last = result.count - 1
      if isStart {
        result[last] += word
        isStart = false
      } else if result[last].count + 1 + word.count > lineWidth {
        result.append(indent + word)
      } else {
        result[last] += " " + word
      }
    }
    return result
  }
}
