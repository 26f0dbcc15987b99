internal import Synchronization

/// Counts the work that is under way, so that a test can wait until there is none.
///
/// Work that waits at a ``pause()`` does not count: only the test can go on.
final class Activity: Sendable {
  fileprivate struct State {
    var busy = 0
    var resting: [CheckedContinuation<Void, Never>] = []
    var paused: CheckedContinuation<Void, any Error>?
    var isCancelled = false
  }

  private let state = Mutex(State())

  /// Counts some work in, before it is started.
  func begin() { state.withLock { $0.busy += 1 } }

  /// Counts some work out.
  func end() {
    let resting = state.withLock { state -> [CheckedContinuation<Void, Never>] in
      state.busy -= 1
      return State.takeResting(&state)
    }
    for waiting in resting { waiting.resume() }
  }

  /// Waits until nothing is under way.
  func rest() async {
    await withCheckedContinuation { waiting in
      let isResting = state.withLock { state in
        if state.busy > 0 { state.resting.append(waiting) }
        return state.busy == 0
      }
      if isResting { waiting.resume() }
    }
  }

  /// Holds the calling work until ``goOn()``.
  ///
  /// - Throws: `CancellationError` when the work is cancelled instead.
  func pause() async throws {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { waiting in
        let resting = state.withLock { state -> [CheckedContinuation<Void, Never>]? in
          guard !state.isCancelled else { return nil }
          state.paused = waiting
          state.busy -= 1
          return State.takeResting(&state)
        }
        for waiting in resting ?? [] { waiting.resume() }
        if resting == nil { waiting.resume(throwing: CancellationError()) }
      }
    } onCancel: {
      resume(throwing: CancellationError())
    }
  }

  /// Lets the paused work go on.
  ///
  /// - Returns: Whether there was any.
  func goOn() -> Bool { resume(throwing: nil) }

  @discardableResult
  private func resume(throwing error: (any Error)?) -> Bool {
    let paused = state.withLock { state in
      if error != nil, state.paused == nil { state.isCancelled = true }
      defer { state.paused = nil }
      if state.paused != nil { state.busy += 1 }
      return state.paused
    }
    if let error { paused?.resume(throwing: error) } else { paused?.resume() }
    return paused != nil
  }
}

extension Activity.State {
  fileprivate static func takeResting(
    _ state: inout Activity.State
  ) -> [CheckedContinuation<Void, Never>] {
    guard state.busy == 0 else { return [] }
    defer { state.resting = [] }
    return state.resting
  }
}
