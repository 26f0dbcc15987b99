/// What to look for in a text.
package struct SearchQuery: Sendable, Hashable {
  package var pattern: String
  /// Whether the pattern is a regular expression, in the syntax of Perl.
  package var isRegex: Bool
  package var isCaseSensitive: Bool
  /// Whether nothing that belongs to a word may stand right before or after.
  package var isWholeWord: Bool

  package init(
    _ pattern: String, isRegex: Bool = false, isCaseSensitive: Bool = true,
    isWholeWord: Bool = false
  ) {
    self.pattern = pattern
    self.isRegex = isRegex
    self.isCaseSensitive = isCaseSensitive
    self.isWholeWord = isWholeWord
  }
}

/// A place where a query was found.
package struct TextMatch: Sendable, Hashable {
  package let range: Range<Int>
  /// What the groups of a regular expression matched, from the first on; nil for those that took no
  /// part.
  package let groups: [Range<Int>?]
}

extension WaymarkError.Code {
  package static let invalidPattern = Self(rawValue: "invalid-pattern")
  package static let patternTooCostly = Self(rawValue: "pattern-too-costly")
}
