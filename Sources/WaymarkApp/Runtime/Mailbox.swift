internal import Synchronization
internal import WaymarkTerminal

/// Messages from any thread to the loop, in the order in which they were posted.
final class Mailbox: Sendable {
  private let waiting = Mutex<[CoreMessage]>([])
  let wakeup = Wakeup()

  /// Leaves a message and wakes the loop; progress replaces progress that was not read yet.
  func post(_ message: CoreMessage) {
    let wasEmpty = waiting.withLock { waiting in
      let wasEmpty = waiting.isEmpty
      if case .progress = message, case .progress? = waiting.last {
        waiting[waiting.count - 1] = message
      } else {
        waiting.append(message)
      }
      return wasEmpty
    }
    if wasEmpty { wakeup.signal() }
  }

  /// Everything that waits.
  func take() -> [CoreMessage] {
    waiting.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
  }
}
