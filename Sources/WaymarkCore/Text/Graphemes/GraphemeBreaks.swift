internal import CText

/// Where the characters that a person sees begin and end, in bytes that may hold more than UTF-8: a
/// byte that is none is a character of its own.
package enum GraphemeBreaks {
  /// The end of the character that begins at an index.
  ///
  /// - Parameters:
  ///   - index: A boundary, less than the number of bytes.
  ///   - bytes: A line, or as much of it as is known.
  /// - Returns: The next boundary.
  package static func end(after index: Int, in bytes: some BytesView) -> Int {
    bytes.withBytes { bytes in
      let rest = UnsafeBufferPointer(rebasing: bytes[index...])
      guard let first = rest.first else { return index }
      if first < 0x80, first != 0x0D, rest.count == 1 || rest[1] < 0x80 { return index + 1 }
      if let length = lengthOfSimple(rest) { return index + length }
      // Longer runs of combining characters are cut, so that a hostile line costs no more.
      let valid = text_valid_utf8(rest.baseAddress, min(rest.count, longest))
      guard valid > 0 else { return index + 1 }
      let text = String(decoding: rest[..<valid], as: UTF8.self)
      return index + (text.first.map { $0.utf8.count } ?? 1)
    }
  }

  /// The beginning of the character that ends at an index.
  ///
  /// - Parameters:
  ///   - index: A boundary, more than 0.
  ///   - bytes: A line, or as much of it as is known.
  /// - Returns: The boundary before.
  package static func start(before index: Int, in bytes: some BytesView) -> Int {
    bytes.withBytes { bytes in
      if index >= 2, bytes[index - 1] < 0x80, bytes[index - 2] < 0x80 { return index - 1 }
      // From a place that surely is a boundary, characters are gone through.
      var boundary = max(0, index - longest)
      while boundary > 0, boundary < index - 1,
        bytes[boundary] >= 0x80 || bytes[boundary - 1] >= 0x80
      { boundary += 1 }
      if boundary >= index - 1 { boundary = max(0, index - longest) }
      while boundary > 0, boundary < index, bytes[boundary] & 0xC0 == 0x80 { boundary += 1 }
      var last = boundary
      while boundary < index {
        last = boundary
        boundary = end(after: boundary, in: UnsafeBufferPointer(rebasing: bytes[..<index]))
      }
      return last
    }
  }

  /// The number of characters.
  package static func count(in bytes: some BytesView) -> Int {
    bytes.withBytes { bytes in
      var (index, count) = (0, 0)
      while index < bytes.count {
        // Runs of plain characters are the rule; their last may get a combining one.
        let plain = plainRun(bytes, from: index)
        if plain > 1 {
          index += plain - 1
          count += plain - 1
        } else {
          index = end(after: index, in: bytes)
          count += 1
        }
      }
      return count
    }
  }

  /// Goes over characters.
  ///
  /// - Parameters:
  ///   - count: How many; counted down.
  ///   - bytes: From a boundary on.
  ///   - limit: No character that begins here or later is gone over, but the bytes behind it tell
  ///     where the last one ends.
  /// - Returns: The index where it stopped, a boundary.
  package static func advance(
    _ count: inout Int, in bytes: some BytesView, upTo limit: Int
  ) -> Int {
    bytes.withBytes { bytes in
      var index = 0
      while index < limit, count > 0 {
        let plain = min(plainRun(bytes, from: index) - 1, count, limit - index)
        if plain > 0 {
          index += plain
          count -= plain
        } else {
          index = end(after: index, in: bytes)
          count -= 1
        }
      }
      return index
    }
  }

  /// The length of a letter that the one after it surely does not combine with; nil where that has
  /// to be looked up.
  private static func lengthOfSimple(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let (scalar, length) = scalar(bytes, 0), isSimple(scalar) else { return nil }
    if length == bytes.count { return length }
    guard let (next, _) = self.scalar(bytes, length), isSimple(next) else { return nil }
    return length
  }

  /// The scalar of up to three bytes at an index.
  private static func scalar(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int
  ) -> (UInt32, Int)? {
    let lead = bytes[index]
    if lead < 0x80 { return (UInt32(lead), 1) }
    guard index + 1 < bytes.count, bytes[index + 1] & 0xC0 == 0x80, lead >= 0xC2 else {
      return nil
    }
    let two = UInt32(lead & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F)
    if lead < 0xE0 { return (two, 2) }
    guard lead < 0xF0, index + 2 < bytes.count, bytes[index + 2] & 0xC0 == 0x80 else { return nil }
    let three = (two & 0x3FF) << 6 | UInt32(bytes[index + 2] & 0x3F)
    return three < 0x800 ? nil : (three, 3)
  }

  /// Letters of scripts in which every scalar is a character.
  private static func isSimple(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20..<0x7F, 0xAE..<0x300, 0x391..<0x483, 0x3041..<0x3097, 0x30A1..<0x30FB,
      0x4E00..<0xA000:
      true
    default: false
    }
  }

  /// In bytes; longer characters are cut.
  private static let longest = 256

  /// The number of bytes from there on that are ASCII and no carriage return.
  private static func plainRun(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index + 8 <= bytes.count {
      let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let returns = word ^ 0x0D0D_0D0D_0D0D_0D0D
      let hasReturn = (returns &- 0x0101_0101_0101_0101) & ~returns & 0x8080_8080_8080_8080
      guard word & 0x8080_8080_8080_8080 == 0, hasReturn == 0 else { break }
      index += 8
    }
    while index < bytes.count, bytes[index] < 0x80, bytes[index] != 0x0D { index += 1 }
    return index - start
  }
}

/// Bytes that lie in one stretch of memory.
package protocol BytesView {
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result
}

extension [UInt8]: BytesView {
  package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    withUnsafeBufferPointer(body)
  }
}

extension UnsafeBufferPointer<UInt8>: BytesView {
  package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    body(self)
  }
}
