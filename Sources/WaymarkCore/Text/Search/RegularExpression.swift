internal import CPCRE2

/// A compiled regular expression.
final class RegularExpression: @unchecked Sendable {
  // Safe: compiled code is only read.
  let code: OpaquePointer
  let isCompiledToMachineCode: Bool
  /// The number of groups.
  let groupCount: Int
  /// How many characters before a place a match may look at.
  let lookBehind: Int

  /// Compiles a pattern.
  ///
  /// `^` and `$` match at every line; bytes that are no UTF-8 match nothing.
  ///
  /// - Parameters:
  ///   - pattern: In the syntax of Perl.
  ///   - isCaseSensitive: Whether case matters, by Unicode's rules.
  /// - Throws: `invalidPattern` with the place and the reason.
  init(_ pattern: String, isCaseSensitive: Bool) throws(WaymarkError) {
    var options = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_MATCH_INVALID_UTF
    if !isCaseSensitive { options |= PCRE2_CASELESS }
    let bytes = Array(pattern.utf8)
    var number: Int32 = 0
    var place = 0
    guard
      let code = pcre2_compile_8(bytes, bytes.count, options, &number, &place, nil)
    else { throw RegularExpression.invalid(bytes, number, place) }
    self.code = code
    // Where memory may not be made executable, it is interpreted.
    isCompiledToMachineCode =
      pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE | PCRE2_JIT_PARTIAL_HARD) == 0
    var count: UInt32 = 0
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_CAPTURECOUNT), &count)
    groupCount = Int(count)
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_MAXLOOKBEHIND), &count)
    lookBehind = Int(count)
  }

  deinit { pcre2_code_free_8(code) }

  /// The number of a named group.
  func group(named name: String) -> Int? {
    let number = pcre2_substring_number_from_name_8(code, Array(name.utf8) + [0])
    return number > 0 ? Int(number) : nil
  }

  private static func invalid(_ pattern: [UInt8], _ number: Int32, _ place: Int) -> WaymarkError {
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = pcre2_get_error_message_8(number, &buffer, buffer.count)
    let reason = String(decoding: buffer.prefix(Int(max(count, 0))), as: UTF8.self)
    let column = String(decoding: pattern.prefix(place), as: UTF8.self).count
    return WaymarkError(
      .invalidPattern, "The pattern has a mistake after character \(column): \(reason).",
      hint: "Correct it, or search for the text as it is.", field: "pattern")
  }
}

/// The working memory for matching one expression, used by one thread.
final class RegexMatcher {
  enum Outcome {
    /// Found; the groups are in `ranges`.
    case match
    case none
    /// What would match goes on after the end of the subject.
    case partial(start: Int)
    case tooCostly
  }

  private let expression: RegularExpression
  private let data: OpaquePointer
  private let context: OpaquePointer
  private let stack: OpaquePointer?

  /// - Returns: nil when there is no memory.
  init?(_ expression: RegularExpression) {
    guard let data = pcre2_match_data_create_from_pattern_8(expression.code, nil) else {
      return nil
    }
    guard let context = pcre2_match_context_create_8(nil) else {
      pcre2_match_data_free_8(data)
      return nil
    }
    self.expression = expression
    self.data = data
    self.context = context
    // Machine code has a small stack of its own unless it is given one.
    stack =
      expression.isCompiledToMachineCode ? pcre2_jit_stack_create_8(1 << 15, 1 << 23, nil) : nil
    if let stack { pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack)) }
    pcre2_set_match_limit_8(context, 5_000_000)
  }

  deinit {
    if let stack { pcre2_jit_stack_free_8(stack) }
    pcre2_match_context_free_8(context)
    pcre2_match_data_free_8(data)
  }

  /// Matches.
  ///
  /// - Parameters:
  ///   - subject: What to look in.
  ///   - start: Where in it a match may begin; what lies before is context.
  ///   - isComplete: Whether nothing comes after the subject.
  ///   - mayBeEmpty: Whether nothing at all may match right at the start.
  /// - Returns: What came of it.
  func match(
    _ subject: UnsafeBufferPointer<UInt8>, from start: Int, isComplete: Bool, mayBeEmpty: Bool
  ) -> Outcome {
    var options: UInt32 = isComplete ? 0 : PCRE2_PARTIAL_HARD
    if !mayBeEmpty { options |= PCRE2_NOTEMPTY_ATSTART }
    var none: UInt8 = 0
    let result =
      subject.baseAddress.map {
        pcre2_match_8(expression.code, $0, subject.count, start, options, data, context)
      } ?? pcre2_match_8(expression.code, &none, 0, 0, options, data, context)
    switch result {
    case 1...: return .match
    case PCRE2_ERROR_NOMATCH: return .none
    case PCRE2_ERROR_PARTIAL: return .partial(start: pcre2_get_ovector_pointer_8(data)?[0] ?? start)
    default: return .tooCostly
    }
  }

  /// The range of the last match, and of its groups.
  func range(_ group: Int) -> Range<Int>? {
    guard group < Int(pcre2_get_ovector_count_8(data)),
      let ranges = pcre2_get_ovector_pointer_8(data)
    else { return nil }
    let (start, end) = (ranges[2 * group], ranges[2 * group + 1])
    // Groups that took no part have the largest number, and \K may put the start behind the end.
    return start < 0 || end < start ? nil : start..<end
  }
}
