/// Where in a source file a word stands; each place has its own weight in matching.
package enum TermField: UInt8, Sendable, CaseIterable {
  /// The file's name without ending, and the folders above it.
  case path
  /// Names of types.
  case type
  /// Names of functions, methods, constants and tests.
  case symbol
  /// Comments and documentation.
  case comment
  case imports
  /// Everything else, string literals included.
  case body
}

/// The words of one file by field: what matching needs of it, in eight bytes a word.
package struct TermProfile: Sendable, Hashable {
  /// One word in one field.
  package struct Entry: Sendable, Hashable {
    package let term: TermID
    package let field: TermField
    /// At most 65,535.
    package let count: Int
  }

  /// Term in the upper half, then field, then count; sorted.
  private(set) var packed: [UInt64]

  package init() { packed = [] }

  /// Takes packed entries as `Builder` and the stored form have them; unknown fields are dropped.
  init(packed: [UInt64]) {
    func isKnown(_ word: UInt64) -> Bool { TermField(rawValue: UInt8(word >> 16 & 0xFF)) != nil }
    self.packed = packed.allSatisfy(isKnown) ? packed : packed.filter(isKnown)
  }

  package var entries: some Sequence<Entry> {
    packed.lazy.map { word in
      Entry(
        term: TermID(word >> 32), field: TermField(rawValue: UInt8(word >> 16 & 0xFF)) ?? .body,
        count: Int(word & 0xFFFF))
    }
  }

  package var isEmpty: Bool { packed.isEmpty }

  /// Whether the file has a word anywhere.
  func contains(_ term: TermID) -> Bool {
    let place = firstEntry(of: term)
    return place < packed.count && TermID(packed[place] >> 32) == term
  }

  /// Whether the file is called by a word, or defines something that is.
  func names(_ term: TermID) -> Bool {
    packed[firstEntry(of: term)...].prefix { TermID($0 >> 32) == term }.contains { word in
      switch TermField(rawValue: UInt8(word >> 16 & 0xFF)) {
      case .path, .type, .symbol: true
      case .comment, .imports, .body, nil: false
      }
    }
  }

  /// Where the entries of a term begin, or would begin, by binary search.
  private func firstEntry(of term: TermID) -> Int {
    let key = UInt64(term) << 32
    var low = 0
    var high = packed.count
    while low < high {
      let middle = (low + high) / 2
      if packed[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Counts words by field; one serves many files, one after the other.
  package struct Builder {
    private var keys = [UInt64](repeating: 0, count: 2048)
    private var counts = [UInt16](repeating: 0, count: 2048)
    private var used: [Int32] = []

    package init() {}

    /// Counts a word once more.
    @inline(__always)
    package mutating func add(_ term: TermID, _ field: TermField) {
      let key = (UInt64(term) << 8) | (UInt64(field.rawValue) + 1)
      let mask = keys.count - 1
      var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
      while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
      if keys[slot] == 0 {
        keys[slot] = key
        used.append(Int32(truncatingIfNeeded: slot))
        counts[slot] = 1
        if used.count * 2 > keys.count { grow() }
      } else if counts[slot] < .max {
        counts[slot] += 1
      }
    }

    /// The profile of what was counted, and a clean start for the next file.
    package mutating func finish() -> TermProfile {
      var packed: [UInt64] = []
      packed.reserveCapacity(used.count)
      for slot in used {
        let key = keys[Int(slot)]
        let field = (key & 0xFF) - 1
        packed.append(((key >> 8) << 32) | (field << 16) | UInt64(counts[Int(slot)]))
        keys[Int(slot)] = 0
      }
      used.removeAll(keepingCapacity: true)
      packed.sort()
      return TermProfile(packed: packed)
    }

    private mutating func grow() {
      let (oldKeys, oldCounts, oldUsed) = (keys, counts, used)
      keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
      counts = [UInt16](repeating: 0, count: oldKeys.count * 2)
      used.removeAll(keepingCapacity: true)
      let mask = keys.count - 1
      for old in oldUsed {
        let key = oldKeys[Int(old)]
        var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while keys[slot] != 0 { slot = (slot + 1) & mask }
        keys[slot] = key
        counts[slot] = oldCounts[Int(old)]
        used.append(Int32(truncatingIfNeeded: slot))
      }
    }
  }
}
