import Synchronization

/// Talks HTTP to servers, many exchanges at a time, none of them on the caller's thread.
///
/// Connections are kept and used again. Nothing is opened, not even the library, before the first
/// request.
package final class HTTPClient: Sendable {
  private let loop = TransferLoop()
  private let last = Atomic<UInt64>(0)

  package init() {}

  deinit { loop.close() }

  /// Sends a request and waits for the head of the answer.
  ///
  /// Cancelling the calling task closes the connection.
  ///
  /// - Returns: The head, with the body still to be read; redirects are answers like others.
  /// - Throws: `HTTPFailure`, `CancellationError`.
  package func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    let id = last.add(1, ordering: .relaxed).newValue
    return try await withTaskCancellationHandler {
      try Task.checkCancellation()
      return try await withCheckedThrowingContinuation { continuation in
        let transfer = Transfer(id: id, request, continuation) { [loop] queue in
          HTTPBody(queue, of: id, on: loop)
        }
        loop.start(transfer)
        // The task may have been cancelled before there was anything to cancel.
        if Task.isCancelled { loop.cancel(id) }
      }
    } onCancel: {
      loop.cancel(id)
    }
  }
}
