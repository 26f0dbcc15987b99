import Foundation

/// Cuts a stream of bytes into lines, however it was cut before.
///
/// A line ends with the byte 0x0A and nothing else: JSON strings may hold every other line break
/// that Unicode knows. A carriage return before it and lines without content are dropped; the last
/// line needs no end.
struct LineFramer {
  /// The longest line that is taken, in bytes.
  static let limit = 32 << 20

  private var rest: [UInt8] = []
  private let limit: Int

  init(limit: Int = LineFramer.limit) { self.limit = limit }

  /// Takes the next bytes.
  ///
  /// - Parameters:
  ///   - chunk: Any bytes.
  ///   - body: Called with each line that is complete, without its end.
  /// - Throws: `LineTooLong`, and what `body` throws.
  mutating func append(
    _ chunk: [UInt8], _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try chunk.withUnsafeBytes { bytes in
      var start = 0
      while let end = LineFramer.lineEnd(in: bytes, from: start) {
        let piece = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
        start = end + 1
        guard rest.count + piece.count <= limit else { throw LineTooLong(limit: limit) }
        if rest.isEmpty {
          try LineFramer.give(piece, to: body)
        } else {
          rest += piece
          try rest.withUnsafeBytes { try LineFramer.give($0, to: body) }
          rest.removeAll(keepingCapacity: rest.count < 1 << 16)
        }
      }
      guard rest.count + bytes.count - start <= limit else { throw LineTooLong(limit: limit) }
      rest += bytes[start...]
    }
  }

  /// Gives the last line when it had no end.
  mutating func finish(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    let last = rest
    rest = []
    try last.withUnsafeBytes { try LineFramer.give($0, to: body) }
  }

  private static func lineEnd(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, 0x0A, bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }

  private static func give(
    _ line: UnsafeRawBufferPointer, to body: (UnsafeRawBufferPointer) throws -> Void
  ) rethrows {
    let line = line.last == 0x0D ? UnsafeRawBufferPointer(rebasing: line.dropLast()) : line
    if !line.isEmpty { try body(line) }
  }
}

/// A line that would not end.
struct LineTooLong: Error {
  /// In bytes.
  let limit: Int
}
