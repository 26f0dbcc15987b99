import WaymarkTestSupport

/// A terminal's entry as `infocmp` prints it, read without the library that the program asks.
struct TerminfoEntry {
  /// What the terminal sends, by the names of the capabilities of keys.
  let keys: [(name: String, sequence: [UInt8])]

  /// Reads an entry with the extended names.
  ///
  /// - Throws: When there is none, or no `infocmp`.
  init(_ terminal: String) throws {
    let outcome = try Command.run("infocmp", ["-1x", terminal], in: "/")
    guard outcome.status == 0 else { throw CommandFailed(what: outcome.errors) }
    keys = outcome.output.split(separator: "\n").compactMap { line in
      let parts = line.drop { $0 == "\t" }.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, parts[0].hasPrefix("k"), parts[1].hasSuffix(",") else { return nil }
      return (String(parts[0]), TerminfoEntry.bytes(of: parts[1].dropLast()))
    }
  }

  /// The bytes of the notation of terminfo: `\E[A`, `^H`, `\177`.
  static func bytes(of notation: Substring) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(notation.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "^"):
        let letter = rest.popFirst() ?? 0
        bytes.append(letter == UInt8(ascii: "?") ? 0x7F : letter & 0x1F)
      case UInt8(ascii: "\\"):
        guard let next = rest.popFirst() else { return bytes }
        switch next {
        case UInt8(ascii: "E"), UInt8(ascii: "e"): bytes.append(0x1B)
        case UInt8(ascii: "n"): bytes.append(0x0A)
        case UInt8(ascii: "r"): bytes.append(0x0D)
        case UInt8(ascii: "t"): bytes.append(0x09)
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
          let digits = [next] + rest.prefix(2)
          rest = rest.dropFirst(2)
          bytes.append(digits.reduce(0) { $0 &* 8 &+ ($1 & 7) })
        default: bytes.append(next)
        }
      default: bytes.append(byte)
      }
    }
    return bytes
  }
}
