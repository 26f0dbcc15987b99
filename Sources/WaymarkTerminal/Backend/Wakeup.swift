internal import CNcurses

/// Wakes the loop from any thread.
package struct Wakeup: Sendable {
  fileprivate let descriptor: Int32

  package init() { descriptor = wn_event_descriptor() }

  /// Makes the next or current wait return.
  package func signal() { wn_wake(descriptor) }

  /// Forgets earlier signals.
  package func clear() { wn_clear(descriptor) }
}

/// Waits for keys, signals and wake-ups; belongs to the initial thread.
package final class EventWait {
  /// What ended a wait.
  package struct Events: Sendable, Hashable {
    package var hasKeys = false
    package var isWoken = false
    package var signals: [Signal] = []
    /// The terminal is gone.
    package var isHungUp = false

    package init() {}
  }

  /// Signals that concern a terminal application.
  package enum Signal: Sendable, Hashable {
    case resize, end, suspend, resume
  }

  private let signals: Int32
  private let wakeup: Wakeup

  /// Takes the signals over; until then they do what they do by default.
  package init(_ wakeup: Wakeup) {
    self.wakeup = wakeup
    signals = wn_signal_descriptor()
  }

  /// Waits until something happens.
  ///
  /// - Parameter milliseconds: The longest wait; without limit when nil.
  /// - Returns: What ended the wait; nothing at all when the time ran out.
  package func wait(milliseconds: Int?) -> Events {
    let ready = wn_wait(
      [0, wakeup.descriptor, signals], 3, Int32(clamping: milliseconds ?? -1))
    var events = Events()
    events.hasKeys = ready & 1 != 0
    events.isWoken = ready & 2 != 0
    events.isHungUp = ready & (1 << 31) != 0
    if events.isWoken { wakeup.clear() }
    if ready & 4 != 0 { events.signals = readSignals() }
    return events
  }

  private func readSignals() -> [Signal] {
    var result: [Signal] = []
    while true {
      switch wn_next_signal(signals) {
      case WN_SIGNAL_RESIZE: result.append(.resize)
      case WN_SIGNAL_END: result.append(.end)
      case WN_SIGNAL_SUSPEND: result.append(.suspend)
      case WN_SIGNAL_CONTINUE: result.append(.resume)
      default: return result
      }
    }
  }
}
