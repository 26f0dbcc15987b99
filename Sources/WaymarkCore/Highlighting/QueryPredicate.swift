internal import CTreeSitter

/// A condition of a query's pattern, which the parser's library leaves to its user.
enum QueryPredicate {
  case equal(capture: UInt32, text: [UInt8], isNegated: Bool)
  case same(capture: UInt32, other: UInt32, isNegated: Bool)
  case anyOf(capture: UInt32, texts: Set<[UInt8]>, isNegated: Bool)
  case matches(capture: UInt32, RegularExpression, isNegated: Bool)
  case hasAncestor(capture: UInt32, kinds: Set<String>, isNegated: Bool)
  /// It says something about what is found and is no condition.
  case setting(name: String, value: String)
  /// One that is not known here; the pattern never matches then.
  case unknown

  /// A word of a predicate.
  enum Word {
    case text(String)
    case capture(UInt32)
  }

  /// Reads a predicate, such as `#match? @type "^[A-Z]"`.
  init(_ words: [Word]) {
    self = QueryPredicate.read(words) ?? .unknown
  }

  private static func read(_ words: [Word]) -> QueryPredicate? {
    guard case .text(let name)? = words.first else { return nil }
    let texts = words.dropFirst().compactMap { word -> String? in
      if case .text(let text) = word { return text }
      return nil
    }
    if name == "set!" {
      return .setting(name: texts.first ?? "", value: texts.count > 1 ? texts[1] : "")
    }
    // Without a table of local names, everything may be one that is not local.
    if name == "is-not?" || name == "is?" { return .setting(name: "", value: "") }
    guard words.count > 1, case .capture(let capture) = words[1] else { return nil }
    let isNegated = name.hasPrefix("not-")
    switch name.hasPrefix("not-") ? String(name.dropFirst(4)) : name {
    case "eq?":
      if words.count > 2, case .capture(let other) = words[2] {
        return .same(capture: capture, other: other, isNegated: isNegated)
      }
      return texts.first.map {
        .equal(capture: capture, text: Array($0.utf8), isNegated: isNegated)
      }
    case "any-of?":
      return .anyOf(
        capture: capture, texts: Set(texts.map { Array($0.utf8) }), isNegated: isNegated)
    case "match?": return expression(texts.first, capture, isNegated)
    case "lua-match?": return expression(texts.first.map(perl), capture, isNegated)
    case "has-ancestor?":
      return .hasAncestor(capture: capture, kinds: Set(texts), isNegated: isNegated)
    default: return nil
    }
  }

  private static func expression(
    _ pattern: String?, _ capture: UInt32, _ isNegated: Bool
  ) -> QueryPredicate? {
    guard let pattern,
      let expression = try? RegularExpression(pattern, isCaseSensitive: true)
    else { return nil }
    return .matches(capture: capture, expression, isNegated: isNegated)
  }

  /// A pattern of Lua in the syntax of Perl: its escapes begin with a percent sign.
  private static func perl(_ pattern: String) -> String {
    var result = ""
    var isEscape = false
    for character in pattern {
      if isEscape {
        switch character {
        case "u": result += "[A-Z]"
        case "l": result += "[a-z]"
        case "a": result += "[A-Za-z]"
        default: result += "\\\(character)"
        }
        isEscape = false
      } else if character == "%" {
        isEscape = true
      } else {
        result.append(character)
      }
    }
    return result
  }
}

/// Tells whether the conditions of a pattern hold; used by one thread for one text.
final class PredicateCheck {
  private let text: any ParsedText
  private var matchers: [ObjectIdentifier: RegexMatcher] = [:]

  /// In bytes; longer nodes meet no condition about their text.
  private static let longest = 1024

  init(_ text: any ParsedText) { self.text = text }

  func holds(_ predicates: [QueryPredicate], for match: TSQueryMatch) -> Bool {
    predicates.allSatisfy { holds($0, match) }
  }

  private func holds(_ predicate: QueryPredicate, _ match: TSQueryMatch) -> Bool {
    switch predicate {
    case .setting: true
    case .unknown: false
    case .equal(let capture, let wanted, let isNegated):
      all(capture, match) { (self.bytes(of: $0) == wanted) != isNegated }
    case .anyOf(let capture, let texts, let isNegated):
      all(capture, match) { node in
        (self.bytes(of: node).map { texts.contains($0) } ?? false) != isNegated
      }
    case .matches(let capture, let expression, let isNegated):
      all(capture, match) { self.matches(expression, $0) != isNegated }
    case .same(let capture, let other, let isNegated):
      (first(capture, match).flatMap { bytes(of: $0) }
        == first(other, match).flatMap { bytes(of: $0) }) != isNegated
    case .hasAncestor(let capture, let kinds, let isNegated):
      all(capture, match) { self.isInside(kinds, $0) != isNegated }
    }
  }

  private func all(
    _ capture: UInt32, _ match: TSQueryMatch, _ condition: (TSNode) -> Bool
  ) -> Bool {
    UnsafeBufferPointer(start: match.captures, count: Int(match.capture_count))
      .allSatisfy { $0.index != capture || condition($0.node) }
  }

  private func first(_ capture: UInt32, _ match: TSQueryMatch) -> TSNode? {
    UnsafeBufferPointer(start: match.captures, count: Int(match.capture_count))
      .first { $0.index == capture }?.node
  }

  private func bytes(of node: TSNode) -> [UInt8]? {
    node.end - node.start > PredicateCheck.longest ? nil : text.bytes(of: node.start..<node.end)
  }

  private func matches(_ expression: RegularExpression, _ node: TSNode) -> Bool {
    guard let bytes = bytes(of: node) else { return false }
    let key = ObjectIdentifier(expression)
    guard let matcher = matchers[key] ?? RegexMatcher(expression) else { return false }
    matchers[key] = matcher
    return bytes.withUnsafeBufferPointer { bytes in
      if case .match = matcher.match(bytes, from: 0, isComplete: true, mayBeEmpty: true) {
        return true
      }
      return false
    }
  }

  private func isInside(_ kinds: Set<String>, _ node: TSNode) -> Bool {
    var parent = ts_node_parent(node)
    while !ts_node_is_null(parent) {
      if kinds.contains(parent.kind) { return true }
      parent = ts_node_parent(parent)
    }
    return false
  }
}
