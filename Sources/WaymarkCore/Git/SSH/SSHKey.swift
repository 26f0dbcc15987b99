import Foundation

/// What may be known about a key: never its private half.
package struct SSHKey: Sendable, Hashable, Identifiable {
  /// The name that the user gave it.
  package var name: String
  /// Where the private half is; its text is not read again.
  package var path: String
  /// As in `ED25519`.
  package var type: String
  package var bits: Int
  /// As in `SHA256:…`.
  package var fingerprint: String
  package var comment: String
  /// The line for a server's `authorized_keys`.
  package var publicKey: String

  package var id: String { path }
}

/// Reads the public half of a private key in OpenSSH's own format, which has it in the clear even
/// when the key has a passphrase.
enum OpenSSHPrivateKey {
  private static let begin = "-----BEGIN OPENSSH PRIVATE KEY-----"
  private static let end = "-----END OPENSSH PRIVATE KEY-----"

  /// The line with type and key, without a comment; nil for another format.
  static func publicKey(in text: String) -> String? {
    guard let start = text.range(of: begin), let stop = text.range(of: end),
      start.upperBound < stop.lowerBound
    else { return nil }
    let coded = text[start.upperBound..<stop.lowerBound].filter { !$0.isWhitespace }
    guard let data = Data(base64Encoded: coded) else { return nil }
    var reader = Reader(bytes: Array(data)[...])
    guard reader.skip("openssh-key-v1\0"), reader.string() != nil, reader.string() != nil,
      reader.string() != nil, reader.number() == 1, let key = reader.string()
    else { return nil }
    var inner = Reader(bytes: key)
    guard let type = inner.string() else { return nil }
    return "\(String(decoding: type, as: UTF8.self)) \(Data(key).base64EncodedString())"
  }

  /// Reads numbers of four bytes and strings with their length ahead.
  private struct Reader {
    var bytes: ArraySlice<UInt8>

    mutating func skip(_ word: String) -> Bool {
      guard bytes.starts(with: word.utf8) else { return false }
      bytes.removeFirst(word.utf8.count)
      return true
    }

    mutating func number() -> Int? {
      guard bytes.count >= 4 else { return nil }
      let value = bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      bytes.removeFirst(4)
      return value
    }

    mutating func string() -> ArraySlice<UInt8>? {
      guard let count = number(), count <= bytes.count else { return nil }
      defer { bytes.removeFirst(count) }
      return bytes.prefix(count)
    }
  }
}
