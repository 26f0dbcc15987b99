import Synchronization

/// The head of an answer, with its body still to come.
package struct HTTPResponse: Sendable {
  package let status: Int
  /// By lower-case name; of a repeated one, the last.
  package let headers: [String: String]
  package let body: HTTPBody

  /// The media type without parameters, in lower case; empty when there is none.
  package var mediaType: String {
    let type = headers["content-type"]?.prefix { $0 != ";" } ?? ""
    return type.lowercased().split(whereSeparator: \.isWhitespace).joined()
  }
}

/// The body of an answer as it arrives; one reader.
///
/// Reading gives all bytes that are there. A reader that is slow holds the server back, so that at
/// most `BodyQueue.limit` bytes wait. Cancelling the reading task, or letting go of the body, closes
/// the connection at once, which is how the server learns that nobody listens.
package final class HTTPBody: AsyncSequence, Sendable {
  package typealias Element = [UInt8]

  private let queue: BodyQueue
  private let loop: TransferLoop
  private let id: UInt64
  private let isLeft = Atomic(false)

  init(_ queue: BodyQueue, of id: UInt64, on loop: TransferLoop) {
    self.queue = queue
    self.id = id
    self.loop = loop
  }

  deinit {
    if !isLeft.load(ordering: .relaxed) { loop.cancel(id) }
  }

  /// Says that nothing of what may still come matters: the rest is taken without being kept, if it
  /// is little and comes soon, so that the connection can be used again.
  package func leave() {
    isLeft.store(true, ordering: .relaxed)
    loop.drain(id)
  }

  package func makeAsyncIterator() -> Iterator { Iterator(body: self) }

  package struct Iterator: AsyncIteratorProtocol {
    fileprivate let body: HTTPBody

    /// The bytes that have come since the last call; nil at the end.
    ///
    /// - Throws: `HTTPFailure`, `CancellationError`.
    package mutating func next() async throws -> [UInt8]? {
      try await body.next()
    }
  }

  private func next() async throws -> [UInt8]? {
    try await withTaskCancellationHandler {
      try Task.checkCancellation()
      return try await withCheckedThrowingContinuation { continuation in
        if queue.read(continuation) { loop.resume(id) }
      }
    } onCancel: {
      loop.cancel(id)
    }
  }

  /// The whole body.
  ///
  /// - Parameter limit: The most bytes that are taken.
  /// - Returns: The bytes, and whether there would have been more than `limit`.
  /// - Throws: `HTTPFailure`, `CancellationError`.
  package func collected(limit: Int) async throws -> (bytes: [UInt8], isCut: Bool) {
    var bytes: [UInt8] = []
    for try await chunk in self {
      bytes += chunk.prefix(limit - bytes.count)
      if bytes.count >= limit { return (bytes, true) }
    }
    return (bytes, false)
  }
}
