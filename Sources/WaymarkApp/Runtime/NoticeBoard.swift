/// A sentence for people; errors stay longer.
package struct Notice: Sendable, Hashable {
  package var text: String
  package var isError: Bool
  /// Whether it answers a key, so that the next key takes it away.
  package var isAnswer: Bool

  /// The tab that says the same: the notice is for people who look at another one.
  package var toldIn: Tab?

  package init(
    _ text: String, isError: Bool = false, isAnswer: Bool = false, toldIn: Tab? = nil
  ) {
    self.text = text
    self.isError = isError
    self.isAnswer = isAnswer
    self.toldIn = toldIn
  }

  /// How long it can be read: longer for longer texts and for errors.
  var duration: Duration {
    let reading = Duration.milliseconds(3000 + 40 * min(text.count, 200))
    return isError ? reading * 2 : reading
  }
}

/// The notices that are shown now; each leaves by itself.
package struct NoticeBoard: Sendable, Hashable {
  private struct Posted: Sendable, Hashable {
    var notice: Notice
    /// By the time since the start.
    var end: Duration
  }

  private var posted: [Posted] = []

  /// More at once would hide what they are about.
  private static let limit = 4

  /// The notices, the newest last.
  package var notices: [Notice] { posted.map(\.notice) }

  /// When the next one leaves; nil while there is none.
  package var nextEnd: Duration? { posted.map(\.end).min() }

  /// Shows a notice; the same sentence once more only stays longer.
  mutating func post(_ notice: Notice, at now: Duration) {
    posted.removeAll { $0.notice.text == notice.text || $0.notice.isAnswer }
    posted.append(Posted(notice: notice, end: now + notice.duration))
    if posted.count > NoticeBoard.limit { posted.removeFirst() }
  }

  /// Takes away what only answered the key before.
  mutating func dropAnswers() { posted.removeAll { $0.notice.isAnswer } }

  /// Takes everything away.
  mutating func clear() { posted = [] }

  /// Takes away what was there long enough.
  ///
  /// - Returns: Whether anything went.
  mutating func expire(at now: Duration) -> Bool {
    let before = posted.count
    posted.removeAll { $0.end <= now }
    return posted.count != before
  }
}
