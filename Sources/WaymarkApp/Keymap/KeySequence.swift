package import WaymarkTerminal

/// One key press or several in a row, as keymap files write them: `ctrl-p`, `g d`, `space f`.
package struct KeySequence: Sendable, Hashable {
  /// In their one canonical form, at least one.
  package let keys: [Key]

  package init(_ key: Key) { keys = [key.canonical] }

  /// Makes a sequence of keys that were pressed; nil when there are none.
  package init?(_ keys: [Key]) {
    guard !keys.isEmpty else { return nil }
    self.keys = keys.map(\.canonical)
  }

  /// Reads the notation of keymap files.
  ///
  /// - Throws: ``KeyNotationFailure`` with the part that is no key.
  package init(_ notation: String) throws(KeyNotationFailure) {
    let parts = notation.split(whereSeparator: \.isWhitespace)
    guard !parts.isEmpty else { throw KeyNotationFailure(part: notation) }
    var keys: [Key] = []
    for part in parts {
      guard let key = Key(String(part)) ?? Key(spelling: String(part)) else {
        throw KeyNotationFailure(part: String(part))
      }
      keys.append(key.canonical)
    }
    self.keys = keys
  }

  /// The notation that ``init(_:)`` reads.
  package var notation: String { keys.map(\.notation).joined(separator: " ") }

  /// A form for people: `Ctrl-P`, `g d`, `Space f`.
  package var label: String { keys.map(\.title).joined(separator: " ") }

  /// The same in words and ASCII alone: `Up` for `↑`.
  package var plainLabel: String { keys.map(\.plainTitle).joined(separator: " ") }
}

/// A word that should be a key and is none.
package struct KeyNotationFailure: Error, Sendable, Hashable {
  package let part: String

  /// What is wrong and what to write.
  package var sentence: String {
    part.trimmingPrefix(while: \.isWhitespace).isEmpty
      ? "A key is missing; \"\" stands for none. Write ctrl-p, g d, space f, f5 or minus."
      : "“\(part)” is no key. Write one like ctrl-p, alt-x, shift-tab, g d, space f, f5, minus."
  }
}
