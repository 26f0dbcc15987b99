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

  /// The results for a few consecutive parts of 0 to `count`, in order.
  static func parts<Result>(
    of count: Int, _ body: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    let workers = max(1, min(ProcessInfo.processInfo.activeProcessorCount, count / 16))
    let size = max(1, (count + workers - 1) / workers)
    let ranges = stride(from: 0, to: count, by: size).map { $0..<min(count, $0 + size) }
    return [Result](unsafeUninitializedCapacity: ranges.count) { buffer, initialized in
      nonisolated(unsafe) let target = buffer.baseAddress
      DispatchQueue.concurrentPerform(iterations: ranges.count) { part in
        target?.advanced(by: part).initialize(to: body(ranges[part]))
      }
      initialized = ranges.count
    }
  }

  /// Two results that do not depend on each other.
  static func both<First, Second>(
    _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    let halves = [Half<First, Second>](unsafeUninitializedCapacity: 2) { buffer, initialized in
      nonisolated(unsafe) let target = buffer.baseAddress
      DispatchQueue.concurrentPerform(iterations: 2) { part in
        target?.advanced(by: part).initialize(
          to: part == 0 ? .first(first()) : .second(second()))
      }
      initialized = 2
    }
    guard case .first(let left) = halves[0], case .second(let right) = halves[1] else {
      return (first(), second())
    }
    return (left, right)
  }
}

private enum Half<First, Second> {
  case first(First)
  case second(Second)
}
