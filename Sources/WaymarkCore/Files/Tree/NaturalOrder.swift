/// The order people expect of names: numbers by their value, letters without regard to case.
enum NaturalOrder {
  /// Adds a key whose plain byte order is the natural order of names.
  ///
  /// A run of digits becomes `0`, its length and the digits, without leading zeros.
  static func appendKey(of name: UnsafeBufferPointer<UInt8>, to key: inout [UInt8]) {
    var index = 0
    while index < name.count {
      let byte = name[index]
      guard isDigit(byte) else {
        key.append(UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte)
        index += 1
        continue
      }
      var end = index
      while end < name.count, isDigit(name[end]) { end += 1 }
      while index < end - 1, name[index] == UInt8(ascii: "0") { index += 1 }
      key.append(UInt8(ascii: "0"))
      key.append(UInt8(clamping: end - index))
      while index < end {
        key.append(name[index])
        index += 1
      }
    }
  }

  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
