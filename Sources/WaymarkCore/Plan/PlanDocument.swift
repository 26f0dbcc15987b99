/// The text of a plan file as bytes that every later step can rely on: UTF-8, lines ended by a
/// line feed, no NUL.
struct PlanDocument {
  private(set) var bytes: [UInt8]
  private(set) var findings: [Finding] = []

  private let path: String

  /// Decodes bytes; what is not UTF-8 is repaired and said.
  init(_ file: [UInt8], path: String) {
    self.path = path
    bytes = file
    decode()
    repairLineEnds()
  }

  /// The number of lines; a line feed at the very end starts no new one.
  var lineCount: Int {
    bytes.count { $0 == 0x0A } + (bytes.last.map { $0 == 0x0A ? 0 : 1 } ?? 0)
  }

  /// Whether there is anything but white space.
  var isBlank: Bool { !bytes.contains { $0 > 0x20 } }

  private mutating func decode() {
    if let wide = PlanDocument.utf16(bytes) {
      bytes = Array(wide.utf8)
      add("not-utf8", .warning, line: 0, "The plan is UTF-16; save it as UTF-8.")
    } else if let text = String(validating: bytes, as: UTF8.self) {
      // The validated string is not kept: bytes are what the Markdown parser takes.
      _ = text
    } else {
      let line = firstInvalidLine
      bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
      add("not-utf8", .warning, line: line, "The plan is not all UTF-8; odd bytes were replaced.")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
  }

  private var firstInvalidLine: Int {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let place = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
    return (place ?? 0) + 1
  }

  /// CRLF and CR become LF, NUL becomes `�`.
  private mutating func repairLineEnds() {
    guard bytes.contains(where: { $0 == 0x0D || $0 == 0 }) else { return }
    var clean: [UInt8] = []
    clean.reserveCapacity(bytes.count)
    var nulLine = 0
    var line = 1
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x0D:
        if index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
        clean.append(0x0A)
        line += 1
      case 0:
        if nulLine == 0 { nulLine = line }
        clean.append(contentsOf: [0xEF, 0xBF, 0xBD])
      default:
        clean.append(byte)
        if byte == 0x0A { line += 1 }
      }
    }
    bytes = clean
    if nulLine > 0 {
      add(
        "nul-byte", .error, line: nulLine,
        "The plan has NUL bytes in it; it looks like no text file.")
    }
  }

  private mutating func add(
    _ code: String, _ severity: Finding.Severity, line: Int, _ message: String
  ) {
    findings.append(
      Finding(code: code, severity: severity, path: path, line: line, message: message))
  }

  /// Text in UTF-16: by its byte order mark, or because every other byte of its start is NUL.
  private static func utf16(_ bytes: [UInt8]) -> String? {
    guard bytes.count >= 2 else { return nil }
    var start = 2
    let isLittle: Bool
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE): isLittle = true
    case (0xFE, 0xFF): isLittle = false
    default:
      start = 0
      let head = bytes.prefix(64)
      let odd = head.enumerated().count { $0.offset % 2 == 1 && $0.element == 0 }
      let even = head.enumerated().count { $0.offset % 2 == 0 && $0.element == 0 }
      guard max(odd, even) * 3 >= head.count, min(odd, even) == 0 else { return nil }
      isLittle = odd > even
    }
    let units = stride(from: start, to: bytes.count - 1, by: 2).map { place in
      isLittle
        ? UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8
        : UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1])
    }
    return String(decoding: units, as: UTF16.self)
  }
}
