internal import CText
internal import Synchronization

/// How many lines end in each block of a text that never changes; built from the front, in the
/// background, while the front is in use.
final class LineIndex: @unchecked Sendable {
  // Safe: a prefix is written once, before `completed` covers it, and read only after that.
  private let prefixes: UnsafeMutablePointer<Int>
  private let bytes: UnsafeBufferPointer<UInt8>
  private let indexed = Atomic<Int>(0)
  private let isBuilding = Atomic<Bool>(false)

  static let block = 1 << 16

  /// - Parameter bytes: Have to outlive the index.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    prefixes = .allocate(capacity: bytes.count / LineIndex.block + 2)
    prefixes[0] = 0
  }

  deinit { prefixes.deallocate() }

  /// The number of bytes at the front that are indexed.
  var completed: Int { indexed.load(ordering: .acquiring) }

  var isComplete: Bool { completed == bytes.count }

  /// Indexes the rest; at most one caller does, the others return at once.
  ///
  /// - Parameter body: Called with every block before it counts; what it throws ends the work, which
  ///   another call takes up.
  func build(_ body: (UnsafeBufferPointer<UInt8>) throws -> Void) rethrows {
    guard isBuilding.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged
    else { return }
    defer { isBuilding.store(false, ordering: .releasing) }
    var start = completed
    while start < bytes.count {
      let end = min(start + LineIndex.block, bytes.count)
      let block = UnsafeBufferPointer(rebasing: bytes[start..<end])
      try body(block)
      let number = start / LineIndex.block
      prefixes[number + 1] = prefixes[number] + text_count_lines(block.baseAddress, block.count)
      indexed.store(end, ordering: .releasing)
      start = end
    }
  }

  /// The number of line feeds before an offset, which has to be indexed.
  func lines(before offset: Int) -> Int {
    let number = offset / LineIndex.block
    let start = number * LineIndex.block
    guard offset > start, let base = bytes.baseAddress else { return prefixes[number] }
    // The nearer end of the block is counted from.
    let end = min(start + LineIndex.block, bytes.count)
    if end <= completed, end - offset < offset - start {
      return prefixes[number + 1] - text_count_lines(base + offset, end - offset)
    }
    return prefixes[number] + text_count_lines(base + start, offset - start)
  }

  /// The offset after the line feed of that number, counted from 1, which has to be indexed.
  func offset(afterLine number: Int) -> Int {
    var (low, high) = (0, (completed + LineIndex.block - 1) / LineIndex.block)
    while high - low > 1 {
      let middle = (low + high) / 2
      if prefixes[middle] < number { low = middle } else { high = middle }
    }
    let start = low * LineIndex.block
    guard let base = bytes.baseAddress else { return 0 }
    return start
      + text_after_line(
        base + start, min(LineIndex.block, bytes.count - start), number - prefixes[low])
  }
}
