/// Where the keys and values of a TOML text are written.
///
/// The parser tells places of syntax errors alone; a warning about a command that does not exist
/// needs the place of a value. It is lenient and leaves the judgement to the parser, but for the
/// two mistakes on which the parser ends the program (an assertion of its C++ part).
struct TOMLPlaces {
  /// A mistake that must not reach the parser.
  struct Trap: Sendable, Hashable {
    var place: TextPlace
    /// The line on which the statement around it starts.
    var statement: Int
    var message: String
  }

  /// By the path of keys from the root.
  private(set) var keys: [[String]: TextPlace] = [:]
  private(set) var values: [[String]: TextPlace] = [:]
  /// The first one of the text.
  private(set) var trap: Trap?

  private let text: [Unicode.Scalar]
  private var index = 0
  private var place = TextPlace.start
  private var depth = 0
  private var statement = 1

  /// Deeper nesting than this is not followed; the parser has a limit of its own.
  private static let deepest = 64

  init(_ text: String) {
    self.text = Array(text.unicodeScalars)
    read()
  }

  // MARK: - Statements

  private mutating func read() {
    var section: [String] = []
    while skipBlank(), current != nil {
      statement = place.line
      if current == "[" {
        section = readHeader()
      } else {
        readPair(below: section)
      }
      skipLine()
    }
  }

  private mutating func readHeader() -> [String] {
    advance()
    if current == "[" { advance() }
    skipSpaces()
    let start = place
    let path = readKeyPath()
    if path.isEmpty { catchTrap("A section's name belongs between the brackets.") }
    note(start, of: path)
    return path
  }

  /// Remembers where a key and the tables around it are written first.
  private mutating func note(_ start: TextPlace, of path: [String]) {
    for length in path.indices where keys[Array(path[...length])] == nil {
      keys[Array(path[...length])] = start
    }
  }

  /// Reads `key = value`; always takes at least one scalar, so that every loop ends.
  private mutating func readPair(below section: [String]) {
    let start = place
    let before = index
    let path = section + readKeyPath()
    note(start, of: path)
    skipSpaces()
    guard current == "=" else {
      if index == before { advance() }
      return
    }
    advance()
    skipSpaces()
    readValue(at: path)
  }

  private mutating func readKeyPath() -> [String] {
    var path: [String] = []
    while true {
      skipSpaces()
      guard let part = readKey() else { return path }
      path.append(part)
      skipSpaces()
      guard current == "." else { return path }
      advance()
    }
  }

  private mutating func readKey() -> String? {
    guard let first = current else { return nil }
    if first == "\"" || first == "'" { return readString() }
    var name = ""
    while let scalar = current, TOMLPlaces.isBare(scalar) {
      name.unicodeScalars.append(scalar)
      advance()
    }
    return name.isEmpty ? nil : name
  }

  /// Whether a scalar may stand in a key without quotes.
  static func isBare(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
    default: false
    }
  }

  // MARK: - Values

  private mutating func readValue(at path: [String]) {
    if values[path] == nil { values[path] = place }
    switch current {
    case "\"", "'": _ = readString()
    case "[": readArray(at: path)
    case "{": readInlineTable(at: path)
    default:
      while let scalar = current, !"\n,]}#".unicodeScalars.contains(scalar) { advance() }
    }
  }

  private mutating func readArray(at path: [String]) {
    advance()
    guard enter() else { return }
    defer { depth -= 1 }
    var count = 0
    while skipBlank(), let scalar = current, scalar != "]" {
      if scalar == "," {
        advance()
        continue
      }
      if scalar == "}" || !scalar.isASCII { catchTrap("There is no value where one belongs.") }
      let before = index
      readValue(at: path + [String(count)])
      count += 1
      if index == before { advance() }
    }
    advance()
  }

  private mutating func readInlineTable(at path: [String]) {
    advance()
    guard enter() else { return }
    defer { depth -= 1 }
    while skipBlank(), let scalar = current, scalar != "}" {
      if scalar == "," { advance() } else { readPair(below: path) }
    }
    advance()
  }

  private mutating func catchTrap(_ message: String) {
    if trap == nil { trap = Trap(place: place, statement: statement, message: message) }
  }

  private mutating func enter() -> Bool {
    depth += 1
    guard depth < TOMLPlaces.deepest else {
      index = text.count
      return false
    }
    return true
  }

  /// Reads any of the four kinds of string and gives its text.
  private mutating func readString() -> String {
    guard let quote = current else { return "" }
    let isLong = peek(1) == quote && peek(2) == quote
    for _ in 0..<(isLong ? 3 : 1) { advance() }
    var result = ""
    while let scalar = current {
      if scalar == quote, !isLong || (peek(1) == quote && peek(2) == quote) { break }
      if !isLong, scalar == "\n" { break }
      advance()
      if scalar == "\\", quote == "\"", let escaped = current {
        advance()
        result.unicodeScalars.append(unescaped(escaped))
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    for _ in 0..<(isLong ? 3 : 1) { advance() }
    while isLong, current == quote { advance() }
    return result
  }

  /// The scalar of a simple escape or of `\uXXXX` and `\UXXXXXXXX`.
  private mutating func unescaped(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "u", "U":
      var value: UInt32 = 0
      for _ in 0..<(scalar == "u" ? 4 : 8) {
        guard let digit = current, let number = Character(digit).hexDigitValue else { break }
        value = value &* 16 &+ UInt32(number)
        advance()
      }
      return Unicode.Scalar(value) ?? "\u{FFFD}"
    default: return scalar
    }
  }

  // MARK: - Reading

  private var current: Unicode.Scalar? { index < text.count ? text[index] : nil }

  private func peek(_ distance: Int) -> Unicode.Scalar? {
    index + distance < text.count ? text[index + distance] : nil
  }

  private mutating func advance() {
    guard index < text.count else { return }
    if text[index] == "\n" {
      place = TextPlace(line: place.line + 1, column: 1)
    } else {
      place.column += 1
    }
    index += 1
  }

  private mutating func skipSpaces() {
    while let scalar = current, scalar == " " || scalar == "\t" { advance() }
  }

  private mutating func skipLine() {
    while let scalar = current, scalar != "\n" { advance() }
  }

  /// Skips spaces, line breaks and comments; always true, so that it can stand in a condition.
  private mutating func skipBlank() -> Bool {
    while let scalar = current {
      switch scalar {
      case " ", "\t", "\n", "\r": advance()
      case "#": skipLine()
      default: return true
      }
    }
    return true
  }
}
