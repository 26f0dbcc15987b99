/// A commit message: a subject, a body and trailers.
package struct CommitMessage: Sendable, Hashable {
  /// A line such as `Co-authored-by: Ada <ada@example.org>` in the last paragraph.
  package struct Trailer: Sendable, Hashable {
    package var key: String
    package var value: String

    package init(key: String, value: String) {
      self.key = key
      self.value = value
    }

    package var text: String { "\(key): \(value)" }
  }

  /// The columns that a subject should keep to, and that no line should go beyond.
  package static let subjectWidth = 50
  package static let lineWidth = 72

  package var text: String

  package init(_ text: String) { self.text = text }

  package var lines: [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  package var subject: String { lines.first.map(String.init) ?? "" }

  /// True when there is nothing that git would keep.
  package var isEmpty: Bool { text.allSatisfy(\.isWhitespace) }

  // MARK: - Trailers

  package var trailers: [Trailer] { trailerLines.compactMap { Self.trailer(text[$0]) } }

  /// The message with a trailer at its end; one that is there already stays as it is.
  package func adding(_ trailer: Trailer) -> CommitMessage {
    let isThere = trailers.contains {
      $0.key.lowercased() == trailer.key.lowercased() && $0.value == trailer.value
    }
    guard !isThere else { return self }
    let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? text.startIndex
    let head = text[..<end]
    let gap = head.isEmpty ? "\n\n" : trailerLines.isEmpty ? "\n\n" : "\n"
    return CommitMessage(head + gap + trailer.text + "\n")
  }

  package func addingCoAuthor(_ person: Person) -> CommitMessage {
    adding(Trailer(key: "Co-authored-by", value: person.text))
  }

  package func addingSignOff(_ person: Person) -> CommitMessage {
    adding(Trailer(key: "Signed-off-by", value: person.text))
  }

  /// The lines of the last paragraph when it is made of trailers and is not the subject.
  private var trailerLines: [Range<String.Index>] {
    var lines: [Range<String.Index>] = []
    var place = text.startIndex
    while place < text.endIndex {
      let end = text[place...].firstIndex(of: "\n") ?? text.endIndex
      lines.append(place..<end)
      place = end < text.endIndex ? text.index(after: end) : end
    }
    func isBlank(_ line: Range<String.Index>) -> Bool { text[line].allSatisfy(\.isWhitespace) }
    while let last = lines.last, isBlank(last) { lines.removeLast() }
    let paragraph = lines.reversed().prefix { !isBlank($0) }.reversed()
    guard paragraph.count < lines.count, let first = paragraph.first,
      Self.trailer(text[first]) != nil,
      paragraph.allSatisfy({ Self.trailer(text[$0]) != nil || text[$0].hasPrefix(" ") })
    else { return [] }
    return Array(paragraph)
  }

  private static func trailer(_ line: Substring) -> Trailer? {
    guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else { return nil }
    let key = line[..<colon]
    let value = line[line.index(after: colon)...]
    guard key.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }),
      value.hasPrefix(" "), !value.dropFirst().isEmpty
    else { return nil }
    return Trailer(key: String(key), value: value.dropFirst().trimmingSpaces)
  }
}

/// Somebody with an address, as git writes it.
package struct Person: Sendable, Hashable {
  package var name: String
  package var email: String

  package init(name: String, email: String) {
    self.name = name
    self.email = email
  }

  /// Reads `Ada <ada@example.org>`, with or without a time behind.
  package init?(_ text: some StringProtocol) {
    guard let open = text.lastIndex(of: "<"), let close = text.lastIndex(of: ">"), open < close
    else { return nil }
    name = String(text[..<open]).trimmingSpaces
    email = String(text[text.index(after: open)..<close])
  }

  package var text: String { "\(name) <\(email)>" }
}

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmingSpaces: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
