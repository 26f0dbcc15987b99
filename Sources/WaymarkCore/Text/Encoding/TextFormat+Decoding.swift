extension TextFormat {
  /// The text of a file that is written in this way, as UTF-8 and without a byte-order mark.
  package func decoded(_ bytes: [UInt8]) -> [UInt8] {
    let mark = encoding.byteOrderMark
    let rest =
      !mark.isEmpty && bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    guard encoding != .utf8 else { return rest }
    return rest.withUnsafeBytes { TextDecoder.decode($0, encoding) }
  }
}
