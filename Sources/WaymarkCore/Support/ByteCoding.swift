/// Writes numbers and text as bytes: variable-length numbers (LEB128) and length-prefixed strings.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func byte(_ value: UInt8) { bytes.append(value) }

  /// Eight bytes as they are.
  mutating func raw(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func number(_ value: Int) {
    var rest = UInt64(bitPattern: Int64(value))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func text(_ value: String) {
    number(value.utf8.count)
    bytes.append(contentsOf: value.utf8)
  }

  mutating func texts(_ values: [String]) {
    number(values.count)
    for value in values { text(value) }
  }

  /// Writes bytes as they are, without their number.
  mutating func raw(_ value: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: value) }

  mutating func words<Word: FixedWidthInteger>(_ values: [Word]) {
    number(values.count)
    values.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }
}

/// Reads what `ByteWriter` wrote; every read checks its bounds, since a database can be damaged.
struct ByteReader {
  /// The bytes end too early or a number makes no sense.
  struct Corrupt: Error {}

  private let bytes: UnsafeRawBufferPointer
  private var offset = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { offset == bytes.count }

  /// The byte that comes next, without taking it.
  var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  mutating func byte() throws(Corrupt) -> UInt8 {
    guard offset < bytes.count else { throw Corrupt() }
    defer { offset += 1 }
    return bytes[offset]
  }

  mutating func raw() throws(Corrupt) -> UInt64 {
    guard bytes.count - offset >= 8 else { throw Corrupt() }
    defer { offset += 8 }
    return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  mutating func number() throws(Corrupt) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while offset < bytes.count, shift < 64 {
      let byte = bytes[offset]
      offset += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(Int64(bitPattern: value)) }
      shift += 7
    }
    throw Corrupt()
  }

  /// A size, line or count: what a damaged byte makes of one must not overflow a sum of many.
  mutating func size() throws(Corrupt) -> Int {
    let value = try number()
    guard (0...Int(Int32.max)).contains(value) else { throw Corrupt() }
    return value
  }

  /// A number of items that take at least one byte each.
  mutating func count(itemSize: Int = 1) throws(Corrupt) -> Int {
    let value = try number()
    guard value >= 0, value <= (bytes.count - offset) / itemSize else { throw Corrupt() }
    return value
  }

  mutating func text() throws(Corrupt) -> String {
    let length = try count()
    defer { offset += length }
    return String(
      decoding: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length]), as: UTF8.self)
  }

  /// A number and as many bytes.
  mutating func block() throws(Corrupt) -> [UInt8] {
    let length = try count()
    defer { offset += length }
    return Array(bytes[offset..<offset + length])
  }

  mutating func texts() throws(Corrupt) -> [String] {
    let total = try count()
    var values: [String] = []
    values.reserveCapacity(total)
    for _ in 0..<total { values.append(try text()) }
    return values
  }

  mutating func words<Word: FixedWidthInteger>() throws(Corrupt) -> [Word] {
    let size = MemoryLayout<Word>.size
    let total = try count(itemSize: size)
    defer { offset += total * size }
    let base = offset
    return [Word](unsafeUninitializedCapacity: total) { buffer, count in
      let target = UnsafeMutableRawBufferPointer(buffer)
      target.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[base..<base + total * size]))
      count = total
    }
  }
}
