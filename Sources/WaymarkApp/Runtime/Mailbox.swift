internal import Synchronization
internal import WaymarkTerminal

/// Messages from any thread to the loop, in the order in which they were posted.
final class Mailbox: Sendable {
  private let waiting = Mutex<[PaneMessage]>([])
  let wakeup = Wakeup()

  /// Leaves a message and wakes the loop; one that only tells how far the same work is replaces the
  /// one before it, and one that can be joined with the one before it is.
  func post(_ message: PaneMessage) {
    let wasEmpty = waiting.withLock { waiting in
      let wasEmpty = waiting.isEmpty
      if message.content is any Superseding, let last = waiting.last, last.work == message.work,
        last.content is any Superseding
      {
        waiting[waiting.count - 1] = message
      } else if let last = waiting.last, last.work == message.work,
        let joined = (last.content as? any Joining)?.joined(with: message.content)
      {
        waiting[waiting.count - 1] = PaneMessage(message.work, joined)
      } else {
        waiting.append(message)
      }
      return wasEmpty
    }
    if wasEmpty { wakeup.signal() }
  }

  /// Everything that waits.
  func take() -> [PaneMessage] {
    waiting.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
  }
}
