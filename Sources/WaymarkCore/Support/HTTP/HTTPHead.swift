/// Puts the head of an answer together from its lines.
struct HTTPHead {
  /// The most bytes of headers that are taken.
  static let limit = 64 << 10

  private(set) var status = 0
  private(set) var headers: [String: String] = [:]
  private(set) var isComplete = false
  private var size = 0

  /// Takes one line with its line break.
  ///
  /// - Returns: False when the head grows beyond what is taken.
  mutating func take(_ line: UnsafeRawBufferPointer) -> Bool {
    size += line.count
    guard size <= HTTPHead.limit else { return false }
    let text = String(decoding: line, as: UTF8.self)
      .trimmingSuffix(while: \.isWhitespace)
    if text.hasPrefix("HTTP/") {
      // An interim answer (100) is followed by the real one.
      headers = [:]
      status = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    } else if text.isEmpty {
      isComplete = status >= 200
    } else if let colon = text.firstIndex(of: ":") {
      let value = text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      headers[text[..<colon].lowercased()] = String(value)
    }
    return true
  }
}

extension String {
  fileprivate func trimmingSuffix(while isCut: (Character) -> Bool) -> Substring {
    var text = self[...]
    while let last = text.last, isCut(last) { text.removeLast() }
    return text
  }
}
