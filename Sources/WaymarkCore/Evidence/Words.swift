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
    wordBytes[Int(byte)]
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
      if span.count > 0 { each(start, span) }
    }
  }

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

  private static let wordBytes: [Bool] = (0..<256).map { byte in
    byte >= 0x80 || byte == 0x5F || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
      || (0x61...0x7A).contains(byte)
  }
}

@inline(__always)
private func lower(_ byte: UInt8) -> UInt8 { 0x41...0x5A ~= byte ? byte | 0x20 : byte }

/// Identifier hash → span, with linear probing; the hash is its own key.
private struct SpanTable {
  private var keys = [UInt64](repeating: 0, count: 4096)
  private var spans = [Words.Span](repeating: Words.Span(start: 0, count: 0), count: 4096)
  private var count = 0

  subscript(hash: UInt64) -> Words.Span? {
    get {
      let mask = keys.count - 1
      var slot = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
      while keys[slot] != 0 {
        if keys[slot] == hash { return spans[slot] }
        slot = (slot + 1) & mask
      }
      return nil
    }
    set {
      guard let newValue, hash != 0 else { return }
      if count * 2 > keys.count { grow() }
      insert(hash, newValue)
    }
  }

  private mutating func insert(_ hash: UInt64, _ span: Words.Span) {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
    while keys[slot] != 0 { slot = (slot + 1) & mask }
    keys[slot] = hash
    spans[slot] = span
    count += 1
  }

  private mutating func grow() {
    let (oldKeys, oldSpans) = (keys, spans)
    keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
    spans = [Words.Span](repeating: Words.Span(start: 0, count: 0), count: oldKeys.count * 2)
    count = 0
    for (key, span) in zip(oldKeys, oldSpans) where key != 0 { insert(key, span) }
  }
}
