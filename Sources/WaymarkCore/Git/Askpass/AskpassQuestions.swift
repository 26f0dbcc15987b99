/// The questions of git and ssh that wait for a person, in the order of asking.
package final class AskpassQuestions: Sendable {
  /// What happens to a question.
  package enum Event: Sendable {
    case asked(Pending)
    /// Whoever asked has gone.
    case withdrawn(Int)
  }

  /// A question that waits.
  package struct Pending: Sendable, Identifiable {
    package let id: Int
    package let question: AskpassQuestion
    fileprivate let owner: AskpassQuestions

    /// Answers; nil says that there will be no answer.
    package func answer(_ secret: Secret?) { owner.close(id, with: secret) }
  }

  private struct State {
    var next = 0
    var waiting: [Int: CheckedContinuation<Secret?, Never>] = [:]
    var listener: AsyncStream<Event>.Continuation?
  }

  private let state = Locked(State())

  package init() {}

  /// The questions from now on, for one listener; without one every question goes unanswered.
  package func events() -> AsyncStream<Event> {
    let (stream, continuation) = AsyncStream<Event>.makeStream()
    continuation.onTermination = { [weak self] _ in self?.state.withLock { $0.listener = nil } }
    state.withLock { $0.listener = continuation }
    return stream
  }

  /// Asks the listener and waits for the answer.
  func ask(_ question: AskpassQuestion) async -> Secret? {
    let id = state.withLock { state in
      state.next += 1
      return state.next
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let listener = state.withLock { state -> AsyncStream<Event>.Continuation? in
          guard let listener = state.listener, !Task.isCancelled else { return nil }
          state.waiting[id] = continuation
          return listener
        }
        guard let listener else { return continuation.resume(returning: nil) }
        listener.yield(.asked(Pending(id: id, question: question, owner: self)))
      }
    } onCancel: {
      close(id, with: nil)
      let listener = state.withLock { $0.listener }
      _ = listener?.yield(.withdrawn(id))
    }
  }

  private func close(_ id: Int, with secret: Secret?) {
    let continuation = state.withLock { $0.waiting.removeValue(forKey: id) }
    continuation?.resume(returning: secret)
  }
}
