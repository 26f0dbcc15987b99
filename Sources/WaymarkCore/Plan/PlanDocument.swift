/// The text of a plan file, decoded from whatever bytes it has.
struct PlanDocument {
  let text: String
  let findings: [Finding]

  /// Decodes bytes; what is not UTF-8 is repaired and said.
  init(_ bytes: [UInt8], path: String) {
    var findings: [Finding] = []
    func add(_ code: String, _ severity: Finding.Severity, _ message: String) {
      findings.append(
        Finding(code: code, severity: severity, path: path, line: 0, message: message))
    }
    var text: String
    if let wide = PlanDocument.utf16(bytes) {
      text = wide
      add("not-utf8", .warning, "The plan is UTF-16; save it as UTF-8.")
    } else {
      text = String(decoding: bytes, as: UTF8.self)
      if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
      if text.utf8.count != bytes.count && !Array(text.utf8).elementsEqual(bytes.dropFirst(3)) {
        add("not-utf8", .warning, "The plan is not all UTF-8; the odd bytes were replaced.")
      }
    }
    if text.utf8.contains(0) {
      add("nul-byte", .error, "The plan has NUL bytes in it; it looks like no text file.")
      text = text.replacing("\0", with: "\u{FFFD}")
    }
    self.text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    self.findings = findings
  }

  /// Text with a UTF-16 byte order mark.
  private static func utf16(_ bytes: [UInt8]) -> String? {
    guard bytes.count >= 2 else { return nil }
    let isLittle = bytes[0] == 0xFF && bytes[1] == 0xFE
    guard isLittle || (bytes[0] == 0xFE && bytes[1] == 0xFF) else { return nil }
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { place in
      isLittle
        ? UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8
        : UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1])
    }
    return String(decoding: units, as: UTF16.self)
  }
}
