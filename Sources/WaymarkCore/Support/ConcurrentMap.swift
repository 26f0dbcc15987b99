import Foundation

/// Pure work on all cores, waited for.
enum ConcurrentMap {
  /// The results for 0 to `count`, in order.
  ///
  /// - Parameters:
  ///   - count: How many results.
  ///   - scratch: Makes what one worker needs for itself.
  ///   - body: Called from several threads, each with a scratch of its own.
  /// - Returns: The results, the same as one after the other would give.
  static func results<Result, Scratch>(
    _ count: Int, scratch: @Sendable () -> Scratch,
    _ body: @Sendable (inout Scratch, Int) -> Result
  ) -> [Result] {
    let workers = min(ProcessInfo.processInfo.activeProcessorCount, (count + 15) / 16)
    guard workers > 1 else {
      var scratch = scratch()
      return (0..<count).map { body(&scratch, $0) }
    }
    // Several parts a worker, so that none waits long for another.
    let size = max(1, count / (workers * 4))
    let parts = (count + size - 1) / size
    return [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
      nonisolated(unsafe) let target = buffer.baseAddress
      DispatchQueue.concurrentPerform(iterations: parts) { part in
        var scratch = scratch()
        for place in part * size..<min(count, (part + 1) * size) {
          target?.advanced(by: place).initialize(to: body(&scratch, place))
        }
      }
      initialized = count
    }
  }
}
