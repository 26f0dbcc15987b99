/// Memory for text that has to lie side by side.
final class WindowMemory {
  fileprivate var memory = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)

  deinit { memory.deallocate() }

  fileprivate func reserve(_ size: Int) {
    guard memory.count < size else { return }
    memory.deallocate()
    memory = .allocate(capacity: size)
  }
}

extension TextSnapshot {
  /// A stretch of the text that lies in one piece of memory, from an offset on.
  ///
  /// Large pieces are lent where they lie; small ones are copied together.
  ///
  /// - Parameters:
  ///   - offset: Where it begins.
  ///   - size: The least number of bytes, unless the text ends before.
  ///   - end: Where it ends at the latest.
  ///   - memory: Takes copied bytes.
  /// - Returns: The bytes; valid as long as this text is and until `memory` is used again.
  func window(
    at offset: Int, size: Int, end: Int, _ memory: WindowMemory
  ) -> UnsafeBufferPointer<UInt8> {
    let end = min(end, count)
    guard offset < end, let placed = tree.piece(at: offset) else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    let bytes = storage.bytes(of: placed.piece)
    let rest = min(placed.end, end) - offset
    if rest >= max(size, Self.lentSize) || offset + rest == end {
      let from = offset - placed.start
      // Not without limit, so that whoever goes through it can stop in between.
      let most = min(rest, max(size, Self.windowSize))
      return UnsafeBufferPointer(rebasing: bytes[from..<from + most])
    }
    let most = min(end - offset, max(size, Self.copiedSize))
    memory.reserve(most)
    var filled = 0
    forEachPiece(in: offset..<offset + most) { bytes in
      let target = UnsafeMutableBufferPointer(rebasing: memory.memory[filled...])
      _ = target.initialize(from: bytes)
      filled += bytes.count
      return true
    }
    return UnsafeBufferPointer(rebasing: memory.memory[..<filled])
  }

  private static let lentSize = 1 << 16
  private static let copiedSize = 1 << 18
  private static let windowSize = 1 << 24
}
