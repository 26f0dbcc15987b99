/// The hash of a stemmed word, or of a whole identifier in lower case; what matching compares.
package typealias TermID = UInt32

/// Splits text into words: identifiers at case changes, underscores and digits.
///
/// Stop words are left out, the rest is stemmed. An identifier of several parts also counts as a
/// whole.
///
/// One value serves one worker: it remembers what each identifier came to, so that a repeated one
/// costs a look-up.
package struct Words {
  /// What one identifier comes to: indices into `known`.
  package struct Span: Sendable {
    fileprivate let start: UInt32
    fileprivate let count: UInt32

    /// Where its terms are; `Words` gives them by place.
    @inline(__always)
    var places: Range<Int> { Int(start)..<Int(start + count) }
  }

  private var stemmer = Stemmer()
  private var known: [TermID] = []
  private var cache = SpanTable()
  private var part: [UInt8] = []

  package init() {}

  /// The FNV-1a hash that terms are known by.
  ///
  /// Source: Fowler, Noll and Vo, 32-bit variant 1a.
  package static func hash(_ bytes: some Sequence<UInt8>) -> TermID {
    var hash: UInt32 = 2_166_136_261
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return hash
  }

  /// Whether a byte may stand in an identifier or word; all of UTF-8 beyond ASCII may.
  @inline(__always)
  package static func isWordByte(_ byte: UInt8) -> Bool {
    let bits = byte < 0x40 ? ascii.0 : ascii.1
    return byte >= 0x80 || bits >> UInt64(byte & 0x3F) & 1 != 0
  }

  /// Calls back with each word's place and the terms it comes to.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8 text of any kind.
  ///   - each: The offset of the identifier's first byte and its terms, which `terms` resolves.
  package mutating func forEach(
    in bytes: UnsafeBufferPointer<UInt8>, _ each: (_ offset: Int, _ span: Span) -> Void
  ) {
    var index = 0
    while let (offset, span) = next(in: bytes, from: &index) { each(offset, span) }
  }

  /// Finds the next word; nil at the end.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8 text of any kind.
  ///   - index: Where to look from; afterwards behind the word.
  /// - Returns: The offset of the identifier's first byte and its terms.
  @inline(__always)
  mutating func next(
    in bytes: UnsafeBufferPointer<UInt8>, from index: inout Int
  ) -> (offset: Int, span: Span)? {
    let end = bytes.count
    while index < end {
      guard Words.isWordByte(bytes[index]) else {
        index += 1
        continue
      }
      let start = index
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      while index < end, Words.isWordByte(bytes[index]) {
        hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3
        index += 1
      }
      let length = index - start
      guard length > 1, length <= 128 else { continue }
      let span = span(hash, UnsafeBufferPointer(rebasing: bytes[start..<index]))
      if span.count > 0 { return (start, span) }
    }
    return nil
  }

  /// The term at a place of a span.
  @inline(__always)
  subscript(place: Int) -> TermID { known[place] }

  /// The terms of a span.
  package func terms(_ span: Span) -> ArraySlice<TermID> {
    known[Int(span.start)..<Int(span.start + span.count)]
  }

  /// All terms of a text in order, repeated ones repeated.
  package mutating func terms(of text: String) -> [TermID] {
    var spans: [Span] = []
    var text = text
    text.withUTF8 { bytes in forEach(in: bytes) { _, span in spans.append(span) } }
    return spans.flatMap { terms($0) }
  }

  /// The words of a text as written, each with its terms; for saying why something matched.
  package mutating func spelled(_ text: String) -> [(word: String, terms: [TermID])] {
    var text = text
    return text.withUTF8 { bytes in
      var found: [(Int, Span)] = []
      forEach(in: bytes) { offset, span in found.append((offset, span)) }
      return found.map { offset, span in
        let rest = bytes[offset...]
        let end = rest.firstIndex { !Words.isWordByte($0) } ?? bytes.count
        return (String(decoding: bytes[offset..<end], as: UTF8.self), Array(terms(span)))
      }
    }
  }

  private mutating func span(_ hash: UInt64, _ bytes: UnsafeBufferPointer<UInt8>) -> Span {
    if let span = cache[hash] { return span }
    let start = known.count
    split(bytes)
    let span = Span(start: UInt32(start), count: UInt32(known.count - start))
    cache[hash] = span
    return span
  }

  private mutating func split(_ bytes: UnsafeBufferPointer<UInt8>) {
    var parts = 0
    var start = 0
    for index in 1...bytes.count where index == bytes.count || isBoundary(bytes, index) {
      if addPart(bytes[start..<index]) { parts += 1 }
      start = index
    }
    if parts > 1 {
      known.append(Words.hash(bytes.lazy.filter { $0 != 0x5F }.map(lower)))
    }
  }

  /// Adds one part; false for underscores, digits and single letters, which are no words.
  private mutating func addPart(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    part.removeAll(keepingCapacity: true)
    for byte in bytes where byte != 0x5F { part.append(lower(byte)) }
    guard part.count > 1, !part.allSatisfy({ 0x30...0x39 ~= $0 }) else { return false }
    if !StopWords.all.contains(part) { known.append(Words.hash(stemmer.stem(part))) }
    return true
  }

  /// Whether a new part starts at an index: `fooBar`, `HTTPServer`, `foo_bar`, `sha256`.
  private func isBoundary(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let before = kind(bytes[index - 1])
    let here = kind(bytes[index])
    if before == here {
      return here == .upper && index + 1 < bytes.count && kind(bytes[index + 1]) == .lower
    }
    return !(before == .upper && here == .lower)
  }

  private enum Kind { case lower, upper, digit, mark }

  @inline(__always)
  private func kind(_ byte: UInt8) -> Kind {
    switch byte {
    case 0x41...0x5A: .upper
    case 0x30...0x39: .digit
    case 0x5F: .mark
    default: .lower
    }
  }

  /// A bit for each of the ASCII letters, digits and `_`.
  private static let ascii: (UInt64, UInt64) = (0x03FF_0000_0000_0000, 0x07FF_FFFE_87FF_FFFE)
}

@inline(__always)
private func lower(_ byte: UInt8) -> UInt8 { 0x41...0x5A ~= byte ? byte | 0x20 : byte }

/// Identifier hash → span, with linear probing; the hash is its own key.
private struct SpanTable {
  private struct Entry {
    var key: UInt64
    var span: Words.Span
  }

  private static let empty = Entry(key: 0, span: Words.Span(start: 0, count: 0))
  private var entries = [Entry](repeating: empty, count: 4096)
  private var count = 0

  subscript(hash: UInt64) -> Words.Span? {
    get {
      let mask = entries.count - 1
      var slot = SpanTable.slot(hash) & mask
      while entries[slot].key != 0 {
        if entries[slot].key == hash { return entries[slot].span }
        slot = (slot + 1) & mask
      }
      return nil
    }
    set {
      guard let newValue, hash != 0 else { return }
      if count * 2 > entries.count { grow() }
      insert(Entry(key: hash, span: newValue))
    }
  }

  @inline(__always)
  private static func slot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 20)
  }

  private mutating func insert(_ entry: Entry) {
    let mask = entries.count - 1
    var slot = SpanTable.slot(entry.key) & mask
    while entries[slot].key != 0 { slot = (slot + 1) & mask }
    entries[slot] = entry
    count += 1
  }

  private mutating func grow() {
    let old = entries
    entries = [Entry](repeating: SpanTable.empty, count: old.count * 2)
    count = 0
    for entry in old where entry.key != 0 { insert(entry) }
  }
}
