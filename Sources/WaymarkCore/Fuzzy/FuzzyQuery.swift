/// What is typed to find something by some of its letters, in order.
///
/// Words between blanks are looked for each on its own and all have to be there. A small letter also
/// finds a capital; a capital finds itself alone.
package struct FuzzyQuery: Sendable, Hashable {
  let words: [[UInt8]]
  /// The kinds of letters that all have to be there.
  let letters: FuzzyLetters

  package init(_ text: String) {
    words = text.utf8.split(separator: UInt8(ascii: " ")).map { Array($0) }
    letters = FuzzyLetters(words.joined().map(FuzzyLetters.folded))
  }

  package var isEmpty: Bool { words.isEmpty }

  /// Whether everything that this pattern finds is found by another, too.
  func narrows(_ other: FuzzyQuery) -> Bool {
    // The order of words does not matter to what is found, but every one can only be added to.
    guard words.count >= other.words.count else { return false }
    return zip(words, other.words).allSatisfy { new, old in
      new.count >= old.count && zip(new, old).allSatisfy { FuzzyLetters.fits($1, $0) }
    }
  }
}

/// Which kinds of letters occur in a text, a bit for each; tells quickly that some do not.
struct FuzzyLetters: Sendable, Hashable {
  private var bits: UInt64 = 0

  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { bits |= 1 << FuzzyLetters.bit(byte) }
  }

  func contains(_ other: FuzzyLetters) -> Bool { bits & other.bits == other.bits }

  private static func bit(_ byte: UInt8) -> UInt64 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt64(byte - UInt8(ascii: "a"))
    case UInt8(ascii: "0")...UInt8(ascii: "9"): 26 + UInt64(byte - UInt8(ascii: "0"))
    case 0x80...: 63
    default: 36 + UInt64(byte % 27)
    }
  }

  /// Whether a letter that is looked for fits one that is there.
  @inline(__always)
  static func fits(_ wanted: UInt8, _ byte: UInt8) -> Bool {
    byte == wanted || folded(byte) == wanted
  }

  @inline(__always)
  static func folded(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
  }
}
