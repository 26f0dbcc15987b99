internal import WaymarkCore

/// A pattern as it is written in vim, for a search that reads the syntax of Perl.
///
/// Without a backslash `( ) { } + ? |` are themselves in vim and special in Perl, and the other way
/// around with one.
struct VimPattern: Sendable, Hashable {
  /// The same in the syntax of Perl.
  private(set) var regex = ""
  /// What `\c` and `\C` in it say of case; nil where there is neither.
  private(set) var ignoresCase: Bool?
  /// The characters that are looked for, where nothing in it is special.
  private var literal: String? = ""

  private static let swapped: Set<Character> = ["(", ")", "{", "+", "?", "|"]

  init(_ pattern: String) {
    var rest = pattern[...]
    var isVeryMagic = false
    var isInRepetition = false
    while let character = rest.popFirst() {
      guard character == "\\" else {
        if character == "[", let end = VimPattern.endOfSet(rest) {
          special("[" + rest[..<end] + "]")
          rest = rest[end...].dropFirst()
        } else if isInRepetition, character == "}" {
          special("}")
          isInRepetition = false
        } else if VimPattern.swapped.contains(character) || character == "}" {
          if isVeryMagic { special(String(character)) } else { plain(character) }
        } else if isVeryMagic, character == "<" || character == ">" {
          special("\\b")
        } else if "*.^$".contains(character) {
          // At the beginning there is nothing to be repeated.
          if character == "*", regex.isEmpty {
            plain(character)
          } else {
            special(String(character))
          }
        } else {
          plain(character)
        }
        continue
      }
      guard let next = rest.popFirst() else {
        plain("\\")
        break
      }
      switch next {
      case "v": isVeryMagic = true
      case "V", "m": break
      case "c": ignoresCase = true
      case "C": ignoresCase = false
      case "<", ">": if isVeryMagic { plain(next) } else { special("\\b") }
      case "=": special("?")
      case "{":
        isInRepetition = true
        // The shortest match.
        special("{")
        if rest.first == "-" {
          rest.removeFirst()
          lazyRepetition(&rest)
          isInRepetition = false
        }
      case _ where VimPattern.swapped.contains(next):
        if isVeryMagic { plain(next) } else { special(String(next)) }
      case "z" where rest.first == "s":
        rest.removeFirst()
        special("\\K")
      case "a": special("[A-Za-z]")
      case "h": special("[A-Za-z_]")
      case "l": special("[a-z]")
      case "u": special("[A-Z]")
      case "x": special("[0-9A-Fa-f]")
      case "e": special("\\x1B")
      case "n", "t", "r", "s", "S", "d", "D", "w", "W": special("\\\(next)")
      case "1"..."9": special("\\\(next)")
      default: plain(next)
      }
    }
  }

  /// What to look for; nil for an empty pattern.
  ///
  /// A regular expression is asked for where parts of what was matched are needed.
  func query(ignoringCase isIgnoring: Bool, isRegex: Bool = false) -> SearchQuery? {
    guard !regex.isEmpty else { return nil }
    let isCaseSensitive = !(ignoresCase ?? isIgnoring)
    if let literal, !isRegex { return SearchQuery(literal, isCaseSensitive: isCaseSensitive) }
    return SearchQuery(regex, isRegex: true, isCaseSensitive: isCaseSensitive)
  }

  private mutating func special(_ text: String) {
    regex += text
    literal = nil
  }

  private mutating func plain(_ character: Character) {
    literal?.append(character)
    if "\\^$.|?*+()[]{}".contains(character) { regex += "\\" }
    regex.append(character)
  }

  private mutating func lazyRepetition(_ rest: inout Substring) {
    let body = rest.prefix { $0 != "}" && $0 != "\\" }
    rest = rest.dropFirst(body.count)
    if rest.first == "\\" { rest.removeFirst() }
    if rest.first == "}" { rest.removeFirst() }
    let bounds = body.isEmpty ? "0," : body.hasPrefix(",") ? "0\(body)" : String(body)
    regex += "\(bounds)}?"
  }

  /// Where a set such as `[a-z]` ends, from behind its bracket.
  private static func endOfSet(_ rest: Substring) -> Substring.Index? {
    var index = rest.startIndex
    if index < rest.endIndex, rest[index] == "^" { index = rest.index(after: index) }
    // A bracket right at the beginning belongs to the set.
    if index < rest.endIndex, rest[index] == "]" { index = rest.index(after: index) }
    while index < rest.endIndex {
      if rest[index] == "\\" {
        index = rest.index(after: index)
        guard index < rest.endIndex else { return nil }
      } else if rest[index] == "]" {
        return index
      }
      index = rest.index(after: index)
    }
    return nil
  }

  /// A replacement of vim's, where `&` and `\1` stand for what was matched, as the search has it.
  static func template(_ replacement: String) -> String {
    var result = ""
    var isEscaped = false
    for character in replacement {
      if isEscaped {
        switch character {
        case "0"..."9": result += character == "0" ? "$&" : "$\(character)"
        case "r", "n": result += "\\n"
        case "t": result += "\\t"
        case "&": result += "&"
        default: result += "\\\(character)"
        }
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "&" {
        result += "$&"
      } else {
        result += character == "$" ? "$$" : String(character)
      }
    }
    return result
  }
}
