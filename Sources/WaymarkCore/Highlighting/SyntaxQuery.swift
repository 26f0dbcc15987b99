internal import CTreeSitter

/// A compiled query with the conditions of its patterns.
final class SyntaxQuery: @unchecked Sendable {
  // Safe: a compiled query is only read.
  private let query: OpaquePointer
  let captureNames: [String]
  private let patterns: [Pattern]

  struct Pattern {
    let predicates: [QueryPredicate]
    /// Whether it is a kind of node and nothing else, which says least of all.
    let isBare: Bool
    /// What its settings say.
    let settings: [String: String]
  }

  /// Compiles a query; parts that do not fit the grammar are left out.
  ///
  /// - Returns: nil when nothing of it fits.
  convenience init?(_ source: String, _ language: OpaquePointer) {
    var source = Array(source.utf8)
    // Every attempt takes a form away, so that this ends.
    for _ in 0..<64 {
      var place: UInt32 = 0
      var error = TSQueryErrorNone
      let query = source.withUnsafeBufferPointer { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          ts_query_new(language, $0.baseAddress, UInt32($0.count), &place, &error)
        }
      }
      if let query {
        guard ts_query_pattern_count(query) > 0 else {
          ts_query_delete(query)
          return nil
        }
        self.init(query, source)
        return
      }
      guard let form = QueryForms.form(at: Int(place), in: source) else { return nil }
      for index in form where source[index] != 0x0A { source[index] = 0x20 }
    }
    return nil
  }

  private init(_ query: OpaquePointer, _ source: [UInt8]) {
    self.query = query
    captureNames = (0..<ts_query_capture_count(query)).map { index in
      var length: UInt32 = 0
      return ts_query_capture_name_for_id(query, index, &length).map { String(cString: $0) } ?? ""
    }
    patterns = (0..<ts_query_pattern_count(query)).map { index in
      let start = Int(ts_query_start_byte_for_pattern(query, index))
      let end = Int(ts_query_end_byte_for_pattern(query, index))
      let predicates = SyntaxQuery.predicates(of: index, query)
      var settings: [String: String] = [:]
      for case .setting(let name, let value) in predicates { settings[name] = value }
      return Pattern(
        predicates: predicates,
        isBare: QueryForms.isBare(source[min(start, source.count)..<min(end, source.count)]),
        settings: settings)
    }
  }

  deinit { ts_query_delete(query) }

  private static func predicates(of pattern: UInt32, _ query: OpaquePointer) -> [QueryPredicate] {
    var count: UInt32 = 0
    guard let steps = ts_query_predicates_for_pattern(query, pattern, &count) else { return [] }
    var result: [QueryPredicate] = []
    var words: [QueryPredicate.Word] = []
    for step in UnsafeBufferPointer(start: steps, count: Int(count)) {
      switch step.type {
      case TSQueryPredicateStepTypeCapture: words.append(.capture(step.value_id))
      case TSQueryPredicateStepTypeString:
        var length: UInt32 = 0
        let text = ts_query_string_value_for_id(query, step.value_id, &length)
        words.append(.text(text.map { String(cString: $0) } ?? ""))
      default:
        result.append(QueryPredicate(words))
        words = []
      }
    }
    return result
  }

  /// A match whose conditions hold.
  struct Found {
    let pattern: Pattern
    let number: Int
    let captures: UnsafeBufferPointer<TSQueryCapture>
  }

  /// Calls the body with the matches that touch a range.
  ///
  /// - Parameters:
  ///   - root: Where to look.
  ///   - range: In bytes.
  ///   - text: The text that was parsed.
  ///   - deadline: When to stop, in monotonic nanoseconds.
  ///   - body: Takes a match; its captures are valid until it returns.
  func forEachMatch(
    in root: TSNode, _ range: Range<Int>, of text: any ParsedText, deadline: UInt64,
    _ body: (Found) -> Void
  ) {
    guard let cursor = ts_query_cursor_new() else { return }
    defer { ts_query_cursor_delete(cursor) }
    ts_query_cursor_set_match_limit(cursor, 4096)
    _ = ts_query_cursor_set_byte_range(cursor, UInt32(range.lowerBound), UInt32(range.upperBound))
    let check = PredicateCheck(text)
    var deadline = deadline
    withUnsafeMutablePointer(to: &deadline) { deadline in
      var options = TSQueryCursorOptions(
        payload: deadline,
        progress_callback: { state in
          guard let payload = state?.pointee.payload else { return false }
          return now() > payload.assumingMemoryBound(to: UInt64.self).pointee
        })
      withUnsafePointer(to: &options) { options in
        ts_query_cursor_exec_with_options(cursor, query, root, options)
        var match = TSQueryMatch()
        while ts_query_cursor_next_match(cursor, &match) {
          let pattern = patterns[Int(match.pattern_index)]
          guard check.holds(pattern.predicates, for: match) else { continue }
          body(
            Found(
              pattern: pattern, number: Int(match.pattern_index),
              captures: UnsafeBufferPointer(
                start: match.captures, count: Int(match.capture_count))))
        }
      }
    }
  }
}

/// The forms that a query's source is made of.
enum QueryForms {
  /// The form that a byte belongs to, from its opening to the next one's.
  static func form(at place: Int, in source: [UInt8]) -> Range<Int>? {
    var start: Int?
    var depth = 0
    var index = 0
    func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }
    while index < source.count {
      let byte = source[index]
      // Captures and quantifiers after a form belong to it.
      let opens = depth == 0 && (byte == 0x28 || byte == 0x5B || byte == 0x22)
      if opens {
        if let start, index > place { return start..<index }
        start = index
      }
      switch byte {
      case UInt8(ascii: ";"): while index < source.count, source[index] != 0x0A { index += 1 }
      case UInt8(ascii: "\""):
        index += 1
        while index < source.count, source[index] != 0x22 {
          index += source[index] == 0x5C ? 2 : 1
        }
      case 0x28, 0x5B: depth += 1
      case 0x29, 0x5D: depth = max(0, depth - 1)
      default: break
      }
      index += 1
    }
    return start.map { $0..<source.count }
  }

  /// Whether a pattern is `(kind) @capture` and nothing more.
  static func isBare(_ source: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: source, as: UTF8.self)
    guard let first = text.firstIndex(where: { !$0.isWhitespace }), text[first] == "(" else {
      return false
    }
    let rest = text[first...].dropFirst()
    guard let close = rest.firstIndex(of: ")") else { return false }
    let kind = rest[..<close]
    guard kind.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else { return false }
    let after = rest[rest.index(after: close)...].drop { $0.isWhitespace }
    guard after.first == "@" else { return false }
    let tail = after.dropFirst().drop { $0.isLetter || $0.isNumber || "._-".contains($0) }
    return tail.allSatisfy(\.isWhitespace)
  }
}
