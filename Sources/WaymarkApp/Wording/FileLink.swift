internal import Glibc

/// The address of a file for terminals that follow links (OSC 8).
enum FileLink {
  /// The host is named, so that a terminal at the other end of an SSH connection does not look for
  /// the file on its own disk.
  private static let host: String = {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "" }
    return encoded(name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) })
  }()

  /// The address of a file, by its path from a folder or from the root of the disk.
  static func address(of path: String, in folder: String) -> String {
    let whole = path.hasPrefix("/") ? path : "\(folder)/\(path)"
    return "file://\(host)\(encoded(Array(whole.utf8)))"
  }

  private static func encoded(_ bytes: [UInt8]) -> String {
    var result = ""
    for byte in bytes {
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        scalar.isASCII
        && (scalar.properties.isAlphabetic || "0123456789-._~/".unicodeScalars.contains(scalar))
      if isPlain {
        result.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += byte < 16 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }
}
