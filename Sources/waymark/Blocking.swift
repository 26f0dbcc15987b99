import Foundation
import Synchronization

/// Runs asynchronous work to its end on behalf of a synchronous command; Ctrl-C cancels it.
enum Blocking {
  /// Waits for the work.
  ///
  /// - Throws: What the work threw; `CancellationError` after Ctrl-C.
  static func run<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) throws -> Value {
    let outcome = Outcome<Value>()
    let done = DispatchSemaphore(value: 0)
    let task = Task.detached {
      do { outcome.set(.success(try await work())) } catch { outcome.set(.failure(error)) }
      done.signal()
    }
    let interrupt = onInterrupt { task.cancel() }
    defer { interrupt.cancel() }
    done.wait()
    return try outcome.get()
  }

  private static func onInterrupt(
    _ action: @escaping @Sendable () -> Void
  ) -> any DispatchSourceSignal {
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler(handler: action)
    source.resume()
    return source
  }

  /// Carries the result from the task to the waiting thread.
  private final class Outcome<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)

    func set(_ value: Result<Value, any Error>) { result.withLock { $0 = value } }

    func get() throws -> Value {
      guard let result = result.withLock({ $0 }) else { throw CancellationError() }
      return try result.get()
    }
  }
}
