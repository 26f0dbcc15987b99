/// A fast fingerprint of a file's bytes, to tell whether it changed; no protection against intent.
///
/// Eight bytes a step, multiplied and rotated, with the finaliser of MurmurHash3 (A. Appleby).
enum ContentHash {
  /// The fingerprint of bytes that are all at hand.
  static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64 {
    var hasher = ContentHasher()
    hasher.update(UnsafeRawBufferPointer(bytes))
    return hasher.finish()
  }
}

/// Computes the fingerprint of bytes that come in portions; how they are portioned does not matter.
struct ContentHasher: Sendable {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var pending: UInt64 = 0
  private(set) var count = 0

  /// Adds the next bytes.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    var offset = 0
    // Completes the word that the portion before began.
    while count & 7 != 0, offset < bytes.count { add(bytes[offset], &offset) }
    var state = state
    let words = (bytes.count - offset) >> 3
    for _ in 0..<words {
      state = Self.mix(
        state, UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      offset += 8
    }
    self.state = state
    count += words << 3
    while offset < bytes.count { add(bytes[offset], &offset) }
  }

  /// The fingerprint of everything so far.
  func finish() -> Int64 {
    var hash = Self.mix(state, pending) ^ UInt64(count)
    hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return Int64(bitPattern: hash ^ hash >> 33)
  }

  @inline(__always)
  private mutating func add(_ byte: UInt8, _ offset: inout Int) {
    pending |= UInt64(byte) << UInt64((count & 7) << 3)
    count += 1
    offset += 1
    if count & 7 == 0 {
      state = Self.mix(state, pending)
      pending = 0
    }
  }

  @inline(__always)
  private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = (hash ^ word) &* 0x9DDF_EA08_EB38_2D69
    return (mixed << 31 | mixed >> 33) &+ 0x52DC_E729
  }
}
