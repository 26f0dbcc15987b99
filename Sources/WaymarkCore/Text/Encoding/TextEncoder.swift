/// Writes a text, which comes in portions, in the encoding of its file.
struct TextEncoder {
  private let encoding: TextEncoding
  /// The beginning of a character that the next portion goes on with.
  private var pending: [UInt8] = []
  /// The number of line feeds so far, to name the line of a character that cannot be written.
  private var line = 0

  init(_ encoding: TextEncoding) { self.encoding = encoding }

  /// Encodes the next portion.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, cut anywhere.
  ///   - sink: Takes the encoded bytes.
  /// - Throws: `notEncodable` for a character that the encoding lacks; what the sink throws.
  mutating func encode(
    _ bytes: UnsafeBufferPointer<UInt8>, to sink: FileSink
  ) throws(WaymarkError) {
    guard encoding != .utf8 else { return try sink.write(UnsafeRawBufferPointer(bytes)) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      pending.append(byte)
      guard pending.count >= TextEncoder.length(of: pending[0]) else { continue }
      try flush(to: &output)
    }
    try sink.write(output)
  }

  /// Encodes what is left of a character that the text ends within.
  mutating func finish(to sink: FileSink) throws(WaymarkError) {
    var output: [UInt8] = []
    for byte in pending {
      pending = [byte]
      try flush(to: &output)
    }
    pending = []
    try sink.write(output)
  }

  private mutating func flush(to output: inout [UInt8]) throws(WaymarkError) {
    let code = TextEncoder.code(of: pending)
    if code == 0x0A { line += 1 }
    switch encoding {
    case .utf8: output += pending
    case .latin1:
      guard let code, code < 0x100 else { throw notEncodable }
      output.append(UInt8(code))
    case .utf16LittleEndian, .utf16BigEndian:
      guard let code else { throw notEncodable }
      let units =
        code < 0x10000
        ? [UInt16(code)]
        : [
          UInt16(0xD800 + (code - 0x10000) >> 10), UInt16(0xDC00 + (code - 0x10000) & 0x3FF),
        ]
      for unit in units {
        let ordered = encoding == .utf16LittleEndian ? unit.littleEndian : unit.bigEndian
        withUnsafeBytes(of: ordered) { output.append(contentsOf: $0) }
      }
    }
    pending.removeAll(keepingCapacity: true)
  }

  private var notEncodable: WaymarkError {
    WaymarkError(
      .notEncodable,
      "Line \(line + 1) has “\(FileNameText.shown(pending))”, which \(encoding.rawValue) cannot "
        + "write.",
      hint: "Save the file as UTF-8, or change the character.")
  }

  private static func length(of lead: UInt8) -> Int {
    switch lead {
    case 0xC0..<0xE0: 2
    case 0xE0..<0xF0: 3
    case 0xF0..<0xF8: 4
    default: 1
    }
  }

  /// The code point of a sequence, surrogates too; nil for bytes that are none.
  private static func code(of bytes: [UInt8]) -> UInt32? {
    guard let lead = bytes.first, bytes.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }),
      bytes.count == length(of: lead)
    else { return nil }
    if lead < 0x80 { return UInt32(lead) }
    if bytes.count == 1 { return nil }
    return bytes.dropFirst().reduce(UInt32(lead & (0x7F >> UInt8(bytes.count)))) {
      $0 << 6 | UInt32($1 & 0x3F)
    }
  }
}

extension WaymarkError.Code {
  package static let notEncodable = Self(rawValue: "not-encodable")
  package static let binaryFile = Self(rawValue: "binary-file")
  package static let fileTorn = Self(rawValue: "file-torn")
}
