/// Counts by term with linear probing: the inner loop of matching a million lines.
struct TermTable {
  private var keys: [TermID]
  private var values: [Int32]
  private(set) var count = 0

  init(capacity: Int = 1024) {
    var size = 1024
    while size < capacity * 2 { size *= 2 }
    keys = [TermID](repeating: 0, count: size)
    values = [Int32](repeating: 0, count: size)
  }

  /// The value of a term; 0 when it was never set.
  subscript(term: TermID) -> Int32 {
    @inline(__always) get {
      let term = max(term, 1)
      let slot = find(term)
      return keys[slot] == term ? values[slot] : 0
    }
    @inline(__always) set {
      let term = max(term, 1)
      var slot = find(term)
      if keys[slot] != term {
        if (count + 1) * 2 > keys.count {
          grow()
          slot = find(term)
        }
        keys[slot] = term
        count += 1
      }
      values[slot] = newValue
    }
  }

  /// Adds the counts of another table.
  mutating func add(_ other: TermTable) {
    for (key, value) in zip(other.keys, other.values) where key != 0 { self[key] += value }
  }

  @inline(__always)
  private func find(_ term: TermID) -> Int {
    let mask = keys.count - 1
    var slot = Int((term &* 0x9E37_79B1) >> 7) & mask
    while keys[slot] != 0, keys[slot] != term { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    keys = [TermID](repeating: 0, count: oldKeys.count * 2)
    values = [Int32](repeating: 0, count: oldKeys.count * 2)
    for (key, value) in zip(oldKeys, oldValues) where key != 0 {
      let slot = find(key)
      keys[slot] = key
      values[slot] = value
    }
  }
}
