/// Tells double and triple clicks from single ones.
package struct ClickCounter: Sendable {
  private var last: (event: MouseEvent, time: ContinuousClock.Instant)?

  /// Presses that follow each other faster belong together.
  private static let interval = Duration.milliseconds(400)

  package init() {}

  /// The event with the number of presses in its place up to it.
  package mutating func count(_ event: MouseEvent, at time: ContinuousClock.Instant) -> MouseEvent {
    guard case .press = event.kind else { return event }
    var event = event
    if let last, last.event.kind == event.kind, last.event.row == event.row,
      last.event.column == event.column, time - last.time < ClickCounter.interval
    {
      event.clicks = last.event.clicks + 1
    }
    last = (event, time)
    return event
  }
}
