/// What takes the place of a match: text, and for regular expressions what its groups matched.
package struct ReplacementTemplate: Sendable {
  private enum Part {
    case text([UInt8])
    /// 0 is the whole match.
    case group(Int)
  }

  private let parts: [Part]

  /// Reads a template.
  ///
  /// For a regular expression `$1`, `${1}`, `${name}` and `$&` stand for what was matched, `$$` for
  /// a dollar sign, `\n` for a line ending, `\t` for a tab and `\\` for a backslash.
  ///
  /// - Parameters:
  ///   - template: As it was typed; for other queries it is put in as it is.
  ///   - search: The query.
  ///   - lineEnding: What `\n` and line breaks in the template become.
  /// - Throws: `invalidPattern` for a group that the expression does not have.
  package init(
    _ template: String, for search: TextSearch, lineEnding: LineEnding = .lineFeed
  ) throws(WaymarkError) {
    guard search.query.isRegex, let finder = search.finder as? RegexFinder else {
      parts = [.text(lineEnding.normalised(Array(template.utf8)))]
      return
    }
    var reader = Reader(template, finder.expression, lineEnding)
    parts = try reader.parts()
  }

  /// Whether all matches are replaced by the same text.
  var isConstant: Bool {
    parts.allSatisfy { part in
      if case .text = part { return true }
      return false
    }
  }

  /// The text for one match.
  package func text(for match: TextMatch, in text: TextSnapshot) -> [UInt8] {
    var result: [UInt8] = []
    for part in parts {
      switch part {
      case .text(let bytes): result += bytes
      case .group(let number):
        let range = number == 0 ? match.range : match.groups[number - 1]
        if let range { result += text.bytes(range) }
      }
    }
    return result
  }

  /// Reads the parts of a template.
  private struct Reader {
    private var rest: Substring
    private let expression: RegularExpression
    private let lineEnding: LineEnding

    init(_ template: String, _ expression: RegularExpression, _ lineEnding: LineEnding) {
      rest = template[...]
      self.expression = expression
      self.lineEnding = lineEnding
    }

    mutating func parts() throws(WaymarkError) -> [Part] {
      var parts: [Part] = []
      var text: [UInt8] = []
      while let character = rest.popFirst() {
        switch character {
        case "\\": text += escape()
        case "$":
          guard let number = try group() else {
            if rest.first == "$" { rest.removeFirst() }
            text.append(UInt8(ascii: "$"))
            continue
          }
          parts += [.text(text), .group(number)]
          text = []
        default: text += lineEnding.normalised(Array(character.utf8))
        }
      }
      return parts + [.text(text)]
    }

    private mutating func escape() -> [UInt8] {
      switch rest.popFirst() {
      case "n": lineEnding.bytes
      case "t": [0x09]
      case let other?: Array(other.utf8)
      case nil: [UInt8(ascii: "\\")]
      }
    }

    /// The group that a dollar sign stands for; nil when it stands for itself.
    private mutating func group() throws(WaymarkError) -> Int? {
      if rest.first == "&" {
        rest.removeFirst()
        return 0
      }
      var name: Substring
      if rest.first == "{", let end = rest.firstIndex(of: "}") {
        name = rest[rest.index(after: rest.startIndex)..<end]
        rest = rest[rest.index(after: end)...]
      } else {
        name = rest.prefix { $0.isASCII && $0.isNumber }.prefix(2)
        // `$12` is the first group and a 2 when there is no twelfth.
        if let number = Int(name), number > expression.groupCount { name = name.prefix(1) }
        guard !name.isEmpty else { return nil }
        rest = rest.dropFirst(name.count)
      }
      let number = Int(name) ?? expression.group(named: String(name))
      guard let number, number >= 0, number <= expression.groupCount else {
        throw WaymarkError(
          .invalidPattern, "The pattern has no group “\(name)” to put in.",
          hint: "It has \(expression.groupCount).", field: "replacement")
      }
      return number
    }
  }
}

extension LineEnding {
  /// Text with all its line endings made this one.
  package func normalised(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x0A) || bytes.contains(0x0D) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var before: UInt8 = 0
    for byte in bytes {
      if byte == 0x0D || byte == 0x0A && before != 0x0D { result += self.bytes }
      if byte != 0x0D, byte != 0x0A { result.append(byte) }
      before = byte
    }
    return result
  }
}

extension TextSnapshot {
  /// The edits that make every line end in one way.
  package func edits(changingLineEndingsTo ending: LineEnding) -> [TextEdit] {
    var edits: [TextEdit] = []
    var offset = 0
    var before: UInt8 = 0
    forEachPiece(in: 0..<count) { bytes in
      for byte in bytes {
        if byte == 0x0A {
          let start = before == 0x0D ? offset - 1 : offset
          if offset + 1 - start != ending.bytes.count {
            edits.append(TextEdit(start..<offset + 1, ending.bytes))
          }
        }
        before = byte
        offset += 1
      }
      return true
    }
    return edits
  }
}

extension TextSearch {
  /// The edits that replace all matches; made at once, they are undone at once.
  ///
  /// - Parameters:
  ///   - text: Where to look.
  ///   - range: The stretch that matches have to lie in; all of the text without one.
  ///   - template: What takes their place.
  /// - Returns: One edit per match.
  /// - Throws: As `forEachMatch`.
  package func edits(
    replacingIn text: TextSnapshot, _ range: Range<Int>? = nil, with template: ReplacementTemplate
  ) throws -> [TextEdit] {
    var edits: [TextEdit] = []
    var constant: [UInt8]?
    try forEachMatch(in: text, range ?? 0..<text.count) { match in
      let new = constant ?? template.text(for: match, in: text)
      if template.isConstant { constant = new }
      edits.append(TextEdit(match.range, new))
      return true
    }
    return edits
  }
}
