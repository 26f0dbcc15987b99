/// Lets one writing command at a time into a repository, in the order of asking.
///
/// Two of our own would otherwise meet at git's lock file.
package actor WriteGate {
  private var isTaken = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  package init() {}

  /// Runs work when everything before it is done.
  ///
  /// - Throws: What the work throws; `CancellationError` when cancelled while waiting.
  package func pass<Value: Sendable>(
    _ work: @Sendable () async throws -> Value
  ) async throws -> Value {
    if isTaken {
      await withCheckedContinuation { waiting.append($0) }
    }
    isTaken = true
    defer {
      if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().resume() }
    }
    try Task.checkCancellation()
    return try await work()
  }
}
